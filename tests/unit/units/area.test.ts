import { describe, expect, it } from 'vitest';
import { fromSquareMetres, roundHalfUp, toMu, toSquareMetres } from '../../../geodata/units/area.ts';

describe('areas', () => {
  it('knows the zone reports by heart', () => {
    expect(roundHalfUp(toSquareMetres(703, 'mu'), 2)).toBe(468_666.67);
    expect(roundHalfUp(fromSquareMetres(toSquareMetres(703, 'mu'), 'hectare'), 4)).toBe(46.8667);
    expect(roundHalfUp(toSquareMetres(4978.13, 'mu'), 2)).toBe(3_318_753.33);
    expect(toMu(44_000)).toBe(66);
    expect(roundHalfUp(toMu(206_624), 3)).toBe(309.936);
  });

  it.each([
    ['mu', 1500],
    ['hectare', 100],
    ['squareKilometre', 1],
    ['tenThousandSquareMetres', 100],
    ['squareMetre', 1_000_000],
  ] as const)('converts a square kilometre to %s and back', (unit, value) => {
    expect(fromSquareMetres(1_000_000, unit)).toBe(value);
    expect(toSquareMetres(value, unit)).toBe(1_000_000);
  });

  it('rounds a half up although its binary neighbour lies below', () => {
    expect(roundHalfUp(1.005, 2)).toBe(1.01);
    expect(roundHalfUp(-1.005, 2)).toBe(-1.01);
    expect(roundHalfUp(1.5e-7, 7)).toBe(2e-7);
    expect(roundHalfUp(Number.NaN, 2)).toBeNaN();
  });
});
