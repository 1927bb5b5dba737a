import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

const source = 'import';

const ofStatus = (...statuses: string[]): ExpressionSpecification => [
  'in',
  ['get', 'status'],
  ['literal', statuses],
];

const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];

type LineLayer = Extract<LayerSpecification, { type: 'line' }>;

const line = (id: string, statuses: string[], paint: LineLayer['paint']): LineLayer => ({
  id,
  type: 'line',
  source,
  filter: ofStatus(...statuses),
  layout: { 'line-join': 'round' },
  paint,
});

/**
 * Outlines of an import by what becomes of them; colour and line together tell them apart: new full, changed and gone
 * dashed, wrong heavy, unchanged thin. The one that is pointed at has a casing.
 */
export const importLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: 'import-fill',
    type: 'fill',
    source,
    paint: {
      'fill-color': [
        'match',
        ['get', 'status'],
        'new',
        palette.accent,
        'changed',
        palette.warn,
        'problem',
        palette.alarm,
        palette.ink3,
      ],
      'fill-opacity': [
        'case',
        isHovered,
        0.4,
        ['match', ['get', 'status'], 'new', 0.16, 'changed', 0.18, 'problem', 0.2, 0.04],
      ],
    },
  },
  line('import-same', ['same'], { 'line-color': palette.ink3, 'line-width': 1 }),
  line('import-gone', ['gone'], { 'line-color': palette.ink, 'line-width': 1.6, 'line-dasharray': [1, 1.6] }),
  line('import-new', ['new'], { 'line-color': palette.accent, 'line-width': 1.8 }),
  line('import-changed', ['changed'], {
    'line-color': palette.warn,
    'line-width': 2,
    'line-dasharray': [4, 1.6],
  }),
  line('import-problem', ['problem'], { 'line-color': palette.alarm, 'line-width': 2.6 }),
  {
    id: 'import-hovered-casing',
    type: 'line',
    source,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.surface,
      'line-width': 6,
      'line-opacity': ['case', isHovered, 0.95, 0],
    },
  },
  {
    id: 'import-hovered',
    type: 'line',
    source,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.ink, 'line-width': 2.8, 'line-opacity': ['case', isHovered, 1, 0] },
  },
];
