import type { Palette } from './palette.ts';

/** Address patterns of the tilesets; null for one that is not shown. */
export interface TileAddresses {
  base: string | null;
  parcels: string | null;
  parks: string | null;
  'factory-buildings': string | null;
  facilities: string | null;
}

export type TilesetId = keyof TileAddresses;

/** Everything the map is to show. The controller finds what has changed since the last time. */
export interface MapContent {
  tiles: TileAddresses;
  /** Address of administrative boundaries; null where the installation has none. */
  boundaries: string | null;
  palette: Palette;
  /** Zones lie at different latitudes, and road widths are metres. */
  latitude: number;
  language: 'zh' | 'en';
  /** 天地图 beneath everything, with the key of the configuration. */
  basemap: { kind: 'none' } | { kind: 'vector' | 'imagery'; key: string };
  /** Names of parks and waters as points: labels of polygons would repeat in every tile. */
  nameLabels: GeoJSON.FeatureCollection;
  /** Areas of the parcels in view, as points. */
  areaLabels: GeoJSON.FeatureCollection;
  /** Outline of the selected record, drawn where no tile carries it. */
  selected: GeoJSON.FeatureCollection;
  /** The area drawn as a filter, or while it is being drawn. */
  drawn: GeoJSON.FeatureCollection;
  /** Shapes shown for a moment, by their property `role`: outlines before and after, what is measured, photos. */
  overlay: GeoJSON.FeatureCollection;
  /** Parcels that are in question; every other one is dimmed. Null dims none. */
  focus: { parcels: readonly number[] } | null;
}

export const emptyCollection: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
