import type { Collection } from './collection.ts';
import { factoryBuildings } from './factories.ts';
import { parcels } from './parcels.ts';
import { parks } from './parks.ts';
import { blocks, buildings, facilities, greenSpaces, railways, roads, waterAreas } from './surroundings.ts';

export interface TileLayer {
  collection: Collection;
  /** First tile zoom that carries this layer. */
  minZoom: number;
}

/** Collections that travel together in one vector tile. */
export interface Tileset {
  id: string;
  layers: readonly TileLayer[];
  /** Below this tile zoom, tiles carry counts and areas of a grid instead of the records themselves. */
  aggregateBelowZoom?: number;
  minZoom: number;
  maxZoom: number;
}

/** Tiles are asked for 0-22; MapLibre overzooms beyond `maxZoom`. */
export const tilesets: readonly Tileset[] = [
  {
    id: 'base',
    minZoom: 9,
    maxZoom: 15,
    layers: [
      { collection: greenSpaces, minZoom: 11 },
      { collection: blocks, minZoom: 11 },
      { collection: waterAreas, minZoom: 9 },
      { collection: roads, minZoom: 9 },
      { collection: railways, minZoom: 10 },
      { collection: buildings, minZoom: 13 },
    ],
  },
  {
    id: 'parcels',
    minZoom: 4,
    maxZoom: 16,
    aggregateBelowZoom: 12,
    layers: [{ collection: parcels, minZoom: 4 }],
  },
  { id: 'parks', minZoom: 8, maxZoom: 15, layers: [{ collection: parks, minZoom: 8 }] },
  {
    id: 'factory-buildings',
    minZoom: 11,
    maxZoom: 16,
    layers: [{ collection: factoryBuildings, minZoom: 11 }],
  },
  { id: 'facilities', minZoom: 8, maxZoom: 14, layers: [{ collection: facilities, minZoom: 8 }] },
];

/** The tileset of an identifier, or undefined. */
export const tilesetOf = (id: string): Tileset | undefined => tilesets.find((tileset) => tileset.id === id);
