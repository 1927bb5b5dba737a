import { labelPoint, largestPolygon, polygonsOf } from './label-point.ts';

/** A parcel with its area as text, e.g. `52.99 亩`. */
export interface LabelledParcel {
  id: number;
  label: string;
  geometry: GeoJSON.Geometry | null;
}

/** Points that carry the areas of parcels; the selected one is always drawn. */
export const areaLabels = (
  parcels: readonly LabelledParcel[],
  selectedId: number | null,
): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: parcels.flatMap(({ id, label, geometry }) => {
    const polygon = largestPolygon(polygonsOf(geometry));
    if (!polygon) return [];
    const coordinates = labelPoint(polygon);
    const properties = { label, isSelected: id === selectedId };
    return [{ type: 'Feature', geometry: { type: 'Point', coordinates }, properties }];
  }),
});
