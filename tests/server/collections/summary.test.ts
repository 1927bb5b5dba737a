import { afterAll, beforeAll, expect, it } from 'vitest';
import { CollectionSummary } from '../../../geodata/model/api-summary.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describeEachEngine('summary of a collection', (engine) => {
  let server: TestServer;
  const summary = async (query: string, collection = 'parcels') =>
    CollectionSummary.parse(await server.json(`/api/collections/${collection}/summary?${query}`));

  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql, {
      zoneCode: 'ALPHA',
      parcels: {
        0: { areaCertSquareMetres: 0.1 },
        1: { areaCertSquareMetres: 0.2 },
        2: { areaCertSquareMetres: 468_666.67 },
      },
    });
    await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [120.1, 36.7], columns: 2, rows: 1 });
  });
  afterAll(() => server?.close());

  it('adds areas exactly, in square metres', async () => {
    const { total } = await summary('parcelCode=370700001001GB00001,370700001001GB00002&zone=ALPHA');
    // 0.1 + 0.2 in binary numbers would be 0.30000000000000004.
    expect(total).toEqual({ count: 2, areaSquareMetres: 0.3 });
  });

  it('groups are a partition of the total', async () => {
    const { total, groups } = await summary('zone=ALPHA&groupBy=landClass,parkId,isNetLand');
    expect(total.count).toBe(32);
    for (const name of ['landClass', 'parkId', 'isNetLand']) {
      const parts = groups[name]!;
      expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(32);
      const area = parts.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres!, 0);
      expect(area).toBeCloseTo(total.areaSquareMetres!, 4);
    }
    expect(groups.landClass).toHaveLength(8);
    expect(groups.landClass).toContainEqual({
      value: 'suspected',
      count: 4,
      areaSquareMetres: expect.any(Number),
    });
    expect(groups.parkId!.map(({ value, count }) => [value === null, count])).toEqual(
      expect.arrayContaining([
        [false, 16],
        [true, 16],
      ]),
    );
  });

  it('a facet ignores the filter on its own field, so that a chip shows what choosing it would give', async () => {
    const query = 'zone=ALPHA&landClass=standard&isNetLand=true&facets=landClass,isNetLand,supplyModes';
    const { total, facets } = await summary(query);
    expect(total.count).toBe(4);
    expect(facets.landClass).toEqual([{ value: 'standard', count: 4, areaSquareMetres: expect.any(Number) }]);
    expect(facets.isNetLand!.map(({ value, count }) => [value, count])).toEqual([[true, 4]]);
    expect(facets.supplyModes!.map(({ value, count }) => [value, count])).toEqual([['one_off', 4]]);
    const open = await summary('zone=ALPHA&landClass=standard&facets=landClass');
    expect(open.facets.landClass).toHaveLength(8);
    expect(open.facets.landClass!.reduce((sum, { count }) => sum + count, 0)).toBe(32);
  });

  it('facets count every value of a field with several, and tell codes and ids by name', async () => {
    const { facets } = await summary('facets=supplyModes,parkId,landUseCode,zoneCode');
    expect(facets.supplyModes!.find(({ value }) => value === 'long_lease')!.count).toBe(4);
    expect(facets.parkId!.find(({ count }) => count === 16)!.label).toBe('康华生物医药产业园');
    expect(facets.landUseCode!.find(({ value }) => value === '100101')!.label).toBe('一类工业用地');
    expect(facets.zoneCode).toEqual([
      { value: 'ALPHA', count: 32, areaSquareMetres: expect.any(Number), label: '测试开发区ALPHA' },
      { value: 'BETA', count: 2, areaSquareMetres: expect.any(Number), label: '测试开发区BETA' },
    ]);
  });

  it('histograms have 16 bins that hold every value once and ignore their own range', async () => {
    const { total, histograms } = await summary(
      'zone=ALPHA&floorPriceYuanPerSquareMetre=300..310&histograms=areaSquareMetres,floorPriceYuanPerSquareMetre,idleSince',
    );
    expect(total.count).toBeLessThan(32);
    const price = histograms.floorPriceYuanPerSquareMetre!;
    expect(price).toMatchObject({ min: 300, max: 390 });
    expect(price.bins.reduce((sum, count) => sum + count, 0)).toBe(32);
    expect(price.bins.at(-1)).toBeGreaterThan(0);
    const area = histograms.areaSquareMetres!;
    expect(area.bins.reduce((sum, count) => sum + count, 0)).toBe(total.count);
    expect(histograms.idleSince!.bins.reduce((sum, count) => sum + count, 0)).toBeLessThan(total.count);
  });

  it('histograms of days, of one value and of nothing', async () => {
    const days = (await summary('zone=ALPHA&histograms=idleSince')).histograms.idleSince!;
    expect(days).toMatchObject({ min: '2024-03-01', max: '2025-03-01' });
    expect([days.bins[0], days.bins.at(-1)]).toEqual([4, 4]);
    const one = (await summary('zone=ALPHA&landClass=idle&histograms=idleSince')).histograms.idleSince!;
    expect(one).toEqual({ min: '2024-03-01', max: '2024-03-01', bins: [4, ...Array<number>(15).fill(0)] });
    const none = await summary('zone=NONE&groupBy=landClass&facets=parkId&histograms=areaSquareMetres');
    expect(none).toMatchObject({
      total: { count: 0, areaSquareMetres: 0 },
      groups: { landClass: [] },
      facets: { parkId: [] },
      histograms: { areaSquareMetres: { min: null, max: null } },
    });
  });

  it('a collection without areas says so, and figures carry their day and revision', async () => {
    const roads = await summary('groupBy=class', 'roads');
    expect(roads.total).toEqual({ count: 2, areaSquareMetres: null });
    expect(roads.groups.class).toEqual([{ value: 'arterial', count: 2, areaSquareMetres: null }]);
    expect(roads.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(roads.revision).toBeGreaterThan(0);
  });
});
