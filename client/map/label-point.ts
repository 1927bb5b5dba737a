import type { Position } from '../../geodata/model/geometry.ts';

type Ring = readonly (readonly number[])[];
export type Polygon = readonly Ring[];

/** Polygons of a polygon or multipolygon; none for other geometries. */
export function polygonsOf(geometry: GeoJSON.Geometry | null): Polygon[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** The largest of some polygons by area in square degrees, which is fair among neighbours. */
export function largestPolygon(polygons: readonly Polygon[]): Polygon | undefined {
  return polygons.toSorted((a, b) => Math.abs(ringArea(b[0]!)) - Math.abs(ringArea(a[0]!)))[0];
}

/**
 * A place for a label inside a polygon: near the point farthest from its edges, found on a grid that closes in. Good
 * to a few percent of the polygon's size; degrees are weighed by the latitude.
 */
export function labelPoint(polygon: Polygon): Position {
  const box = boxOf(polygon[0]!);
  const squeeze = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  let centre: Position = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  let best = insideDistance(polygon, centre, squeeze);
  let [stepX, stepY] = [(box.east - box.west) / 12, (box.north - box.south) / 12];
  let reach = 6;
  for (let round = 0; round < 4; round += 1) {
    const from = centre;
    for (let i = -reach; i <= reach; i += 1) {
      for (let j = -reach; j <= reach; j += 1) {
        const point: Position = [from[0] + i * stepX, from[1] + j * stepY];
        const distance = insideDistance(polygon, point, squeeze);
        if (distance > best) [best, centre] = [distance, point];
      }
    }
    [stepX, stepY, reach] = [stepX / 3, stepY / 3, 3];
  }
  return centre;
}

/**
 * Places for the name of a long water along its course, about every `spacingDegrees`: the middle of its widest chord
 * across the longer side of its box.
 */
export function coursePoints(
  polygon: Polygon,
  spacingDegrees: number,
): { points: Position[]; runsNorth: boolean } {
  const box = boxOf(polygon[0]!);
  const runsNorth = box.north - box.south > box.east - box.west;
  const along = runsNorth ? 1 : 0;
  const [start, end] = runsNorth ? [box.south, box.north] : [box.west, box.east];
  const count = Math.max(1, Math.floor((end - start) / spacingDegrees));
  const points = Array.from({ length: count }, (_, index) => start + ((index + 0.5) / count) * (end - start))
    .map((level) => widestChord(polygon, level, along))
    .filter((point) => point !== undefined);
  return { points, runsNorth };
}

function widestChord(polygon: Polygon, level: number, along: 0 | 1): Position | undefined {
  const across = along === 1 ? 0 : 1;
  const crossings = polygon
    .flatMap((ring) => edges(ring))
    .filter(([a, b]) => a[along]! > level !== b[along]! > level)
    .map(([a, b]) => a[across]! + ((level - a[along]!) / (b[along]! - a[along]!)) * (b[across]! - a[across]!))
    .toSorted((a, b) => a - b);
  let best: [number, number] | undefined;
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const chord: [number, number] = [crossings[index]!, crossings[index + 1]!];
    if (!best || chord[1] - chord[0] > best[1] - best[0]) best = chord;
  }
  if (!best) return undefined;
  const middle = (best[0] + best[1]) / 2;
  return along === 1 ? [middle, level] : [level, middle];
}

const edges = (ring: Ring): [readonly number[], readonly number[]][] =>
  ring.slice(1).map((point, index) => [ring[index]!, point]);

function boxOf(ring: Ring) {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const point of ring) {
    box.west = Math.min(box.west, point[0]!);
    box.east = Math.max(box.east, point[0]!);
    box.south = Math.min(box.south, point[1]!);
    box.north = Math.max(box.north, point[1]!);
  }
  return box;
}

const ringArea = (ring: Ring): number =>
  edges(ring).reduce((sum, [a, b]) => sum + (a[0]! * b[1]! - b[0]! * a[1]!) / 2, 0);

/** Distance to the nearest edge, negative outside. */
function insideDistance(polygon: Polygon, point: Position, squeeze: number): number {
  let isInside = false;
  let nearest = Infinity;
  for (const ring of polygon) {
    for (const [a, b] of edges(ring)) {
      const crosses = a[1]! > point[1] !== b[1]! > point[1];
      if (crosses && point[0] < ((b[0]! - a[0]!) * (point[1] - a[1]!)) / (b[1]! - a[1]!) + a[0]!) {
        isInside = !isInside;
      }
      nearest = Math.min(nearest, segmentDistance(point, a, b, squeeze));
    }
  }
  return isInside ? nearest : -nearest;
}

function segmentDistance(
  point: Position,
  a: readonly number[],
  b: readonly number[],
  squeeze: number,
): number {
  const [ax, ay] = [(a[0]! - point[0]) * squeeze, a[1]! - point[1]];
  const [dx, dy] = [(b[0]! - a[0]!) * squeeze, b[1]! - a[1]!];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
