import { distanceToSegment, simplifyLine } from './polyline.ts';
import { cross, distance, mix, type Point, subtract } from './vector.ts';

/** A closed outline without its first point repeated; counter-clockwise rings enclose a positive area. */
export type Ring = readonly Point[];

/** A polygon: outer ring first, then holes. */
export type Polygon = readonly Ring[];

export interface Bounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Signed area in square metres. */
export function ringArea(ring: Ring): number {
  const [ox, oy] = ring[0]!;
  let twice = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const p = ring[i]!;
    const q = ring[i + 1]!;
    twice += (p[0] - ox) * (q[1] - oy) - (q[0] - ox) * (p[1] - oy);
  }
  return twice / 2;
}

/** Area of rings as Clipper returns them: outer rings count positive, holes negative. */
export const ringsArea = (rings: readonly Ring[]): number =>
  rings.reduce((sum, ring) => sum + ringArea(ring), 0);

export const counterClockwise = (ring: Ring): Ring => (ringArea(ring) < 0 ? [...ring].reverse() : ring);

export const largestRing = (rings: readonly Ring[]): Ring | undefined =>
  rings.reduce<Ring | undefined>(
    (best, ring) => (!best || Math.abs(ringArea(ring)) > Math.abs(ringArea(best)) ? ring : best),
    undefined,
  );

export function ringCentroid(ring: Ring): Point {
  const origin = ring[0]!;
  let x = 0;
  let y = 0;
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const p = subtract(ring[i]!, origin);
    const q = subtract(ring[(i + 1) % ring.length]!, origin);
    const c = cross(p, q);
    twice += c;
    x += (p[0] + q[0]) * c;
    y += (p[1] + q[1]) * c;
  }
  return [origin[0] + x / (3 * twice), origin[1] + y / (3 * twice)];
}

export function isInside(point: Point, ring: Ring): boolean {
  const [x, y] = point;
  let inside = false;
  let [px, py] = ring[ring.length - 1]!;
  for (let i = 0; i < ring.length; i++) {
    const [qx, qy] = ring[i]!;
    if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
    px = qx;
    py = qy;
  }
  return inside;
}

export function distanceToRing(point: Point, ring: Ring): number {
  let least = Infinity;
  for (let i = 0; i < ring.length; i++)
    least = Math.min(least, distanceToSegment(point, ring[i]!, ring[(i + 1) % ring.length]!));
  return least;
}

export function ringBounds(ring: Ring): Bounds {
  const bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const [x, y] of ring) {
    if (x < bounds.minX) bounds.minX = x;
    if (x > bounds.maxX) bounds.maxX = x;
    if (y < bounds.minY) bounds.minY = y;
    if (y > bounds.maxY) bounds.maxY = y;
  }
  return bounds;
}

export const boundsMeet = (a: Bounds, b: Bounds, gap = 0): boolean =>
  a.minX - gap <= b.maxX && b.minX - gap <= a.maxX && a.minY - gap <= b.maxY && b.minY - gap <= a.maxY;

/** The ring without points that lie within `leastMetres` of the one before: offsets leave such hair's breadths. */
export function spacedRing(ring: Ring, leastMetres: number): Ring {
  const spaced: Point[] = [];
  for (const point of ring) {
    const last = spaced[spaced.length - 1];
    if (!last || distance(last, point) > leastMetres) spaced.push(point);
  }
  while (spaced.length > 3 && distance(spaced[0]!, spaced[spaced.length - 1]!) <= leastMetres) spaced.pop();
  return spaced;
}

/**
 * A ring that touches itself in a point is no valid ring: of the loops that meet there the largest is kept. Points
 * within a millimetre count as the same.
 */
export function withoutPinches(ring: Ring): Ring {
  const seen = new Map<string, number>();
  for (let i = 0; i < ring.length; i++) {
    const key = `${Math.round(ring[i]![0] * 1000)},${Math.round(ring[i]![1] * 1000)}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, i);
      continue;
    }
    const loop = ring.slice(first, i);
    const rest = [...ring.slice(0, first), ...ring.slice(i)];
    const isLarger =
      loop.length > 2 && (rest.length < 3 || Math.abs(ringArea(loop)) > Math.abs(ringArea(rest)));
    return withoutPinches(isLarger ? loop : rest);
  }
  return ring;
}

/** The part of a ring within a rectangle (Sutherland-Hodgman); a concave ring may run back along the rectangle. */
export function clipToBounds(ring: Ring, bounds: Bounds): Ring {
  const depths: ((p: Point) => number)[] = [
    ([x]) => x - bounds.minX,
    ([x]) => bounds.maxX - x,
    ([, y]) => y - bounds.minY,
    ([, y]) => bounds.maxY - y,
  ];
  let kept: Ring = ring;
  for (const depth of depths) {
    const out: Point[] = [];
    kept.forEach((point, i) => {
      const next = kept[(i + 1) % kept.length]!;
      const here = depth(point);
      const there = depth(next);
      if (here >= 0) out.push(point);
      if (here >= 0 !== there >= 0) out.push(mix(point, next, here / (here - there)));
    });
    kept = out;
  }
  return kept;
}

/** Douglas-Peucker on a ring: no point moves further than `toleranceMetres`. */
export function simplifyRing(ring: Ring, toleranceMetres: number): Ring {
  let farthest = 0;
  let at = 0;
  ring.forEach((point, i) => {
    const d = distance(point, ring[0]!);
    if (d > farthest) {
      farthest = d;
      at = i;
    }
  });
  const first = simplifyLine(ring.slice(0, at + 1), toleranceMetres);
  const second = simplifyLine([...ring.slice(at), ring[0]!], toleranceMetres);
  return [...first.slice(0, -1), ...second.slice(0, -1)];
}

/**
 * The roomiest point among a grid of points inside the polygon: far from the edge, a little drawn to the centroid.
 * Used where a label stands.
 */
export function roomiestPoint(ring: Ring, steps = 12): Point {
  const centre = ringCentroid(ring);
  const bounds = ringBounds(ring);
  const reach = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
  const score = (p: Point): number => distanceToRing(p, ring) - 0.12 * distance(p, centre);
  let best = isInside(centre, ring) ? centre : undefined;
  // A centroid well inside needs no search.
  if (best && distanceToRing(best, ring) > 0.16 * reach) return best;
  let bestScore = best ? score(best) : -Infinity;
  for (let i = 1; i < steps; i++)
    for (let j = 1; j < steps; j++) {
      const point: Point = [
        bounds.minX + ((bounds.maxX - bounds.minX) * i) / steps,
        bounds.minY + ((bounds.maxY - bounds.minY) * j) / steps,
      ];
      if (!isInside(point, ring)) continue;
      const value = score(point);
      if (value > bestScore) {
        bestScore = value;
        best = point;
      }
    }
  return best ?? ring[0]!;
}
