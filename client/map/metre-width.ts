import type { ExpressionSpecification } from 'maplibre-gl';
import { groundResolution } from '../format/map-scale.ts';

const zooms = [9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22];

/**
 * A width in metres on the ground as pixels by zoom, never below `minimumPixels` (half of that when zoomed out).
 * Exact at `latitude`; zones lie within a few degrees of it, which is a few percent of width.
 */
export function metreWidth(
  metres: ExpressionSpecification | number,
  minimumPixels: number,
  latitude: number,
): ExpressionSpecification {
  const stops = zooms.flatMap((zoom) => {
    const least = minimumPixels * (zoom <= 11 ? 0.5 : zoom <= 12 ? 0.7 : 1);
    const pixels: ExpressionSpecification = ['*', 1 / groundResolution(latitude, zoom), metres];
    return [zoom, ['max', least, pixels] as ExpressionSpecification];
  });
  return ['interpolate', ['exponential', 2], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}
