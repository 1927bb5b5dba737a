import type { TilePath } from './project-wkb.ts';

const isInside = (path: TilePath, low: number, high: number): boolean => {
  for (const value of path) if (value < low || value > high) return false;
  return true;
};

/** Clips a ring to the square low…high (Sutherland and Hodgman 1974); what lies outside gives an empty path. */
export function clipRing(ring: TilePath, low: number, high: number): TilePath {
  if (isInside(ring, low, high)) return ring;
  let path: number[] = Array.from(ring);
  for (const axis of [0, 1] as const) {
    for (const [limit, side] of [
      [low, 1],
      [high, -1],
    ] as const) {
      path = clipAtLimit(path, axis, limit, side);
    }
  }
  return Float64Array.from(path);
}

/** Keeps what lies on one side of a line parallel to an axis; side 1 keeps the greater values. */
function clipAtLimit(path: readonly number[], axis: 0 | 1, limit: number, side: 1 | -1): number[] {
  const clipped: number[] = [];
  const other = axis === 0 ? 1 : 0;
  for (let index = 0; index < path.length; index += 2) {
    const before = index === 0 ? path.length - 2 : index - 2;
    const from = path[before + axis]!;
    const to = path[index + axis]!;
    const isFromIn = (from - limit) * side >= 0;
    const isToIn = (to - limit) * side >= 0;
    if (isFromIn !== isToIn) {
      const share = (limit - from) / (to - from);
      const crossing = path[before + other]! + (path[index + other]! - path[before + other]!) * share;
      if (axis === 0) clipped.push(limit, crossing);
      else clipped.push(crossing, limit);
    }
    if (isToIn) clipped.push(path[index]!, path[index + 1]!);
  }
  return clipped;
}

/** Clips a line to the square low…high; it may fall into several pieces, or none. */
export function clipLine(line: TilePath, low: number, high: number): TilePath[] {
  if (isInside(line, low, high)) return [line];
  const pieces: TilePath[] = [];
  let piece: number[] = [];
  const close = () => {
    if (piece.length >= 4) pieces.push(Float64Array.from(piece));
    piece = [];
  };
  for (let index = 2; index < line.length; index += 2) {
    const [x0, y0, x1, y1] = [line[index - 2]!, line[index - 1]!, line[index]!, line[index + 1]!];
    const shares = insideShares(x0, y0, x1 - x0, y1 - y0, low, high);
    if (shares === undefined) {
      close();
      continue;
    }
    const [enter, leave] = shares;
    if (piece.length === 0) piece.push(x0 + (x1 - x0) * enter, y0 + (y1 - y0) * enter);
    piece.push(x0 + (x1 - x0) * leave, y0 + (y1 - y0) * leave);
    if (leave < 1) close();
  }
  close();
  return pieces;
}

/** The part of a segment inside the square as shares of its length (Liang and Barsky 1984); undefined if none. */
function insideShares(
  x: number,
  y: number,
  dx: number,
  dy: number,
  low: number,
  high: number,
): [number, number] | undefined {
  let enter = 0;
  let leave = 1;
  for (const [change, room] of [
    [-dx, x - low],
    [dx, high - x],
    [-dy, y - low],
    [dy, high - y],
  ] as const) {
    if (change === 0 && room < 0) return undefined;
    if (change < 0) enter = Math.max(enter, room / change);
    if (change > 0) leave = Math.min(leave, room / change);
  }
  return enter < leave ? [enter, leave] : undefined;
}
