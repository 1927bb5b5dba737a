import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/** Administrative boundaries: a thin line of dashes and dots over a pale band, as maps of districts are drawn. */
export const boundaryLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: 'boundary-band',
    type: 'line',
    source: 'boundaries',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.ink3, 'line-opacity': 0.12, 'line-width': 5 },
  },
  {
    id: 'boundary-line',
    type: 'line',
    source: 'boundaries',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.ink2, 'line-width': 1.1, 'line-dasharray': [8, 2, 1.5, 2, 1.5, 2] },
  },
];
