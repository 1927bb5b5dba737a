import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

const ofRole = (...roles: string[]): ExpressionSpecification => ['in', ['get', 'role'], ['literal', roles]];

/** Shapes shown for a moment: outlines before (dashed) and after, overlaps, measured ways, places of photos. */
export const overlayLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: 'overlay-ground',
    type: 'fill',
    source: 'overlay',
    filter: ['all', ['==', ['geometry-type'], 'Polygon'], ofRole('after', 'measured', 'overlap')],
    paint: {
      'fill-color': ['case', ofRole('overlap'), palette.alarm, palette.accent],
      'fill-opacity': ['case', ofRole('overlap'), 0.4, 0.1],
    },
  },
  {
    id: 'overlay-casing',
    type: 'line',
    source: 'overlay',
    filter: ofRole('before', 'after', 'measured'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': palette.surface, 'line-width': 5, 'line-opacity': 0.9 },
  },
  {
    id: 'overlay-before',
    type: 'line',
    source: 'overlay',
    filter: ofRole('before'),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.ink, 'line-width': 2, 'line-dasharray': [3, 2] },
  },
  {
    id: 'overlay-after',
    type: 'line',
    source: 'overlay',
    filter: ofRole('after', 'measured'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': palette.accent, 'line-width': 2.5 },
  },
  {
    id: 'overlay-points',
    type: 'circle',
    source: 'overlay',
    filter: ofRole('photo', 'corner'),
    paint: {
      'circle-radius': ['case', ofRole('photo'), 6, 4],
      'circle-color': ['case', ofRole('photo'), palette.accent, palette.surface],
      'circle-stroke-color': ['case', ofRole('photo'), palette.surface, palette.accent],
      'circle-stroke-width': 2,
    },
  },
];
