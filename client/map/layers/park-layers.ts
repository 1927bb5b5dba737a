import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

const source = { source: 'parks', 'source-layer': 'parks' } as const;

/** Park outlines: a dash-dot line with a faint band, beneath the classes so that it never hides a plot. */
export const parkLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: 'park-band',
    type: 'line',
    ...source,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.park,
      'line-opacity': 0.07,
      'line-width': ['interpolate', ['linear'], ['zoom'], 11, 2, 14, 6],
    },
  },
  {
    id: 'park-outline',
    type: 'line',
    ...source,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.park,
      'line-opacity': 0.75,
      'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.7, 14, 1.3],
      'line-dasharray': [7, 2.4, 1.6, 2.4],
    },
  },
];
