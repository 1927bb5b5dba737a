import { describe, expect, it } from 'vitest';
import { classPatterns } from '../../../client/styles/class-patterns.ts';
import { outlineOf, symbolOf } from '../../../client/styles/class-symbols.ts';
import { legendOrder } from '../../../geodata/catalog/legend.ts';

describe('patterns', () => {
  it.each(Object.entries(classPatterns))('%s repeats without a seam at twice the density', (_, tile) => {
    expect(Number.isInteger(tile.size * 2)).toBe(true);
  });

  it.each(Object.entries(classPatterns))('%s draws every line over the edge of its tile', (_, tile) => {
    for (const [x1, y1, x2, y2] of tile.lines) {
      const ends = [
        [x1, y1],
        [x2, y2],
      ] as const;
      for (const [x, y] of ends) expect(x <= 0 || y <= 0 || x >= tile.size || y >= tile.size).toBe(true);
    }
  });

  it('tell the classes apart without colour', () => {
    const signs = [...legendOrder, 'factory-buildings' as const]
      .filter((kind) => symbolOf(kind).token !== null)
      .map((kind) => symbolOf(kind).pattern);
    expect(new Set(signs).size).toBe(signs.length);
  });

  it('give only the suspected and the planned a dashed edge', () => {
    const dashed = legendOrder.filter((landClass) => outlineOf(landClass).dashes.length > 0);
    expect(dashed).toEqual(['suspected', 'planned']);
  });

  it('agree with the catalog on what is dashed', () => {
    for (const landClass of legendOrder) {
      if (symbolOf(landClass).dashedOutline) expect(outlineOf(landClass).dashes.length).toBeGreaterThan(0);
    }
  });
});
