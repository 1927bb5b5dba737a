import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { italicFont, regularFont, semiboldFont } from '../fonts.ts';
import { markerImageId } from '../image-ids.ts';
import type { Palette } from '../palette.ts';
import { isRamp } from './base-layer.ts';

type SymbolLayer = Extract<LayerSpecification, { type: 'symbol' }>;

/** Names along roads: wide roads first, small ones when there is room. */
export const roadNameLayers = (palette: Palette): LayerSpecification[] => [
  roadNames('road-names-local', ['local'], 14.6, palette),
  roadNames('road-names-collector', ['collector'], 13.4, palette),
  roadNames('road-names-arterial', ['arterial', 'expressway'], 12, palette),
];

function roadNames(id: string, classes: string[], minzoom: number, palette: Palette): SymbolLayer {
  return {
    id,
    type: 'symbol',
    source: 'base',
    'source-layer': 'roads',
    minzoom,
    filter: ['all', ['in', ['get', 'class'], ['literal', classes]], ['!', isRamp], ['has', 'name']],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 460,
      'text-field': ['get', 'name'],
      'text-font': regularFont,
      'text-size': ['interpolate', ['linear'], ['zoom'], 12, 10.5, 14, 11, 17, 13],
      'text-letter-spacing': 0.08,
      'text-padding': 6,
      'text-max-angle': 30,
    },
    paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
  };
}

/** Names of waters (the only italics of the product) and of parks. */
export const placeNameLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: 'water-names',
    type: 'symbol',
    source: 'nameLabels',
    minzoom: 12.5,
    filter: ['==', ['get', 'kind'], 'water'],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': italicFont,
      'text-size': ['interpolate', ['linear'], ['zoom'], 12.5, 11, 15, 13],
      'text-letter-spacing': 0.3,
      'text-line-height': 1.9,
      'text-padding': 24,
    },
    paint: { 'text-color': palette.waterLabel },
  },
];

/** Names of zones below their dots, where the map shows several. */
export const zoneNameLayer = (palette: Palette): LayerSpecification => ({
  id: 'zone-names',
  type: 'symbol',
  source: 'nameLabels',
  maxzoom: 9.5,
  filter: ['==', ['get', 'kind'], 'zone'],
  layout: {
    'text-field': ['get', 'name'],
    'text-font': semiboldFont,
    'text-size': 12.5,
    'text-anchor': 'top',
    'text-offset': [0, 1.7],
    'text-max-width': 14,
  },
  paint: { 'text-color': palette.park, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
});

export const parkNameLayer = (palette: Palette): LayerSpecification => ({
  id: 'park-names',
  type: 'symbol',
  source: 'nameLabels',
  minzoom: 11,
  filter: ['==', ['get', 'kind'], 'park'],
  layout: {
    'text-field': ['get', 'name'],
    'text-font': semiboldFont,
    'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 14, 13, 17, 15],
    'text-letter-spacing': 0.06,
    'text-max-width': 12,
    'text-padding': 4,
    'text-variable-anchor': ['center', 'top', 'bottom'],
  },
  paint: { 'text-color': palette.park, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
});

/** 亩 of each parcel from z15.5, and of the selected one always. */
export const areaLabelLayers = (palette: Palette): LayerSpecification[] => [
  areaLabels('area-labels', false, palette),
  areaLabels('area-label-selected', true, palette),
];

const areaLabels = (id: string, isSelected: boolean, palette: Palette): SymbolLayer => ({
  id,
  type: 'symbol',
  source: 'areaLabels',
  filter: ['==', ['get', 'isSelected'], isSelected],
  layout: {
    'text-field': ['get', 'label'],
    'text-font': semiboldFont,
    'text-size': 11.5,
    'text-allow-overlap': isSelected,
    'text-padding': 1,
  },
  paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
});

/** Exits, freight yards, ports, substations: a white disc with its sign, the name from z13. */
export function facilityLayer(palette: Palette): LayerSpecification {
  const name: ExpressionSpecification = ['step', ['zoom'], '', 13, ['get', 'name']];
  return {
    id: 'facilities',
    type: 'symbol',
    source: 'facilities',
    'source-layer': 'facilities',
    minzoom: 11,
    layout: {
      'icon-image': ['concat', markerImageId(''), ['get', 'kind']],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.7, 14, 1],
      'text-field': name,
      'text-font': regularFont,
      'text-size': 11.5,
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.1,
      'text-optional': true,
    },
    paint: { 'text-color': palette.ink2, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
  };
}
