import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../geodata/model/api-session.ts';
import { Capability } from '../../../geodata/model/capability.ts';
import { RoleId } from '../../../geodata/model/role.ts';
import { mayCall } from '../../../server/access/capability.ts';
import { actorOfRole, publicVisitor } from '../../../server/access/roles.ts';
import { apiRoutes } from '../../../server/app.ts';
import type { Route } from '../../../server/http/define-route.ts';
import { mountRoutes } from '../../../server/http/mount-routes.ts';
import { type Known, knownRecords } from '../../support/ask-everything.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { fillEmptyCollections } from '../../support/mark-secrets.ts';
import { sampleOfSchema } from '../../support/sample-of-schema.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const all = RoleId.options;
const signedIn = all.filter((role) => role !== 'visitor');

/** Who may do what, said a second time: a change of the table of rights has to be meant. */
const declared: Readonly<Record<Capability, readonly RoleId[]>> = {
  'reach-service': all,
  'sign-in': all,
  'own-account': signedIn,
  'read-land': all,
  'read-attachments': signedIn,
  'keep-views': signedIn,
  'read-history': ['planner', 'leader', 'administrator'],
  'write-land': ['planner'],
  'write-premises': ['planner', 'operator'],
  'read-cases': ['planner', 'leader', 'administrator'],
  'work-cases': ['planner'],
  'read-projects': ['planner', 'investment', 'reporter', 'officer', 'reviewer', 'leader', 'administrator'],
  'work-projects': ['planner', 'investment', 'reporter'],
  'reserve-land': ['planner', 'investment'],
  'give-opinion': ['planner', 'reviewer'],
  'decide-review': ['leader'],
  'edit-rules': ['planner', 'administrator'],
  'read-reports': ['planner', 'investment', 'reporter', 'officer', 'leader', 'administrator'],
  'work-reports': ['planner', 'reporter', 'officer'],
  'approve-bulletin': ['leader'],
  'read-audit': ['administrator'],
  administer: ['administrator'],
};

const person = { id: 'somebody', name: '某人' };
const isRefusal = (text: string) =>
  /当前身份不能执行这个操作|访客不能执行这个操作|公众地图只供浏览/.test(text);

