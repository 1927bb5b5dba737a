import type { Geometry, Position } from 'geojson';

/** [minLng, minLat, maxLng, maxLat]. */
export type Bounds = [number, number, number, number];

/** The box around geometries; null when there is no position. */
export function boundsOf(geometries: Iterable<Geometry | null>): Bounds | null {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) if (geometry !== null) widen(box, geometry);
  return Number.isFinite(box[0]) ? box : null;
}

function widen(box: Bounds, geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) widen(box, part);
  else widenBy(box, geometry.coordinates);
}

type Nested = Position | Nested[];

function widenBy(box: Bounds, coordinates: Nested): void {
  if (typeof coordinates[0] !== 'number') {
    for (const part of coordinates) widenBy(box, part as Nested);
    return;
  }
  const [lng = 0, lat = 0] = coordinates as Position;
  box[0] = Math.min(box[0], lng);
  box[1] = Math.min(box[1], lat);
  box[2] = Math.max(box[2], lng);
  box[3] = Math.max(box[3], lat);
}
