import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFilters } from '../../../client/api/filters.ts';
import { basemaps, defaultLayers, layerIds } from '../../../client/state/layers-store.ts';
import {
  defaultSort,
  type PageState,
  readAddress,
  writeAddress,
} from '../../../client/state/page-address.ts';
import { cardCollections, cardTabs } from '../../../client/state/selection-store.ts';
import { workspaces } from '../../../client/state/workspace-store.ts';

const start: PageState = {
  zone: null,
  camera: null,
  visible: defaultLayers,
  basemap: 'none',
  filters: noFilters,
  sortBy: defaultSort,
  selected: null,
  tab: 'overview',
  workspace: 'map',
  place: {},
  language: undefined,
  theme: undefined,
};

const decimals = (min: number, max: number, places: number) =>
  fc.integer({ min: min * 10 ** places, max: max * 10 ** places }).map((value) => value / 10 ** places);

const place = fc.dictionary(
  fc.constantFrom('case', 'tab', 'projectId'),
  fc.string({ minLength: 1, maxLength: 12 }),
);

const state: fc.Arbitrary<PageState> = fc.record({
  zone: fc.option(fc.constantFrom('WFJJQ', 'KQ2', 'all'), { nil: null }),
  camera: fc.option(
    fc.record({
      lng: decimals(-180, 180, 6),
      lat: decimals(-85, 85, 6),
      zoom: decimals(0, 24, 2),
      bearing: decimals(-180, 180, 1),
    }),
    { nil: null },
  ),
  visible: fc.subarray([...layerIds]),
  basemap: fc.constantFrom(...basemaps),
  filters: fc.constantFrom(noFilters, { ...noFilters, text: '路', values: { isNetLand: ['true'] } }),
  sortBy: fc.constantFrom(defaultSort, 'name', '-areaSquareMetres'),
  selected: fc.option(
    fc.record({ collection: fc.constantFrom(...cardCollections), id: fc.integer({ min: 1, max: 1e12 }) }),
    { nil: null },
  ),
  tab: fc.constantFrom(...cardTabs),
  workspace: fc.constantFrom(...workspaces),
  place: place.map((entries) => ({ ...entries })),
  language: fc.constantFrom(undefined, 'en' as const),
  theme: fc.constantFrom(undefined, 'light' as const, 'dark' as const),
});

describe('the address of a page', () => {
  it('reproduces the state it was written from', () => {
    fc.assert(
      fc.property(state, (given) => {
        // The sign of a zero means nothing to a map.
        const camera = given.camera && JSON.parse(JSON.stringify(given.camera));
        expect(readAddress(writeAddress(given))).toEqual({ ...given, camera });
      }),
    );
  });

  it('is empty at the start', () => {
    expect(writeAddress(start)).toBe('');
    expect(readAddress('')).toEqual(start);
  });

  it('stays readable', () => {
    const address = writeAddress({
      ...start,
      zone: 'WFJJQ',
      camera: { zoom: 14.03, lat: 36.7187, lng: 119.2147, bearing: 0 },
      visible: ['standard', 'parks'],
      selected: { collection: 'parcels', id: 350 },
    });
    expect(address).toBe('?zone=WFJJQ&view=14.03/36.718700/119.214700&layers=standard,parks&sel=parcels/350');
  });

  it.each([
    ['a zone in small letters', '?zone=wf'],
    ['a place outside the world', '?view=14/95/119'],
    ['a view of words', '?view=a/b/c'],
    ['half a view', '?view=14/36'],
    ['a selection of nothing known', '?sel=roads/1'],
    ['a selection without number', '?sel=parcels/x'],
    ['an unknown tab, language, theme, basemap', '?tab=x&lang=fr&theme=blue&base=osm'],
    ['an order by a field that cannot be ordered by', '?sort=-holderName'],
  ])('ignores %s', (_, search) => {
    expect(readAddress(search)).toEqual(start);
  });

  it('carries where one is in the open workspace only', () => {
    const address = writeAddress({ ...start, workspace: 'disposal', place: { case: '12' } });
    expect(address).toBe('?ws=disposal&disposal.case=12');
    expect(readAddress(`${address}&match.project=3`).place).toEqual({ case: '12' });
  });

  it('tells no layer at all from layers as usual', () => {
    expect(writeAddress({ ...start, visible: [] })).toBe('?layers=none');
    expect(readAddress('?layers=none').visible).toEqual([]);
  });
});
