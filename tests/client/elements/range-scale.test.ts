import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barHeights,
  isBinInRange,
  niceStep,
  positionOf,
  valueAt,
} from '../../../client/elements/range-scale.ts';

const domain = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 5000 }))
  .map(([min, width]) => ({ min, max: min + width }));

describe('the track of a range filter', () => {
  it('puts a value where it is found again, to within half a step', () => {
    fc.assert(
      fc.property(domain, fc.double({ min: 0, max: 1, noNaN: true }), (given, position) => {
        const step = niceStep(given);
        const value = valueAt(position, given, step);
        const width = given.max - given.min;
        expect(Math.abs(positionOf(value, given) - position)).toBeLessThanOrEqual(step / 2 / width + 1e-9);
        expect(value).toBeGreaterThanOrEqual(given.min);
        expect(value).toBeLessThanOrEqual(given.max);
      }),
    );
  });

  it('has between 50 and 100 stops of round values', () => {
    fc.assert(
      fc.property(domain, (given) => {
        const stops = (given.max - given.min) / niceStep(given);
        expect(stops).toBeGreaterThanOrEqual(39);
        expect(stops).toBeLessThanOrEqual(100.0001);
      }),
    );
    expect(niceStep({ min: 10, max: 310 })).toBe(5);
    expect(niceStep({ min: 0, max: 6 })).toBeCloseTo(0.1, 12);
  });

  it('survives a domain of a single value', () => {
    expect(niceStep({ min: 5, max: 5 })).toBe(1);
    expect(positionOf(5, { min: 5, max: 5 })).toBe(0);
  });
});

describe('bars', () => {
  it('are as high as their share of the highest, with a foot to be seen', () => {
    expect(barHeights([0, 1, 50, 100])).toEqual([0, 0.06, 0.5, 1]);
    expect(barHeights([0, 0])).toEqual([0, 0]);
  });

  it('count as chosen when they overlap the range', () => {
    const given = { min: 0, max: 16 };
    const chosen = (from: number | null, to: number | null) =>
      Array.from({ length: 16 }, (_, index) => isBinInRange(index, 16, given, { from, to })).filter(Boolean)
        .length;
    expect(chosen(null, null)).toBe(16);
    expect(chosen(4, 8)).toBe(4);
    expect(chosen(3.5, 8.5)).toBe(6);
    expect(chosen(12, null)).toBe(4);
  });
});
