import { describe, expect, it } from 'vitest';
import {
  constraints,
  failBit,
  fixedCount,
  outOfScope,
} from '../../../../geodata/analysis/matching/constraints.ts';
import { seededRandom } from '../../../../geodata/analysis/matching/seeded-random.ts';
import {
  funnel,
  maskHistogram,
  relaxationCounts,
  relaxationSetOf,
  relaxedCodes,
  smallestRelaxations,
} from '../../../../geodata/analysis/matching/what-if.ts';

const [ready, mode, area, use] = [failBit('READY'), failBit('MODE'), failBit('AREA_MIN'), failBit('USE')];
const masks = Uint32Array.of(
  0,
  0,
  ready,
  ready,
  ready | mode,
  area,
  use,
  use | ready,
  outOfScope,
  outOfScope | ready,
);

describe('what if', () => {
  it('counts the rows that each combination of relaxed constraints makes feasible', () => {
    const counts = relaxationCounts(maskHistogram(masks));
    const of = (...codes: Parameters<typeof relaxationSetOf>[0]) => counts[relaxationSetOf(codes)];
    expect(of()).toBe(2);
    expect(of('READY')).toBe(4);
    expect(of('MODE')).toBe(2);
    expect(of('READY', 'MODE')).toBe(5);
    expect(of('READY', 'MODE', 'AREA_MIN')).toBe(6);
    expect(counts[counts.length - 1]).toBe(6);
  });

  it('equals brute force for all 8,192 combinations of random masks', () => {
    const random = seededRandom(3);
    const all = Uint32Array.from({ length: 3000 }, () => {
      const mask =
        Math.floor(random() * 2 ** constraints.length) & Math.floor(random() * 2 ** constraints.length);
      return random() < 0.7 ? mask & ~((1 << fixedCount) - 1) : mask;
    });
    const counts = relaxationCounts(maskHistogram(all));
    counts.forEach((count, set) => {
      const allowed = set << fixedCount;
      if (all.reduce((sum, mask) => sum + Number((mask & ~allowed) === 0), 0) !== count)
        expect.fail(`set ${set}`);
    });
    expect(counts).toHaveLength(8192);
  });

  it('lists the smallest sets that some row needs whole, never a fixed constraint', () => {
    const histogram = maskHistogram(masks);
    expect(smallestRelaxations(histogram, relaxationCounts(histogram), 10)).toEqual([
      { constraints: ['READY'], gain: 2 },
      { constraints: ['AREA_MIN'], gain: 1 },
      { constraints: ['READY', 'MODE'], gain: 3 },
    ]);
    expect(relaxedCodes(relaxationSetOf(['USE', 'LINE']))).toEqual([]);
  });

  it('shows what each constraint removes alone, as the only one, and in the cascade', () => {
    const steps = funnel(maskHistogram(masks));
    const step = (code: string) => steps.find((entry) => entry.code === code);
    expect(step('USE')).toEqual({ code: 'USE', alone: 2, onlyThis: 1, removed: 2, remaining: 6 });
    expect(step('READY')).toEqual({ code: 'READY', alone: 4, onlyThis: 2, removed: 3, remaining: 3 });
    expect(step('MODE')).toMatchObject({ alone: 1, onlyThis: 0, removed: 0 });
    expect(steps.at(-1)?.remaining).toBe(2);
  });

  it('leaves the relaxed bits out of every count', () => {
    const histogram = maskHistogram(masks, ready);
    expect(relaxationCounts(histogram)[0]).toBe(4);
    expect(funnel(histogram).find(({ code }) => code === 'READY')?.alone).toBe(0);
  });
});
