import type {
  MultiLineStringGeometry,
  MultiPolygonGeometry,
  PointGeometry,
  Position,
} from '../../model/geometry.ts';
import type { EqualAreaPlane } from '../plane/equal-area-plane.ts';
import type { Polyline } from '../plane/polyline.ts';
import type { Polygon, Ring } from '../plane/ring.ts';
import type { Point } from '../plane/vector.ts';

/** Turns shapes of the plane into geometries of the model: [lng, lat] CGCS2000, rings closed. */
export interface GeometryWriter {
  polygons(polygons: readonly Polygon[]): MultiPolygonGeometry;
  polygon(polygon: Polygon): MultiPolygonGeometry;
  line(line: Polyline): MultiLineStringGeometry;
  point(point: Point): PointGeometry;
}

export function geometryWriter(plane: EqualAreaPlane): GeometryWriter {
  const position = (point: Point): Position => plane.toDegrees(point);
  const closed = (ring: Ring): Position[] => {
    const positions = ring.map(position);
    return [...positions, positions[0]!];
  };
  const polygons = (list: readonly Polygon[]): MultiPolygonGeometry => ({
    type: 'MultiPolygon',
    coordinates: list.map((polygon) => polygon.map(closed)),
  });
  return {
    polygons,
    polygon: (polygon) => polygons([polygon]),
    line: (line) => ({ type: 'MultiLineString', coordinates: [line.map(position)] }),
    point: (point) => ({ type: 'Point', coordinates: position(point) }),
  };
}
