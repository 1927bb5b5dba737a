import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, AccountWithLink, NewApiToken } from '../../../geodata/model/api-accounts.ts';
import { firstAdministratorLink } from '../../../server/accounts/one-time-links.service.ts';
import { startAccountServer, TestBrowser, TestClock } from '../../support/accounts.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import type { TestServer } from '../../support/test-server.ts';

const password = '春天的第一场雨落在田埂上';
const clock = new TestClock('2026-05-01T04:00:00Z');
let server: TestServer;
let administrator: TestBrowser;
const browser = () => new TestBrowser(server.url);
const secretOf = (link: string) => link.split('=').at(-1) ?? '';

async function add(loginName: string, grant: object = { role: 'planner', zoneCodes: null }) {
  return await administrator.request<AccountWithLink & { detail: string; errors: { field: string }[] }>(
    'POST',
    '/accounts',
    { loginName, displayName: `姓名 ${loginName}`, grant },
  );
}

/** An account that has set its password, and its browser. */
async function join(loginName: string, grant?: object): Promise<{ account: Account; own: TestBrowser }> {
  const { body } = await add(loginName, grant);
  const own = browser();
  await own.request('POST', '/session/link', { token: secretOf(body.link), password });
  return { account: body.account, own };
}

beforeAll(async () => {
  server = await startAccountServer({ now: clock.now });
  await loadGridZone(server.sql, { zoneCode: 'ALPHA' });
  await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [120.1, 36.7], columns: 2, rows: 1 });
  administrator = browser();
  const link = await firstAdministratorLink(server.deps, server.url);
  const use = { token: secretOf(link!.link), password, loginName: 'root', displayName: '管理员' };
  await administrator.request('POST', '/session/link', use);
});
afterAll(() => server?.close());

