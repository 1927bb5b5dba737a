import { describe, expect, it } from 'vitest';
import { guessCrs } from '../../../geodata/units/crs-detection.ts';

const extent = (minX: number, minY: number, maxX = minX + 100, maxY = minY + 100) => ({
  minX,
  minY,
  maxX,
  maxY,
});

describe('guessing a CRS from the range of its coordinates', () => {
  it('takes longitude and latitude of China for CGCS2000', () => {
    expect(guessCrs(extent(118.9, 36.6, 119.2, 36.8))).toEqual({ kind: 'certain', epsg: 4490 });
  });

  it.each([
    [38_416_921, 4526],
    [40_419_647, 4528],
    [20_500_100, 4498],
  ])('reads the zone in front of the easting %d', (easting, epsg) => {
    expect(guessCrs(extent(easting, 3_813_244))).toEqual({ kind: 'certain', epsg });
  });

  it('asks for the central meridian of a six-digit easting, the nearest first', () => {
    const guess = guessCrs(extent(419_647, 4_071_364), 118.7);
    expect(guess.kind).toBe('ambiguous');
    if (guess.kind !== 'ambiguous') return;
    expect(guess.candidates[0]).toEqual({
      epsg: 4549,
      label: 'CGCS2000 三度带 第40带（中央经线120°E，坐标不带带号）',
    });
    expect(guess.candidates[1]?.epsg).toBe(4548);
    expect(guess.candidates).toHaveLength(21);
  });

  it('does not mistake Web Mercator of 119 E for the 6-degree zone 13', () => {
    const guess = guessCrs(extent(13_265_042, 4_398_330));
    expect(guess).toMatchObject({ kind: 'ambiguous', candidates: [{ epsg: 3857 }, { epsg: 4491 }] });
  });

  it('notices a northing or a latitude in front', () => {
    expect(guessCrs(extent(3_813_244, 38_416_921))).toEqual({ kind: 'swapped' });
    expect(guessCrs(extent(36.6, 118.9, 36.8, 119.2))).toEqual({ kind: 'swapped' });
  });

  it('offers every candidate when no range fits', () => {
    const guess = guessCrs(extent(5_000_000, 99_000_000));
    expect(guess.kind).toBe('unknown');
    if (guess.kind === 'unknown') expect(guess.candidates.map(({ epsg }) => epsg)).toContain(4549);
  });
});
