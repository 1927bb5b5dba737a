import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Field } from '../../geodata/catalog/field.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { type VisibleField, visibleField, visibleRows } from '../access/visibility.ts';
import type { CollectionQuery } from './collection-query.ts';
import type { FieldFilter, ValuesFilter } from './filter-parameter.ts';

const isArray = (field: Field): boolean => field.type === 'options' || field.type === 'texts';

function valuesCondition(sql: postgres.ISql, { field, column }: VisibleField, filter: ValuesFilter) {
  const values = [...filter.values];
  if (isArray(field)) return sql`${sql(column)} && ${values}::text[]`;
  if (field.type === 'boolean') return sql`${sql(column)} = ANY (${values}::text[]::boolean[])`;
  if (field.type === 'integer') return sql`${sql(column)} = ANY (${values}::text[]::bigint[])`;
  return sql`${sql(column)} = ANY (${values}::text[])`;
}

/** The condition that one filter makes. A field the actor may not see matches nothing. */
export function filterCondition(
  sql: postgres.ISql,
  collection: Collection,
  filter: FieldFilter,
  actor: Actor,
): postgres.Fragment {
  const visible = visibleField(collection, filter.field, actor);
  if (visible === undefined) return sql`FALSE`;
  if (filter.kind === 'values') return valuesCondition(sql, visible, filter);
  const column = sql(visible.column);
  const isDate = visible.field.type === 'date';
  const end = (text: string) => (isDate ? sql`${text}::text::date` : sql`${text}::text::numeric`);
  const from = filter.from === undefined ? sql`TRUE` : sql`${column} >= ${end(filter.from)}`;
  const to = filter.to === undefined ? sql`TRUE` : sql`${column} <= ${end(filter.to)}`;
  return sql`(${from} AND ${to})`;
}

const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

const ringText = (ring: NonNullable<CollectionQuery['within']>): string =>
  `POLYGON((${ring.map(([lng, lat]) => `${lng} ${lat}`).join(',')}))`;

/**
 * The condition of a query over the columns of `collection.relation`, which must be the only relation in scope that
 * has them: the rows this actor may see, the part of the relation the collection is, and what the caller narrows by.
 * @param except fields whose filters are left out (a facet ignores the filter on its own field).
 */
export function whereFragment(
  sql: postgres.ISql,
  collection: Collection,
  query: CollectionQuery,
  actor: Actor,
  except: readonly string[] = [],
): postgres.Fragment {
  const conditions: postgres.Fragment[] = [visibleRows(sql, actor)];
  for (const [field, values] of Object.entries(collection.where ?? {}))
    conditions.push(filterCondition(sql, collection, { field, kind: 'values', values }, actor));
  if (query.zones !== undefined) conditions.push(sql`zone_code = ANY (${[...query.zones]}::text[])`);
  if (query.bbox !== undefined) {
    const [west, south, east, north] = query.bbox;
    conditions.push(sql`ST_Intersects(geom, ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4490))`);
  }
  if (query.within !== undefined)
    conditions.push(sql`ST_Intersects(label_point, ST_GeomFromText(${ringText(query.within)}, 4490))`);
  for (const word of query.words)
    conditions.push(sql`normalize(search_text, NFKC) LIKE ${likePattern(word)}`);
  for (const filter of query.filters)
    if (!except.includes(filter.field)) conditions.push(filterCondition(sql, collection, filter, actor));
  return conditions.reduce((all, condition) => sql`${all} AND ${condition}`);
}