describe('accounts', () => {
  it('an administrator adds an account; its owner sets the password by a link that works once', async () => {
    const { status, body } = await add('Zhang.San', { role: 'planner', zoneCodes: ['ALPHA'] });
    expect(status).toBe(201);
    expect(body.account).toMatchObject({
      loginName: 'zhang.san',
      hasPassword: false,
      grant: { role: 'planner', zoneCodes: ['ALPHA'], parkIds: [] },
    });
    const own = browser();
    expect(await own.signIn('zhang.san', password)).toBe(401);
    const token = secretOf(body.link);
    expect((await own.request('POST', '/session/link/check', { token })).body).toMatchObject({
      purpose: 'recovery',
      loginName: 'zhang.san',
    });
    expect((await own.request('POST', '/session/link', { token, password })).status).toBe(200);
    expect(await own.session()).toMatchObject({ actor: { role: 'planner', zones: ['ALPHA'] } });
    // A link that was used once is worth nothing, whoever has it.
    const replay = browser();
    expect((await replay.request('POST', '/session/link', { token, password: `${password}！` })).status).toBe(
      410,
    );
    expect((await replay.request('POST', '/session/link/check', { token })).status).toBe(410);
    expect(await replay.signIn('zhang.san', password)).toBe(200);
  });

  it('a link works for a day, and only the newest one', async () => {
    const { body } = await add('li.si');
    const again = await administrator.request<AccountWithLink>(
      'POST',
      `/accounts/${body.account.id}/recovery`,
    );
    const own = browser();
    const use = (link: string) => own.request('POST', '/session/link', { token: secretOf(link), password });
    expect((await use(body.link)).status).toBe(410);
    clock.advance(24 * 3600 + 1);
    expect((await use(again.body.link)).status).toBe(410);
    administrator = browser();
    await administrator.signIn('root', password);
  });

  it('recovery ends the sessions and tokens of the account, and forgets its failures', async () => {
    const { account, own } = await join('wang.wu');
    const made = await own.request<NewApiToken>('POST', '/tokens', {
      name: '报表',
      scope: 'read',
      expiresInDays: 9,
    });
    for (let round = 0; round < 6; round += 1) await browser().signIn('wang.wu', 'guess');
    expect(await browser().signIn('wang.wu', password)).toBe(429);
    const { body } = await administrator.request<AccountWithLink>('POST', `/accounts/${account.id}/recovery`);
    const next = `${password}又一年`;
    const fresh = browser();
    await fresh.request('POST', '/session/link', { token: secretOf(body.link), password: next });
    expect((await fresh.session()).account).toMatchObject({ loginName: 'wang.wu' });
    expect((await own.session()).account).toBeNull();
    const bearer = { Authorization: `Bearer ${made.body.secret}` };
    expect((await browser().request('GET', '/session', undefined, bearer)).status).toBe(401);
    expect(await browser().signIn('wang.wu', next)).toBe(200);
  });

  it('a disabled account is out at once; enabled again it may sign in', async () => {
    const { account, own } = await join('zhao.liu');
    const change = (revision: number, isDisabled: boolean) =>
      administrator.request<Account>('PATCH', `/accounts/${account.id}`, { revision, isDisabled });
    const { accounts } = (await administrator.request<{ accounts: Account[] }>('GET', '/accounts')).body;
    const { revision } = accounts.find(({ id }) => id === account.id)!;
    const disabled = await change(revision, true);
    expect(disabled.body).toMatchObject({ isDisabled: true });
    expect((await own.session()).account).toBeNull();
    expect(await own.signIn('zhao.liu', password)).toBe(401);
    expect((await change(revision, false)).status).toBe(409);
    expect((await administrator.request('POST', `/accounts/${account.id}/recovery`)).status).toBe(409);
    expect((await change(disabled.body.revision, false)).status).toBe(200);
    expect(await own.signIn('zhao.liu', password)).toBe(200);
  });

  it('a new role holds from the next request on', async () => {
    const { account, own } = await join('sun.qi', { role: 'planner', zoneCodes: ['ALPHA'] });
    expect((await own.session()).actor.capabilities).toContain('write-land');
    const { accounts } = (await administrator.request<{ accounts: Account[] }>('GET', '/accounts')).body;
    const { revision } = accounts.find(({ id }) => id === account.id)!;
    const grant = { role: 'reviewer', zoneCodes: ['BETA'] };
    await administrator.request('PATCH', `/accounts/${account.id}`, { revision, grant });
    expect((await own.session()).actor).toMatchObject({ role: 'reviewer', zones: ['BETA'] });
    expect((await own.session()).actor.capabilities).not.toContain('write-land');
  });

  it('the last administrator can neither be disabled nor lose the role', async () => {
    const { accounts } = (await administrator.request<{ accounts: Account[] }>('GET', '/accounts')).body;
    const { id, revision } = accounts.find(({ loginName }) => loginName === 'root')!;
    const change = (body: object) => administrator.request('PATCH', `/accounts/${id}`, { revision, ...body });
    expect((await change({ isDisabled: true })).body.detail).toContain('最后一个管理员');
    expect((await change({ grant: { role: 'leader', zoneCodes: null } })).status).toBe(409);
    expect((await change({ displayName: '总管理员' })).status).toBe(200);
  });

  it.each([
    [{ role: 'king', zoneCodes: null }, 'grant.role'],
    [{ role: 'visitor', zoneCodes: null }, 'grant.role'],
    [{ role: 'planner', zoneCodes: [] }, 'grant.zoneCodes'],
    [{ role: 'planner', zoneCodes: ['NOWHERE'] }, 'grant.zoneCodes'],
    [{ role: 'administrator', zoneCodes: ['ALPHA'] }, 'grant.zoneCodes'],
    [{ role: 'operator', zoneCodes: ['ALPHA'] }, 'grant.parkIds'],
    [{ role: 'operator', zoneCodes: ['ALPHA'], parkIds: [999_999] }, 'grant.parkIds'],
    [{ role: 'planner', zoneCodes: null, parkIds: [1] }, 'grant.parkIds'],
  ])('refuses the role %j', async (grant, field) => {
    const { status, body } = await add('nobody', grant);
    expect([status, body.errors[0]?.field]).toEqual([400, field]);
  });

  it('refuses a login name that is taken or cannot be typed, and everybody but administrators', async () => {
    expect((await add('ROOT')).status).toBe(409);
    for (const name of ['a', 'two words', '<b>', 'x'.repeat(65), '.dot'])
      expect((await add(name)).body.errors[0]?.field).toBe('loginName');
    const { own } = await join('zhou.ba');
    for (const [method, path, body] of [
      ['GET', '/accounts', undefined],
      [
        'POST',
        '/accounts',
        { loginName: 'new', displayName: '新', grant: { role: 'administrator', zoneCodes: null } },
      ],
      ['PATCH', '/accounts/1', { revision: 1, isDisabled: true }],
      ['POST', '/accounts/1/recovery', undefined],
    ] as const) {
      expect((await own.request(method, path, body)).status).toBe(403);
      expect((await browser().request(method, path, body)).status).toBe(403);
    }
  });

  it('one account never reaches the sessions and tokens of another', async () => {
    const [{ own: first }, { own: second }] = [await join('wu.jiu'), await join('zheng.shi')];
    const made = await first.request<NewApiToken>('POST', '/tokens', {
      name: '一',
      scope: 'read',
      expiresInDays: 1,
    });
    const { sessions } = (await first.request<{ sessions: { id: number }[] }>('GET', '/sessions')).body;
    expect((await second.request('DELETE', `/tokens/${made.body.token.id}`)).status).toBe(404);
    expect((await second.request('DELETE', `/sessions/${sessions[0]!.id}`)).status).toBe(404);
    expect((await second.request<{ tokens: object[] }>('GET', '/tokens')).body.tokens).toEqual([]);
    expect((await first.session()).account).not.toBeNull();
  });
});

