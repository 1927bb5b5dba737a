import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { type VisibleField, visibleField, visibleFields } from '../access/visibility.ts';
import { type Envelope, visibleRelation } from '../access/visible-relation.ts';
import type { CollectionQuery } from '../collections/collection-query.ts';
import { whereFragment } from '../collections/where-fragment.ts';
import type { CellRow } from './aggregate-cells.ts';
import type { TileFeature, TileValue } from './encode-tile.ts';
import { type TileAddress, tileBounds, tileBuffer } from './tile-address.ts';

const envelope = (sql: postgres.ISql, [west, south, east, north]: Envelope) =>
  sql`ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4490)`;

/** Fields of a collection that travel in tiles, as this actor may see them. */
const tileFields = (collection: Collection, actor: Actor): readonly VisibleField[] =>
  visibleFields(collection, actor).filter(({ field }) => field.tile);

/** Slim rows of the records whose box touches the tile with its buffer, by id. */
export async function readTileFeatures(
  sql: postgres.ISql,
  collection: Collection,
  query: CollectionQuery,
  actor: Actor,
  address: TileAddress,
): Promise<TileFeature[]> {
  const columns = tileFields(collection, actor).map(({ field, column }) =>
    field.type === 'number'
      ? sql`, ${sql(column)}::double precision AS ${sql(field.name)}`
      : sql`, ${sql(column)} AS ${sql(field.name)}`,
  );
  const bounds = tileBounds(address, tileBuffer);
  const rows = await sql<({ id: number; wkb: Uint8Array } & Record<string, TileValue>)[]>`
    SELECT id ${columns}, ST_AsBinary(geom) AS wkb
    FROM ${visibleRelation(sql, collection, actor, bounds)}
    WHERE geom && ${envelope(sql, bounds)} AND ${whereFragment(sql, collection, query, actor)}
    ORDER BY id`;
  return rows.map(({ id, wkb, ...properties }) => ({ id, wkb, properties }));
}

/**
 * Counts and areas by grid cell and land class of the records whose label point lies in the tile. A point on the edge
 * between two tiles belongs to the one in the south-east, so that every record is counted in exactly one.
 */
export async function readCells(
  sql: postgres.ISql,
  collection: Collection,
  query: CollectionQuery,
  actor: Actor,
  { z, x, y }: TileAddress,
  cellsPerSide: number,
): Promise<CellRow[]> {
  const column = (name: string | undefined) => {
    const visible = name === undefined ? undefined : visibleField(collection, name, actor);
    return visible === undefined ? undefined : sql(visible.column);
  };
  const bounds = tileBounds({ z, x, y }, 1);
  const landClass = column('landClass') ?? sql`NULL::text`;
  const area = column(collection.areaField) ?? sql`0`;
  return await sql<CellRow[]>`
    WITH narrowed AS (
      SELECT ${landClass} AS land_class, ${area} AS area, ST_X(label_point) AS lng, ST_Y(label_point) AS lat
      FROM ${visibleRelation(sql, collection, actor, bounds)}
      WHERE label_point && ${envelope(sql, bounds)}
        AND ${whereFragment(sql, collection, query, actor)}
    ), placed AS (
      SELECT land_class, area, lng, lat,
             (lng + 180) / 360 * ${2 ** z}::double precision - ${x}::double precision AS across,
             (0.5 - ln((1 + sin(radians(lat))) / (1 - sin(radians(lat)))) / (4 * pi())) * ${2 ** z}::double precision
               - ${y}::double precision AS down
      FROM narrowed
    )
    SELECT floor(across * ${cellsPerSide}::integer)::integer AS "cellX", floor(down * ${cellsPerSide}::integer)::integer AS "cellY",
           land_class AS "landClass", count(*)::integer AS count, sum(area)::double precision AS "areaSquareMetres",
           sum(lng) AS "lngSum", sum(lat) AS "latSum"
    FROM placed
    WHERE across >= 0 AND across < 1 AND down >= 0 AND down < 1
    GROUP BY 1, 2, 3
    ORDER BY 2, 1, 3`;
}
