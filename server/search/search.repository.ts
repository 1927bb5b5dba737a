import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { factoryBuildings } from '../../geodata/catalog/factories.ts';
import { parcels } from '../../geodata/catalog/parcels.ts';
import { parks } from '../../geodata/catalog/parks.ts';
import { facilities, roads } from '../../geodata/catalog/surroundings.ts';
import type { Bounds } from '../../geodata/model/api-feature.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { LandClass } from '../../geodata/model/land-state.ts';
import { visibleField } from '../access/visibility.ts';
import { visibleRelation } from '../access/visible-relation.ts';
import { boundsJson, pointJson } from '../collections/coordinates.ts';
import { whereFragment } from '../collections/where-fragment.ts';

export interface SearchRow {
  collection: string;
  id: number;
  zoneCode: string;
  title: string;
  parkName: string | null;
  /** Parcel, park or building code. */
  code: string | null;
  /** Option code of what kind of thing it is. */
  kind: string | null;
  landClass: LandClass | null;
  point: [number, number];
  bounds: Bounds;
}

/** Collections in the order in which equally good finds are listed. */
const searched: readonly { collection: Collection; code?: string; parkName?: string; kind?: string }[] = [
  { collection: parks, code: 'park_code' },
  { collection: parcels, code: 'parcel_code', parkName: 'park_name' },
  { collection: factoryBuildings, code: 'building_code', parkName: 'park_name' },
  { collection: facilities, kind: 'kind' },
  { collection: roads, kind: 'class' },
];

export interface SearchRequest {
  words: readonly string[];
  zones?: readonly string[] | undefined;
  limit: number;
}

/**
 * Finds records by name, code and pinyin: equal names first, then equal codes or pinyin, beginnings of either, names
 * that contain the text, and the rest; equally good ones in Chinese order. Stretches of one road come as one find.
 */
export async function findRecords(
  sql: postgres.ISql,
  actor: Actor,
  { words, zones, limit }: SearchRequest,
): Promise<SearchRow[]> {
  const text = words.join(' ');
  const escaped = text.replace(/[\\%_]/g, '\\$&');
  const rank = sql`CASE
    WHEN title_text = ${text} THEN 0
    WHEN token_text LIKE ${`% ${escaped} %`} THEN 1
    WHEN title_text LIKE ${`${escaped}%`} THEN 2
    WHEN token_text LIKE ${`% ${escaped}%`} THEN 3
    WHEN title_text LIKE ${`%${escaped}%`} THEN 4
    ELSE 5 END`;
  const query = { words, filters: [], ...(zones === undefined ? {} : { zones }) };
  const branches = searched.map(({ collection, code, parkName, kind }, order) => {
    const column = (name: string | undefined) => (name === undefined ? sql`NULL::text` : sql`${sql(name)}`);
    const landClass = visibleField(collection, 'landClass', actor)?.column;
    // The name of the park is found, too, but it is not the record's own.
    const tokens =
      parkName === undefined
        ? sql`' ' || normalize(search_text, NFKC) || ' '`
        : sql`' ' || normalize(replace(search_text, COALESCE(lower(${sql(parkName)}), ''), ''), NFKC) || ' '`;
    // Roads are many stretches of one name: the longest one stands for all, the bounds hold them all.
    const grouping = collection.id === roads.id ? sql`zone_code, name` : sql`zone_code, id`;
    return sql`(
      SELECT ${collection.id}::text AS collection, ${order}::integer AS place, found.*, ${rank} AS rank FROM (
        SELECT DISTINCT ON (${grouping}) id, zone_code, name AS title, ${column(parkName)} AS park_name, ${column(code)} AS code,
               ${column(kind)} AS kind, ${column(landClass)} AS land_class, sort_key, label_point,
               ST_Extent(geom) OVER (PARTITION BY ${grouping}) AS box,
               normalize(lower(name), NFKC) AS title_text, ${tokens} AS token_text
        FROM ${visibleRelation(sql, collection, actor)}
        WHERE name IS NOT NULL AND ${whereFragment(sql, collection, query, actor)}
        ORDER BY ${grouping}, ST_Length(geom) DESC, id
      ) AS found
      ORDER BY rank, sort_key COLLATE "C", id LIMIT ${limit})`;
  });
  const union = branches.reduce((all, branch) => sql`${all} UNION ALL ${branch}`);
  return await sql<SearchRow[]>`
    SELECT collection, id, zone_code AS "zoneCode", title, park_name AS "parkName", code, kind, land_class AS "landClass",
           ${pointJson(sql, sql`label_point`)} AS point,
           ${boundsJson(sql, sql`box`)} AS bounds
    FROM (${union}) AS found
    ORDER BY rank, place, sort_key COLLATE "C", id LIMIT ${limit}`;
}