describe('tokens', () => {
  const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });
  const call = (secret: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
    browser().request(method, path, body, bearer(secret));

  it('carry as much as their scope leaves of what the account may', async () => {
    const { own } = await join('bot.owner');
    const make = async (request: object) =>
      (await own.request<NewApiToken>('POST', '/tokens', { name: '程序', expiresInDays: 30, ...request }))
        .body;
    const read = await make({ scope: 'read' });
    const write = await make({ scope: 'write' });
    const single = await make({ scope: 'capabilities', capabilities: ['read-land'] });
    expect(read.secret).toMatch(/^luodi_[\w-]{43}$/);
    const mayOf = async ({ secret }: NewApiToken) => {
      const { body } = await call(secret, 'GET', '/session');
      return (body as { actor: { capabilities: string[] } }).actor.capabilities;
    };
    expect(await mayOf(single)).toEqual(['reach-service', 'read-land']);
    expect((await mayOf(read)).filter((name) => !/^(read-|reach-)/.test(name))).toEqual([]);
    expect(await mayOf(write)).toContain('write-land');
    for (const token of [read, write, single]) expect(await mayOf(token)).not.toContain('own-account');
    const items = '/collections/parcels/items?limit=1';
    expect((await call(single.secret, 'GET', items)).status).toBe(200);
    expect((await call(single.secret, 'GET', '/change-sets')).status).toBe(403);
    expect((await call(read.secret, 'POST', '/parcels/check-outline', {})).status).toBe(403);
    expect((await call(write.secret, 'POST', '/parcels/check-outline', {})).status).toBe(400);
    expect(
      (await call(write.secret, 'POST', '/tokens', { name: 'x', scope: 'read', expiresInDays: 1 })).status,
    ).toBe(403);
    const kept = JSON.stringify(await server.sql`SELECT * FROM api_token`);
    for (const { secret } of [read, write, single]) expect(kept).not.toContain(secret);
    const beyond = await own.request('POST', '/tokens', {
      name: 'x',
      scope: 'capabilities',
      capabilities: ['administer'],
      expiresInDays: 1,
    });
    expect(beyond.status).toBe(400);
    expect(
      (await own.request('POST', '/tokens', { name: 'x', scope: 'capabilities', expiresInDays: 1 })).status,
    ).toBe(400);
    expect(
      (await own.request('POST', '/tokens', { name: 'x', scope: 'read', expiresInDays: 999 })).status,
    ).toBe(400);
  });

  it('expired, revoked, forged and misspelt ones are refused, even beside a good session', async () => {
    const { own } = await join('bot.two');
    const make = async (expiresInDays: number) =>
      (await own.request<NewApiToken>('POST', '/tokens', { name: '程序', scope: 'read', expiresInDays }))
        .body;
    const [short, long] = [await make(1), await make(30)];
    expect((await call(short.secret, 'GET', '/session')).status).toBe(200);
    clock.advance(24 * 3600 + 1);
    expect((await call(short.secret, 'GET', '/session')).status).toBe(401);
    expect((await call(long.secret, 'GET', '/session')).status).toBe(200);
    await own.signIn('bot.two', password);
    const listed = (
      await own.request<{ tokens: { name: string; lastUsedAt: string | null }[] }>('GET', '/tokens')
    ).body;
    expect(listed.tokens).toHaveLength(2);
    expect(listed.tokens[0]?.lastUsedAt).not.toBeNull();
    expect((await own.request('DELETE', `/tokens/${long.token.id}`)).status).toBe(200);
    expect((await call(long.secret, 'GET', '/session')).status).toBe(401);
    for (const secret of ['', 'x', `luodi_${'A'.repeat(43)}`, `${short.secret}A`]) {
      const { status, headers } = await own.request('GET', '/session', undefined, bearer(secret));
      expect([secret, status]).toEqual([secret, 401]);
      expect(headers.get('www-authenticate')).toContain('Bearer');
    }
    const basic = { Authorization: `Basic ${Buffer.from('bot.two:x').toString('base64')}` };
    expect((await own.request('GET', '/session', undefined, basic)).status).toBe(401);
  });
});
