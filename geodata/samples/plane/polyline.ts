import { distance, mix, type Point } from './vector.ts';

export type Polyline = readonly Point[];

export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const size = dx * dx + dy * dy || 1;
  const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / size;
  const t = Math.max(0, Math.min(1, along));
  const ex = p[0] - a[0] - t * dx;
  const ey = p[1] - a[1] - t * dy;
  return Math.sqrt(ex * ex + ey * ey);
}

export function distanceToLine(p: Point, line: Polyline): number {
  let least = Infinity;
  for (let i = 0; i + 1 < line.length; i++)
    least = Math.min(least, distanceToSegment(p, line[i]!, line[i + 1]!));
  return least;
}

export function lineLength(line: Polyline): number {
  let sum = 0;
  for (let i = 0; i + 1 < line.length; i++) sum += distance(line[i]!, line[i + 1]!);
  return sum;
}

/** Douglas-Peucker: no point moves further than `toleranceMetres`. */
export function simplifyLine(line: Polyline, toleranceMetres: number): Polyline {
  if (line.length < 3) return line;
  const last = line.length - 1;
  let at = 0;
  let farthest = 0;
  for (let i = 1; i < last; i++) {
    const d = distanceToSegment(line[i]!, line[0]!, line[last]!);
    if (d > farthest) {
      farthest = d;
      at = i;
    }
  }
  if (farthest <= toleranceMetres) return [line[0]!, line[last]!];
  return [
    ...simplifyLine(line.slice(0, at + 1), toleranceMetres).slice(0, -1),
    ...simplifyLine(line.slice(at), toleranceMetres),
  ];
}

/** The same line with points at most `stepMetres` apart. */
export function densifyLine(line: Polyline, stepMetres: number): Polyline {
  const out: Point[] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const parts = Math.max(1, Math.ceil(distance(line[i]!, line[i + 1]!) / stepMetres));
    for (let k = 0; k < parts; k++) out.push(mix(line[i]!, line[i + 1]!, k / parts));
  }
  out.push(line[line.length - 1]!);
  return out;
}
