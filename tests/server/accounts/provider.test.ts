import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../geodata/model/api-session.ts';
import { roleOfClaims } from '../../../server/accounts/role-of-claims.ts';
import { startAccountServer } from '../../support/accounts.ts';
import { CookieJar, startTestProvider, type TestProvider } from '../../support/oidc-provider.ts';
import { freePort } from '../../support/server-process.ts';
import type { TestServer } from '../../support/test-server.ts';

/** How far the server's clock is from the provider's. */
let skewSeconds = 0;
let server: TestServer;
let provider: TestProvider;

async function start(): Promise<void> {
  const port = await freePort();
  provider = await startTestProvider(`http://127.0.0.1:${port}/api/session/provider/callback`);
  const now = () => new Date(Date.now() + skewSeconds * 1000);
  server = await startAccountServer({ environment: provider.environment, now, port });
  provider.accounts.set('li.na', { name: '李娜', roles: ['staff', 'gis'] });
  provider.accounts.set('boss', { name: '陈局', roles: ['lead'] });
  provider.accounts.set('guest', { name: '访客', roles: ['staff'] });
  provider.accounts.set('plain', { name: '无角色' });
}

/** Goes to the provider, signs in there as somebody, and stops before the way back is taken. */
async function wayBack(jar: CookieJar, who: string, choice: 'login' | 'refuse' = 'login'): Promise<string> {
  let address = `${server.url}/api/session/provider?returnTo=/%3Fzone=WFJJQ`;
  for (let step = 0; step < 12; step += 1) {
    const isForm = address.includes('/interaction/');
    const body: Record<string, string> = choice === 'refuse' ? { refuse: '1' } : { login: who };
    const init = isForm ? { method: 'POST', body: new URLSearchParams(body) } : {};
    const response = await jar.fetch(address, init);
    const next = response.headers.get('location');
    if (next === null) throw new Error(`${address}: ${response.status} ${await response.text()}`);
    address = new URL(next, address).href;
    if (address.startsWith(`${server.url}/api/session/provider/callback`)) return address;
    if (address.startsWith(`${server.url}/#`)) return address;
  }
  throw new Error('the provider never sent the browser back');
}

const sessionOf = async (jar: CookieJar): Promise<Session> =>
  (await (await jar.fetch(`${server.url}/api/session`)).json()) as Session;
const arrive = async (jar: CookieJar, address: string): Promise<string | null> =>
  (await jar.fetch(address)).headers.get('location');
async function signIn(who: string): Promise<{ jar: CookieJar; location: string | null }> {
  const jar = new CookieJar();
  return { jar, location: await arrive(jar, await wayBack(jar, who)) };
}

