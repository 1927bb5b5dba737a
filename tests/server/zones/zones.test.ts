import { afterAll, beforeAll, expect, it } from 'vitest';
import { Session } from '../../../geodata/model/api-session.ts';
import { ZoneList } from '../../../geodata/model/api-zones.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describeEachEngine('zones and session', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine, environment: { MAP_APPROVAL_NO: 'GS(2026)1号' } });
  });
  afterAll(() => server?.close());

  it('an installation without land says so', async () => {
    expect(await server.json('/api/zones')).toEqual({ zones: [] });
    const session = Session.parse(await server.json('/api/session'));
    expect(session).toMatchObject({
      dataAsOf: null,
      settings: { demonstration: false, mapApprovalNo: 'GS(2026)1号' },
    });
  });

  it('zones come in Chinese order with bounds, counts, day and seed', async () => {
    await loadGridZone(server.sql, { zoneCode: 'ZZ' });
    await loadGridZone(server.sql, { zoneCode: 'AA', origin: [120.1, 36.7], columns: 2, rows: 1 });
    await server.sql`UPDATE zone SET name = '潍坊经济区' WHERE zone_code = 'AA'`;
    await server.sql`UPDATE zone SET name = '包头园区', is_demonstration = true WHERE zone_code = 'ZZ'`;
    await server.sql`UPDATE zone SET is_demonstration = false WHERE zone_code = 'AA'`;
    await server.sql`INSERT INTO demonstration_load (zone_code, seed, as_of) VALUES ('ZZ', 42, '2026-02-03')`;
    // A zone that was made before its outline was known, and one without anything.
    await server.sql`UPDATE zone SET geom = NULL WHERE zone_code = 'AA'`;
    await server.sql`
      INSERT INTO zone (zone_code, name, source_name, created_by, updated_by) VALUES ('EE', '尚无数据', 'test', 'test', 'test')`;
    server.deps.revisions.forget();
    const { zones } = ZoneList.parse(await server.json('/api/zones'));
    expect(zones.map(({ name }) => name)).toEqual(['包头园区', '尚无数据', '潍坊经济区']);
    const [baotou, empty, weifang] = zones;
    expect(baotou).toMatchObject({
      parcelCount: 32,
      parkCount: 2,
      isDemonstration: true,
      asOf: '2026-02-03',
      seed: 42,
      gaussKruegerSrid: 4528,
    });
    expect(baotou!.bounds![0]).toBeCloseTo(119.098, 6);
    expect(weifang).toMatchObject({
      parcelCount: 2,
      isDemonstration: false,
      seed: null,
      parcelAreaSquareMetres: 60_500,
    });
    // Of its parcels, because it has no outline.
    expect(weifang!.bounds![0]).toBeCloseTo(120.1, 6);
    expect(empty).toMatchObject({ parcelCount: 0, parcelAreaSquareMetres: 0, bounds: null, asOf: null });
  });

  it('the session names the caller, the engine, the version and the day of the data', async () => {
    const session = Session.parse(await server.json('/api/session'));
    expect(session).toMatchObject({
      actor: { id: 'local', role: 'local_planner', zones: 'all', sees: { internal: true, suspected: true } },
      mode: 'local',
      settings: { engine: server.deps.database.engine, demonstration: true },
      version: '0.0.0-test',
    });
    expect(session.settings).not.toHaveProperty('tiandituKey');
    // The land of AA was written just now, later than the day of the demonstration.
    expect(session.dataAsOf! > '2026-02-03').toBe(true);
  });
});
