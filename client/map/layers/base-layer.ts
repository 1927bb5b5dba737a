import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';

type FillLayer = Extract<LayerSpecification, { type: 'fill' }>;
type LineLayer = Extract<LayerSpecification, { type: 'line' }>;

/** Width of a road in metres, as its tile carries it. */
export const roadWidth: ExpressionSpecification = ['coalesce', ['get', 'widthMetres'], 10];

/** Ramps are drawn apart from the carriageway. */
export const isRamp: ExpressionSpecification = ['==', ['coalesce', ['get', 'isRamp'], false], true];

export const isRoadClass = (value: string): ExpressionSpecification => ['==', ['get', 'class'], value];

/** Casing on both sides of a width by zoom: interpolation must stay outermost. */
export function widerBy(expression: ExpressionSpecification, pixels: number): ExpressionSpecification {
  const [head, base, input, ...stops] = expression as unknown as [string, unknown, unknown, ...unknown[]];
  const widened = stops.map((stop, index) => (index % 2 === 1 ? ['+', stop, pixels] : stop));
  return [head, base, input, ...widened] as unknown as ExpressionSpecification;
}

export function baseFill(id: string, layer: string, colour: string | ExpressionSpecification): FillLayer {
  return { id, type: 'fill', source: 'base', 'source-layer': layer, paint: { 'fill-color': colour } };
}

export function baseLine(
  id: string,
  layer: string,
  paint: LineLayer['paint'],
  options: { minzoom?: number; filter?: FilterSpecification; round?: boolean } = {},
): LineLayer {
  const { minzoom, filter, round } = options;
  return {
    id,
    type: 'line',
    source: 'base',
    'source-layer': layer,
    ...(minzoom === undefined ? {} : { minzoom }),
    ...(filter === undefined ? {} : { filter }),
    ...(round ? { layout: { 'line-cap': 'round', 'line-join': 'round' } } : {}),
    paint,
  };
}
