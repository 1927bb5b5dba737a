import type { RoadSide } from '../blocks/block.ts';
import { type OrientedBox, orientedBox } from '../plane/oriented-box.ts';
import { type Ring, ringArea } from '../plane/ring.ts';
import { add, distance, dot, type Point, scale, subtract, unit } from '../plane/vector.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { type CutPlan, planCut } from './plan-cut.ts';
import { smallestPlotSquareMetres } from './plot-limits.ts';

const narrowestMetres = 52;
const candidates = 22;

/**
 * The best of many lines across the oriented box of a plot: square corners, compact halves near the wanted size, and
 * road frontage for both. Undefined when none leaves two usable plots.
 */
export function chooseCut(
  ring: Ring,
  sides: readonly (RoadSide | undefined)[],
  wantedSquareMetres: number,
  random: SeededRandom,
): CutPlan | undefined {
  const area = ringArea(ring);
  const box = orientedBox(ring);
  const parts = Math.round(area / wantedSquareMetres);
  const isOdd = parts === 3 || (parts > 3 && parts % 2 === 1);
  let best: CutPlan | undefined;
  let least = Infinity;
  for (let k = 0; k < candidates; k++) {
    const share = isOdd && k % 2 === 1 ? random.pick([1, 2]) / 3 : 0.5;
    const plan = candidate(ring, box, area, share, k, random);
    if (!plan) continue;
    const penalty = judge(plan, ring, sides, box, area, share);
    if (penalty < least) {
      least = penalty;
      best = plan;
    }
  }
  return best;
}

/** A plain cut about the middle for ground that must not stay whole: only the least size counts. */
export function halve(ring: Ring): CutPlan | undefined {
  const box = orientedBox(ring);
  for (const share of [0.5, 0.45, 0.55, 0.4, 0.6]) {
    const origin = add(scale(box.u, box.min[0] + box.long * share), scale(box.v, box.min[1] + box.short / 2));
    const plan = planCut(ring, origin, box.v);
    if (plan?.rings.every((part) => ringArea(part) >= smallestPlotSquareMetres)) return plan;
  }
  return undefined;
}

function candidate(
  ring: Ring,
  box: OrientedBox,
  area: number,
  share: number,
  round: number,
  random: SeededRandom,
): CutPlan | undefined {
  const acrossLong = round % 3 !== 2 || box.long > 2.1 * box.short;
  const [u, v, span] = acrossLong ? [box.u, box.v, box.long] : [box.v, box.u, box.short];
  const [minU, middle] = acrossLong
    ? [box.min[0], box.min[1] + box.short / 2]
    : [box.min[1], box.min[0] + box.long / 2];
  const at = Math.min(0.74, Math.max(0.26, share + random.range(-0.15, 0.15)));
  const direction = unit(add(v, scale(u, random.range(-0.09, 0.09))));
  const origin = add(scale(u, minU + span * at), scale(v, middle));
  const stepped = random.chance(0.24) && area > 5 * smallestPlotSquareMetres;
  const jogMetres = stepped ? random.pick([-1, 1]) * random.range(0.06, 0.15) * span : 0;
  return planCut(ring, origin, direction, { jogMetres });
}

/** Penalty of a cut; infinite when a half is too small, narrow, sharp or without a road. */
function judge(
  plan: CutPlan,
  ring: Ring,
  sides: readonly (RoadSide | undefined)[],
  box: OrientedBox,
  area: number,
  share: number,
): number {
  const areas = plan.rings.map(ringArea);
  if (areas.some((size) => size < smallestPlotSquareMetres)) return Infinity;
  if (hasSharpEnd(plan)) return Infinity;
  const frontage = frontages(ring, sides, plan);
  let penalty = (1 - plan.squareness) * 6;
  for (let i = 0; i < 2; i++) {
    const size = areas[i]!;
    const needed = Math.max(24, Math.min(70, 0.28 * Math.sqrt(size)));
    if (frontage[i]! < needed) return Infinity;
    const [alongU, alongV] = extent(plan.rings[i]!, box);
    const short = Math.min(alongU, alongV);
    const aspect = Math.max(alongU, alongV) / short;
    const fill = size / (alongU * alongV);
    if (short < narrowestMetres || frontage[i]! < 0.35 * short || aspect > 4 || fill < 0.55) return Infinity;
    penalty += Math.max(0, aspect - 1.9) ** 2 * 0.7 + (1 - fill) * 2.2;
  }
  const part = areas[0]! / area;
  return penalty + Math.min(Math.abs(part - share), Math.abs(1 - part - share)) * 1.2;
}

function extent(ring: Ring, box: OrientedBox): [number, number] {
  let minU = Infinity;
  let maxU = -Infinity;
  let minV = Infinity;
  let maxV = -Infinity;
  for (const point of ring) {
    const s = dot(point, box.u);
    const t = dot(point, box.v);
    if (s < minU) minU = s;
    if (s > maxU) maxU = s;
    if (t < minV) minV = t;
    if (t > maxV) maxV = t;
  }
  return [maxU - minU, maxV - minV];
}

/** Length of road frontage of the two halves. */
function frontages(ring: Ring, sides: readonly (RoadSide | undefined)[], plan: CutPlan): [number, number] {
  const n = ring.length;
  const total: [number, number] = [0, 0];
  const stop = (plan.to.at - plan.from.at + n) % n;
  const cuts = [plan.from.at, plan.to.at].sort((a, b) => a - b);
  for (let i = 0; i < n; i++) {
    if (!sides[i]) continue;
    const size = distance(ring[i]!, ring[(i + 1) % n]!);
    let done = 0;
    for (const at of [...cuts.filter((cut) => cut > i && cut < i + 1), i + 1]) {
      const part = at - i - done;
      const half = (i + done + part / 2 - plan.from.at + n) % n < stop ? 0 : 1;
      total[half] += size * part;
      done += part;
    }
  }
  return total;
}

/** Whether a corner that the cut makes is under 42 degrees. */
function hasSharpEnd(plan: CutPlan): boolean {
  const [left, right] = plan.rings;
  const ends: [Ring, number][] = [
    [left, 0],
    [left, left.length - 1 - plan.inner.length],
    [right, 0],
    [right, right.length - 1 - plan.inner.length],
  ];
  return ends.some(([ring, i]) => cornerCosine(ring, i) > 0.743);
}

function cornerCosine(ring: Ring, i: number): number {
  const corner: Point = ring[i]!;
  const before = unit(subtract(ring[(i + ring.length - 1) % ring.length]!, corner));
  const after = unit(subtract(ring[(i + 1) % ring.length]!, corner));
  return dot(before, after);
}
