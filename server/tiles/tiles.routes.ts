import { z } from 'zod';
import { type Tileset, tilesets } from '../../geodata/catalog/tilesets.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { TileJson } from '../../geodata/model/api-tile-json.ts';
import {
  assembleCollectionQuery,
  type CollectionQuery,
  collectionQueryShape,
} from '../collections/collection-query.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { EncodedBody } from '../http/encoded-body.ts';
import { InvalidInputError } from '../http/problem.ts';
import type { ParameterShape } from '../http/read-parameters.ts';
import { read, textParameter } from '../http/text-parameter.ts';
import { createWorkerPool } from '../worker-pool.ts';
import type { EncodeTileJob } from './encode-tile.worker.ts';
import { addressProblems, type TileAddress } from './tile-address.ts';
import { describeTileset } from './tile-json.ts';
import { createTilesService, type TilesService } from './tiles.service.ts';

const mediaType = 'application/vnd.mapbox-vector-tile';

// One thread keeps up with the database, which answers one query at a time on the embedded engine.
const encoderThreads = { embedded: 1, external: 2 } as const;

/** Vector tiles and their description, one pair of routes a tileset. */
export function tilesRoutes(deps: FeatureDeps): Route[] {
  const encoder = createWorkerPool<EncodeTileJob, Uint8Array>(
    'encode-tile',
    encoderThreads[deps.database.engine],
  );
  const service = createTilesService(deps.sql, encoder);
  return tilesets.flatMap((tileset) => [tileJsonRoute(deps, tileset), tileRoute(deps, tileset, service)]);
}

/** What a tileset may be narrowed by: the filters that all of its layers have in common. */
function tilesetQueryShape(tileset: Tileset, actor: Actor): ParameterShape {
  const [first, ...others] = tileset.layers.map(({ collection }) => collectionQueryShape(collection, actor));
  if (others.length === 0) return first!;
  // A filter of the same name may mean another list of options in another collection.
  const common = ['zone', 'bbox', 'within', 'q', 'zoneCode'];
  return Object.fromEntries(Object.entries(first!).filter(([name]) => common.includes(name)));
}

const queryOf = (
  tileset: Tileset,
  actor: Actor,
  values: Readonly<Record<string, unknown>>,
): CollectionQuery => assembleCollectionQuery(tileset.layers[0]!.collection, actor, values);

const addressPart = (zh: string, example: string) => textParameter({ zh, example }, read);

const addressShape = {
  z: addressPart('瓦片级别 0–22', '14'),
  x: addressPart('瓦片列号', '13608'),
  y: addressPart('瓦片行号（自北向南）', '6372'),
};

/** @throws InvalidInputError for a tile that does not exist. */
function readAddress(path: { z: string; x: string; y: string }, { publicMap }: Actor): TileAddress {
  const problems = [...addressProblems(path)];
  if (publicMap !== null && Number(path.z) > publicMap.maxZoom)
    problems.push({ field: 'z', message: `公众地图只到 ${publicMap.maxZoom} 级` });
  if (problems.length > 0) throw new InvalidInputError(problems);
  return { z: Number(path.z), x: Number(path.x), y: Number(path.y) };
}

/** Revisions of every collection in the tileset, of the zones asked about. */
async function fingerprintOf(
  deps: FeatureDeps,
  tileset: Tileset,
  actor: Actor,
  query: CollectionQuery,
): Promise<string> {
  const collections = tileset.layers.map(({ collection }) => collection.revisionOf);
  return (await deps.revisions.freshness(actor, collections, query.zones)).fingerprint;
}

function tileRoute(deps: FeatureDeps, tileset: Tileset, service: TilesService): Route {
  const titles = tileset.layers.map(({ collection }) => collection.title);
  return defineRoute({
    method: 'get',
    path: `/tiles/${tileset.id}/{z}/{x}/{y}.mvt`,
    summary: {
      zh: `矢量瓦片：${titles.map(({ zh }) => zh).join('、')}`,
      en: `Vector tile: ${titles.map(({ en }) => en).join(', ')}`,
    },
    access: 'read-land',
    params: addressShape,
    query: (actor) => tilesetQueryShape(tileset, actor),
    response: { name: 'VectorTile', schema: z.string(), mediaType },
    revision: async ({ path, query, actor }) => {
      readAddress(path, actor);
      return await fingerprintOf(deps, tileset, actor, queryOf(tileset, actor, query));
    },
    handler: async ({ path, query, actor }) => {
      const bytes = await service.readTile({
        tileset,
        address: readAddress(path, actor),
        query: queryOf(tileset, actor, query),
        actor,
      });
      const body = new EncodedBody(mediaType, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return { body, status: bytes.length === 0 ? 204 : 200 };
    },
  });
}

function tileJsonRoute(deps: FeatureDeps, tileset: Tileset): Route {
  return defineRoute({
    method: 'get',
    path: `/tiles/${tileset.id}`,
    summary: { zh: `瓦片集 ${tileset.id} 的描述（TileJSON）`, en: `TileJSON of tileset ${tileset.id}` },
    access: 'read-land',
    query: (actor) => tilesetQueryShape(tileset, actor),
    response: { name: 'TileJson', schema: TileJson },
    revision: ({ query, actor }) => fingerprintOf(deps, tileset, actor, queryOf(tileset, actor, query)),
    handler: ({ actor, url }) => json(describeTileset(tileset, actor, url.search)),
  });
}