describe('who may call which route', () => {
  let server: TestServer;
  let folder: string;
  let known: Known;
  let routes: readonly Route[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luodi-routes-'));
    server = await startTestServer({
      environment: { DATA_DIR: folder, TRUSTED_PROXIES: '127.0.0.1', REQUESTS_PER_MINUTE: '100000' },
    });
    await loadGridZone(server.sql, { zoneCode: 'ALPHA', columns: 4, rows: 2 });
    await fillEmptyCollections(server.sql, 'ALPHA');
    await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [120.1, 36.7], columns: 2, rows: 1 });
    known = await knownRecords(server, []);
    routes = apiRoutes(server.deps);
  });
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The address of a route with ids of records of ALPHA, whose ids come first. */
  const addressOf = ({ path }: Route): string => {
    const collection = [...known.ids.keys()].find((id) => path.includes(`/${id}/`));
    const id = collection === undefined ? 1 : (known.ids.get(collection)?.[0] ?? 1);
    return path
      .replace('{zone}', 'ALPHA')
      .replace('{z}', '14')
      .replace('{x}', '13612')
      .replace('{y}', '6350')
      .replace(/\{\w+\}/g, String(id));
  };

  // Every call comes from another address, so that no limit answers in place of the route.
  let calls = 0;
  const call = async (route: Route): Promise<{ status: number; text: string }> => {
    calls += 1;
    const from = { 'X-Forwarded-For': `10.1.${calls >> 8}.${calls & 255}` };
    const response = await fetch(`${server.url}/api${addressOf(route)}`, {
      method: route.method.toUpperCase(),
      headers: from,
      ...(route.body === undefined
        ? {}
        : {
            headers: { ...from, 'Content-Type': 'application/json' },
            body: JSON.stringify(sampleOfSchema(route.body) ?? {}),
          }),
    });
    return { status: response.status, text: await response.text() };
  };

  it('every capability is held by the roles that are said to hold it, and by no other', () => {
    for (const capability of Capability.options)
      for (const role of all)
        expect(
          mayCall(actorOfRole(role, { ...person, zones: 'all' }), capability),
          `${role} ${capability}`,
        ).toBe(declared[capability].includes(role));
  });

  it('a token carries less than its role, never more; an unknown role may reach the service only', () => {
    const planner = actorOfRole('planner', { ...person, zones: 'all' });
    const reading: Actor = { ...planner, capabilities: ['read-land', 'administer'] };
    expect(mayCall(reading, 'read-land')).toBe(true);
    expect(mayCall(reading, 'write-land')).toBe(false);
    expect(mayCall(reading, 'administer')).toBe(false);
    const stranger = actorOfRole('stranger', { ...person, zones: 'all' });
    expect(stranger.zones).toEqual([]);
    for (const capability of Capability.options)
      expect(mayCall(stranger, capability)).toBe(capability === 'reach-service');
  });

  it.each([...all, 'stranger'])('every route answers %s as declared', async (role) => {
    server.actAs(actorOfRole(role, { ...person, id: role, zones: ['ALPHA'], parkIds: [1, 2] }));
    for (const route of routes) {
      const { status, text } = await call(route);
      const name = `${role} ${route.method} ${route.path}`;
      const isAllowed =
        role === 'stranger'
          ? route.access === 'reach-service'
          : declared[route.access].includes(role as RoleId);
      expect(status === 403 && isRefusal(text), `${name}: ${status} ${text.slice(0, 200)}`).toBe(!isAllowed);
      expect(status, `${name}: ${text.slice(0, 300)}`).toBeLessThan(500);
    }
  });

  it('on a public map nothing but reading is left, whoever asks', async () => {
    server.actAs(publicVisitor({ gridMetres: 10, maxZoom: 17 }));
    for (const route of routes) {
      const { status, text } = await call(route);
      const isAllowed = route.method === 'get' && ['reach-service', 'read-land'].includes(route.access);
      expect(status === 403 && isRefusal(text), `${route.method} ${route.path}: ${status}`).toBe(!isAllowed);
    }
  });

  /** Everything that is kept of a zone, so that a single write shows. */
  const contentOf = async (zoneCode: string): Promise<string> => {
    const tables = await server.sql<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = current_schema() AND column_name = 'zone_code' AND table_name <> 'match_look' AND table_type = 'BASE TABLE' ORDER BY 1`;
    const parts: string[] = [];
    for (const { name } of tables) {
      const [row] = await server.sql<{ digest: string | null }[]>`
        SELECT md5(string_agg(text, '' ORDER BY text)) AS digest
        FROM (SELECT to_jsonb(record)::text AS text FROM ${server.sql(name)} AS record WHERE zone_code = ${zoneCode}) AS rows`;
      parts.push(`${name} ${row!.digest}`);
    }
    return parts.join('\n');
  };

  it.each(signedIn)('in another zone nothing is told to %s, and nothing can be written', async (role) => {
    const before = await contentOf('ALPHA');
    server.actAs(actorOfRole(role, { ...person, id: role, zones: ['BETA'], parkIds: [1, 2] }));
    for (const route of routes) {
      const { status, text } = await call(route);
      const name = `${role} ${route.method} ${route.path}: ${status} ${text.slice(0, 300)}`;
      expect(status, name).toBeLessThan(500);
      const names = /测试开发区ALPHA|"zoneCode":"ALPHA"/.test(text);
      expect(names && !['/openapi.json', '/diagnostics'].includes(route.path), name).toBe(false);
      if (/\{(itemId|id|zone)\}/.test(route.path) && declared[route.access].includes(role) && status < 300)
        expect(text, name).not.toContain('ALPHA');
    }
    expect(await contentOf('ALPHA')).toBe(before);
  });

  it('a route that does not say who may call it is not mounted', () => {
    const [route] = routes;
    const undeclared = { ...route!, path: '/undeclared', access: undefined as unknown as Capability };
    expect(() =>
      mountRoutes([undeclared], {
        actorOf: () => actorOfRole('visitor', { ...person, zones: [] }),
        version: '0',
      }),
    ).toThrow(/does not declare/);
    const misspelt = { ...undeclared, access: 'read-everything' as Capability };
    expect(() =>
      mountRoutes([misspelt], {
        actorOf: () => actorOfRole('visitor', { ...person, zones: [] }),
        version: '0',
      }),
    ).toThrow(/does not declare/);
  });
});
