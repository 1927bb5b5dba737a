import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstAdministratorLink } from '../../../server/accounts/one-time-links.service.ts';
import { startAccountServer, TestBrowser, TestClock } from '../../support/accounts.ts';
import { describeEachEngine } from '../../support/database.ts';
import type { TestServer } from '../../support/test-server.ts';

const password = '清晨的雾从湖面慢慢散开去';

describeEachEngine('signing in', (engine) => {
  const clock = new TestClock('2026-05-01T04:00:00Z');
  let server: TestServer;
  const browser = () => new TestBrowser(server.url);
  const secretOf = (link: string) => link.split('=').at(-1) ?? '';

  beforeAll(async () => {
    server = await startAccountServer({ engine, now: clock.now });
  });
  afterAll(() => server?.close());

  it('the demonstration lets everybody on this computer in with one click, until there is an administrator', async () => {
    const somebody = browser();
    expect(await somebody.session()).toMatchObject({
      account: null,
      actor: { role: 'visitor' },
      signIn: { demonstration: ['planner', 'investment', 'leader', 'operator', 'administrator'] },
    });
    for (const role of ['planner', 'investment', 'leader', 'operator', 'administrator'] as const) {
      expect(await somebody.enter(role)).toBe(200);
      expect(await somebody.session()).toMatchObject({
        actor: { role },
        account: { method: 'demonstration' },
      });
    }
    expect(await browser().enter('visitor' as never)).toBe(400);
  });

  it('a one-time link makes the first administrator, once, and closes the demonstration', async () => {
    const planner = browser();
    await planner.enter('planner');
    const old = await firstAdministratorLink(server.deps, server.url);
    const link = await firstAdministratorLink(server.deps, server.url);
    expect(link!.link).toMatch(new RegExp(`^${server.url}/#first-administrator=[\\w-]{43}$`));
    const token = secretOf(link!.link);
    const first = browser();
    const use = (secret: string, more: object = {}) =>
      first.request<{ detail: string; errors?: { field: string; message: string }[] }>(
        'POST',
        '/session/link',
        {
          token: secret,
          password,
          loginName: 'Wang.Li',
          displayName: '王丽',
          ...more,
        },
      );
    // A newer link takes the place of an older one.
    expect((await use(secretOf(old!.link))).status).toBe(410);
    const short = await use(token, { password: '太短的密码' });
    expect(short.body.errors).toEqual([
      { field: 'password', message: '密码至少 12 个字符，可以是一句容易记住的话' },
    ]);
    expect((await use(token, { password: 'x'.repeat(40) })).status).toBe(400);
    expect((await use(token, { password: 'wang.li is my name' })).status).toBe(400);
    const check = await first.request('POST', '/session/link/check', { token });
    expect(check.body).toMatchObject({ purpose: 'first-administrator', loginName: null });
    expect((await use(token)).status).toBe(200);
    expect(await first.session()).toMatchObject({
      actor: { role: 'administrator', name: '王丽' },
      account: { loginName: 'wang.li', method: 'link' },
      signIn: { demonstration: [], needsAdministrator: false },
    });
    // Used once, used up; and nobody can make another one.
    const again = browser();
    expect(
      (await again.request('POST', '/session/link', { token, password, loginName: 'other' })).status,
    ).toBe(410);
    expect(await firstAdministratorLink(server.deps, server.url)).toBeUndefined();
    expect((await planner.session()).actor.role).toBe('visitor');
    expect(await browser().enter('administrator')).toBe(403);
  });

  it('a session is a new secret of 256 bits in a cookie that scripts cannot read; only its digest is kept', async () => {
    const visitor = browser();
    visitor.cookie = `luodi_session=${'A'.repeat(43)}`;
    const planted = visitor.cookie;
    expect(await visitor.signIn('WANG.LI', password)).toBe(200);
    expect(visitor.lastSetCookie).toMatch(
      /^luodi_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/,
    );
    expect(visitor.cookie).not.toBe(planted);
    // Fixation: a secret that somebody planted before never becomes a session.
    const attacker = browser();
    attacker.cookie = planted;
    expect((await attacker.session()).account).toBeNull();
    const secret = visitor.cookie.split('=')[1];
    const everything = JSON.stringify([
      await server.sql`SELECT * FROM account_session`,
      await server.sql`SELECT * FROM account`,
      await server.sql`SELECT * FROM audit_entry`,
      await server.sql`SELECT * FROM one_time_link`,
    ]);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(password);
    expect(everything).toContain('$argon2id$');
    // Signing in again gives another secret, and the one before stops working.
    const former = visitor.cookie;
    expect(await visitor.signIn('wang.li', password)).toBe(200);
    expect(visitor.cookie).not.toBe(former);
    attacker.cookie = former;
    expect((await attacker.session()).account).toBeNull();
  });

  it('a stolen session stops working after signing out everywhere', async () => {
    const own = browser();
    await own.signIn('wang.li', password);
    const thief = browser();
    thief.cookie = own.cookie;
    expect((await thief.session()).account).not.toBeNull();
    const other = browser();
    await other.signIn('wang.li', password);
    const { body } = await other.request<{ sessions: { isCurrent: boolean }[] }>('GET', '/sessions');
    expect(body.sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(body.sessions.length).toBeGreaterThan(1);
    expect((await other.request('DELETE', '/session/everywhere')).status).toBe(200);
    expect(other.cookie).toBe('');
    for (const one of [thief, own, other]) {
      expect((await one.session()).account).toBeNull();
      expect((await one.request('GET', '/sessions')).status).toBe(403);
    }
  });

  it('signing out ends the session on the server, not only in the browser', async () => {
    const own = browser();
    await own.signIn('wang.li', password);
    const copy = own.cookie;
    expect((await own.request('DELETE', '/session')).status).toBe(200);
    expect(own.cookie).toBe('');
    own.cookie = copy;
    expect((await own.session()).account).toBeNull();
  });

  it('a session ends when it is not used, and however much it is used after a week', async () => {
    const idle = browser();
    await idle.signIn('wang.li', password);
    clock.advance(11.9 * 3600);
    expect((await idle.session()).account).not.toBeNull();
    clock.advance(11.9 * 3600);
    expect((await idle.session()).account).not.toBeNull();
    clock.advance(12.1 * 3600);
    expect((await idle.session()).account).toBeNull();

    const busy = browser();
    await busy.signIn('wang.li', password);
    for (let hours = 0; hours < 7 * 24 - 10; hours += 10) {
      clock.advance(10 * 3600);
      expect((await busy.session()).account).not.toBeNull();
    }
    clock.advance(10 * 3600);
    expect((await busy.session()).account).toBeNull();
  });

  it('a write with a session has to show that our own page sent it', async () => {
    const own = browser();
    await own.signIn('wang.li', password);
    const write = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/session/everywhere`, {
        method: 'DELETE',
        headers: { Cookie: own.cookie, ...headers },
      });
    for (const headers of [
      {},
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: server.url },
      { 'Sec-Fetch-Site': 'none' },
    ] as Record<string, string>[])
      expect([(await write(headers)).status, headers]).toEqual([403, headers]);
    // None of them did anything.
    expect((await own.session()).account).not.toBeNull();
    expect((await write({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  });

  it('nobody learns which accounts exist: same answer, same work', async () => {
    const answers = [];
    for (const name of ['wang.li', 'nobody.here', 'demonstration-planner']) {
      const { status, body } = await browser().request('POST', '/session', {
        loginName: name,
        password: 'wrong password',
      });
      const { instance: _id, ...rest } = body;
      answers.push(JSON.stringify([status, rest]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('登录名或密码不正确');
    clock.advance(24 * 3600 + 1);
    const milliseconds = async (name: string) => {
      const began = performance.now();
      await browser().request('POST', '/session', { loginName: name, password: 'wrong password' });
      return performance.now() - began;
    };
    await milliseconds('warm.up');
    // The quickest of some: anything else on the machine only makes an answer slower.
    const quickest = async (names: readonly string[]) => {
      const times: number[] = [];
      for (const name of names) times.push(await milliseconds(name));
      return Math.min(...times);
    };
    const known = await quickest(['wang.li', 'wang.li', 'wang.li', 'wang.li']);
    const unknown = await quickest(['nobody.one', 'nobody.two', 'nobody.three', 'nobody.four']);
    // An answer without looking at a password would take a tenth of the time.
    expect(unknown).toBeGreaterThan(known / 3);
    expect(known).toBeGreaterThan(unknown / 3);
    clock.advance(24 * 3600 + 1);
  });

  it('guesses cost more and more time, then a quarter of an hour each; the right password does not help meanwhile', async () => {
    const guesser = browser();
    const attempt = async (loginName: string, guess: string) => {
      const { status, headers } = await guesser.request('POST', '/session', { loginName, password: guess });
      return [status, Number(headers.get('retry-after'))];
    };
    for (const name of ['wang.li', 'not.an.account']) {
      for (let round = 0; round < 4; round += 1) expect(await attempt(name, 'guess')).toEqual([401, 0]);
      expect(await attempt(name, 'guess')).toEqual([401, 0]);
      expect(await attempt(name, password)).toEqual([429, 15]);
      clock.advance(16);
      expect(await attempt(name, 'guess')).toEqual([401, 0]);
      expect(await attempt(name, 'guess')).toEqual([429, 30]);
      for (let wait = 30; wait < 900; wait *= 2) {
        clock.advance(wait + 1);
        expect((await attempt(name, 'guess'))[0]).toBe(401);
      }
      clock.advance(600);
      const [status, seconds] = await attempt(name, password);
      expect(status).toBe(429);
      expect(seconds).toBeGreaterThan(290);
      clock.advance(301);
    }
    expect((await attempt('wang.li', password))[0]).toBe(200);
    // Success forgets the guesses.
    expect((await attempt('wang.li', 'guess'))[0]).toBe(401);
    expect((await attempt('wang.li', password))[0]).toBe(200);
    clock.advance(24 * 3600 + 1);
  });

  it('guesses sent at the same moment count one by one', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => browser().signIn('wang.li', `guess ${index}`)),
    );
    expect(results.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    expect(results.filter((status) => status === 429).length).toBeGreaterThanOrEqual(15);
    clock.advance(24 * 3600 + 1);
  });

  it('a changed password ends every other session, and the old one is worth nothing', async () => {
    const [own, other] = [browser(), browser()];
    await own.signIn('wang.li', password);
    await other.signIn('wang.li', password);
    const former = own.cookie;
    const next = 'correct horse battery staple 落地';
    const change = (body: object) =>
      own.request<{ errors: { field: string }[] }>('POST', '/session/password', body);
    expect((await change({ current: 'not this one', next })).body.errors[0]).toMatchObject({
      field: 'current',
    });
    expect((await change({ current: password, next: 'short' })).body.errors[0]).toMatchObject({
      field: 'next',
    });
    expect((await change({ current: password, next: password })).status).toBe(400);
    expect((await change({ current: password, next: '长'.repeat(129) })).status).toBe(400);
    expect((await change({ current: password, next })).status).toBe(200);
    expect(own.cookie).not.toBe(former);
    expect((await own.session()).account).not.toBeNull();
    expect((await other.session()).account).toBeNull();
    expect(await other.signIn('wang.li', password)).toBe(401);
    expect(await other.signIn('wang.li', next)).toBe(200);
    expect((await own.request('POST', '/session/password', { current: next, next: password })).status).toBe(
      200,
    );
  });

  it('sign-ins, refusals and changes are in the audit log, without a name that is no account', async () => {
    const entries = await server.sql<
      { collection: string; label: string | null; after: { outcome?: string } }[]
    >`
      SELECT collection, record_label AS label, after_values AS after FROM audit_entry WHERE zone_code = '-' ORDER BY sequence`;
    const outcomes = new Set(entries.map(({ after }) => after.outcome));
    for (const outcome of ['signed-in', 'refused', 'signed-out', 'signed-out-everywhere'])
      expect(outcomes).toContain(outcome);
    expect(entries.some(({ label }) => label === 'nobody.here')).toBe(false);
    expect(entries.some(({ label, after }) => label === null && after.outcome === 'refused')).toBe(true);
  });
});
