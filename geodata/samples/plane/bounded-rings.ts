import { strokeLines } from './clipper.ts';
import type { Polyline } from './polyline.ts';
import { type Bounds, boundsMeet, type Ring, ringBounds } from './ring.ts';
import { distance } from './vector.ts';

/** Rings with their bounds, so that an operation takes only those near it. */
export type BoundedRings = { ring: Ring; bounds: Bounds }[];

export const boundRings = (rings: readonly Ring[]): BoundedRings =>
  rings.map((ring) => ({ ring, bounds: ringBounds(ring) }));

export const ringsNear = (rings: BoundedRings, bounds: Bounds): Ring[] =>
  rings.filter((entry) => boundsMeet(entry.bounds, bounds)).map(({ ring }) => ring);

/** Strips along a line in pieces of about `pieceMetres` that overlap by a vertex, so that few are near anything. */
export function strokeInPieces(line: Polyline, halfWidthMetres: number, pieceMetres = 500): Ring[] {
  const pieces: Polyline[] = [];
  let start = 0;
  let size = 0;
  for (let i = 1; i < line.length; i++) {
    size += distance(line[i - 1]!, line[i]!);
    if (size < pieceMetres && i < line.length - 1) continue;
    pieces.push(line.slice(Math.max(0, start - 1), i + 2));
    start = i;
    size = 0;
  }
  return pieces.flatMap((piece) => strokeLines([piece], halfWidthMetres));
}

/** The part of a line from where it first comes within bounds to where it last is; empty when it never does. */
export function lineWithin(line: Polyline, bounds: Bounds, marginMetres: number): Polyline {
  const isNear = ([x, y]: readonly [number, number]): boolean =>
    x > bounds.minX - marginMetres &&
    x < bounds.maxX + marginMetres &&
    y > bounds.minY - marginMetres &&
    y < bounds.maxY + marginMetres;
  const first = line.findIndex(isNear);
  if (first < 0) return [];
  const last = line.findLastIndex(isNear);
  return line.slice(Math.max(0, first - 1), last + 2);
}
