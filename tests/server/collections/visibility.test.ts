import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { catalog } from '../../../geodata/catalog/catalog.ts';
import type { CollectionDescription } from '../../../geodata/model/api-collections.ts';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import type { ParcelCard } from '../../../geodata/model/api-parcel-card.ts';
import type { ParkCard } from '../../../geodata/model/api-park-card.ts';
import type { SearchResults } from '../../../geodata/model/api-search.ts';
import type { Actor } from '../../../geodata/model/api-session.ts';
import type { CollectionSummary } from '../../../geodata/model/api-summary.ts';
import type { ZoneList } from '../../../geodata/model/api-zones.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const without: Actor = {
  ...localPlanner,
  id: 'visitor',
  sees: { internal: false, sensitive: false, suspected: false },
};
/** Sees what is internal, but not cases before they are determined. */
const insider: Actor = { ...without, sees: { ...without.sees, internal: true } };
const ofBeta: Actor = { ...localPlanner, zones: ['BETA'] };

describeEachEngine('visibility', (engine) => {
  let server: TestServer;
  const items = (query: string, collection = 'parcels') =>
    server.json<FeaturePage>(`/api/collections/${collection}/items?${query}`);
  const summary = (query: string) =>
    server.json<CollectionSummary>(`/api/collections/parcels/summary?${query}`);

  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql, { zoneCode: 'ALPHA' });
    await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [120.1, 36.7], columns: 2, rows: 1 });
  });
  beforeEach(() => server.actAs(without));
  afterAll(() => server?.close());

  it('hidden fields are in no feature and no description', async () => {
    for (const { id, fields, visibility = 'public' } of catalog) {
      if (visibility !== 'public') {
        expect((await server.get(`/api/collections/${id}`)).status).toBe(404);
        expect((await server.get(`/api/collections/${id}/items`)).status).toBe(404);
        continue;
      }
      const hidden = fields.filter(({ visibility }) => visibility !== 'public').map(({ name }) => name);
      const page = await items('limit=3', id);
      for (const { properties } of page.features)
        for (const name of hidden) expect(properties).not.toHaveProperty(name);
      const { luodi } = await server.json<CollectionDescription>(`/api/collections/${id}`);
      for (const { name } of luodi.fields) expect(hidden).not.toContain(name);
    }
  });

  it.each([
    'idleState=SUSPECTED',
    'floorPriceYuanPerSquareMetre=1..2',
    'sortby=idleSince',
    'sortby=-floorPriceYuanPerSquareMetre',
    'properties=holderName',
    'properties=updatedBy',
  ])('a hidden field is refused like an unknown one: %s', async (query) => {
    const response = await server.get(`/api/collections/parcels/items?${query}`);
    expect(response.status).toBe(400);
    for (const name of ['groupBy', 'facets'])
      expect((await server.get(`/api/collections/parcels/summary?${name}=idleState`)).status).toBe(400);
    expect((await server.get('/api/collections/parcels/summary?histograms=idleSince')).status).toBe(400);
  });

  it('suspected land cannot be told from 供而未用 in values, filters, facets, groups or order', async () => {
    server.actAs(localPlanner);
    const known = await items('zone=ALPHA&landClass=suspected&sortby=id');
    expect(known.numberMatched).toBe(4);
    const ids = known.features.map(({ id }) => id);
    server.actAs(without);
    expect((await items('zone=ALPHA&landClass=suspected')).numberMatched).toBe(0);
    const shown = await items('zone=ALPHA&landClass=supplied_unused&sortby=id');
    expect(shown.numberMatched).toBe(8);
    for (const id of ids) {
      const feature = shown.features.find((entry) => entry.id === id)!;
      expect(feature.properties.landClass).toBe('supplied_unused');
    }
    const { facets, groups } = await summary('zone=ALPHA&groupBy=landClass&facets=landClass');
    for (const list of [facets.landClass!, groups.landClass!]) {
      expect(list.map(({ value }) => value)).not.toContain('suspected');
      expect(list.find(({ value }) => value === 'supplied_unused')!.count).toBe(8);
    }
    const sorted = await items('zone=ALPHA&sortby=landClass&properties=landClass');
    const classes = sorted.features.map(({ properties }) => properties.landClass);
    expect(classes.filter((value, index) => value !== classes[index - 1])).toHaveLength(7);
    const everything = JSON.stringify(await items('limit=10000'));
    expect(everything).not.toMatch(/suspected|SUSPECTED/);
  });

  it('seeing internal fields is not seeing cases: their state, day and cause stay hidden', async () => {
    server.actAs(insider);
    const page = await items('zone=ALPHA&limit=10000');
    expect(page.features[0]!.properties).toHaveProperty('floorPriceYuanPerSquareMetre');
    expect(JSON.stringify(page)).not.toMatch(/suspected|SUSPECTED|idleState|idleSince|idleCause/);
    expect((await server.get('/api/collections/parcels/items?idleState=SUSPECTED')).status).toBe(400);
  });

  it('cards and search keep to the same rule', async () => {
    server.actAs(localPlanner);
    const [suspected] = (await items('zone=ALPHA&landClass=suspected&limit=1')).features;
    const [, park] = (await items('zone=ALPHA', 'parks')).features;
    const neighbour = (await server.json<ParcelCard>(`/api/parcels/${suspected!.id}/card`)).neighbours[0]!;
    server.actAs(without);
    const card = await server.json<ParcelCard>(`/api/parcels/${suspected!.id}/card`);
    expect(card.parcel.properties.landClass).toBe('supplied_unused');
    expect(card.history).toEqual([]);
    const other = await server.json<ParcelCard>(`/api/parcels/${neighbour.id}/card`);
    expect(other.neighbours.find(({ id }) => id === suspected!.id)!.landClass).toBe('supplied_unused');
    const found = await server.json<SearchResults>(`/api/search?q=${suspected!.properties.name}&zone=ALPHA`);
    expect(found.results[0]).toMatchObject({ id: suspected!.id, landClass: 'supplied_unused' });
    const { inventory } = await server.json<ParkCard>(`/api/parks/${park!.id}/card`);
    for (const text of [card, other, found, inventory])
      expect(JSON.stringify(text)).not.toMatch(/suspected|SUSPECTED/);
  });

  it('records of other zones do not exist for an actor of one zone', async () => {
    server.actAs(localPlanner);
    const [foreign] = (await items('zone=ALPHA&limit=1')).features;
    const [foreignPark] = (await items('zone=ALPHA&limit=1', 'parks')).features;
    server.actAs(ofBeta);
    expect((await items('')).numberMatched).toBe(2);
    expect((await items('zone=ALPHA')).numberMatched).toBe(0);
    expect((await summary('facets=zoneCode')).facets.zoneCode).toHaveLength(1);
    expect((await server.get(`/api/collections/parcels/items/${foreign!.id}`)).status).toBe(404);
    expect((await server.get(`/api/parcels/${foreign!.id}/card`)).status).toBe(404);
    expect((await server.get(`/api/parks/${foreignPark!.id}/card`)).status).toBe(404);
    expect((await server.json<ZoneList>('/api/zones')).zones.map(({ zoneCode }) => zoneCode)).toEqual([
      'BETA',
    ]);
    const { results } = await server.json<SearchResults>('/api/search?q=测试地块');
    expect(results).toHaveLength(2);
    server.actAs({ ...localPlanner, zones: [] });
    expect((await items('')).numberMatched).toBe(0);
    expect((await server.json<ZoneList>('/api/zones')).zones).toEqual([]);
  });

  it('answers of one actor are never taken for those of another', async () => {
    const path = '/api/collections/parcels/items?zone=ALPHA';
    const own = await server.get(path);
    server.actAs(localPlanner);
    const other = await server.get(path, { 'If-None-Match': own.headers.get('etag')! });
    expect(other.status).toBe(200);
    expect(await other.text()).not.toBe(await own.text());
  });

  it('an unknown role may reach the service, not the land', async () => {
    server.actAs({ ...localPlanner, role: 'stranger' });
    expect((await server.get('/api/conformance')).status).toBe(200);
    const refused = await server.get('/api/collections/parcels/items');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ title: '没有权限' });
  });
});
