import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { roleOf } from './roles.ts';
import { isVisibleCollection } from './visibility.ts';

/** Whether the rights of this actor end at the fence of the own parks: a park operator. */
export const isBoundToParks = (actor: Actor): boolean => roleOf(actor.role)?.isBoundToParks === true;

/** A condition over the rows of a collection, by its relation or its table: the record belongs to a park of the actor. */
export function ownParkRows(sql: postgres.ISql, { park }: Collection, actor: Actor): postgres.Fragment {
  if (park === undefined || actor.ownParkIds.length === 0) return sql`FALSE`;
  const ids = sql`${[...actor.ownParkIds]}::bigint[]`;
  if (park.through === undefined) return sql`COALESCE(${sql(park.column)} = ANY (${ids}), FALSE)`;
  return sql`COALESCE((zone_code, ${sql(park.column)}) IN (
    SELECT zone_code, id FROM ${sql(park.through)} WHERE park_id = ANY (${ids})), FALSE)`;
}

/** Those of some records of a zone, withdrawn or not, that belong to a park of the actor. @param table of the collection */
export async function readOwnRecords(
  sql: postgres.ISql,
  { collection, table }: { collection: Collection; table: string },
  actor: Actor,
  zoneCodes: readonly string[],
  ids: readonly number[],
): Promise<Set<number>> {
  const rows = await sql<{ id: number }[]>`
    SELECT id::integer AS id FROM ${sql(table)}
    WHERE zone_code = ANY (${[...zoneCodes]}::text[]) AND id = ANY (${[...ids]}::bigint[])
      AND ${ownParkRows(sql, collection, actor)}`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether the actor sees what is internal of one record that is not withdrawn. */
export async function seesInternals(
  sql: postgres.ISql,
  collection: Collection,
  actor: Actor,
  { zoneCode, recordId }: { zoneCode: string; recordId: number },
): Promise<boolean> {
  if (!isVisibleCollection(collection, actor)) return false;
  if (actor.publicMap === null && actor.sees.internal) return true;
  if (!isBoundToParks(actor)) return false;
  const own = await readOwnRecords(
    sql,
    { collection, table: collection.relation },
    actor,
    [zoneCode],
    [recordId],
  );
  return own.has(recordId);
}
