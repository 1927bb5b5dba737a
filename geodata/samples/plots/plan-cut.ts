import { isInside, type Ring } from '../plane/ring.ts';
import {
  add,
  cross,
  crossing,
  distance,
  dot,
  length,
  mix,
  type Point,
  scale,
  subtract,
} from '../plane/vector.ts';

/** Where a cut meets the outline: on a vertex, or at a fraction of the edge that starts at vertex floor(at). */
export interface CutEnd {
  /** Position along the outline in vertices. */
  at: number;
  point: Point;
  isVertex: boolean;
}

/** A cut through a ring from one side to another, with the two rings it leaves. Nothing is changed yet. */
export interface CutPlan {
  from: CutEnd;
  to: CutEnd;
  /** Corners of a stepped cut. */
  inner: readonly Point[];
  rings: readonly [Ring, Ring];
  /** Sine of the flatter angle at which the cut meets the outline; 1 is square. */
  squareness: number;
}

interface Hit {
  along: number;
  edge: number;
  point: Point;
  sine: number;
}

/**
 * Plans the cut of a counter-clockwise ring by the line through `origin` along the unit vector `direction`, on its
 * longest chord inside. Ends nearer than `snapMetres` to a vertex go to the vertex. A `jogMetres` other than 0 moves
 * the far half sideways. Undefined when no clean cut results.
 */
export function planCut(
  ring: Ring,
  origin: Point,
  direction: Point,
  options: { snapMetres?: number; jogMetres?: number } = {},
): CutPlan | undefined {
  const { snapMetres = 7, jogMetres = 0 } = options;
  const chord = longestChord(ring, origin, direction);
  if (!chord) return undefined;
  const from = endAt(ring, chord[0], snapMetres);
  let to = endAt(ring, chord[1], snapMetres);
  if (distance(from.point, to.point) < 20) return undefined;
  let inner: Point[] = [];
  if (jogMetres !== 0) {
    if (to.isVertex) return undefined;
    const stepped = stepSideways(ring, from, to, jogMetres);
    if (!stepped) return undefined;
    to = stepped.to;
    inner = stepped.inner;
  }
  if (!staysInside(ring, [from.point, ...inner, to.point])) return undefined;
  const left = [...walk(ring, from, to), ...[...inner].reverse()];
  const right = [...walk(ring, to, from), ...inner];
  // Both ends snapped to one edge: nothing would be cut off.
  if (left.length < 3 || right.length < 3) return undefined;
  return { from, to, inner, rings: [left, right], squareness: Math.min(chord[0].sine, chord[1].sine) };
}

function longestChord(ring: Ring, origin: Point, direction: Point): [Hit, Hit] | undefined {
  const hits: Hit[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const sideA = cross(direction, subtract(a, origin));
    const sideB = cross(direction, subtract(b, origin));
    if (sideA > 0 === sideB > 0) continue;
    const point = mix(a, b, sideA / (sideA - sideB));
    const edge = subtract(b, a);
    hits.push({
      along: dot(subtract(point, origin), direction),
      edge: i,
      point,
      sine: Math.abs(cross(edge, direction)) / (length(edge) || 1),
    });
  }
  hits.sort((a, b) => a.along - b.along);
  let best: [Hit, Hit] | undefined;
  let bestLength = 1;
  for (let k = 0; k + 1 < hits.length; k++) {
    const size = hits[k + 1]!.along - hits[k]!.along;
    if (size <= bestLength || !isInside(mix(hits[k]!.point, hits[k + 1]!.point, 0.5), ring)) continue;
    best = [hits[k]!, hits[k + 1]!];
    bestLength = size;
  }
  return best;
}

function endAt(ring: Ring, hit: Hit, snapMetres: number): CutEnd {
  const next = (hit.edge + 1) % ring.length;
  const toStart = distance(hit.point, ring[hit.edge]!);
  const toEnd = distance(hit.point, ring[next]!);
  if (Math.min(toStart, toEnd) < snapMetres) {
    const vertex = toStart < toEnd ? hit.edge : next;
    return { at: vertex, point: ring[vertex]!, isVertex: true };
  }
  return { at: hit.edge + toStart / (toStart + toEnd), point: hit.point, isVertex: false };
}

/** A Z-shaped cut: both legs parallel, the far leg moved by the jog along its edge. */
function stepSideways(
  ring: Ring,
  from: CutEnd,
  to: CutEnd,
  jogMetres: number,
): { to: CutEnd; inner: Point[] } | undefined {
  const leg = subtract(to.point, from.point);
  const aside = scale([-leg[1], leg[0]], jogMetres / length(leg));
  const middle = mix(from.point, to.point, 0.5);
  const stepped = add(middle, aside);
  const edge = Math.floor(to.at);
  const a = ring[edge]!;
  const b = ring[(edge + 1) % ring.length]!;
  const at = crossing(stepped, add(to.point, aside), a, b);
  if (!at || at.alongSecond < 0.05 || at.alongSecond > 0.95) return undefined;
  return {
    to: { at: edge + at.alongSecond, point: mix(a, b, at.alongSecond), isVertex: false },
    inner: [middle, stepped],
  };
}

function staysInside(ring: Ring, path: readonly Point[]): boolean {
  for (let s = 0; s + 1 < path.length; s++) {
    const p = path[s]!;
    const q = path[s + 1]!;
    if (!isInside(mix(p, q, 0.5), ring)) return false;
    for (let i = 0; i < ring.length; i++) {
      const at = crossing(p, q, ring[i]!, ring[(i + 1) % ring.length]!);
      if (!at || at.alongFirst <= 1e-4 || at.alongFirst >= 1 - 1e-4) continue;
      if (at.alongSecond > -1e-9 && at.alongSecond < 1 + 1e-9) return false;
    }
  }
  return true;
}

/** The outline from one end of the cut to the other, both included. */
function walk(ring: Ring, from: CutEnd, to: CutEnd): Point[] {
  const n = ring.length;
  const out = [from.point];
  const stop = (to.at - from.at + n) % n;
  for (let i = Math.floor(from.at) + 1, steps = 0; steps <= n; i++, steps++) {
    const k = i % n;
    const reach = (k - from.at + n) % n;
    if (reach >= stop - 1e-12 || reach === 0) break;
    out.push(ring[k]!);
  }
  out.push(to.point);
  return out;
}
