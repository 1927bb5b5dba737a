import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parcels } from '../../../geodata/catalog/parcels.ts';
import { optionSets } from '../../../geodata/codes/option-sets.ts';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import type { CollectionSummary } from '../../../geodata/model/api-summary.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const lng = fc.double({ min: 119.09, max: 119.13, noNaN: true });
const lat = fc.double({ min: 36.69, max: 36.72, noNaN: true });
const listOf = (values: readonly string[]) =>
  fc
    .uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
    .map((chosen) => chosen.join(','));
const rangeOf = (min: number, max: number) =>
  fc
    .tuple(fc.option(fc.integer({ min, max })), fc.option(fc.integer({ min, max })))
    .filter(([from, to]) => (from !== null || to !== null) && (from === null || to === null || from <= to))
    .map(([from, to]) => `${from ?? ''}..${to ?? ''}`);

/** A value for every way to narrow the parcels. */
const parameters: Record<string, fc.Arbitrary<string>> = {
  zone: listOf(['ALPHA', 'BETA', 'GAMMA']),
  bbox: fc
    .tuple(lng, lat, lng, lat)
    .map(([a, b, c, d]) => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)].join(',')),
  within: fc
    .tuple(lng, lat, fc.double({ min: 0.001, max: 0.02, noNaN: true }))
    .map(([x, y, size]) => [x, y, x + size, y, x + size / 2, y + size].join(',')),
  q: fc.constantFrom('测试', 'csdk', 'dikuai1', '康华', '370700', 'GB0000', '地块 2', '%', '_'),
  ...Object.fromEntries(
    parcels.fields.flatMap(({ name, filter, type, options }) => {
      if (filter === 'values' && options !== undefined)
        return [[name, listOf(optionSets[options].map(({ code }) => code))]];
      if (filter === 'values' && type === 'boolean') return [[name, listOf(['true', 'false'])]];
      if (name === 'landUseCode') return [[name, listOf(['100101', '100102', '1001'])]];
      if (name === 'parkId') return [[name, listOf(['1', '2', '3', '4'])]];
      if (filter === 'range' && type === 'number') return [[name, rangeOf(0, 60_000)]];
      if (filter === 'range' && type === 'date')
        return [[name, fc.constantFrom('2024-03-01..', '..2025-03-01', '2024-03-02..2024-12-31')]];
      return [];
    }),
  ),
};

const query = fc
  .subarray(Object.keys(parameters), { maxLength: 4 })
  .chain((names) =>
    fc.tuple(...names.map((name) => parameters[name]!.map((value) => [name, value] as [string, string]))),
  )
  .map((pairs) => new URLSearchParams(pairs).toString());

describeEachEngine('counts agree', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql, { zoneCode: 'ALPHA' });
    await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [119.118, 36.7], columns: 4, rows: 3 });
  });
  afterAll(() => server?.close());

  it('every parameter that narrows the parcels is tried', () => {
    const filters = parcels.fields.filter(({ filter }) => filter !== undefined).map(({ name }) => name);
    // What the test data does not vary is left out; each is one of a kind that is tried on another field.
    const untried = ['zoneCode', 'parcelCode', 'approvalBatchNo', 'assessmentValidCount'];
    expect(Object.keys(parameters).sort()).toEqual(
      [...filters.filter((name) => !untried.includes(name)), 'zone', 'bbox', 'within', 'q'].sort(),
    );
  });

  it('list, pages, totals, groups and facets of any filter count the same records', async () => {
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 3, max: 20 }), async (filter, limit) => {
        const ids = new Set<number>();
        let area = 0;
        let walked = 0;
        let matched = -1;
        let address: string | undefined =
          `/api/collections/parcels/items?${filter}&limit=${limit}&geometry=false&properties=areaSquareMetres`;
        while (address !== undefined) {
          const page: FeaturePage = await server.json<FeaturePage>(address);
          if (matched >= 0) expect(page.numberMatched).toBe(matched);
          matched = page.numberMatched;
          walked += page.features.length;
          for (const { id, properties } of page.features) {
            ids.add(id);
            area += Number(properties.areaSquareMetres);
          }
          address = page.links.find(({ rel }) => rel === 'next')?.href;
        }
        const summary = await server.json<CollectionSummary>(
          `/api/collections/parcels/summary?${filter}&groupBy=landClass,parkId,stockClass&facets=zoneCode`,
        );
        expect(walked).toBe(matched);
        expect(ids.size).toBe(matched);
        expect(summary.total.count).toBe(matched);
        expect(summary.total.areaSquareMetres).toBeCloseTo(area, 3);
        for (const groups of [...Object.values(summary.groups), summary.facets.zoneCode!]) {
          expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(matched);
          expect(groups.reduce((sum, entry) => sum + entry.areaSquareMetres!, 0)).toBeCloseTo(area, 3);
        }
      }),
      { numRuns: 80 },
    );
  });
});
