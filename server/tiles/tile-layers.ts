import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Tileset } from '../../geodata/catalog/tilesets.ts';
import type { GeometryOptions } from './geometry-commands.ts';

/** From this zoom on no record vanishes from its tile, however small. */
const keepsTinyFromZoom = 12;

export interface WantedLayer {
  /** Name in the tile. */
  name: string;
  collection: Collection;
  isAggregate: boolean;
}

/** Layers that a tile of this zoom carries. */
export function wantedLayers(tileset: Tileset, z: number): WantedLayer[] {
  const isAggregate = isAggregated(tileset, z);
  return tileset.layers
    .filter(({ minZoom }) => z >= minZoom)
    .map(({ collection }) => ({ name: layerName(collection, isAggregate), collection, isAggregate }));
}

export const layerName = (collection: Collection, isAggregate: boolean): string =>
  isAggregate ? `${collection.id}-aggregate` : collection.id;

export const isAggregated = (tileset: Tileset, z: number): boolean =>
  tileset.aggregateBelowZoom !== undefined && z < tileset.aggregateBelowZoom;

/**
 * How geometry is thinned at a zoom. Below the last zoom of a tileset half a unit of 4,096 is a sixteenth of a pixel;
 * the last zoom is drawn enlarged, so it keeps every position.
 */
export const geometryOptions = (tileset: Tileset, z: number): GeometryOptions => ({
  simplifyUnits: z >= tileset.maxZoom ? 0 : z >= keepsTinyFromZoom ? 0.5 : 2,
  keepsTiny: z >= keepsTinyFromZoom,
});
