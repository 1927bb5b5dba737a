import { clipLine, clipRing } from './clip-path.ts';
import type { TileGeometry, TilePath } from './project-wkb.ts';
import { simplifyPath } from './simplify-path.ts';
import { tileBuffer, tileExtent } from './tile-address.ts';

/** Geometry of a feature as the Mapbox Vector Tile specification 2.1, section 4.3 writes it. */
export interface EncodedGeometry {
  type: 1 | 2 | 3;
  commands: number[];
}

export interface GeometryOptions {
  /** In units of the tile; 0 keeps every position. */
  simplifyUnits: number;
  /** A polygon or line too small for its tile is drawn as one unit instead of vanishing. */
  keepsTiny: boolean;
}

const low = -tileBuffer;
const high = tileExtent + tileBuffer;
const moveTo = 1;
const lineTo = 2;
const closePath = 15;

const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

/** Clips, simplifies, rounds and encodes; undefined when nothing of the geometry lies in the tile. */
export function encodeGeometry(
  geometry: TileGeometry,
  { simplifyUnits, keepsTiny }: GeometryOptions,
): EncodedGeometry | undefined {
  const pen = new Pen();
  if (geometry.kind === 'point') {
    const points = geometry.paths.filter((path) => clipRing(path, low, high).length > 0).map(rounded);
    if (points.length === 0) return undefined;
    pen.points(points);
    return { type: 1, commands: pen.commands };
  }
  let remainder: TilePath | undefined;
  if (geometry.kind === 'line') {
    for (const path of geometry.paths) {
      for (const piece of clipLine(path, low, high)) {
        const line = rounded(simplifyPath(piece, simplifyUnits, false));
        if (line.length >= 4) pen.line(line);
        else remainder ??= piece;
      }
    }
    if (pen.commands.length === 0 && remainder !== undefined && keepsTiny) pen.line(unitLine(remainder));
    return pen.commands.length === 0 ? undefined : { type: 2, commands: pen.commands };
  }
  for (const [outer, ...holes] of geometry.polygons) {
    const clipped = clipRing(outer!, low, high);
    const ring = roundedRing(simplifyPath(clipped, simplifyUnits, true));
    if (ring === undefined) {
      if (clipped.length > 0) remainder ??= clipped;
      continue;
    }
    pen.ring(wound(ring, 1));
    for (const hole of holes) {
      const holeRing = roundedRing(simplifyPath(clipRing(hole, low, high), simplifyUnits, true));
      if (holeRing !== undefined) pen.ring(wound(holeRing, -1));
    }
  }
  if (pen.commands.length === 0 && remainder !== undefined && keepsTiny) pen.ring(unitRing(remainder));
  return pen.commands.length === 0 ? undefined : { type: 3, commands: pen.commands };
}

/** Whole units without repeated positions. */
function rounded(path: TilePath): number[] {
  const positions: number[] = [];
  for (let index = 0; index < path.length; index += 2) {
    // Adding 0 turns -0 into 0.
    const x = Math.round(path[index]!) + 0;
    const y = Math.round(path[index + 1]!) + 0;
    const end = positions.length;
    if (end === 0 || positions[end - 2] !== x || positions[end - 1] !== y) positions.push(x, y);
  }
  return positions;
}

/** A rounded ring without its closing position; undefined when it encloses nothing. */
function roundedRing(path: TilePath): number[] | undefined {
  const ring = rounded(path);
  const end = ring.length;
  if (end > 2 && ring[0] === ring[end - 2] && ring[1] === ring[end - 1]) ring.length = end - 2;
  return ring.length >= 6 && doubleArea(ring) !== 0 ? ring : undefined;
}

/** Twice the area by the surveyor's formula; positive for an outer ring, as y points down. */
function doubleArea(ring: readonly number[]): number {
  let sum = 0;
  for (let index = 0, before = ring.length - 2; index < ring.length; before = index, index += 2) {
    sum += ring[before]! * ring[index + 1]! - ring[index]! * ring[before + 1]!;
  }
  return sum;
}

/** The ring in the direction the specification wants: 1 for outer rings, -1 for holes. */
function wound(ring: number[], sign: 1 | -1): number[] {
  if (Math.sign(doubleArea(ring)) === sign) return ring;
  const reversed: number[] = [];
  for (let index = ring.length - 2; index >= 0; index -= 2) reversed.push(ring[index]!, ring[index + 1]!);
  return reversed;
}

/** A square of one unit where a polygon is too small to be drawn. */
function unitRing(path: TilePath): number[] {
  const x = Math.floor(path[0]!);
  const y = Math.floor(path[1]!);
  return [x, y, x + 1, y, x + 1, y + 1, x, y + 1];
}

function unitLine(path: TilePath): number[] {
  const x = Math.floor(path[0]!);
  const y = Math.floor(path[1]!);
  return [x, y, x + 1, y];
}

/** Writes commands relative to where the last one ended. */
class Pen {
  readonly commands: number[] = [];
  #x = 0;
  #y = 0;

  points(points: readonly number[][]): void {
    this.commands.push((points.length << 3) | moveTo);
    for (const [x, y] of points) this.#to(x!, y!);
  }

  line(path: readonly number[]): void {
    this.commands.push((1 << 3) | moveTo);
    this.#to(path[0]!, path[1]!);
    this.commands.push(((path.length / 2 - 1) << 3) | lineTo);
    for (let index = 2; index < path.length; index += 2) this.#to(path[index]!, path[index + 1]!);
  }

  ring(path: readonly number[]): void {
    this.line(path);
    this.commands.push(closePath);
  }

  #to(x: number, y: number): void {
    this.commands.push(zigzag(x - this.#x), zigzag(y - this.#y));
    this.#x = x;
    this.#y = y;
  }
}
