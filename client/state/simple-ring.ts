import type { Position } from '../../geodata/model/geometry.ts';

const turn = (a: Position, b: Position, c: Position): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

const crosses = (a: Position, b: Position, c: Position, d: Position): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/** Whether the edges of a ring (corners, not closed) nowhere cross: the only kind of area that can be a filter. */
export function isSimpleRing(corners: readonly Position[]): boolean {
  const edges = corners.map((corner, index) => [corner, corners[(index + 1) % corners.length]!] as const);
  return edges.every(([a, b], index) => edges.slice(index + 1).every(([c, d]) => !crosses(a, b, c, d)));
}
