import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countFilters,
  type FilterRange,
  type Filters,
  noFilters,
  readFilters,
  writeFilters,
} from '../../../client/api/filters.ts';
import { knownCollection } from '../../../client/api/land-query.ts';

const parcels = knownCollection('parcels');
const fieldsBy = (kind: 'values' | 'range') =>
  parcels.fields.filter((field) => field.filter === kind).map((field) => field.name);

const value = fc.stringMatching(/^[A-Za-z0-9_\u4e00-\u9fa5-]{1,12}$/);
const end = fc.option(
  fc.double({ min: 0, max: 1e7, noNaN: true }).map((x) => Math.round(x * 100) / 100),
  { nil: null },
);
const range: fc.Arbitrary<FilterRange> = fc
  .record({ from: end, to: end })
  .filter(({ from, to }) => from !== null || to !== null);
const position = fc.tuple(
  fc.integer({ min: -180_000_000, max: 180_000_000 }).map((x) => x / 1e6),
  fc.integer({ min: -90_000_000, max: 90_000_000 }).map((x) => x / 1e6),
) as fc.Arbitrary<[number, number]>;

const filters: fc.Arbitrary<Filters> = fc.record({
  text: fc.string({ maxLength: 20 }).map((text) => text.trim()),
  values: fc.dictionary(
    fc.constantFrom(...fieldsBy('values')),
    fc.uniqueArray(value, { minLength: 1, maxLength: 4 }),
  ),
  ranges: fc.dictionary(fc.constantFrom(...fieldsBy('range')), range),
  within: fc.option(fc.array(position, { minLength: 3, maxLength: 8 }), { nil: null }),
});

const written = (given: Filters) => {
  const query = new URLSearchParams();
  writeFilters(given, query);
  return query;
};

describe('filters in an address', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(filters, (given) => {
        const text = written(given).toString();
        expect(readFilters(new URLSearchParams(text), parcels)).toEqual(given);
      }),
    );
  });

  it('use the parameters of the API', () => {
    const given: Filters = {
      text: ' 光电 ',
      values: { supplyModes: ['with_project', 'one_off'], isNetLand: ['true'] },
      ranges: { areaSquareMetres: { from: 6666.67, to: null }, readiness: { from: null, to: 0.5 } },
      within: [
        [119.1, 36.7],
        [119.3, 36.7],
        [119.2, 36.8],
      ],
    };
    expect(Object.fromEntries(written(given))).toEqual({
      q: '光电',
      supplyModes: 'with_project,one_off',
      isNetLand: 'true',
      areaSquareMetres: '6666.67..',
      readiness: '..0.5',
      within: '119.1,36.7,119.3,36.7,119.2,36.8',
    });
  });

  it.each([
    ['unknown field', 'nonsense=1'],
    ['field that is no filter', 'holderName=a'],
    ['range without ends', 'areaSquareMetres=..'],
    ['range of words', 'areaSquareMetres=a..b'],
    ['single number for a range', 'areaSquareMetres=5'],
    ['empty values', 'supplyModes=,'],
    ['ring of two corners', 'within=1,2,3,4'],
    ['ring with an odd number', 'within=1,2,3,4,5,6,7'],
    ['ring of words', 'within=a,b,c,d,e,f'],
  ])('leave out what makes no sense: %s', (_, query) => {
    expect(readFilters(new URLSearchParams(query), parcels)).toEqual(noFilters);
  });

  it('count every condition once', () => {
    expect(countFilters(noFilters)).toBe(0);
    const within: [number, number][] = [
      [0, 0],
      [1, 0],
      [1, 1],
    ];
    const ranges = { areaSquareMetres: { from: 1, to: null } };
    expect(
      countFilters({ text: 'a', values: { isNetLand: ['true'], parkId: ['1', '2'] }, ranges, within }),
    ).toBe(5);
  });
});
