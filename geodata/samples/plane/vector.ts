/** A point or a vector [x, y] in metres of the local plane. */
export type Point = readonly [number, number];

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
export const subtract = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const scale = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];
export const length = (a: Point): number => Math.sqrt(a[0] * a[0] + a[1] * a[1]);
export const mix = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];

export function distance(a: Point, b: Point): number {
  const dx = a[0] - b[0];
  const dy = a[1] - b[1];
  return Math.sqrt(dx * dx + dy * dy);
}

/** The vector with length 1; a zero vector stays zero. */
export function unit(a: Point): Point {
  const size = length(a) || 1;
  return [a[0] / size, a[1] / size];
}

/** A quarter turn to the left. */
export const leftOf = (a: Point): Point => [-a[1], a[0]];

/** Where the line a-b crosses the line c-d, as fractions along each; undefined when parallel. */
export function crossing(
  a: Point,
  b: Point,
  c: Point,
  d: Point,
): { alongFirst: number; alongSecond: number } | undefined {
  const rx = b[0] - a[0];
  const ry = b[1] - a[1];
  const sx = d[0] - c[0];
  const sy = d[1] - c[1];
  const denominator = rx * sy - ry * sx;
  if (Math.abs(denominator) < 1e-12) return undefined;
  const qx = c[0] - a[0];
  const qy = c[1] - a[1];
  return {
    alongFirst: (qx * sy - qy * sx) / denominator,
    alongSecond: (qx * ry - qy * rx) / denominator,
  };
}
