import { coursePoints, labelPoint, largestPolygon, polygonsOf } from './label-point.ts';

/** A named area as the API delivers it. */
export interface NamedArea {
  id: number;
  name: string;
  /** Waters: river, canal, lake; anything else is labelled once, in its middle. */
  kind?: string | undefined;
  geometry: GeoJSON.Geometry | null;
}

/** About 1.3 km between two names of one river. */
const riverSpacingDegrees = 0.012;

/** A zone by its middle, for maps of the whole country. */
export interface NamedPlace {
  name: string;
  point: readonly [number, number];
}

/** Points that carry the names of zones, parks and waters: polygons cut into tiles would repeat them. */
export function nameLabels(
  parks: readonly NamedArea[],
  waters: readonly NamedArea[],
  zones: readonly NamedPlace[] = [],
): GeoJSON.FeatureCollection {
  const zoneLabels = zones.map(({ name, point }) => pointFeature([...point], { name, kind: 'zone' }));
  const features = [...zoneLabels, ...parks.flatMap(parkLabel), ...waters.flatMap(waterLabels)];
  return { type: 'FeatureCollection', features };
}

function parkLabel({ id, name, geometry }: NamedArea): GeoJSON.Feature[] {
  const polygon = largestPolygon(polygonsOf(geometry));
  return polygon ? [pointFeature(labelPoint(polygon), { id, name, kind: 'park' })] : [];
}

function waterLabels({ name, kind, geometry }: NamedArea): GeoJSON.Feature[] {
  const polygon = largestPolygon(polygonsOf(geometry));
  if (!polygon || !name) return [];
  if (kind === 'lake') return [pointFeature(labelPoint(polygon), { name, kind: 'water' })];
  const { points, runsNorth } = coursePoints(polygon, riverSpacingDegrees);
  // A river that runs north is lettered downwards, as Chinese maps do.
  const text = runsNorth ? [...name].join('\n') : name;
  return points.map((point) => pointFeature(point, { name: text, kind: 'water' }));
}

const pointFeature = (coordinates: number[], properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties,
});
