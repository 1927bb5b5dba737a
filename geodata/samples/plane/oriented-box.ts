import type { Ring } from './ring.ts';
import { cross, length, type Point, subtract, unit } from './vector.ts';

/** The smallest rectangle around a ring, in its own axes: `long` along `u`, `short` along `v` (left of `u`). */
export interface OrientedBox {
  u: Point;
  v: Point;
  long: number;
  short: number;
  /** Least coordinate along u and along v. */
  min: Point;
  area: number;
}

/** Convex hull, counter-clockwise (monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const hull: Point[] = [];
  for (const pass of [sorted, [...sorted].reverse()]) {
    const start = hull.length;
    for (const point of pass) {
      while (hull.length >= start + 2) {
        const a = hull[hull.length - 2]!;
        const b = hull[hull.length - 1]!;
        if (cross(subtract(b, a), subtract(point, b)) > 0) break;
        hull.pop();
      }
      hull.push(point);
    }
    hull.pop();
  }
  return hull;
}

/** The minimum-area rectangle: one of its sides lies on an edge of the hull. */
export function orientedBox(ring: Ring): OrientedBox {
  const hull = convexHull(ring);
  let best: OrientedBox | undefined;
  for (let i = 0; i < hull.length; i++) {
    const edge = subtract(hull[(i + 1) % hull.length]!, hull[i]!);
    if (length(edge) < 1e-6) continue;
    const [ux, uy] = unit(edge);
    let minU = Infinity;
    let maxU = -Infinity;
    let minV = Infinity;
    let maxV = -Infinity;
    for (const [x, y] of hull) {
      const s = x * ux + y * uy;
      const t = y * ux - x * uy;
      if (s < minU) minU = s;
      if (s > maxU) maxU = s;
      if (t < minV) minV = t;
      if (t > maxV) maxV = t;
    }
    const alongU = maxU - minU;
    const alongV = maxV - minV;
    const area = alongU * alongV;
    if (best && area >= best.area) continue;
    best =
      alongU >= alongV
        ? { u: [ux, uy], v: [-uy, ux], long: alongU, short: alongV, min: [minU, minV], area }
        : { u: [-uy, ux], v: [-ux, -uy], long: alongV, short: alongU, min: [minV, -maxU], area };
  }
  return best!;
}
