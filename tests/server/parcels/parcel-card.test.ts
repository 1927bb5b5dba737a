import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { ParcelCard } from '../../../geodata/model/api-parcel-card.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { describeEachEngine } from '../../support/database.ts';
import { rectangle } from '../../support/grid-zone-sample.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describeEachEngine('parcel card', (engine) => {
  let server: TestServer;
  const idOf = async (name: string, zone = 'ALPHA') => {
    const page = await server.json<FeaturePage>(
      `/api/collections/parcels/items?zone=${zone}&sortby=name&properties=name&geometry=false&limit=1000`,
    );
    return page.features.find(({ properties }) => properties.name === name)!.id;
  };
  const card = async (name: string, zone?: string) =>
    ParcelCard.parse(await server.json(`/api/parcels/${await idOf(name, zone)}/card`));

  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql, {
      zoneCode: 'ALPHA',
      // Plot 32, in the north-eastern corner, shrinks away from its neighbours by some 9 m.
      parcels: { 31: { geometry: rectangle(119.1141, 36.7061, 119.1159, 36.7079) } },
    });
    // Real land right beside it: the clock of a demonstration does not run there, and it is no neighbour.
    await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [119.116, 36.7], columns: 2, rows: 2 });
    await server.sql`UPDATE zone SET is_demonstration = false WHERE zone_code = 'BETA'`;
    await server.sql`UPDATE zone SET is_demonstration = true WHERE zone_code = 'ALPHA'`;
    await server.sql`INSERT INTO demonstration_load (zone_code, seed, as_of) VALUES ('ALPHA', 1, '2026-04-30')`;
  });
  afterAll(() => server?.close());

  it('holds the columns of the source that fill no field, for who sees internal fields', async () => {
    const attributes = { 图斑号: '0017', 容积: 1.5 };
    await server.sql`
      UPDATE parcel SET source_attributes = ${server.sql.json(attributes)}
      WHERE zone_code = 'ALPHA' AND name = '测试地块7'`;
    expect((await card('测试地块7')).sourceAttributes).toEqual(attributes);
    expect(await card('测试地块2')).not.toHaveProperty('sourceAttributes');
    server.actAs({ ...localPlanner, sees: { internal: false, sensitive: false, suspected: false } });
    try {
      expect(await card('测试地块7')).not.toHaveProperty('sourceAttributes');
    } finally {
      server.actAs(localPlanner);
    }
  });

  it('holds the parcel, its park, its terms and what stands on it', async () => {
    const standard = await card('测试地块2');
    expect(standard.parcel.properties).toMatchObject({ name: '测试地块2', landClass: 'standard' });
    expect(standard.park).toMatchObject({
      name: '康华生物医药产业园',
      kind: 'park',
      areaSquareMetres: 500_000,
    });
    expect(standard.standardTerm).toMatchObject({
      edition: '2026',
      industryCode: 'C38',
      fixedInvestmentMinYuanPerSquareMetre: 4500,
      taxMinYuanPerSquareMetre: 450,
      outputMinYuanPerSquareMetre: null,
    });
    expect(standard.factoryBuildings).toEqual([]);
    const built = await card('测试地块1');
    expect(built.standardTerm).toBeUndefined();
    expect(built.factoryBuildings).toEqual([
      {
        id: expect.any(Number),
        name: '1号标准厂房',
        status: 'completed',
        storeys: 3,
        floorAreaSquareMetres: 9000,
        leasedAreaSquareMetres: 3000,
        vacantAreaSquareMetres: 6000,
      },
    ]);
    expect((await card('测试地块8')).park).toBeUndefined();
  });

  it('lists all six assessments: valid, expired on the day of the zone, covering a part, missing', async () => {
    const statuses = async (name: string, zone?: string) =>
      Object.fromEntries((await card(name, zone)).assessments.map(({ kind, status }) => [kind, status]));
    const valid = {
      environment: 'valid',
      geohazard: 'valid',
      mineral_overlay: 'valid',
      soil_water_conservation: 'valid',
    };
    // 水资源论证 runs until 2026-04-30: to the end of that day, on which the demonstration stands.
    expect(await statuses('测试地块2')).toEqual({
      ...valid,
      water_resources: 'valid',
      energy_saving: 'valid',
    });
    // The test takes place on 2026-05-01.
    expect((await statuses('测试地块1', 'BETA')).water_resources).toBe('expired');
    expect((await statuses('测试地块5')).energy_saving).toBe('partial');
    expect((await statuses('测试地块8')).energy_saving).toBe('missing');
    const missing = (await card('测试地块8')).assessments.find(({ kind }) => kind === 'energy_saving')!;
    expect(missing).toMatchObject({ coverageRatio: 0, name: null, validUntil: null });
    expect((await card('测试地块2')).asOf).toBe('2026-04-30');
    expect((await card('测试地块1', 'BETA')).asOf).toBe('2026-05-01');
  });

  it('neighbours are those of the zone that share a stretch of boundary, with its length in metres', async () => {
    const { neighbours } = await card('测试地块10');
    expect(neighbours.map(({ name }) => name).sort()).toEqual([
      '测试地块11',
      '测试地块18',
      '测试地块2',
      '测试地块9',
    ]);
    // Edges of 0.002 degrees: 178.6 m along the parallel, 221.9 m along the meridian at this latitude (ellipsoid).
    const shared = Object.fromEntries(neighbours.map(({ name, sharedMetres }) => [name, sharedMetres]));
    for (const name of ['测试地块2', '测试地块18']) expect(Math.abs(shared[name]! - 178.6)).toBeLessThan(2);
    for (const name of ['测试地块9', '测试地块11']) expect(Math.abs(shared[name]! - 221.9)).toBeLessThan(2);
    expect(neighbours.map(({ sharedMetres }) => sharedMetres)).toEqual(
      neighbours.map(({ sharedMetres }) => sharedMetres).toSorted((a, b) => b - a),
    );
    expect((await card('测试地块32')).neighbours).toEqual([]);
    expect((await card('测试地块8')).neighbours.map(({ name }) => name).sort()).toEqual([
      '测试地块16',
      '测试地块7',
    ]);
  });

  it('facilities come with the distance on the ellipsoid', async () => {
    const { facilities, parcel } = await card('测试地块1');
    expect(facilities).toHaveLength(1);
    const [exit] = facilities;
    expect(exit).toMatchObject({ kind: 'expressway_exit', name: '潍坊东收费站', point: [119.118, 36.71] });
    // 0.017 degrees east and 0.009 degrees north of the middle of the plot.
    expect(Math.abs(exit!.distanceMetres - Math.hypot(0.017 * 89_287, 0.009 * 110_972))).toBeLessThan(5);
    expect(parcel.bbox).toHaveLength(4);
  });

  it('history shows what changed in fields the reader may see, newest first', async () => {
    const id = await idOf('测试地块3');
    const write = (
      sequence: number,
      action: string,
      before: object | null,
      after: object | null,
    ) => server.sql`
      INSERT INTO audit_entry (zone_code, sequence, occurred_at, actor_id, actor_name, action, collection, record_id,
                               before_values, after_values, previous_hash, entry_hash)
      VALUES ('ALPHA', ${sequence}, now(), 'w', '王工', ${action}, 'parcels', ${id}, ${JSON.stringify(before)}::text::jsonb,
              ${JSON.stringify(after)}::text::jsonb, '', ${'0'.repeat(64)})`;
    await write(
      1001,
      'update',
      { name: '旧名', idleState: null },
      { name: '测试地块3', idleState: 'SUSPECTED' },
    );
    await write(1002, 'update', { idleState: 'SUSPECTED' }, { idleState: 'DETERMINED' });
    await write(1003, 'update', { geometry: { type: 'x' } }, { geometry: { type: 'y' } });
    server.deps.revisions.forget();
    const own = (await card('测试地块3')).history.filter(({ sequence }) => sequence > 1000);
    expect(own.map(({ sequence }) => sequence)).toEqual([1003, 1002, 1001]);
    expect(own[0]!.changes).toEqual([{ field: 'geometry', before: null, after: null }]);
    expect(own[2]!.changes).toContainEqual({ field: 'name', before: '旧名', after: '测试地块3' });
    expect(own[2]!.changes).toContainEqual({ field: 'idleState', before: null, after: 'SUSPECTED' });
    expect(own[0]).toMatchObject({ actorName: '王工', action: 'update' });
    server.actAs({ ...localPlanner, sees: { internal: true, sensitive: false, suspected: false } });
    const insider = (await card('测试地块3')).history.filter(({ sequence }) => sequence > 1000);
    expect(insider.map(({ sequence }) => sequence)).toEqual([1003, 1001]);
    expect(JSON.stringify(insider)).not.toContain('SUSPECTED');
    server.actAs(localPlanner);
  });

  it('a card of nothing is not found', async () => {
    const response = await server.get('/api/parcels/999999/card');
    expect(response.status).toBe(404);
    expect((await response.json()).detail).toBe('地块中没有编号为 999999 的记录');
  });
});
