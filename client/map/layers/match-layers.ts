import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { semiboldFont } from '../fonts.ts';
import { markerImageId, pillImageId } from '../image-ids.ts';
import type { Palette } from '../palette.ts';

const ofRole = (...roles: string[]): ExpressionSpecification => ['in', ['get', 'role'], ['literal', roles]];
const isOpen = ofRole('pin-open');
const isMiss = ofRole('miss');
/** The open one above all, then the better ranks. */
const rank: ExpressionSpecification = ['to-number', ['get', 'label'], 99];
const order: ExpressionSpecification = ['case', isOpen, 1, ['-', 0, rank]];
/** Its number, too: of pins that lie over each other only the upper one shows its number, so that none is misread. */
const placing: ExpressionSpecification = ['case', isOpen, 0, rank];

/**
 * What a match shows: dotted straight lines with their length in a pill, the places they lead to, and pins with the
 * rank of a candidate or the letter of a near miss; the open candidate in the accent.
 */
export const matchLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: 'match-distance-casing',
    type: 'line',
    source: 'overlay',
    filter: ofRole('distance'),
    layout: { 'line-cap': 'round' },
    paint: { 'line-color': palette.surface, 'line-width': 4, 'line-opacity': 0.7 },
  },
  {
    id: 'match-distance',
    type: 'line',
    source: 'overlay',
    filter: ofRole('distance'),
    layout: { 'line-cap': 'round' },
    paint: { 'line-color': palette.accent, 'line-width': 2, 'line-dasharray': [0.1, 2] },
  },
  {
    id: 'match-places',
    type: 'symbol',
    source: 'overlay',
    filter: ofRole('place'),
    layout: {
      'icon-image': ['concat', markerImageId(''), ['coalesce', ['get', 'kind'], '']],
      'icon-allow-overlap': true,
      'text-field': ['coalesce', ['get', 'label'], ''],
      'text-font': semiboldFont,
      'text-size': 11.5,
      'text-anchor': 'top',
      'text-offset': [0, 1.1],
      'text-optional': true,
    },
    paint: { 'text-color': palette.ink2, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
  },
  {
    id: 'match-pills',
    type: 'symbol',
    source: 'overlay',
    filter: ofRole('pill'),
    layout: {
      'icon-image': pillImageId,
      'icon-text-fit': 'both',
      'icon-allow-overlap': true,
      'text-field': ['get', 'label'],
      'text-font': semiboldFont,
      'text-size': 11.5,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.accentInk },
  },
  {
    id: 'match-pin-grounds',
    type: 'circle',
    source: 'overlay',
    filter: ofRole('pin', 'pin-open', 'miss'),
    layout: { 'circle-sort-key': order },
    paint: {
      'circle-radius': ['case', isOpen, 13, 11],
      'circle-color': ['case', isOpen, palette.accent, isMiss, palette.surface, palette.ink],
      'circle-stroke-width': ['case', isMiss, 2, 1.5],
      'circle-stroke-color': ['case', isMiss, palette.ink, palette.surface],
    },
  },
  {
    id: 'match-pins',
    type: 'symbol',
    source: 'overlay',
    filter: ofRole('pin', 'pin-open', 'miss'),
    layout: {
      'text-field': ['get', 'label'],
      'text-font': semiboldFont,
      'text-size': 12,
      'text-padding': 4,
      'symbol-sort-key': placing,
    },
    paint: { 'text-color': ['case', isOpen, palette.onAccent, isMiss, palette.ink, palette.surface] },
  },
];
