import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { columnOf } from '../../geodata/catalog/field.ts';
import { optionSets } from '../../geodata/codes/option-sets.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { type VisibleField, visibleFields } from '../access/visibility.ts';
import { type Reading, read, refused } from '../http/text-parameter.ts';

/** One key of an order; `id` needs no entry, it always comes last and breaks every tie. */
export interface SortKey {
  field: string;
  descending: boolean;
}

const mostKeys = 5;

const sortableNames = (collection: Collection, actor: Actor): readonly string[] => [
  ...visibleFields(collection, actor)
    .filter(({ field }) => field.sortable)
    .map(({ field }) => field.name),
  'id',
];

/** Reads `sortby`: field names, descending with a leading '-'. */
export function readSortKeys(
  collection: Collection,
  actor: Actor,
  text: string,
): Reading<readonly SortKey[]> {
  const allowed = sortableNames(collection, actor);
  const keys = text.split(',').map((part): SortKey => {
    const name = part.trim();
    return { field: name.replace(/^[-+]/, ''), descending: name.startsWith('-') };
  });
  const wrong = keys.find(({ field }) => !allowed.includes(field));
  if (wrong !== undefined) return refused(`不能按“${wrong.field}”排序；可用的有 ${allowed.join('、')}`);
  if (keys.length > mostKeys) return refused(`最多 ${mostKeys} 个排序字段`);
  if (new Set(keys.map(({ field }) => field)).size < keys.length) return refused('排序字段重复');
  return read(keys);
}

/** The default order of a collection, without the keys this actor may not see. */
export const defaultSortKeys = (collection: Collection, actor: Actor): readonly SortKey[] =>
  collection.defaultSort
    .map((name) => ({ field: name.replace(/^-/, ''), descending: name.startsWith('-') }))
    .filter(({ field }) => sortableNames(collection, actor).includes(field));

/** A sort key in SQL: what is compared, and how the text of a value in a cursor becomes one again. */
interface KeyExpression {
  value: postgres.Fragment;
  parse: (text: string) => postgres.Fragment;
  descending: boolean;
}

/** Names of other records: they are ordered by the sort key of the record that a column of ours points to. */
const namedRelations: Readonly<Record<string, { relation: string; id: string }>> = {
  parkName: { relation: 'collection_park', id: 'park_id' },
  buildingName: { relation: 'collection_factory_building', id: 'building_id' },
};

function expressionOf(
  sql: postgres.ISql,
  collection: Collection,
  { field, column }: VisibleField,
): Omit<KeyExpression, 'descending'> {
  // Names in the order of their pinyin; other text byte by byte. Neither depends on the locale of the database.
  const asText = (text: string) => sql`${text}::text COLLATE "C"`;
  if (field.name === collection.titleField) return { value: sql`sort_key COLLATE "C"`, parse: asText };
  const named = field.type === 'text' ? namedRelations[field.name] : undefined;
  if (named !== undefined && collection.fields.some(({ name }) => columnOf(name) === named.id)) {
    const [mine, other] = [sql(collection.relation), sql(named.relation)];
    return {
      value: sql`(SELECT ${other}.sort_key FROM ${other} WHERE ${other}.zone_code = ${mine}.zone_code
                  AND ${other}.id = ${mine}.${sql(named.id)}) COLLATE "C"`,
      parse: asText,
    };
  }
  // Options in the order of the catalog, which is the order people know, not that of their English codes.
  if (field.type === 'option' && field.options !== undefined) {
    const codes = optionSets[field.options].map(({ code }) => code);
    return {
      value: sql`array_position(${codes}::text[], ${sql(column)})`,
      parse: (text) => sql`${text}::text::integer`,
    };
  }
  if (field.type === 'number' || field.type === 'integer')
    return { value: sql`${sql(column)}::numeric`, parse: (text) => sql`${text}::text::numeric` };
  if (field.type === 'date') return { value: sql`${sql(column)}`, parse: (text) => sql`${text}::text::date` };
  return { value: sql`${sql(column)} COLLATE "C"`, parse: asText };
}

/** An order in SQL: the keys as expressions, the ORDER BY list, and the condition "comes after this row". */
export interface SortOrder {
  /** Text of each key, for the cursor: the last one is the id. */
  keyTexts: postgres.Fragment;
  orderBy: postgres.Fragment;
  /** @param last key texts of the last row of the page before, the id at the end. */
  after: (last: readonly (string | null)[]) => postgres.Fragment;
}

/** Makes the SQL of an order over the columns of the collection's relation. Empty values come last in either direction. */
export function sortOrder(
  sql: postgres.ISql,
  collection: Collection,
  keys: readonly SortKey[],
  actor: Actor,
): SortOrder {
  const visible = new Map(visibleFields(collection, actor).map((entry) => [entry.field.name, entry]));
  const expressions = keys.map(({ field, descending }): KeyExpression => {
    const entry = visible.get(field);
    if (entry !== undefined) return { ...expressionOf(sql, collection, entry), descending };
    return { value: sql`id`, parse: (text) => sql`${text}::text::bigint`, descending };
  });
  expressions.push({ value: sql`id`, parse: (text) => sql`${text}::text::bigint`, descending: false });
  const joined = (parts: postgres.Fragment[]) => parts.reduce((all, part) => sql`${all}, ${part}`);
  return {
    keyTexts: sql`json_build_array(${joined(expressions.map(({ value }) => sql`(${value})::text`))})`,
    orderBy: joined(
      expressions.map(({ value, descending }) =>
        descending ? sql`${value} DESC NULLS LAST` : sql`${value} ASC NULLS LAST`,
      ),
    ),
    after: (last) =>
      expressions.reduceRight<postgres.Fragment>((later, { value, parse, descending }, index) => {
        const text = last[index] ?? null;
        // Nothing follows an empty value but other empty ones.
        if (text === null) return sql`(${value} IS NULL AND ${later})`;
        const beyond = descending ? sql`${value} < ${parse(text)}` : sql`${value} > ${parse(text)}`;
        return sql`(${beyond} OR ${value} IS NULL OR (${value} = ${parse(text)} AND ${later}))`;
      }, sql`FALSE`),
  };
}
