import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../../geodata/catalog/catalog.ts';
import type { Actor } from '../../../geodata/model/api-session.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { actorOfRole, visitor } from '../../../server/access/roles.ts';
import { askEverything, type Known, knownRecords, type Told } from '../../support/ask-everything.ts';
import { hiddenTables, makeHiddenRecords } from '../../support/hidden-records.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { fillEmptyCollections, markSecrets, secretsIn } from '../../support/mark-secrets.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** Everything is marked, everything is asked for; what is told is searched for marks. */
describe('secrets', { timeout: 240_000 }, () => {
  let server: TestServer;
  let known: Known;
  let unmarked: string[];
  const ask = (actor: Actor) => askEverything(server, actor, known);
  let toldToPlanner: Promise<Told[]> | undefined;
  /** What is told to who may see everything; asked for once. */
  const everything = () => {
    toldToPlanner ??= ask(localPlanner);
    return toldToPlanner;
  };
  const person = { id: 'somebody', name: '某人' };

  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql, { zoneCode: 'ALPHA', columns: 4, rows: 2 });
    await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [120.1, 36.7], columns: 4, rows: 2 });
    for (const zone of ['ALPHA', 'BETA']) await fillEmptyCollections(server.sql, zone);
    await server.sql`
      INSERT INTO attachment (zone_code, collection, record_id, file_name, media_type, byte_length, sha256, note, created_by, updated_by)
      SELECT zone_code, 'parcels', id, 'SECRET.' || zone_code || '.parcel.' || id || '.pdf', 'application/pdf', 10, repeat('a', 64),
             'SECRET.' || zone_code || '.parcel.' || id, 'SECRET.' || zone_code || '.parcel.' || id, 'test' FROM parcel`;
    unmarked = await markSecrets(server.sql);
    for (const zone of ['ALPHA', 'BETA']) await makeHiddenRecords(server, zone);
    server.deps.revisions.forget();
    known = await knownRecords(server, ['SECRET', '测试地块1', '康华', 'P1']);
  });
  afterAll(() => server?.close());

  const found = (told: readonly Told[]) => {
    const records = new Set<string>();
    const figures = new Set<string>();
    for (const { address, text } of told) {
      const secrets = secretsIn(text);
      for (const record of secrets.records) records.add(record);
      for (const figure of secrets.figures) figures.add(`${figure} at ${address}`);
    }
    return { records: [...records], figures: [...figures] };
  };

  it('every collection has a record, and every field that is not public is marked', () => {
    for (const { id, where } of catalog) {
      if (where === undefined) expect(known.ids.get(id), id).not.toHaveLength(0);
    }
    // The parts of an area cannot exceed the whole, which the first of them takes up.
    expect(unmarked).toEqual([
      'approval-batches.revokedAreaSquareMetres',
      'approval-batches.lapsedAreaSquareMetres',
    ]);
  });

  it('are told to who may see everything', async () => {
    const told = await everything();
    const { records, figures } = found(told);
    for (const zone of ['ALPHA', 'BETA'])
      for (const table of hiddenTables) expect(records).toContain(`${zone}.${table}.1`);
    const reached = new Set(told.filter(({ status }) => status === 200).map(({ path }) => path));
    for (const path of mustAnswer) expect(reached).toContain(path);
    expect(records.length).toBeGreaterThan(60);
    expect(figures.length).toBeGreaterThan(20);
  });

  it('are told to no visitor by any route', async () => {
    const told = await ask(visitor);
    expect(told.filter(({ status }) => status === 200).length).toBeGreaterThan(200);
    expect(told.filter(({ status }) => status >= 500)).toEqual([]);
    expect(found(told)).toEqual({ records: [], figures: [] });
    for (const { address, text } of told)
      expect(/suspected|SUSPECTED|疑似/.test(text) && !isVocabulary(address), address).toBe(false);
  });

  it('of another zone are told to nobody of this one', async () => {
    // The one sees all land, cases and projects of the zone; the other accounts, the log and the state of the installation.
    for (const role of ['planner', 'administrator']) {
      const told = await ask(actorOfRole(role, { ...person, zones: ['BETA'] }));
      const { records } = found(told);
      expect(records.length, role).toBeGreaterThan(8);
      expect(records.filter((record) => !record.startsWith('BETA.'))).toEqual([]);
      for (const { address, text } of told)
        expect(text.includes('ALPHA') && !address.includes('ALPHA') && !isVocabulary(address), address).toBe(
          false,
        );
    }
  });

  it('of other parks are told to no operator, those of the own parks are', async () => {
    const [park] = await server.sql<{ id: number }[]>`
      SELECT id::integer AS id FROM park WHERE zone_code = 'ALPHA' AND park_code = 'P1'`;
    const own = await server.sql<{ record: string }[]>`
      SELECT 'ALPHA.parcel.' || id AS record FROM parcel WHERE park_id = ${park!.id}
      UNION ALL SELECT 'ALPHA.park.' || ${park!.id}::bigint
      UNION ALL SELECT 'ALPHA.standard_term.' || term.id FROM standard_term AS term
        JOIN parcel ON parcel.zone_code = term.zone_code AND parcel.id = term.parcel_id WHERE parcel.park_id = ${park!.id}`;
    const operator = actorOfRole('operator', { ...person, zones: ['ALPHA'], parkIds: [park!.id] });
    const { records } = found(await ask(operator));
    // A view that somebody shares is for everybody of the zone.
    const shared = 'ALPHA.saved_view.1';
    expect(records.sort()).toEqual([...own.map(({ record }) => record), shared].sort());
    const bare = actorOfRole('operator', { ...person, zones: ['ALPHA'], parkIds: [] });
    expect(found(await ask(bare))).toEqual({ records: [shared], figures: [] });
  });

  it('of cases are told to nobody who may not know of them, those of projects to who works on them', async () => {
    const told = await ask(actorOfRole('investment', { ...person, zones: ['ALPHA'] }));
    const { records } = found(told);
    const ofTables = new Set(records.map((record) => record.split('.')[1]));
    expect([...hiddenTables].filter((table) => !ofTables.has(table))).toEqual(['idle_case']);
    for (const { address, text } of told)
      expect(/suspected|SUSPECTED|疑似/.test(text) && !isVocabulary(address), address).toBe(false);
  });

  it('stay where they are in caches: no tag of one actor is current for another who sees less', async () => {
    const told = (await everything()).filter(({ status, etag }) => status === 200 && etag !== null);
    expect(told.length).toBeGreaterThan(100);
    server.actAs(visitor);
    for (const { address, etag } of told) {
      const response = await server.get(`/api${address}`, { 'If-None-Match': etag! });
      expect(response.status, address).not.toBe(304);
      await response.arrayBuffer();
    }
  });
});

