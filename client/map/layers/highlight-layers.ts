import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/** Tilesets whose features can be pointed at, with the zoom from which tiles carry the records themselves. */
const highlightable = ['parks', 'parcels', 'factory-buildings'] as const;

const when = (state: 'hovered' | 'selected' | 'picked', value: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', state], false],
  value,
  0,
];

/** Hover: accent outline and a light fill. Picked to be changed together: the same, stronger. Selection: ink outline with a casing, above everything but labels. */
export function highlightLayers(palette: Palette): LayerSpecification[] {
  const hover = highlightable.flatMap((id): LayerSpecification[] => {
    const source = { source: id, 'source-layer': id } as const;
    const fill: LayerSpecification = {
      id: `${id}-hover-fill`,
      type: 'fill',
      ...source,
      paint: { 'fill-color': palette.accent, 'fill-opacity': when('hovered', 0.1) },
    };
    const outline: LayerSpecification = {
      id: `${id}-hover-outline`,
      type: 'line',
      ...source,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.accent, 'line-width': 2.2, 'line-opacity': when('hovered', 1) },
    };
    return id === 'parks' ? [outline] : [fill, outline];
  });
  const parcels = { source: 'parcels', 'source-layer': 'parcels' } as const;
  const picked: LayerSpecification[] = [
    {
      id: 'parcels-picked-fill',
      type: 'fill',
      ...parcels,
      paint: { 'fill-color': palette.accent, 'fill-opacity': when('picked', 0.35) },
    },
    casing('parcels-picked-casing', 'parcels', palette, when('picked', 0.9)),
    {
      id: 'parcels-picked-outline',
      type: 'line',
      ...parcels,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.accent, 'line-width': 3, 'line-opacity': when('picked', 1) },
    },
  ];
  const selected = highlightable.flatMap((id) => [
    casing(`${id}-selected-casing`, id, palette, when('selected', 0.95)),
    outline(`${id}-selected-outline`, id, palette, when('selected', 1)),
  ]);
  return [
    ...picked,
    ...hover,
    ...selected,
    casing('selected-casing', 'selected', palette, 0.95),
    outline('selected-outline', 'selected', palette, 1),
  ];
}

const sourceOf = (id: string) =>
  id === 'selected' ? ({ source: id } as const) : ({ source: id, 'source-layer': id } as const);

function casing(
  layer: string,
  source: string,
  palette: Palette,
  opacity: ExpressionSpecification | number,
): LayerSpecification {
  return {
    id: layer,
    type: 'line',
    ...sourceOf(source),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.surface, 'line-width': 7, 'line-opacity': opacity },
  };
}

function outline(
  layer: string,
  source: string,
  palette: Palette,
  opacity: ExpressionSpecification | number,
): LayerSpecification {
  return {
    id: layer,
    type: 'line',
    ...sourceOf(source),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.ink, 'line-width': 2.8, 'line-opacity': opacity },
  };
}
