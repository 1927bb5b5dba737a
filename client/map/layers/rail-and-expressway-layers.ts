import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { metreWidth } from '../metre-width.ts';
import type { Palette } from '../palette.ts';
import { baseLine, isRamp, isRoadClass, roadWidth, widerBy } from './base-layer.ts';

/** Rail and expressway cross above everything else. */
export function railAndExpresswayLayers(palette: Palette, latitude: number): LayerSpecification[] {
  const isMain: FilterSpecification = ['==', ['get', 'kind'], 'main'];
  const ramp: FilterSpecification = isRamp;
  const carriageway: FilterSpecification = ['all', isRoadClass('expressway'), ['!', isRamp]];
  const railWidth: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 11, 1, 14, 2.2, 17, 4];
  return [
    baseLine(
      'rail-sidings',
      'railways',
      { 'line-color': palette.rail, 'line-width': 1 },
      {
        minzoom: 12.5,
        filter: ['!', isMain as ExpressionSpecification],
      },
    ),
    baseLine('rail', 'railways', { 'line-color': palette.rail, 'line-width': railWidth }, { filter: isMain }),
    baseLine(
      'rail-gaps',
      'railways',
      {
        'line-color': palette.ground,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.4, 14, 1.1, 17, 2.4],
        'line-dasharray': [8, 8],
      },
      { minzoom: 12, filter: isMain },
    ),
    baseLine(
      'road-ramp-casing',
      'roads',
      {
        'line-color': palette.expresswayCasing,
        'line-width': widerBy(metreWidth(roadWidth, 1.4, latitude), 1.4),
      },
      { minzoom: 12, filter: ramp, round: true },
    ),
    baseLine(
      'road-ramp',
      'roads',
      { 'line-color': palette.expressway, 'line-width': metreWidth(roadWidth, 1.4, latitude) },
      { minzoom: 12, filter: ramp, round: true },
    ),
    baseLine(
      'road-expressway-casing',
      'roads',
      {
        'line-color': palette.expresswayCasing,
        'line-width': widerBy(metreWidth(roadWidth, 4.5, latitude), 2),
      },
      { filter: carriageway },
    ),
    baseLine(
      'road-expressway',
      'roads',
      { 'line-color': palette.expressway, 'line-width': metreWidth(roadWidth, 4.5, latitude) },
      { filter: carriageway },
    ),
    baseLine(
      'road-expressway-median',
      'roads',
      { 'line-color': palette.expresswayCasing, 'line-width': 1 },
      { minzoom: 13, filter: carriageway },
    ),
  ];
}