describe('sign-in at an OpenID Connect provider', () => {
  beforeAll(start);
  beforeEach(() => {
    skewSeconds = 0;
    provider.tamper = undefined;
  });
  afterAll(async () => {
    await server?.close();
    await provider?.close();
  });

  it('makes an account at the first sign-in, with the role that the claim gives', async () => {
    const { jar, location } = await signIn('li.na');
    expect(location).toBe('/?zone=WFJJQ');
    expect(await sessionOf(jar)).toMatchObject({
      actor: { role: 'planner', zones: 'all', name: '李娜' },
      account: { loginName: 'li.na@localhost', method: 'oidc', hasPassword: false },
      signIn: { provider: '潍坊统一认证' },
    });
    const boss = await signIn('boss');
    expect((await sessionOf(boss.jar)).actor).toMatchObject({ role: 'leader', zones: ['WFJJQ'] });
  });

  it('the role follows the provider: another one at the next sign-in, and none is no access', async () => {
    provider.accounts.set('moves', { name: '换岗', roles: ['gis'] });
    await signIn('moves');
    provider.accounts.set('moves', { name: '换岗', roles: ['lead'] });
    const moved = await signIn('moves');
    expect((await sessionOf(moved.jar)).actor.role).toBe('leader');
    provider.accounts.set('moves', { name: '换岗', roles: ['retired'] });
    expect((await signIn('moves')).location).toBe('/#provider-failed=no-role');
    const rows = await server.sql`SELECT 1 FROM account WHERE login_name = 'moves@localhost'`;
    expect(rows).toHaveLength(1);
  });

  it.each(['guest', 'plain'])(
    'an unknown role claim gives no access and makes no account: %s',
    async (who) => {
      const { jar, location } = await signIn(who);
      expect(location).toBe('/#provider-failed=no-role');
      expect((await sessionOf(jar)).account).toBeNull();
      expect(await server.sql`SELECT 1 FROM account WHERE subject = ${who}`).toHaveLength(0);
    },
  );

  it('never takes over a local account of the same name', async () => {
    await server.sql`
      INSERT INTO account (login_name, display_name, created_by, updated_by)
      VALUES ('twin@localhost', '本地双胞胎', 'test', 'test')`;
    provider.accounts.set('twin', { name: '双胞胎', roles: ['gis'] });
    const { jar } = await signIn('twin');
    expect((await sessionOf(jar)).account?.loginName).toMatch(/^twin@localhost-[0-9a-f]{8}$/);
  });

  it('a way back counts once', async () => {
    const jar = new CookieJar();
    const address = await wayBack(jar, 'li.na');
    const cookies = jar.header(server.url);
    expect(await arrive(jar, address)).toBe('/?zone=WFJJQ');
    const replay = await fetch(address, { redirect: 'manual', headers: { Cookie: cookies } });
    expect(replay.headers.get('location')).toBe('/#provider-failed=expired');
    expect(replay.headers.getSetCookie().some((line) => line.startsWith('luodi_session='))).toBe(false);
  });

  it('a way back works in the browser that left only, with the state it left with, and not for long', async () => {
    const own = new CookieJar();
    const address = await wayBack(own, 'li.na');
    // Somebody else's browser is sent there: it would be signed in as the attacker.
    const victim = new CookieJar();
    expect(await arrive(victim, address)).toBe('/#provider-failed=expired');
    expect((await sessionOf(victim)).account).toBeNull();
    const forged = new URL(address);
    forged.searchParams.set('state', 'A'.repeat(43));
    expect(await arrive(own, forged.href)).toBe('/#provider-failed=expired');
    const late = new CookieJar();
    const lateAddress = await wayBack(late, 'li.na');
    skewSeconds = 601;
    expect(await arrive(late, lateAddress)).toBe('/#provider-failed=expired');
  });

  it('a made-up code is refused', async () => {
    const jar = new CookieJar();
    const address = new URL(await wayBack(jar, 'li.na'));
    address.searchParams.set('code', 'made-up');
    expect(await arrive(jar, address.href)).toBe('/#provider-failed=expired');
    expect((await sessionOf(jar)).account).toBeNull();
  });

  it('a forged id token is refused: another person under the same signature, or another signature', async () => {
    const parts = (token: string) => token.split('.') as [string, string, string];
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const payloadOf = (token: string) =>
      JSON.parse(Buffer.from(parts(token)[1], 'base64url').toString('utf8')) as Record<string, unknown>;
    const forgeries: ((token: string) => string)[] = [
      (token) => [parts(token)[0], encode({ ...payloadOf(token), sub: 'boss' }), parts(token)[2]].join('.'),
      (token) => [encode({ alg: 'none' }), parts(token)[1], ''].join('.'),
      (token) => [parts(token)[0], parts(token)[1], Buffer.alloc(256, 1).toString('base64url')].join('.'),
    ];
    for (const tamper of forgeries) {
      provider.tamper = tamper;
      const { jar, location } = await signIn('li.na');
      expect(location).toBe('/#provider-failed=invalid');
      expect((await sessionOf(jar)).account).toBeNull();
    }
  });

  it('somebody who refuses at the provider is told so', async () => {
    const jar = new CookieJar();
    expect(await arrive(jar, await wayBack(jar, 'li.na', 'refuse'))).toBe('/#provider-failed=refused');
  });

  it('a disabled account stays out', async () => {
    await server.sql`UPDATE account SET is_disabled = true WHERE subject = 'boss'`;
    server.deps.identities.forget();
    expect((await signIn('boss')).location).toBe('/#provider-failed=disabled');
  });

  it('never sends anybody to another site', async () => {
    for (const place of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const path = `/api/session/provider?returnTo=${encodeURIComponent(place)}`;
      expect((await server.get(path)).status).toBe(400);
    }
  });

  it('refusals are in the audit log, by their reason', async () => {
    const rows = await server.sql<{ fault: string }[]>`
      SELECT DISTINCT after_values ->> 'fault' AS fault FROM audit_entry
      WHERE collection = 'sign-ins' AND after_values ->> 'outcome' = 'refused'`;
    expect(rows.map(({ fault }) => fault).sort()).toEqual([
      'disabled',
      'expired',
      'invalid',
      'no-role',
      'refused',
    ]);
  });
});

describe("the provider's clock, and a provider that is away", () => {
  beforeAll(() => {
    skewSeconds = 0;
  });

  it.each([
    [50, '/?zone=WFJJQ'],
    [-50, '/?zone=WFJJQ'],
    [2 * 3600, '/#provider-failed=invalid'],
  ])('our clock is %d s ahead', async (seconds, expected) => {
    skewSeconds = seconds;
    await start();
    try {
      expect((await signIn('li.na')).location).toBe(expected);
    } finally {
      await server.close();
      await provider.close();
    }
  });

  it('a provider that is away is told so, in the middle of a sign-in and before one', async () => {
    skewSeconds = 0;
    await start();
    try {
      const jar = new CookieJar();
      const address = await wayBack(jar, 'li.na');
      await provider.close();
      expect(await arrive(jar, address)).toBe('/#provider-failed=down');
      expect((await sessionOf(jar)).account).toBeNull();
    } finally {
      await server.close();
    }
    const port = await freePort();
    server = await startAccountServer({ environment: provider.environment, port });
    const left = await new CookieJar().fetch(`${server.url}/api/session/provider`);
    expect([left.status, left.headers.get('location')]).toEqual([302, '/#provider-failed=down']);
    await server.close();
  });

  it('is not there at all when it is not configured', async () => {
    const plain = await startAccountServer();
    expect((await plain.get('/api/session/provider')).status).toBe(404);
    await plain.close();
  });
});

describe('the role of claims', () => {
  const rules = [
    { claim: 'gis', role: 'planner' as const, zoneCodes: null },
    { claim: 'lead', role: 'leader' as const, zoneCodes: ['WFJJQ'] },
  ];

  it.each([
    [{ roles: ['lead', 'gis'] }, 'roles', 'planner'],
    [{ roles: 'lead' }, 'roles', 'leader'],
    [{ realm_access: { roles: ['gis'] } }, 'realm_access.roles', 'planner'],
    [{ 'realm_access.roles': ['lead'] }, 'realm_access.roles', 'leader'],
    [{ roles: ['GIS'] }, 'roles', undefined],
    [{ roles: { gis: true } }, 'roles', undefined],
    [{ roles: null }, 'roles', undefined],
    [{}, 'constructor.name', undefined],
  ])('%j at %s is %s', (claims, path, role) => {
    expect(roleOfClaims(claims, path, rules)?.role).toBe(role);
  });
});
