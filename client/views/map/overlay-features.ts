import { emptyCollection } from '../../map/map-content.ts';
import type { Measuring } from '../../state/measure-store.ts';
import type { OverlayShape } from '../../state/overlay-store.ts';

const feature = (
  role: string,
  geometry: GeoJSON.Geometry,
  signs: Pick<OverlayShape, 'label' | 'kind'> = {},
): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { role, ...signs },
  geometry,
});

/** The way or area that is being measured, up to the pointer while it grows. */
function measured({ isOn, isDrawing, kind, corners }: Measuring, pointer: readonly [number, number] | null) {
  if (!isOn || corners.length === 0) return [];
  const path = isDrawing && pointer ? [...corners, pointer] : corners;
  const positions = path.map(([lng, lat]) => [lng, lat]);
  const isArea = kind === 'area' && positions.length >= 3;
  const points = corners.map(([lng, lat]) => feature('corner', { type: 'Point', coordinates: [lng, lat] }));
  if (positions.length < 2) return points;
  const shape: GeoJSON.Geometry = isArea
    ? { type: 'Polygon', coordinates: [[...positions, positions[0]!]] }
    : { type: 'LineString', coordinates: positions };
  return [feature('measured', shape), ...points];
}

/** Everything shown over the map for a moment, as one source. */
export function overlayFeatures(
  shapes: readonly OverlayShape[],
  measuring: Measuring,
  pointer: readonly [number, number] | null,
): GeoJSON.FeatureCollection {
  const features = [
    ...shapes.map(({ role, geometry, label, kind }) =>
      feature(role, geometry, { ...(label === undefined ? {} : { label }), ...(kind ? { kind } : {}) }),
    ),
    ...measured(measuring, pointer),
  ];
  return features.length === 0 ? emptyCollection : { type: 'FeatureCollection', features };
}
