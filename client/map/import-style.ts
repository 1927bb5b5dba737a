import type { StyleSpecification } from 'maplibre-gl';
import { tilesetOf } from '../../geodata/catalog/tilesets.ts';
import { buildingLayers, groundLayers } from './layers/ground-layers.ts';
import { importLayers } from './layers/import-layers.ts';
import { roadLayers } from './layers/road-layers.ts';
import type { Palette } from './palette.ts';

/** What the map of an import shows: outlines with `key` and `status` over roads, water and buildings. */
export interface ImportMapContent {
  palette: Palette;
  /** Road widths are metres. */
  latitude: number;
  /** Address pattern of the tileset `base`. */
  baseTiles: string;
  outlines: GeoJSON.FeatureCollection;
}

/** The whole style of the map of an import. */
export function importStyle({
  palette,
  latitude,
  baseTiles,
  outlines,
}: ImportMapContent): StyleSpecification {
  const base = tilesetOf('base');
  return {
    version: 8,
    sources: {
      base: { type: 'vector', tiles: [baseTiles], minzoom: base?.minZoom ?? 0, maxzoom: base?.maxZoom ?? 14 },
      import: { type: 'geojson', data: outlines, promoteId: 'key' },
    },
    layers: [
      ...groundLayers(palette, false),
      ...roadLayers(palette, latitude),
      ...buildingLayers(palette),
      ...importLayers(palette),
    ],
  };
}
