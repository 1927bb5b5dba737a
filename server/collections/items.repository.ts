import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { visibleRelation } from '../access/visible-relation.ts';
import type { CollectionQuery } from './collection-query.ts';
import { type FeatureContent, featureColumns, featureText } from './feature-text.ts';
import { type SortKey, sortOrder } from './sort-order.ts';
import { whereFragment } from './where-fragment.ts';

export interface PageRequest {
  content: FeatureContent;
  sort: readonly SortKey[];
  /** Keys of the row the page comes after. */
  after?: readonly (string | null)[] | undefined;
  limit: number;
}

export interface Page {
  matched: number;
  returned: number;
  /** GeoJSON features, comma-separated. */
  features: string;
  /** Keys of the last row when more rows follow. */
  continueAfter: readonly (string | null)[] | null;
}

/** Reads one page and the number of all matching rows in one statement, so that both are of one moment. */
export async function readPage(
  sql: postgres.ISql,
  collection: Collection,
  query: CollectionQuery,
  actor: Actor,
  { content, sort, after, limit }: PageRequest,
): Promise<Page> {
  const relation = visibleRelation(sql, collection, actor, query.bbox);
  const order = sortOrder(sql, collection, sort, actor);
  const where = whereFragment(sql, collection, query, actor);
  const following = after === undefined ? sql`TRUE` : order.after(after);
  // One row more than asked tells whether another page follows.
  const [page] = await sql<Page[]>`
    WITH page AS MATERIALIZED (
      SELECT ${featureColumns(sql, content)}, ${order.keyTexts} AS key_texts,
             row_number() OVER (ORDER BY ${order.orderBy}) AS position
      FROM ${relation} WHERE ${where} AND ${following}
      ORDER BY ${order.orderBy} LIMIT ${limit + 1}
    )
    SELECT (SELECT count(*) FROM ${relation} WHERE ${where}) AS matched,
           LEAST(count(*), ${limit}::bigint) AS returned,
           COALESCE(string_agg(${featureText(sql, content)}, ',' ORDER BY position) FILTER (WHERE position <= ${limit}), '') AS features,
           CASE WHEN count(*) > ${limit} THEN (SELECT key_texts FROM page WHERE position = ${limit}) END AS "continueAfter"
    FROM page`;
  return page!;
}

/** The text of one feature, or undefined when there is no such row for this actor. */
export async function readItem(
  sql: postgres.ISql,
  collection: Collection,
  actor: Actor,
  zoneCodes: readonly string[],
  id: number,
  content: FeatureContent,
): Promise<{ zoneCode: string; feature: string } | undefined> {
  const everything: CollectionQuery = { zones: zoneCodes, words: [], filters: [] };
  // The zones lead the primary key: naming them all lets the index find the row.
  const [row] = await sql<{ zoneCode: string; feature: string }[]>`
    SELECT zone_code AS "zoneCode", ${featureText(sql, content)} AS feature
    FROM ${visibleRelation(sql, collection, actor)}
    WHERE id = ${id}::bigint AND ${whereFragment(sql, collection, everything, actor)}`;
  return row;
}
