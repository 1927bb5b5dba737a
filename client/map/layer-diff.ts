import type { LayerSpecification } from 'maplibre-gl';

/** One step that brings the layers of a map nearer to what is wanted. */
export type LayerStep =
  | { step: 'remove'; id: string }
  | { step: 'add'; layer: LayerSpecification; before: string | undefined }
  | { step: 'paint' | 'layout'; id: string; property: string; value: unknown }
  | { step: 'filter'; id: string; filter: unknown };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Properties = Readonly<Record<string, unknown>> | undefined;

/**
 * Steps from the present layers to the wanted ones. Layers that stay keep their order among each other; one that has
 * changed place, source or zoom range is removed and added anew, one that only looks different is repainted.
 */
export function diffLayers(
  present: readonly LayerSpecification[],
  wanted: readonly LayerSpecification[],
): LayerStep[] {
  const wantedById = new Map(wanted.map((layer) => [layer.id, layer]));
  const kept = present.filter((layer) => {
    const next = wantedById.get(layer.id);
    return next !== undefined && same(structure(layer), structure(next));
  });
  const order = longestOrdered(kept, new Map(wanted.map((layer, index) => [layer.id, index])));
  const steps: LayerStep[] = present
    .filter((layer) => !order.has(layer.id))
    .map((layer) => ({ step: 'remove', id: layer.id }));
  // From the top down, so that the layer to stand before is always there.
  let before: string | undefined;
  const presentById = new Map(present.map((layer) => [layer.id, layer]));
  for (const layer of wanted.toReversed()) {
    const old = order.has(layer.id) ? presentById.get(layer.id) : undefined;
    if (old) steps.push(...repaint(old, layer));
    else steps.push({ step: 'add', layer, before });
    before = layer.id;
  }
  return steps;
}

/** What cannot be changed in place. */
function structure(layer: LayerSpecification): unknown {
  const { paint: _paint, layout: _layout, ...rest } = layer;
  return { ...rest, filter: undefined };
}

/** Layers that already stand in the wanted order: a greedy run is enough, order hardly ever changes. */
function longestOrdered(
  layers: readonly LayerSpecification[],
  place: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const ordered = new Set<string>();
  let last = -1;
  for (const { id } of layers) {
    const index = place.get(id) ?? -1;
    if (index <= last) continue;
    ordered.add(id);
    last = index;
  }
  return ordered;
}

function repaint(old: LayerSpecification, next: LayerSpecification): LayerStep[] {
  const steps: LayerStep[] = [];
  for (const part of ['paint', 'layout'] as const) {
    const before = old[part] as Properties;
    const after = next[part] as Properties;
    for (const property of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
      if (!same(before?.[property], after?.[property])) {
        steps.push({ step: part, id: next.id, property, value: after?.[property] });
      }
    }
  }
  const [oldFilter, filter] = [old, next].map((layer) => ('filter' in layer ? layer.filter : undefined));
  if (!same(oldFilter, filter)) steps.push({ step: 'filter', id: next.id, filter });
  return steps;
}
