import type { RoadSide } from '../blocks/block.ts';
import { orientedBox } from '../plane/oriented-box.ts';
import { type Ring, ringArea } from '../plane/ring.ts';
import { add, distance, dot, type Point, scale, unit } from '../plane/vector.ts';
import { type CutPlan, planCut } from './plan-cut.ts';
import { smallestPlotSquareMetres } from './plot-limits.ts';

export interface ExactCut {
  plan: CutPlan;
  /** Which of the plan's rings has the wanted area. */
  half: 0 | 1;
}

/**
 * Cuts a plot of a given area off one end of a ring, exact to the rounding of its corners (about 0.1 m²). The rest
 * stays usable: both halves are compact and wide enough. Undefined when no end allows it.
 */
export function cutExactArea(
  ring: Ring,
  sides: readonly (RoadSide | undefined)[],
  wantedSquareMetres: number,
): ExactCut | undefined {
  const rest = ringArea(ring) - wantedSquareMetres;
  if (rest < smallestPlotSquareMetres) return undefined;
  const box = orientedBox(ring);
  let best: { cut: ExactCut; penalty: number } | undefined;
  for (const acrossLong of [true, false])
    for (const sign of [1, -1])
      for (const tilt of [0, 0.02, -0.02, 0.045, -0.045]) {
        const [u, v] = acrossLong ? [box.u, box.v] : [box.v, box.u];
        const across = scale(u, sign);
        const direction = unit(add(v, scale(u, tilt)));
        const cut = bisect(ring, across, direction, wantedSquareMetres);
        if (!cut) continue;
        const penalty = judge(cut, ring, sides);
        if (!best || penalty < best.penalty) best = { cut, penalty };
      }
  return best && best.penalty < Infinity ? best.cut : undefined;
}

/** Moves the line along `across` until the part behind it has the wanted area. */
function bisect(ring: Ring, across: Point, direction: Point, wanted: number): ExactCut | undefined {
  const places = ring.map((point) => dot(point, across));
  const centre = scale(ring.reduce<Point>(add, [0, 0]), 1 / ring.length);
  const offset = dot(centre, across);
  let low = Math.min(...places);
  let high = Math.max(...places);
  let found: ExactCut | undefined;
  for (let i = 0; i < 60 && high - low > 1e-5; i++) {
    const middle = (low + high) / 2;
    const plan = planCut(ring, add(centre, scale(across, middle - offset)), direction, { snapMetres: 0 });
    if (!plan) {
      // Too near an end to leave a chord of 20 m: move away from it.
      if (middle < offset) low = middle;
      else high = middle;
      continue;
    }
    const half = meanAlong(plan.rings[0], across) < meanAlong(plan.rings[1], across) ? 0 : 1;
    found = { plan, half };
    if (ringArea(plan.rings[half]) < wanted) low = middle;
    else high = middle;
  }
  return found && Math.abs(ringArea(found.plan.rings[found.half]) - wanted) < 0.5 ? found : undefined;
}

const meanAlong = (ring: Ring, axis: Point): number =>
  ring.reduce((sum, point) => sum + dot(point, axis), 0) / ring.length;

function judge(cut: ExactCut, ring: Ring, sides: readonly (RoadSide | undefined)[]): number {
  let penalty = (1 - cut.plan.squareness) * 6;
  for (const part of cut.plan.rings) {
    const box = orientedBox(part);
    if (box.short < 60 || box.long / box.short > 3.4) return Infinity;
    penalty += Math.max(0, box.long / box.short - 1.6) ** 2 + (1 - ringArea(part) / box.area) * 2;
  }
  for (const end of [cut.plan.from, cut.plan.to]) {
    // A cut that ends at a hair's breadth from a corner would leave a sliver of an edge.
    if (ring.some((point) => distance(point, end.point) < 4)) return Infinity;
    if (!sides[Math.floor(end.at)]) penalty += 0.5;
  }
  return penalty;
}
