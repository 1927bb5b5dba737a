import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CollectionDescription } from '../../../geodata/model/api-collections.ts';
import type { EditResult } from '../../../geodata/model/api-edit.ts';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import type { CollectionSummary } from '../../../geodata/model/api-summary.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** The grid zone has a park P1 over its western half and P1-A inside it, where the one factory building stands. */
describe('park operators', () => {
  let server: TestServer;
  let west: number;
  let inner: number;
  let building: number;
  let units: FeaturePage['features'];
  const operatorOf = (...parkIds: number[]) =>
    actorOfRole('operator', { id: 'operator', name: '运营商', zones: ['TEST'], parkIds });
  const items = (path: string) => server.json<FeaturePage>(`/api/collections/${path}`);

  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql);
    await server.sql`
      UPDATE parcel SET holder_name = '权利人' || id, price_yuan = id * 1000, agreed_start_on = DATE '2025-01-01' + id::integer`;
    await server.sql`UPDATE factory_building SET floor_area_square_metres = 9500`;
    const parks = (await items('parks/items?sortby=id')).features;
    west = parks.find(({ properties }) => properties.parkCode === 'P1')!.id;
    inner = parks.find(({ properties }) => properties.parkCode === 'P1-A')!.id;
    building = (await items('factory-buildings/items')).features[0]!.id;
    units = (await items('factory-units/items?sortby=unitCode')).features;
  });
  beforeEach(() => server.actAs(operatorOf(west)));
  afterAll(() => server?.close());

  it('read internal fields in rows of their own parks, and nothing there in others', async () => {
    const { features } = await items('parcels/items?limit=1000');
    for (const { properties } of features) {
      const isOwn = properties.parkId === west;
      expect(properties.holderName !== null, String(properties.name)).toBe(isOwn);
      expect(properties.priceYuan !== null).toBe(isOwn);
      expect(properties).not.toHaveProperty('idleState');
    }
    expect(features.filter(({ properties }) => properties.parkId === west)).toHaveLength(16);
    // A park inside the own one may have another operator: it has to be named.
    const leased = (await items('factory-units/items')).features.map(
      ({ properties }) => properties.tenantName,
    );
    expect(leased).toEqual([null, null]);
    server.actAs(operatorOf(inner));
    expect(
      (await items('factory-units/items')).features.map(({ properties }) => properties.tenantName),
    ).toContain('测试企业');
  });

  it('cannot count, filter, sort or measure what they cannot read', async () => {
    server.actAs(localPlanner);
    const all = await items('parcels/items?agreedStartOn=2000-01-01..&geometry=false&limit=1000');
    expect(all.numberMatched).toBe(32);
    server.actAs(operatorOf(west));
    const filtered = await items('parcels/items?agreedStartOn=2000-01-01..&geometry=false&limit=1000');
    expect(filtered.numberMatched).toBe(16);
    const foreign = all.features.filter(({ properties }) => properties.parkId !== west);
    const days = foreign.map(({ properties }) => String(properties.agreedStartOn));
    for (const day of days)
      expect((await items(`parcels/items?agreedStartOn=${day}..${day}`)).numberMatched).toBe(0);
    const sorted = (await items('parcels/items?sortby=-agreedStartOn&limit=1000')).features;
    expect(sorted.slice(16).map(({ id }) => id)).toEqual(foreign.map(({ id }) => id).sort((a, b) => a - b));
    const { histograms } = await server.json<CollectionSummary>(
      '/api/collections/parcels/summary?histograms=agreedStartOn,floorPriceYuanPerSquareMetre',
    );
    for (const { bins } of Object.values(histograms))
      expect(bins.reduce((sum, count) => sum + count, 0)).toBe(16);
    expect((await server.get('/api/collections/contracts/items')).status).toBe(404);
  });

  it('write premises of their own parks', async () => {
    server.actAs(operatorOf(inner));
    const [unit] = (await items('factory-units/items?sortby=unitCode')).features;
    const { luodi } = await server.json<CollectionDescription>('/api/collections/factory-units');
    expect(luodi.editing).toMatchObject({ create: true, withdraw: true });
    const edited = await send<EditResult>(server, 'PATCH', `/collections/factory-units/items/${unit!.id}`, {
      revision: unit!.properties.revision,
      changes: { tenantName: '新租户' },
    });
    expect(edited).toMatchObject({ status: 200, body: { item: { properties: { tenantName: '新租户' } } } });
    const made = await send<EditResult>(server, 'POST', '/collections/factory-units/items', {
      zoneCode: 'TEST',
      values: { unitCode: 'F1-3', buildingId: building, storey: 3, status: 'vacant', areaSquareMetres: 100 },
    });
    expect(made.status).toBe(201);
    const bulk = await send(server, 'POST', '/collections/factory-units/bulk-edit', {
      records: [{ id: made.body.item.id, revision: made.body.item.properties.revision }],
      changes: { clearHeightMetres: 8 },
    });
    expect(bulk.status).toBe(200);
    const withdrawn = await send(
      server,
      'POST',
      `/collections/factory-units/items/${made.body.item.id}/withdraw`,
      {
        revision: Number(made.body.item.properties.revision) + 1,
        reason: '拆除',
      },
    );
    expect(withdrawn.status).toBe(200);
  });

  it('cannot write those of other parks: they are not there', async () => {
    const [unit] = units;
    const revision = 99;
    const path = `/collections/factory-units/items/${unit!.id}`;
    const change = { revision, changes: { tenantName: '不该写入' } };
    expect((await send(server, 'PATCH', path, change)).status).toBe(404);
    expect((await send(server, 'POST', `${path}/withdraw`, { revision, reason: '无' })).status).toBe(404);
    expect((await send(server, 'POST', `${path}/restore`, { revision, reason: '无' })).status).toBe(404);
    const bulk = { records: [{ id: unit!.id, revision }], changes: { clearHeightMetres: 9 } };
    expect((await send(server, 'POST', '/collections/factory-units/bulk-edit', bulk)).status).toBe(404);
    const make = {
      zoneCode: 'TEST',
      values: { unitCode: 'F1-9', buildingId: building, storey: 3, status: 'vacant', areaSquareMetres: 100 },
    };
    const refused = await send<{ errors: unknown }>(server, 'POST', '/collections/factory-units/items', make);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'buildingId' }] } });
    const [count] =
      await server.sql`SELECT count(*)::integer AS count FROM factory_unit WHERE unit_code = 'F1-9'`;
    expect(count).toEqual({ count: 0 });
  });

  it('cannot hand their own premises to another park, nor write land', async () => {
    server.actAs(operatorOf(inner));
    const [own] = (await items('factory-buildings/items')).features;
    const moved = await send(server, 'PATCH', `/collections/factory-buildings/items/${building}`, {
      revision: own!.properties.revision,
      changes: { parkId: west },
    });
    expect(moved).toMatchObject({ status: 400, body: { errors: [{ field: 'parkId' }] } });
    expect((await items('factory-buildings/items')).features[0]!.properties.parkId).toBe(inner);
    const parcel = (await items('parcels/items?limit=1')).features[0]!;
    const land = await send(server, 'PATCH', `/collections/parcels/items/${parcel.id}`, {
      revision: 1,
      changes: { name: '改名' },
    });
    expect(land.status).toBe(403);
    expect((await send(server, 'POST', '/change-sets/TEST/1/undo', {})).status).toBe(403);
  });

  it('read attachments of records in their own parks only', async () => {
    const parcels = (await items('parcels/items?limit=1000&geometry=false')).features;
    const [own, foreign] = [true, false].map(
      (isOwn) => parcels.find(({ properties }) => (properties.parkId === west) === isOwn)!.id,
    );
    expect((await server.get(`/api/attachments?collection=parcels&id=${own}`)).status).toBe(200);
    expect((await server.get(`/api/attachments?collection=parcels&id=${foreign}`)).status).toBe(404);
  });
});
