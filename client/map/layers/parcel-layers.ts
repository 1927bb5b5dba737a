import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { legendOrder } from '../../../geodata/catalog/legend.ts';
import type { LandClass } from '../../../geodata/model/land-state.ts';
import { outlineOf, symbolOf } from '../../styles/class-symbols.ts';
import { semiboldFont } from '../fonts.ts';
import { dotImageId, patternImageId } from '../image-ids.ts';
import { coloursOf, type Palette } from '../palette.ts';

const source = { source: 'parcels', 'source-layer': 'parcels' } as const;

/** From here on patterns are drawn; below, plots are too small for their detail. */
const patternFromZoom = 13;

/** One value a class, for paint properties: `['match', landClass, …]`. */
function byClass(value: (landClass: LandClass) => string | number): ExpressionSpecification {
  const pairs = legendOrder.flatMap((landClass) => [landClass, value(landClass)]);
  return ['match', ['get', 'landClass'], ...pairs, value('in_use')] as unknown as ExpressionSpecification;
}

/** What is left of a parcel that is not in question. */
export const dimmedOpacity = 0.22;

/** Parcels in the colour and pattern of their class, and dots where tiles carry aggregates; all but `focus` dimmed. */
export function parcelLayers(palette: Palette, focus: readonly number[] | null = null): LayerSpecification[] {
  const strength: ExpressionSpecification | number =
    focus === null ? 1 : ['case', ['in', ['id'], ['literal', [...focus]]], 1, dimmedOpacity];
  const fillColour = byClass((landClass) => coloursOf(symbolOf(landClass), palette).fill);
  const inkColour = byClass((landClass) => coloursOf(symbolOf(landClass), palette).ink);
  const isDashed: ExpressionSpecification = ['in', ['get', 'landClass'], ['literal', dashedClasses]];
  return [
    {
      id: 'parcel-flat',
      type: 'fill',
      ...source,
      maxzoom: patternFromZoom,
      paint: {
        'fill-color': fillColour,
        'fill-opacity': ['*', strength, byClass((landClass) => flatOpacity[landClass] ?? 0.5)],
      },
    },
    {
      id: 'parcel-fill',
      type: 'fill',
      ...source,
      minzoom: patternFromZoom,
      paint: {
        'fill-pattern': ['concat', patternImageId(''), ['coalesce', ['get', 'landClass'], 'in_use']],
        'fill-opacity': strength,
      },
    },
    {
      id: 'parcel-outline',
      type: 'line',
      ...source,
      filter: ['!', isDashed],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': inkColour, 'line-width': outlineWidth, 'line-opacity': strength },
    },
    ...dashedClasses.map(
      (landClass): LayerSpecification => ({
        id: `parcel-outline-${landClass}`,
        type: 'line',
        ...source,
        filter: ['==', ['get', 'landClass'], landClass],
        paint: {
          'line-color': inkColour,
          'line-width': outlineWidth,
          'line-dasharray': [...outlineOf(landClass).dashes],
          'line-opacity': strength,
        },
      }),
    ),
    {
      id: 'parcel-dots',
      type: 'symbol',
      source: 'parcels',
      'source-layer': 'parcels-aggregate',
      layout: {
        'icon-image': ['concat', dotImageId(''), ['coalesce', ['get', 'landClass'], 'in_use']],
        'icon-size': dotSize,
        'icon-allow-overlap': true,
        'symbol-sort-key': ['-', 0, ['get', 'areaSquareMetres']],
        'text-field': ['to-string', ['get', 'count']],
        'text-font': semiboldFont,
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
  ];
}

const dashedClasses = legendOrder.filter((landClass) => outlineOf(landClass).dashes.length > 0);

/** Plots of a class that is drawn solid read strong enough; hatched ones are flattened to the mean of their hatch. */
const flatOpacity: Readonly<Partial<Record<LandClass, number>>> = {
  standard: 0.62,
  idle: 0.6,
  suspected: 0.3,
  inefficient: 0.55,
  approved_unsupplied: 0.5,
  supplied_unused: 0.25,
  in_use: 0.14,
  planned: 0.14,
};

const outlineWidth = ((): ExpressionSpecification => {
  const full = byClass((landClass) => outlineOf(landClass).widthPixels);
  return ['interpolate', ['linear'], ['zoom'], 12, ['*', 0.5, full], 14, full, 17, ['*', 1.25, full]];
})();

/** Area decides the size of a dot: 10 公顷 is 8 px wide, 400 公顷 the full disc. */
const dotSize: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['sqrt', ['/', ['get', 'areaSquareMetres'], 10_000]],
  0,
  0.2,
  20,
  1,
];
