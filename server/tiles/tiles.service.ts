import type postgres from 'postgres';
import type { Tileset } from '../../geodata/catalog/tilesets.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { CollectionQuery } from '../collections/collection-query.ts';
import type { WorkerPool } from '../worker-pool.ts';
import { aggregateCells, cellsPerSide } from './aggregate-cells.ts';
import type { TileLayerContent } from './encode-tile.ts';
import type { EncodeTileJob } from './encode-tile.worker.ts';
import type { TileAddress } from './tile-address.ts';
import { geometryOptions, wantedLayers } from './tile-layers.ts';
import { readCells, readTileFeatures } from './tile-rows.repository.ts';

export interface TileRequest {
  tileset: Tileset;
  address: TileAddress;
  query: CollectionQuery;
  actor: Actor;
}

export interface TilesService {
  /** The bytes of a vector tile, not compressed; empty when the tile has no feature. */
  readTile(request: TileRequest): Promise<Uint8Array>;
}

/** The pool that encodes tiles beside the event loop. */
export type TileEncoder = WorkerPool<EncodeTileJob, Uint8Array>;

/** Makes tiles from slim rows of the database: one way on both engines. */
export function createTilesService(sql: postgres.Sql, encoder: Pick<TileEncoder, 'run'>): TilesService {
  return {
    async readTile({ tileset, address, query, actor }) {
      const geometry = geometryOptions(tileset, address.z);
      const layers = await Promise.all(
        wantedLayers(tileset, address.z).map(async ({ name, collection, isAggregate }) => {
          const features = isAggregate
            ? aggregateCells(await readCells(sql, collection, query, actor, address, cellsPerSide))
            : await readTileFeatures(sql, collection, query, actor, address);
          return { name, features, geometry } satisfies TileLayerContent;
        }),
      );
      const filled = layers.filter(({ features }) => features.length > 0);
      if (filled.length === 0) return new Uint8Array();
      return await encoder.run({ address, layers: filled });
    },
  };
}
