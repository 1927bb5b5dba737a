import type { Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { MapPresenter } from '../../../client/map/map-presenter.ts';

/** A map that keeps feature states, and nothing else. */
function stateMap() {
  const picked = new Set<number>();
  let writes = 0;
  const map = {
    getSource: () => ({}),
    setFeatureState: ({ id }: { id: number }, state: { picked?: boolean }) => {
      writes += 1;
      if (state.picked) picked.add(id);
      else picked.delete(id);
    },
  };
  return { map: map as unknown as MapLibreMap, picked, writes: () => writes };
}

describe('parcels picked to be changed together', () => {
  it('are marked as they are picked and dropped, each change once', () => {
    const { map, picked, writes } = stateMap();
    const presenter = new MapPresenter(map);
    const first = new Set([1, 2, 3]);
    presenter.markPicked(first);
    presenter.markPicked(first);
    expect([...picked]).toEqual([1, 2, 3]);
    expect(writes()).toBe(3);
    presenter.markPicked(new Set([2, 4]));
    expect([...picked].sort()).toEqual([2, 4]);
    expect(writes()).toBe(6);
    presenter.markPicked(new Set());
    expect(picked.size).toBe(0);
  });
});
