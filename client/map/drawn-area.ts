import type { Position } from '../../geodata/model/geometry.ts';
import { emptyCollection } from './map-content.ts';

/**
 * An area as the map draws it: closed and filled when it is a filter; while it is being drawn, its corners and a line
 * that ends at the pointer.
 */
export function drawnArea(
  corners: readonly Position[] | null,
  isDrawing: boolean,
  pointer: readonly [number, number] | null,
): GeoJSON.FeatureCollection {
  if (!corners || corners.length === 0) return emptyCollection;
  const positions = corners.map((corner) => [...corner]);
  if (!isDrawing) return collect([{ type: 'Polygon', coordinates: [[...positions, positions[0]!]] }]);
  const line = pointer ? [...positions, [...pointer]] : positions;
  const area: GeoJSON.Geometry[] =
    line.length >= 3 ? [{ type: 'Polygon', coordinates: [[...line, line[0]!]] }] : [];
  const points = positions.map((coordinates): GeoJSON.Geometry => ({ type: 'Point', coordinates }));
  return collect([...area, { type: 'LineString', coordinates: line }, ...points]);
}

const collect = (geometries: GeoJSON.Geometry[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: geometries.map((geometry) => ({ type: 'Feature', geometry, properties: {} })),
});
