import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { wantedSources } from '../../../client/map/sources.ts';
import { wantedLayers } from '../../../client/map/wanted-layers.ts';
import { mapContent } from './content.ts';

const paintOf = (focus: { parcels: readonly number[] } | null, id: string) =>
  wantedLayers(mapContent({ focus })).find((layer) => layer.id === id)?.paint;

describe('the map of a match', () => {
  it('dims every parcel that is not in question, and only in a match', () => {
    expect(paintOf(null, 'parcel-fill')).toMatchObject({ 'fill-opacity': 1 });
    expect(paintOf({ parcels: [3, 5] }, 'parcel-fill')).toMatchObject({
      'fill-opacity': ['case', ['in', ['id'], ['literal', [3, 5]]], 1, 0.22],
    });
  });

  it('is a valid style', () => {
    const content = mapContent({ focus: { parcels: [] } });
    const style = { version: 8 as const, sources: wantedSources(content), layers: wantedLayers(content) };
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
  });

  it('draws pins above lines, and both above the labels', () => {
    const ids = wantedLayers(mapContent()).map(({ id }) => id);
    const order = ['area-labels', 'match-distance', 'match-pills', 'match-pin-grounds', 'match-pins'];
    const places = order.map((id) => ids.indexOf(id));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(-1);
  });
});
