import type { Polyline } from '../plane/polyline.ts';
import type { Point } from '../plane/vector.ts';

/** The two families of strips. A curve of a family gives its position across as a function of the one along. */
export type Family = 'northSouth' | 'eastWest';
export type Curve = (along: number) => number;

export const otherFamily = (family: Family): Family => (family === 'northSouth' ? 'eastWest' : 'northSouth');

/** The point at `across` and `along` of a family: across is x for north-south strips and y for east-west ones. */
export const pointOf = (family: Family, across: number, along: number): Point =>
  family === 'northSouth' ? [across, along] : [along, across];

/** Points of a curve between two positions along it, about `stepMetres` apart. */
export function curveLine(family: Family, curve: Curve, from: number, to: number, stepMetres = 22): Polyline {
  const parts = Math.max(2, Math.ceil(Math.abs(to - from) / stepMetres));
  return Array.from({ length: parts + 1 }, (_, i) => {
    const along = from + ((to - from) * i) / parts;
    return pointOf(family, curve(along), along);
  });
}

/** Position along `curve` where it meets a curve of the other family. Slopes are small, so iterating converges. */
export function meetingAlong(curve: Curve, otherCurve: Curve): number {
  let along = 0;
  for (let i = 0; i < 40; i++) {
    const next = otherCurve(curve(along));
    if (Math.abs(next - along) < 1e-7) return next;
    along = next;
  }
  return along;
}
