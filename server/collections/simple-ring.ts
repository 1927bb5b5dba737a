import type { Position } from '../../geodata/model/geometry.ts';

/** Twice the signed area of a triangle; its sign tells on which side of a-b the point c lies. */
const turn = (a: Position, b: Position, c: Position): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const between = (a: Position, b: Position, c: Position): boolean =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1]);

/** True when the two edges share a point. */
function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}

/**
 * True when the boundary of a closed ring crosses or touches itself, folds back, or encloses nothing.
 * Compares every pair of edges: meant for drawn areas of up to about a thousand positions.
 */
export function crossingEdges(ring: readonly Position[]): boolean {
  const count = ring.length - 1;
  let doubleArea = 0;
  for (let index = 0; index < count; index += 1) {
    const start = ring[index]!;
    const end = ring[index + 1]!;
    const after = ring[index + 1 === count ? 1 : index + 2]!;
    doubleArea +=
      (start[0] - ring[0]![0]) * (end[1] - ring[0]![1]) - (end[0] - ring[0]![0]) * (start[1] - ring[0]![1]);
    // Neighbouring edges share an end; they may not run back over each other.
    const foldsBack =
      (start[0] - end[0]) * (after[0] - end[0]) + (start[1] - end[1]) * (after[1] - end[1]) > 0;
    if (turn(start, end, after) === 0 && foldsBack) return true;
    for (let other = index + 2; other < count; other += 1) {
      const neighbours = index === 0 && other === count - 1;
      if (!neighbours && meet(start, end, ring[other]!, ring[other + 1]!)) return true;
    }
  }
  return doubleArea === 0;
}