/** Addresses that hold secrets: a test that asks them in vain would prove nothing. */
const mustAnswer: readonly string[] = [
  ...['items', 'items/{itemId}', 'items/{itemId}/history', 'items/{itemId}/as-of', 'summary', 'export'].map(
    (what) => `/collections/parcels/${what}`,
  ),
  ...['/parcels/{id}/card', '/parcels/{id}/matches', '/parks/{id}/card', '/search', '/attachments'],
  ...[
    '/projects',
    '/projects/{id}',
    '/projects/queue',
    '/projects/{id}/shortlist',
    '/reservations',
    '/reviews',
  ],
  ...['/reviews/{id}', '/match-notices', '/idle-cases', '/idle-cases/{id}', '/idle-cases/notifications'],
  ...[
    '/idle-cases/{id}/documents/{type}',
    '/saved-views',
    '/saved-views/{id}',
    '/bulletins',
    '/bulletins/{id}',
  ],
  ...['/reports/progress', '/reports/records', '/reports/period', '/reports/snapshots', '/reports/attention'],
  ...['/audit', '/change-sets', '/change-sets/{zone}/{id}', '/accounts', '/diagnostics'],
];

/** Descriptions name every option and every zone's code as an example; they speak of no record. */
const isVocabulary = (address: string): boolean =>
  address === '/openapi.json' ||
  address === '/session' ||
  address.startsWith('/reports/indicators') ||
  /^\/collections(\/[\w-]+)?$/.test(address) ||
  address.startsWith('/tiles/');
