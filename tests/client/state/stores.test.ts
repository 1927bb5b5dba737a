import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../client/api/api-error.ts';
import { DrawStore } from '../../../client/state/draw-store.ts';
import { FiltersStore } from '../../../client/state/filters-store.ts';
import { defaultLayers, LayersStore, landClassesOf, layerIds } from '../../../client/state/layers-store.ts';
import { RemoteStore } from '../../../client/state/remote-store.ts';
import { SelectionStore } from '../../../client/state/selection-store.ts';
import { Store } from '../../../client/state/store.ts';
import { landClassSymbols } from '../../../geodata/catalog/legend.ts';

describe('a store', () => {
  it('tells its listeners of changes only, and no longer than they wish', () => {
    const store = new Store({ count: 1, name: 'a' });
    const listener = vi.fn();
    const end = store.subscribe(listener);
    store.patch({ count: 1 });
    expect(listener).not.toHaveBeenCalled();
    store.patch({ count: 2 });
    expect(listener).toHaveBeenCalledTimes(1);
    expect(store.value).toEqual({ count: 2, name: 'a' });
    end();
    store.patch({ count: 3 });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('filters', () => {
  it('toggle values and forget a field without any', () => {
    const filters = new FiltersStore();
    filters.toggleValue('supplyModes', 'one_off');
    filters.toggleValue('supplyModes', 'with_project');
    expect(filters.value.values).toEqual({ supplyModes: ['one_off', 'with_project'] });
    filters.toggleValue('supplyModes', 'one_off');
    filters.toggleValue('supplyModes', 'with_project');
    expect(filters.value.values).toEqual({});
  });

  it('forget a range with both ends open', () => {
    const filters = new FiltersStore();
    filters.setRange('areaSquareMetres', { from: 10, to: null });
    filters.setRange('areaSquareMetres', { from: null, to: null });
    expect(filters.value.ranges).toEqual({});
  });
});

describe('layers', () => {
  it('open with land that can host a project', () => {
    expect(landClassesOf(defaultLayers)).toEqual([
      'standard',
      'idle',
      'suspected',
      'inefficient',
      'approved_unsupplied',
    ]);
  });

  it('ask for no class in particular when all are on', () => {
    expect(landClassesOf(layerIds)).toBeNull();
    expect(landClassesOf(['parks'])).toEqual([]);
  });

  it('switch pairs together: on while one is off, then off', () => {
    const layers = new LayersStore({ visible: ['standard', 'idle'] });
    layers.toggle(['idle', 'suspected']);
    expect(layers.value.visible).toEqual(['standard', 'idle', 'suspected']);
    layers.toggle(['idle', 'suspected']);
    expect(layers.value.visible).toEqual(['standard']);
  });

  it('have a symbol for every class', () => {
    expect(Object.keys(landClassSymbols)).toHaveLength(8);
  });
});

describe('the selection', () => {
  it('closes the card first and then forgets the record', () => {
    const selection = new SelectionStore();
    selection.open({ collection: 'parcels', id: 7 });
    expect(selection.value.isCardOpen).toBe(true);
    selection.stepBack();
    expect(selection.value).toMatchObject({ selected: { id: 7 }, isCardOpen: false });
    selection.stepBack();
    expect(selection.value.selected).toBeNull();
  });
});

describe('drawing', () => {
  it('counts the second click of a double click once and needs three corners', () => {
    const draw = new DrawStore();
    draw.start();
    draw.add([1, 1]);
    draw.add([2, 1]);
    draw.add([2, 1]);
    expect(draw.value.corners).toHaveLength(2);
    expect(draw.finish()).toBeNull();
    draw.start();
    for (const corner of [
      [1, 1],
      [2, 1],
      [2, 2],
    ] as const)
      draw.add([...corner]);
    expect(draw.finish()).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
    ]);
    expect(draw.value).toEqual({ isDrawing: false, corners: [] });
  });
});

describe('remote data', () => {
  it('never lets an older answer overtake a newer one', async () => {
    const store = new RemoteStore<string>();
    let answerFirst: (text: string) => void = () => {};
    const first = store.load(
      () =>
        new Promise((resolve) => {
          answerFirst = resolve;
        }),
    );
    const second = store.load(async () => 'new');
    await second;
    answerFirst('old');
    await first;
    expect(store.value).toEqual({ data: 'new', error: null, isLoading: false });
  });

  it('keeps the last answer when the next one fails', async () => {
    const store = new RemoteStore<string>();
    await store.load(async () => 'here');
    const error = new ApiError('unreachable', 'gone');
    await store.load(() => Promise.reject(error));
    expect(store.value).toEqual({ data: 'here', error, isLoading: false });
  });
});
