import type { Position } from 'geojson';

/** Twice the signed area in the coordinates' own unit; positive if the ring runs counter-clockwise. */
export function doubleSignedArea(ring: readonly Position[]): number {
  const [originX, originY] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let index = 1; index + 1 < ring.length; index += 1) {
    const [ax, ay] = ring[index]!;
    const [bx, by] = ring[index + 1]!;
    sum += (ax! - originX!) * (by! - originY!) - (bx! - originX!) * (ay! - originY!);
  }
  return sum;
}

/** Where a position lies: 1 inside the ring, 0 on it, -1 outside. */
export function sideOfRing(position: Position, ring: readonly Position[]): 1 | 0 | -1 {
  const [x, y] = position as [number, number];
  let inside = false;
  for (let index = 1; index < ring.length; index += 1) {
    const [ax, ay] = ring[index - 1] as [number, number];
    const [bx, by] = ring[index] as [number, number];
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    const between =
      Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
    if (cross === 0 && between) return 0;
    if (ay > y !== by > y && cross > 0 === by > ay) inside = !inside;
  }
  return inside ? 1 : -1;
}

/** Splits a closed ring wherever it comes back to one of its own positions, so that no piece touches itself. */
export function splitAtRepeats(ring: readonly Position[]): Position[][] {
  const pieces: Position[][] = [];
  const path: Position[] = [];
  const places = new Map<string, number>();
  for (const position of ring) {
    const key = `${position[0]} ${position[1]}`;
    const start = places.get(key);
    if (start === undefined) {
      places.set(key, path.length);
      path.push(position);
      continue;
    }
    const loop = path.splice(start + 1);
    for (const left of loop) places.delete(`${left[0]} ${left[1]}`);
    if (loop.length >= 2) pieces.push([path[start]!, ...loop, path[start]!]);
  }
  return pieces;
}

/**
 * Sorts rings that do not cross into polygons: counter-clockwise ones are shells, clockwise ones holes of the smallest
 * shell around them. A hole outside every shell is left out.
 */
export function groupRings(rings: readonly Position[][]): Position[][][] {
  const shells = rings
    .filter((ring) => doubleSignedArea(ring) > 0)
    .map((ring) => ({ ring, area: doubleSignedArea(ring), holes: [] as Position[][] }))
    .toSorted((a, b) => a.area - b.area);
  for (const hole of rings.filter((ring) => doubleSignedArea(ring) < 0)) {
    const area = -doubleSignedArea(hole);
    shells.find((shell) => shell.area >= area && isWithin(hole, shell.ring))?.holes.push(hole);
  }
  // Back to the order in which the rings came.
  return rings.flatMap((ring) => {
    const shell = shells.find((candidate) => candidate.ring === ring);
    return shell ? [[shell.ring, ...shell.holes]] : [];
  });
}

/** Whether the first position of `inner` that is not on `outer` lies inside it; true if all of them are on it. */
export function isWithin(inner: readonly Position[], outer: readonly Position[]): boolean {
  for (const position of inner) {
    const side = sideOfRing(position, outer);
    if (side !== 0) return side > 0;
  }
  return true;
}
