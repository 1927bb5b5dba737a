import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/** The drawn area: outline and light ground, and its corners while it is being drawn. */
export const drawLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: 'drawn-ground',
    type: 'fill',
    source: 'drawn',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': palette.accent, 'fill-opacity': 0.06 },
  },
  {
    id: 'drawn-outline',
    type: 'line',
    source: 'drawn',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': palette.accent, 'line-width': 2, 'line-dasharray': [2, 2] },
  },
  {
    id: 'drawn-corners',
    type: 'circle',
    source: 'drawn',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 4,
      'circle-color': palette.surface,
      'circle-stroke-color': palette.accent,
      'circle-stroke-width': 2,
    },
  },
];
