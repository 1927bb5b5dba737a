import { describe, expect, it } from 'vitest';
import { addressProblems, tileBounds } from '../../../server/tiles/tile-address.ts';

describe('tile addresses', () => {
  it('accepts every tile of the pyramid', () => {
    expect(addressProblems({ z: '0', x: '0', y: '0' })).toEqual([]);
    expect(addressProblems({ z: '22', x: '4194303', y: '0' })).toEqual([]);
  });

  it.each([
    ['23', '0', '0', ['z']],
    ['-1', '0', '0', ['z']],
    ['1.5', '0', '0', ['z']],
    ['NaN', '0', '0', ['z']],
    ['', '0', '0', ['z']],
    ['2', '4', '0', ['x']],
    ['2', '0', '-1', ['y']],
    ['2', 'a', '1e1', ['x', 'y']],
    ['2', '0x1', '3', ['x']],
  ])('refuses %s/%s/%s and names the part in Chinese', (z, x, y, fields) => {
    const problems = addressProblems({ z, x, y });
    expect(problems.map(({ field }) => field)).toEqual(fields);
    for (const { message } of problems) expect(message).toMatch(/须为 0–\d+ 的整数/);
  });

  it('knows the bounds of tiles', () => {
    const world = tileBounds({ z: 0, x: 0, y: 0 });
    expect(world[0]).toBe(-180);
    expect(world[2]).toBe(180);
    expect(world[3]).toBeCloseTo(85.0511287798, 9);
    expect(world[1]).toBeCloseTo(-85.0511287798, 9);
    const [west, south, east, north] = tileBounds({ z: 14, x: 13610, y: 6396 }, 64);
    const [innerWest, innerSouth, innerEast, innerNorth] = tileBounds({ z: 14, x: 13610, y: 6396 });
    expect(innerWest - west).toBeCloseTo((innerEast - innerWest) / 64, 12);
    expect(north).toBeGreaterThan(innerNorth);
    expect(south).toBeLessThan(innerSouth);
    expect(east).toBeGreaterThan(innerEast);
  });
});
