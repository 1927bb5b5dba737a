import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { MapContent } from '../../../client/map/map-content.ts';
import { wantedSources } from '../../../client/map/sources.ts';
import { wantedLayers } from '../../../client/map/wanted-layers.ts';
import { legendOrder } from '../../../geodata/catalog/legend.ts';
import { tilesets } from '../../../geodata/catalog/tilesets.ts';
import { mapContent, paletteOf } from './content.ts';

const styleOf = (content: MapContent) => ({
  version: 8 as const,
  sources: wantedSources(content),
  layers: wantedLayers(content),
});
const idsOf = (content: MapContent) => wantedLayers(content).map((layer) => layer.id);

describe('the map style', () => {
  it.each([
    ['light', mapContent()],
    ['dark', mapContent({ palette: paletteOf('dark') })],
    ['with 天地图', mapContent({ basemap: { kind: 'vector', key: 'k' } })],
    ['with imagery', mapContent({ basemap: { kind: 'imagery', key: 'k' } })],
  ])('is valid: %s', (_, content) => {
    expect(validateStyleMin(styleOf(content)).map(({ message }) => message)).toEqual([]);
  });

  it('draws in the order of the design', () => {
    const ids = idsOf(mapContent());
    const order = [
      'ground',
      'green',
      'blocks',
      'water',
      'road-local-casing',
      'road-local',
      'road-arterial',
      'buildings',
      'park-outline',
      'parcel-fill',
      'factory-fill',
      'rail',
      'road-expressway',
      'parcels-hover-outline',
      'parcels-selected-outline',
      'road-names-arterial',
      'park-names',
      'area-label-selected',
    ];
    expect(order.map((id) => ids.indexOf(id))).toEqual(
      order.map((id) => ids.indexOf(id)).toSorted((a, b) => a - b),
    );
    expect(ids).toEqual(expect.arrayContaining(order));
  });

  it('leaves out the layers of a tileset that is off', () => {
    const all = mapContent();
    const content = mapContent({ tiles: { ...all.tiles, parcels: null } });
    expect(idsOf(content).filter((id) => id.startsWith('parcel'))).toEqual([]);
    expect(wantedSources(content)).not.toHaveProperty('parcels');
    expect(validateStyleMin(styleOf(content))).toEqual([]);
  });

  it('gives way to a basemap beneath the parcels', () => {
    const ids = idsOf(mapContent({ basemap: { kind: 'vector', key: 'k' } }));
    expect(ids).not.toContain('buildings');
    expect(ids.indexOf('tianditu-vec_w')).toBeLessThan(ids.indexOf('parcel-fill'));
  });

  it('asks 天地图 on all eight hosts for its Web Mercator layers', () => {
    const source = wantedSources(mapContent({ basemap: { kind: 'imagery', key: 'secret' } }))[
      'tianditu-img_w'
    ];
    expect(source).toMatchObject({ type: 'raster', maxzoom: 18 });
    const tiles = source?.type === 'raster' ? (source.tiles ?? []) : [];
    expect(tiles.map((tile) => new URL(tile).host)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `t${n}.tianditu.gov.cn`),
    );
    expect(tiles[0]).toContain('T=img_w');
  });

  it('takes source layers and zooms from the catalog', () => {
    const known = new Set(tilesets.flatMap(({ layers }) => layers.map(({ collection }) => collection.id)));
    known.add('parcels-aggregate');
    for (const layer of wantedLayers(mapContent())) {
      if ('source-layer' in layer && layer['source-layer']) expect(known).toContain(layer['source-layer']);
    }
    for (const [id, source] of Object.entries(wantedSources(mapContent()))) {
      const tileset = tilesets.find((entry) => entry.id === id);
      if (tileset) expect(source).toMatchObject({ minzoom: tileset.minZoom, maxzoom: tileset.maxZoom });
    }
  });

  it('has no colour of its own', () => {
    const colours = new Set(JSON.stringify(wantedLayers(mapContent())).match(/#[0-9a-f]{6}/g));
    const { classes, ...rest } = paletteOf('light');
    const allowed = new Set([...Object.values(rest), ...Object.values(classes).flatMap(Object.values)]);
    expect([...colours].filter((colour) => !allowed.has(colour))).toEqual([]);
  });

  it('names a colour for every class', () => {
    const outline = JSON.stringify(wantedLayers(mapContent()).find(({ id }) => id === 'parcel-outline'));
    for (const landClass of legendOrder) expect(outline).toContain(landClass);
  });
});
