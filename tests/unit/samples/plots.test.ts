import { describe, expect, it } from 'vitest';
import { cycleAt } from '../../../geodata/samples/land/life-cycle.ts';
import { ringArea } from '../../../geodata/samples/plane/ring.ts';
import type { Point } from '../../../geodata/samples/plane/vector.ts';
import { BlockMesh } from '../../../geodata/samples/plots/block-mesh.ts';
import { cutExactArea } from '../../../geodata/samples/plots/cut-exact-area.ts';
import { planCut } from '../../../geodata/samples/plots/plan-cut.ts';
import { SeededRandom } from '../../../geodata/samples/random/seeded-random.ts';
import { addDays, daysBetween } from '../../../geodata/units/days/plain-date.ts';

const block: Point[] = [
  [0, 0],
  [300, 0],
  [310, 200],
  [0, 200],
];
const noRoads = block.map(() => undefined);

describe('cutting a block', () => {
  it('divides the area among the two halves', () => {
    const plan = planCut(block, [150, 100], [0, 1])!;
    expect(plan.rings.map(ringArea).reduce((a, b) => a + b, 0)).toBeCloseTo(ringArea(block), 6);
    expect(plan.squareness).toBeCloseTo(1, 6);
  });

  it('ends on a corner that is near', () => {
    const plan = planCut(block, [3, 100], [0, 1]);
    expect(plan).toBeUndefined();
    const slanted = planCut(block, [150, 100], [300 / Math.hypot(300, 200), -200 / Math.hypot(300, 200)], {
      snapMetres: 12,
    })!;
    expect(slanted.from.isVertex && slanted.to.isVertex).toBe(true);
  });

  it('can step sideways and still divides the area', () => {
    const plan = planCut(block, [150, 100], [0, 1], { jogMetres: 40 })!;
    expect(plan.inner).toHaveLength(2);
    expect(plan.rings.map(ringArea).reduce((a, b) => a + b, 0)).toBeCloseTo(ringArea(block), 6);
  });

  it('puts a vertex on an edge into both neighbours', () => {
    const mesh = new BlockMesh(block, noRoads);
    const [left, right] = mesh.cut(1, planCut(mesh.ring(1), [150, 100], [0, 1])!);
    const upper = right === 1 ? left : right;
    const cut = planCut(mesh.ring(upper), [220, 90], [1, 0])!;
    mesh.cut(upper, cut);
    const corners = (face: number): string[] => mesh.ring(face).map(String);
    const shared = corners(left).filter((corner) => corners(upper).includes(corner));
    expect(shared.length).toBeGreaterThanOrEqual(2);
    const outline = new Set(mesh.outline().map(String));
    const inner = [...corners(left), ...corners(right), ...corners(upper)].filter(
      (corner) => !outline.has(corner),
    );
    // The T-junction inside the block belongs to all three plots.
    expect(inner.length).toBeGreaterThanOrEqual(2);
  });

  it('cuts a plot of exactly the wanted area', () => {
    const cut = cutExactArea(block, noRoads, 27_066.67)!;
    expect(ringArea(cut.plan.rings[cut.half])).toBeCloseTo(27_066.67, 0);
    expect(cutExactArea(block, noRoads, 60_000)).toBeUndefined();
  });
});

describe('a life that repeats', () => {
  it('counts days from a start that stays put until the round ends', () => {
    let previous = cycleAt('2026-01-01', 40, 'a plot', 5);
    for (let i = 1; i < 120; i++) {
      const today = addDays('2026-01-01', i);
      const now = cycleAt(today, 40, 'a plot', 5);
      expect(daysBetween(now.start, today)).toBe(now.day);
      if (now.day > 0) expect(now.start).toBe(previous.start);
      else expect(previous.day).toBe(39);
      previous = now;
    }
  });
});

describe('seeded randomness', () => {
  it('repeats itself, and a fork does not depend on draws before it', () => {
    const [a, b] = [new SeededRandom(7), new SeededRandom(7)];
    b.next();
    expect(a.fork('roads').next()).toBe(b.fork('roads').next());
    expect(a.fork('roads').next()).not.toBe(a.fork('water').next());
  });

  it('weighs its choices', () => {
    const random = new SeededRandom(3);
    const drawn = Array.from({ length: 2000 }, () => random.weighted({ often: 0.9, rarely: 0.1, never: 0 }));
    expect(drawn.filter((key) => key === 'rarely').length).toBeGreaterThan(120);
    expect(drawn).not.toContain('never');
  });
});
