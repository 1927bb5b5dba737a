import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netReduction, rateOf, sharesInTenths } from '../../../../geodata/analysis/progress/rate.ts';
import { standardRanking } from '../../../../geodata/analysis/progress/standard-ranking.ts';
import { fromSquareMetres, roundHalfUp, toSquareMetres } from '../../../../geodata/units/area.ts';

const percent = (rate: number | null, places: number): number =>
  roundHalfUp((rate ?? Number.NaN) * 100, places);

describe('a rate', () => {
  it('is the part of a frozen base: 巴州区 112.98 ha of 336.95 ha, 73.63 ha of 225.31 ha', () => {
    expect(percent(rateOf(toSquareMetres(112.98, 'hectare'), toSquareMetres(336.95, 'hectare')), 2)).toBe(
      33.53,
    );
    expect(percent(rateOf(73.63, 225.31), 2)).toBe(32.68);
  });

  it.each([
    [1.1, 5, 0, 22],
    [2161, 6000, 0, 36],
    [170.47, 320.18, 1, 53.2],
    [479, 535, 1, 89.5],
    [479, 535, 0, 90],
    [111, 142, 0, 78],
    [34, 142, 0, 24],
    [9, 19, 1, 47.4],
  ])('shows %d of %d as published', (part, base, places, shown) => {
    expect(percent(rateOf(part, base), places)).toBe(shown);
  });

  it('goes over 100 %: 566.2 of 458.09 亿元 is 123.6 %', () => {
    expect(percent(rateOf(566.2, 458.09), 1)).toBe(123.6);
  });

  it.each([0, -5, null, Number.NaN])('has none on a base of %s', (base) => {
    expect(rateOf(5, base)).toBeNull();
  });

  it('counts new stock against what was disposed of', () => {
    expect(netReduction(100, 80)).toBeCloseTo(0.2, 12);
    expect(netReduction(100, 120)).toBeCloseTo(-0.2, 12);
    expect(netReduction(0, 10)).toBeNull();
  });

  it('keeps the published areas when units change', () => {
    expect(fromSquareMetres(toSquareMetres(4978.13, 'mu'), 'hectare')).toBeCloseTo(331.875333, 6);
    expect(toSquareMetres(722.8, 'mu') / 10_000).toBeCloseTo(48.186667, 6);
  });
});

describe('shares of a whole', () => {
  it('add up to 100.0 %', () => {
    expect(sharesInTenths([1, 1, 1])).toEqual([334, 333, 333]);
    expect(sharesInTenths([0, 0])).toEqual([0, 0]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 12 }), (parts) => {
        const total = sharesInTenths(parts).reduce((sum, share) => sum + share, 0);
        expect(total).toBe(parts.some((part) => part > 0) ? 1000 : 0);
      }),
    );
  });
});

describe('a ranking', () => {
  const entry = (id: string, value: number | null, previousRank: number | null = null) => ({
    id,
    value,
    previousRank,
  });

  it('gives equal values one rank and skips the next: 1, 2, 2, 4', () => {
    const ranked = standardRanking([entry('a', 0.3), entry('b', 0.9), entry('c', 0.7), entry('d', 0.7)]);
    expect(ranked.map(({ id, rank }) => [id, rank])).toEqual([
      ['b', 1],
      ['c', 2],
      ['d', 2],
      ['a', 4],
    ]);
  });

  it('counts the places gained since the last quarter', () => {
    const ranked = standardRanking([entry('a', 1.236, 3), entry('b', 0.8, 1), entry('c', 0.7, null)]);
    expect(ranked.map(({ change }) => change)).toEqual([2, -1, null]);
  });

  it('leaves those without base unranked, at the end', () => {
    const ranked = standardRanking([entry('empty', null, 1), entry('a', 0)]);
    expect(ranked).toEqual([
      { id: 'a', value: 0, previousRank: null, rank: 1, change: null },
      { id: 'empty', value: null, previousRank: 1, rank: null, change: null },
    ]);
  });

  it('puts the smallest first where less is better', () => {
    expect(standardRanking([entry('a', 61), entry('b', 25)], 'lower').map(({ id }) => id)).toEqual([
      'b',
      'a',
    ]);
  });
});
