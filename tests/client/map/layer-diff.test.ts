import fc from 'fast-check';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { diffLayers, type LayerStep } from '../../../client/map/layer-diff.ts';
import { wantedLayers } from '../../../client/map/wanted-layers.ts';
import { mapContent, paletteOf } from './content.ts';

const layer = (id: string, colour = '#000000', minzoom = 0): LayerSpecification => ({
  id,
  type: 'background',
  minzoom,
  paint: { 'background-color': colour },
});

/** What a map would do with the steps. */
function applied(present: readonly LayerSpecification[], steps: readonly LayerStep[]): LayerSpecification[] {
  const layers = present.map((entry) => structuredClone(entry));
  for (const step of steps) {
    if (step.step === 'remove')
      layers.splice(
        layers.findIndex(({ id }) => id === step.id),
        1,
      );
    else if (step.step === 'add') {
      const at = step.before === undefined ? layers.length : layers.findIndex(({ id }) => id === step.before);
      if (at < 0) throw new Error(`${step.before} is not there`);
      layers.splice(at, 0, structuredClone(step.layer));
    } else if (step.step === 'paint') {
      Object.assign(layers.find(({ id }) => id === step.id)!.paint!, { [step.property]: step.value });
    }
  }
  return layers;
}

const layers = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(fc.constantFrom('#000000', '#ffffff'), fc.constantFrom(0, 9))
          .map(([colour, zoom]) => layer(id, colour, zoom)),
      ),
    ),
  );

describe('the difference of two lists of layers', () => {
  it('leads from any list to any other', () => {
    fc.assert(
      fc.property(layers, layers, (present, wanted) => {
        expect(applied(present, diffLayers(present, wanted))).toEqual(wanted);
      }),
    );
  });

  it('is nothing when nothing has changed', () => {
    expect(diffLayers(wantedLayers(mapContent()), wantedLayers(mapContent()))).toEqual([]);
  });

  it('repaints for another theme without taking any layer away', () => {
    const steps = diffLayers(
      wantedLayers(mapContent()),
      wantedLayers(mapContent({ palette: paletteOf('dark') })),
    );
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.filter(({ step }) => step !== 'paint')).toEqual([]);
  });

  it('only takes away and puts back the layers of a tileset that is switched', () => {
    const all = mapContent();
    const without = mapContent({ tiles: { ...all.tiles, parks: null } });
    const steps = diffLayers(wantedLayers(all), wantedLayers(without));
    expect(steps.every((step) => step.step === 'remove' && step.id.startsWith('park'))).toBe(true);
    const back = diffLayers(wantedLayers(without), wantedLayers(all));
    expect(back.every((step) => step.step === 'add')).toBe(true);
  });
});
