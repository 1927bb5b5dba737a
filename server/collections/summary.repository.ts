import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { CollectionSummary } from '../../geodata/model/api-summary.ts';
import { type VisibleField, visibleField } from '../access/visibility.ts';
import { visibleRelation } from '../access/visible-relation.ts';
import type { CollectionQuery } from './collection-query.ts';
import { filterCondition, whereFragment } from './where-fragment.ts';

export interface SummaryRequest {
  groupBy: readonly VisibleField[];
  facets: readonly VisibleField[];
  histograms: readonly VisibleField[];
}

export type Figures = Pick<CollectionSummary, 'total' | 'groups' | 'facets' | 'histograms'>;

const binCount = 16;
/** The most frequent values of a facet; a list of thousands of codes helps nobody. */
const mostValues = 500;

const list = (sql: postgres.ISql, parts: readonly postgres.Fragment[]): postgres.Fragment =>
  parts.length === 0 ? sql`` : parts.reduce((all, part) => sql`${all}, ${part}`);

/** `parkId` is told by `parkName`, `landUseCode` by `landUseName`, where the collection has such a field. */
const labelOf = (collection: Collection, { field }: VisibleField, actor: Actor): VisibleField | undefined =>
  /(Id|Code)$/.test(field.name)
    ? visibleField(collection, field.name.replace(/(Id|Code)$/, 'Name'), actor)
    : undefined;

/**
 * Computes all figures in one statement over one reading of the rows. A filter on a field that has a facet or a
 * histogram is not applied while reading but kept as a flag, so that each figure can leave out its own.
 */
export async function readFigures(
  sql: postgres.ISql,
  collection: Collection,
  query: CollectionQuery,
  actor: Actor,
  { groupBy, facets, histograms }: SummaryRequest,
): Promise<Figures> {
  const own = new Set([...facets, ...histograms].map(({ field }) => field.name));
  const flagged = query.filters.filter(({ field }) => own.has(field));
  const flag = (index: number) => sql(`flag_${index}`);
  const passing = (exceptField?: string): postgres.Fragment =>
    flagged.reduce<postgres.Fragment>(
      (all, { field }, index) => (field === exceptField ? all : sql`${all} AND ${flag(index)}`),
      sql`TRUE`,
    );

  const columns = new Map<string, postgres.Fragment>();
  const columnFor = (prefix: string, { field, column }: VisibleField) => {
    const name = `${prefix}_${field.name}`;
    columns.set(name, sql`${sql(column)} AS ${sql(name)}`);
    return sql(name);
  };
  const area = collection.areaField === undefined ? sql`NULL::numeric` : sql`area`;
  const areaSource =
    collection.areaField === undefined ? undefined : visibleField(collection, collection.areaField, actor);
  const areaColumn = areaSource === undefined ? sql`NULL::numeric` : sql`${sql(areaSource.column)}::numeric`;
  // A sum over no rows is nothing where there are areas, and unknown where there are none.
  const tally =
    areaSource === undefined
      ? sql`'count', count(*), 'areaSquareMetres', NULL::numeric`
      : sql`'count', count(*), 'areaSquareMetres', COALESCE(sum(${area}), 0)`;

  const groupsOf = (
    entry: VisibleField,
    prefix: string,
    where: postgres.Fragment,
    limit: postgres.Fragment,
  ) => {
    const value = columnFor(prefix, entry);
    const several = entry.field.type === 'options' || entry.field.type === 'texts';
    const label = labelOf(collection, entry, actor);
    const labelText =
      prefix === 'group' || label === undefined
        ? sql``
        : sql`, 'label', string_agg(DISTINCT ${columnFor('label', label)}, '／')`;
    const source = several ? sql`base, unnest(base.${value}) AS value` : sql`base`;
    const key = several ? sql`value` : sql`base.${value}`;
    return sql`${entry.field.name}::text, (
      SELECT COALESCE(json_agg(entry ORDER BY count DESC, key COLLATE "C"), '[]'::json) FROM (
        SELECT json_build_object('value', ${key}, ${tally}${labelText}) AS entry, count(*) AS count, (${key})::text AS key
        FROM ${source} WHERE ${where} GROUP BY ${key}
        ORDER BY count(*) DESC, (${key})::text COLLATE "C" ${limit}
      ) AS grouped)`;
  };

  const histogramOf = (entry: VisibleField) => {
    const value = columnFor('range', entry);
    const where = passing(entry.field.name);
    const ordinal = (of: postgres.Fragment) =>
      entry.field.type === 'date' ? sql`(${of} - DATE '2000-01-01')::numeric` : sql`${of}::numeric`;
    const low = ordinal(sql`edge.low`);
    const high = ordinal(sql`edge.high`);
    return sql`${entry.field.name}::text, (
      SELECT json_build_object('min', edge.low, 'max', edge.high, 'bins', (
        SELECT json_agg(COALESCE(counted.count, 0) ORDER BY bin)
        FROM generate_series(1, ${binCount}::integer) AS bin
        LEFT JOIN (
          SELECT CASE WHEN edge.low = edge.high THEN 1
                      ELSE LEAST(width_bucket(${ordinal(sql`base.${value}`)}, ${low}, ${high}, ${binCount}::integer), ${binCount}::integer)
                 END AS bucket, count(*) AS count
          FROM base WHERE ${where} AND base.${value} IS NOT NULL GROUP BY 1
        ) AS counted ON counted.bucket = bin))
      FROM (SELECT min(base.${value}) AS low, max(base.${value}) AS high FROM base WHERE ${where}) AS edge)`;
  };

  const all = passing();
  const groups = groupBy.map((entry) => groupsOf(entry, 'group', all, sql``));
  const facetLists = facets.map((entry) =>
    groupsOf(entry, 'facet', passing(entry.field.name), sql`LIMIT ${mostValues}`),
  );
  const histogramList = histograms.map(histogramOf);
  const flags = flagged.map(
    (filter, index) => sql`, ${filterCondition(sql, collection, filter, actor)} AS ${flag(index)}`,
  );
  const flagColumns = flags.reduce<postgres.Fragment>((text, column) => sql`${text}${column}`, sql``);
  const valueColumns = [...columns.values()].reduce<postgres.Fragment>(
    (text, column) => sql`${text}, ${column}`,
    sql``,
  );
  const [row] = await sql<{ figures: Figures }[]>`
    WITH base AS MATERIALIZED (
      SELECT ${areaColumn} AS area${valueColumns}${flagColumns}
      FROM ${visibleRelation(sql, collection, actor, query.bbox)}
      WHERE ${whereFragment(
        sql,
        collection,
        query,
        actor,
        flagged.map(({ field }) => field),
      )}
    )
    SELECT json_build_object(
      'total', (SELECT json_build_object(${tally}) FROM base WHERE ${all}),
      'groups', json_build_object(${list(sql, groups)}),
      'facets', json_build_object(${list(sql, facetLists)}),
      'histograms', json_build_object(${list(sql, histogramList)})
    ) AS figures`;
  return row!.figures;
}
