import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

type Page = FeaturePage;

describeEachEngine('items of a collection', (engine) => {
  let server: TestServer;
  const items = (collection: string, query = '') =>
    server.json<Page>(`/api/collections/${collection}/items?${query}`);
  const names = (page: Page) => page.features.map(({ properties }) => properties.name);

  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql, { zoneCode: 'ALPHA' });
    await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [120.1, 36.7], columns: 3, rows: 2 });
  });
  afterAll(() => server?.close());

  it('come as GeoJSON that obeys its schema, with numbers, arrays and empty values as such', async () => {
    const response = await server.get(
      '/api/collections/parcels/items?zone=ALPHA&limit=2&bounds=true&sortby=name',
    );
    expect(response.headers.get('content-type')).toBe('application/geo+json; charset=utf-8');
    const page = FeaturePage.parse(await response.json());
    expect(page).toMatchObject({ numberMatched: 32, numberReturned: 2 });
    const [first, second] = page.features;
    expect(names(page)).toEqual(['测试地块1', '测试地块2']);
    expect(first).toMatchObject({
      geometry: { type: 'MultiPolygon' },
      properties: {
        zoneCode: 'ALPHA',
        parcelCode: '370700001001GB00001',
        parkName: '康华生物医药产业园',
        landUseName: '二类工业用地',
        areaCertSquareMetres: 30_000,
        supplyModes: [],
        utilities: [],
        isNetLand: false,
        idleState: null,
        isDemonstration: true,
      },
    });
    expect(second!.properties).toMatchObject({ supplyModes: ['one_off'], landClass: 'standard' });
    const [west, south, east, north] = first!.bbox!;
    expect([west, south]).toEqual([119.1, 36.7]);
    expect(east - west).toBeCloseTo(0.002, 8);
    expect(north - south).toBeCloseTo(0.002, 8);
    expect(JSON.stringify(first!.geometry)).not.toContain('crs');
  });

  it('can leave out the geometry and fields', async () => {
    const page = await items('parcels', 'limit=1&geometry=false&properties=landClass,name');
    expect(page.features[0]!.geometry).toBeNull();
    expect(Object.keys(page.features[0]!.properties).sort()).toEqual(['landClass', 'name']);
  });

  it('are narrowed by zone, box, drawn area, words and fields, all at once', async () => {
    expect((await items('parcels', 'zone=BETA')).numberMatched).toBe(6);
    expect((await items('parcels', 'zone=ALPHA,BETA')).numberMatched).toBe(38);
    expect((await items('parcels', 'zone=GAMMA')).numberMatched).toBe(0);
    // The south-western plot, alone and with the three plots around its corner.
    expect((await items('parcels', 'bbox=119.1005,36.7005,119.1015,36.7015')).numberMatched).toBe(1);
    expect((await items('parcels', 'bbox=119.101,36.701,119.103,36.703')).numberMatched).toBe(4);
    const triangle = 'within=119.1,36.7,119.106,36.7,119.1,36.706';
    expect((await items('parcels', triangle)).numberMatched).toBe(6);
    // Land is found by its park, spelled or by initials.
    expect((await items('parcels', 'q=kanghua&zone=ALPHA')).numberMatched).toBe(16);
    expect((await items('parcels', 'q=khswyy&zone=ALPHA')).numberMatched).toBe(16);
    expect((await items('parcels', 'q=康华&zone=ALPHA')).numberMatched).toBe(16);
    expect((await items('parcels', 'q=csdk12')).numberMatched).toBe(1);
    expect(
      (await items('parcels', `q=${encodeURIComponent('ceshi 370700001001GB00003')}`)).numberMatched,
    ).toBe(2);
    expect((await items('parcels', 'q=%25')).numberMatched).toBe(0);
    expect((await items('parcels', 'zone=ALPHA&landClass=standard,idle')).numberMatched).toBe(8);
    expect((await items('parcels', 'zone=ALPHA&supplyModes=one_off,long_lease')).numberMatched).toBe(8);
    expect((await items('parcels', 'zone=ALPHA&isNetLand=true&landClass=standard')).numberMatched).toBe(4);
    expect((await items('parcels', 'zone=ALPHA&areaSquareMetres=30500..31000')).numberMatched).toBe(2);
    expect((await items('parcels', 'zone=ALPHA&areaSquareMetres=..30000')).numberMatched).toBe(1);
    expect((await items('parcels', 'zone=ALPHA&idleSince=2025-01-01..')).numberMatched).toBe(4);
    const both = `zone=ALPHA&landClass=standard&${triangle}&areaSquareMetres=30600..`;
    expect((await items('parcels', both)).numberMatched).toBe(1);
  });

  it('of a part are those of its class only', async () => {
    const page = await items('idle-parcels', 'zone=ALPHA');
    expect(page.numberMatched).toBe(4);
    expect(new Set(page.features.map(({ properties }) => properties.landClass))).toEqual(new Set(['idle']));
    expect((await items('idle-parcels', 'landClass=standard')).numberMatched).toBe(0);
  });

  it('are sorted as asked: numbers by value, names by pinyin and number, empty values last', async () => {
    const byName = names(await items('parcels', 'zone=ALPHA&sortby=name'));
    expect(byName.slice(0, 3)).toEqual(['测试地块1', '测试地块2', '测试地块3']);
    expect(byName.at(-1)).toBe('测试地块32');
    expect(names(await items('parks', 'zone=ALPHA&sortby=name'))).toEqual([
      '标准厂房区',
      '康华生物医药产业园',
    ]);
    const areas = (await items('parcels', 'zone=ALPHA&sortby=-areaSquareMetres&limit=3')).features;
    expect(areas.map(({ properties }) => properties.areaSquareMetres)).toEqual([45_500, 45_000, 44_500]);
    const since = (await items('parcels', 'zone=ALPHA&sortby=-idleSince')).features;
    expect(since[0]!.properties.idleSince).toBe('2025-03-01');
    expect(since.at(-1)!.properties.idleSince).toBeNull();
    const classes = (await items('parcels', 'zone=ALPHA&sortby=landClass')).features;
    expect(classes[0]!.properties.landClass).toBe('standard');
    expect(classes.at(-1)!.properties.landClass).toBe('planned');
  });

  it.each([
    'sortby=name',
    'sortby=-idleSince,landClass',
    'sortby=idleSince',
    'sortby=parkName,-areaSquareMetres',
    'sortby=-readiness,-landClass,id',
    'zone=ALPHA&landClass=idle,standard&q=测试&properties=name&bounds=true',
    '',
  ])('next links walk every record exactly once and keep every parameter: %s', async (query) => {
    const whole = await items('parcels', `${query}&limit=10000`);
    const seen: number[] = [];
    let address: string | undefined = `/api/collections/parcels/items?${query}&limit=5`;
    while (address !== undefined) {
      const page: Page = await server.json<Page>(address);
      expect(page.numberMatched).toBe(whole.numberMatched);
      expect(page.numberReturned).toBe(page.features.length);
      seen.push(...page.features.map(({ id }) => id));
      const next = page.links.find(({ rel }) => rel === 'next')?.href;
      if (next !== undefined) {
        const kept = new URLSearchParams(next.split('?')[1]);
        for (const [name, value] of new URLSearchParams(`${query}&limit=5`))
          expect(kept.get(name)).toBe(value);
      }
      address = next;
    }
    expect(seen).toEqual(whole.features.map(({ id }) => id));
    expect(new Set(seen).size).toBe(whole.numberMatched);
  });

  it('one item comes with its links, a missing one is not found', async () => {
    const { features } = await items('parks', 'zone=ALPHA&limit=1');
    const park = await server.json(`/api/collections/parks/items/${features[0]!.id}`);
    expect(park).toMatchObject({ type: 'Feature', id: features[0]!.id, properties: features[0]!.properties });
    const missing = await server.get('/api/collections/parks/items/999999');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ title: '未找到', detail: '园区中没有编号为 999999 的记录' });
  });

  it.each([
    'zones',
    'parks',
    'factory-buildings',
    'factory-units',
    'facilities',
    'roads',
    'railways',
    'water-areas',
    'green-spaces',
    'blocks',
    'buildings',
  ])('collection %s can be listed, sorted by everything sortable, and summarised', async (id) => {
    const description = await server.json<{ luodi: { fields: { name: string; sortable: boolean }[] } }>(
      `/api/collections/${id}`,
    );
    const sortable = description.luodi.fields.filter((field) => field.sortable).map(({ name }) => name);
    for (const name of [...sortable, 'id']) {
      const page = FeaturePage.parse(await items(id, `sortby=-${name}`));
      expect(page.numberReturned).toBe(page.numberMatched);
    }
    const { numberMatched } = await items(id);
    const summary = await server.json<{ total: { count: number } }>(`/api/collections/${id}/summary`);
    expect(summary.total.count).toBe(numberMatched);
  });
});
