import type postgres from 'postgres';
import type { z } from 'zod';
import { catalog } from '../../geodata/catalog/catalog.ts';
import { columnOf, type Field } from '../../geodata/catalog/field.ts';
import { inChangeSet } from '../../server/land/change-set.ts';
import { insertRecords } from '../../server/land/insert-records.ts';
import {
  type LandCollection,
  type LandRecords,
  type LandTable,
  landTableOf,
} from '../../server/land/land-tables.ts';
import { rectangle } from './grid-zone-sample.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

/** A day on which nothing happened here but secrets. */
export const secretDay = '1987-06-05';
const secretNumber = 8765;

/** The records whose secrets stand in a text, as `zone.table.id`, and whether a number or day gives one away. */
export function secretsIn(given: string): { records: Set<string>; figures: string[] } {
  // The number of a request is random, a mark may occur in it.
  const text = given.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
  const records = new Set([...text.matchAll(/SECRET\.(\w+\.\w+\.\d+)/gi)].map(([, record]) => record!));
  const figures = [
    ...text.matchAll(/(?<![\d.])(?:8765(?:\.\d{1,2})?|87\.65|0\.8765)(?![\d.])|1987-06-05/g),
  ].map(([found]) => found);
  return { records, figures };
}

const outlines: Readonly<Record<string, unknown>> = {
  Point: { type: 'Point', coordinates: [119.1, 36.7] },
  MultiPolygon: rectangle(119.1, 36.7, 119.101, 36.701),
  MultiLineString: {
    type: 'MultiLineString',
    coordinates: [
      [
        [119.1, 36.7],
        [119.11, 36.71],
      ],
    ],
  },
};

const isLandCollection = (id: string): id is LandCollection => {
  const table = landTableOf(id as LandCollection);
  return table.table !== undefined;
};

async function someCode(
  sql: postgres.Sql,
  zoneCode: string,
  { table, codeField }: LandTable,
): Promise<string> {
  const [row] = await sql<{ code: string }[]>`
    SELECT ${sql(columnOf(codeField ?? 'name'))} AS code FROM ${sql(table)} WHERE zone_code = ${zoneCode} LIMIT 1`;
  return row!.code;
}

/** Gives a zone one record of each collection that has none there, so that there is something to hide. */
export async function fillEmptyCollections(sql: postgres.Sql, zoneCode: string): Promise<void> {
  for (const { id, relation, revisionOf, geometry } of catalog) {
    const rows = await sql`SELECT 1 FROM ${sql(relation)} WHERE zone_code = ${zoneCode} LIMIT 1`;
    if (rows.length > 0 || id !== revisionOf || !isLandCollection(id)) continue;
    const { schema, codeField, references } = landTableOf(id);
    const given = sampleOfSchema(schema) as Record<string, unknown>;
    if ('geometry' in given) given.geometry = outlines[geometry];
    if (codeField !== undefined) given[codeField] ??= sampleOfSchema(schema.shape[codeField] as z.ZodType);
    for (const { field, target } of references)
      if (given[field] !== undefined && given[field] !== null)
        given[field] = await someCode(sql, zoneCode, landTableOf(target));
    const sample = schema.safeParse(given);
    if (!sample.success) throw new Error(`no sample of ${id}: ${sample.error.message}`);
    const draft = { zoneCode, kind: 'edit' as const, title: '样例', author: { id: 'test', name: '测试' } };
    await inChangeSet(sql, draft, (changes) =>
      insertRecords(changes, id, [sample.data as LandRecords[typeof id]]),
    );
  }
}

const marksOf = (sql: postgres.Sql, table: string, { type }: Field): postgres.Fragment[] => {
  const text = sql`'SECRET.' || zone_code || '.' || ${table}::text || '.' || id`;
  if (type === 'text') return [text];
  if (type === 'texts') return [sql`ARRAY[${text}]`];
  if (type === 'number')
    return [sql`${secretNumber}::numeric + (id % 100) / 100.0`, sql`87.65::numeric`, sql`0.8765::numeric`];
  if (type === 'integer') return [sql`${secretNumber}::integer`];
  if (type === 'date') return [sql`${secretDay}::text::date`];
  return [sql`${`${secretDay}T00:00:00Z`}::text::timestamptz`];
};

/** The table whose rows a relation shows: the one it reads most columns of. */
async function baseTableOf(sql: postgres.Sql, relation: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.view_column_usage WHERE view_name = ${relation}
    GROUP BY table_name ORDER BY count(*) DESC LIMIT 1`;
  return row!.name;
}

/** Marks one column of all rows; false when no mark fits it. */
async function markColumn(sql: postgres.Sql, table: string, field: Field): Promise<boolean> {
  const column = sql(columnOf(field.name));
  // Some columns are empty where others say so.
  for (const where of [sql`TRUE`, sql`${column} IS NOT NULL`])
    for (const mark of marksOf(sql, table, field)) {
      try {
        await sql`UPDATE ${sql(table)} SET ${column} = ${mark} WHERE ${where}`;
        return true;
      } catch {
        // A bound of the column: the next mark may keep it.
      }
    }
  return false;
}

/** Values chosen from a list, numbers of other records, bound numbers and patterned texts take no mark. */
const mayStayUnmarked = ({ type, edit }: Field): boolean =>
  ['option', 'options', 'boolean', 'integer'].includes(type) || edit?.pattern !== undefined;

/**
 * Writes a marked secret into every column that is not public, of every record of every collection. What a relation
 * shows of other records is marked there.
 * @returns the fields that could not be marked although they should, as `collection.field`.
 */
export async function markSecrets(sql: postgres.Sql): Promise<string[]> {
  const unmarked: string[] = [];
  for (const collection of catalog.filter(({ id, revisionOf }) => id === revisionOf)) {
    const table = await baseTableOf(sql, collection.relation);
    const columns = await sql<{ name: string }[]>`
      SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = ${table} AND is_generated = 'NEVER'`;
    const own = new Set(columns.map(({ name }) => name));
    for (const field of collection.fields) {
      if (field.visibility === 'public' || field.name === 'revision' || !own.has(columnOf(field.name)))
        continue;
      if (!(await markColumn(sql, table, field)) && !mayStayUnmarked(field))
        unmarked.push(`${collection.id}.${field.name}`);
    }
  }
  return unmarked;
}
