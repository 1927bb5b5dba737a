import type { TilePath } from './project-wkb.ts';

/** Square of the distance of position `index` from the segment between two other positions. */
function squaredDistance(path: TilePath, index: number, start: number, end: number): number {
  const x = path[index * 2]!;
  const y = path[index * 2 + 1]!;
  const startX = path[start * 2]!;
  const startY = path[start * 2 + 1]!;
  const dx = path[end * 2]! - startX;
  const dy = path[end * 2 + 1]! - startY;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - startX) * dx + (y - startY) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return (x - startX - share * dx) ** 2 + (y - startY - share * dy) ** 2;
}

/**
 * Leaves out positions that lie within `tolerance` of the line between those kept (Douglas and Peucker 1973). Both
 * ends stay. A ring is opened at its first position and at the one farthest from it, so that it keeps its extent.
 */
export function simplifyPath(path: TilePath, tolerance: number, isRing: boolean): TilePath {
  const count = path.length / 2;
  if (tolerance <= 0 || count < (isRing ? 5 : 3)) return path;
  const closed = isRing ? Float64Array.of(...path, path[0]!, path[1]!) : path;
  const last = closed.length / 2 - 1;
  const isKept = new Uint8Array(last + 1);
  isKept[0] = 1;
  isKept[last] = 1;
  const stack: [number, number][] = [];
  if (isRing) {
    const far = farthest(closed, 0, last);
    isKept[far.index] = 1;
    stack.push([0, far.index], [far.index, last]);
  } else {
    stack.push([0, last]);
  }
  const limit = tolerance * tolerance;
  for (let range = stack.pop(); range !== undefined; range = stack.pop()) {
    const [start, end] = range;
    if (end - start < 2) continue;
    const far = farthest(closed, start, end);
    if (far.squared <= limit) continue;
    isKept[far.index] = 1;
    stack.push([start, far.index], [far.index, end]);
  }
  const kept: number[] = [];
  const stop = isRing ? last : last + 1;
  for (let index = 0; index < stop; index += 1) {
    if (isKept[index]) kept.push(closed[index * 2]!, closed[index * 2 + 1]!);
  }
  return Float64Array.from(kept);
}

function farthest(path: TilePath, start: number, end: number): { index: number; squared: number } {
  let found = { index: start + 1, squared: -1 };
  for (let index = start + 1; index < end; index += 1) {
    const squared = squaredDistance(path, index, start, end);
    if (squared > found.squared) found = { index, squared };
  }
  return found;
}
