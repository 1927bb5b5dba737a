import type { MapBounds } from './map-controller.ts';

/** The box of a geometry, or null when it has no position. */
export function geometryBounds(geometry: GeoJSON.Geometry | null): MapBounds | null {
  if (!geometry || geometry.type === 'GeometryCollection') return null;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [lng, lat] = value;
    if (typeof lng !== 'number' || typeof lat !== 'number') {
      for (const part of value) visit(part);
      return;
    }
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  };
  visit(geometry.coordinates);
  return Number.isFinite(box[0]) ? box : null;
}
