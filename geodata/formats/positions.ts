import type { Geometry, Position } from 'geojson';
import type { Extent } from '../units/crs-detection.ts';

/** A new geometry of the same kind with every position replaced. */
export function mapPositions(geometry: Geometry, replace: (position: Position) => Position): Geometry {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: replace(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(replace) };
    case 'MultiLineString':
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(replace)) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(replace))),
      };
    case 'GeometryCollection':
      return {
        type: 'GeometryCollection',
        geometries: geometry.geometries.map((part) => mapPositions(part, replace)),
      };
  }
}

/** Calls `visit` with every position of a geometry, in order. */
export function forEachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  mapPositions(geometry, (position) => {
    visit(position);
    return position;
  });
}

/** Smallest and largest coordinates of some geometries; undefined if they have no position. */
export function extentOf(geometries: Iterable<Geometry>): Extent | undefined {
  const extent = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const geometry of geometries) {
    forEachPosition(geometry, ([x, y]) => {
      extent.minX = Math.min(extent.minX, x!);
      extent.minY = Math.min(extent.minY, y!);
      extent.maxX = Math.max(extent.maxX, x!);
      extent.maxY = Math.max(extent.maxY, y!);
    });
  }
  return extent.minX <= extent.maxX ? extent : undefined;
}
