import type postgres from 'postgres';
import { columnOf } from '../../geodata/catalog/field.ts';
import { recountParcels } from './land-summary.ts';
import { type LandTable, landTableOf } from './land-tables.ts';
import { columnOfField, type Row } from './record-row.ts';

type Fragments = postgres.PendingQuery<postgres.Row[]>[];

/** Takes `count` new ids of a table, ascending. */
export async function takeIds(sql: postgres.ISql, table: LandTable, count: number): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence(${table.table}, 'id'))::integer AS id FROM generate_series(1, ${count}::integer)`;
  return rows.map((row) => row.id);
}

/**
 * Inserts rows in one statement; each carries `id` and the columns given. What geometry alone decides is computed
 * here: the ellipsoidal area and perimeter of a parcel, and a label point where the record brings none.
 */
export async function insertRows(
  sql: postgres.ISql,
  table: Pick<LandTable, 'collection' | 'table'>,
  columns: readonly string[],
  rows: readonly Row[],
  owner: { zoneCode: string; authorId: string },
): Promise<void> {
  const names: Fragments = [];
  const values: Fragments = [];
  for (const column of columns) {
    names.push(sql`, ${sql(column)}`);
    values.push(
      column === 'label_point'
        ? sql`, COALESCE(row.label_point, ST_PointOnSurface(row.geom))`
        : sql`, row.${sql(column)}`,
    );
  }
  if (table.collection === 'parcels') {
    names.push(sql`, area_gis_square_metres, perimeter_metres`);
    values.push(sql`, ST_Area(row.geom::geography), ST_Perimeter(row.geom::geography)`);
  }
  await sql`
    INSERT INTO ${sql(table.table)} (zone_code, id ${names}, created_by, updated_by)
    SELECT ${owner.zoneCode}, row.id ${values}, ${owner.authorId}, ${owner.authorId}
    FROM json_populate_recordset(NULL::${sql(table.table)}, ${JSON.stringify(rows)}::text::json) AS row`;
  if (table.table === 'parcel')
    await recountParcels(
      sql,
      owner.zoneCode,
      rows.map(({ id }) => Number(id)),
    );
}

/** Ids of records of a zone by their codes. */
export async function idsOfCodes(
  sql: postgres.ISql,
  table: LandTable,
  zoneCode: string,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const codeColumn = sql(columnOf(table.codeField!));
  const rows = await sql<{ code: string; id: number }[]>`
    SELECT ${codeColumn} AS code, id::integer AS id FROM ${sql(table.table)}
    WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL AND ${codeColumn} = ANY (${codes as string[]}::text[])`;
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** A stored record in the words of its schema, with what guards its change. */
export interface StoredRecord {
  record: Record<string, unknown>;
  revision: number;
  isWithdrawn: boolean;
}

/** The fields of a record in the words of its schema, from the row `land`; each begins with a comma. */
function recordFields(sql: postgres.ISql, table: LandTable): Fragments {
  return Object.keys(table.schema.shape).map((field) => {
    const column = sql(columnOfField(table, field));
    const reference = table.references.find((each) => each.field === field);
    if (reference !== undefined) {
      const target = landTableOf(reference.target);
      return sql`, (SELECT named.${sql(columnOf(target.codeField!))} FROM ${sql(target.table)} AS named
                    WHERE named.zone_code = land.zone_code AND named.id = land.${column}) AS ${sql(field)}`;
    }
    if (field === 'geometry' || field === 'labelPoint') {
      return sql`, ST_AsGeoJSON(land.${column}, 15)::json AS ${sql(field)}`;
    }
    return sql`, land.${column} AS ${sql(field)}`;
  });
}

/** Reads records that are not withdrawn as they would be written, without locking them. */
export async function readStoredRecords(
  sql: postgres.ISql,
  table: LandTable,
  zoneCode: string,
  ids: readonly number[],
): Promise<Map<number, { revision: number; record: Record<string, unknown> }>> {
  const rows = await sql<{ id: number; revision: number; record: Record<string, unknown> }[]>`
    SELECT field.id::integer AS id, field."storedRevision"::integer AS revision, row_to_json(field) AS record FROM (
      SELECT land.id, land.revision AS "storedRevision" ${recordFields(sql, table)} FROM ${sql(table.table)} AS land
      WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL AND id = ANY (${ids as number[]}::bigint[])
    ) AS field`;
  return new Map(
    rows.map(({ id, revision, record: { id: _id, storedRevision: _revision, ...record } }) => [
      id,
      { revision, record },
    ]),
  );
}

/** Reads a record as it would be written, and locks it until the transaction ends; undefined when there is none. */
export async function lockRecord(
  sql: postgres.TransactionSql,
  table: LandTable,
  zoneCode: string,
  id: number,
): Promise<StoredRecord | undefined> {
  const [locked] = await sql<{ revision: number; isWithdrawn: boolean }[]>`
    SELECT revision::integer AS revision, withdrawn_at IS NOT NULL AS "isWithdrawn"
    FROM ${sql(table.table)} WHERE zone_code = ${zoneCode} AND id = ${id} FOR UPDATE`;
  if (locked === undefined) return undefined;
  const [row] = await sql<{ record: Record<string, unknown> }[]>`
    SELECT row_to_json(field) AS record FROM (
      SELECT land.id ${recordFields(sql, table)} FROM ${sql(table.table)} AS land
      WHERE zone_code = ${zoneCode} AND id = ${id}
    ) AS field`;
  const { id: _id, ...record } = row!.record;
  return { ...locked, record };
}

/**
 * Changes some columns of records in one statement, the same columns in each row beside its `id`; what an outline decides
 * follows the outline. The caller counts parcels anew.
 */
export async function updateRows(
  sql: postgres.TransactionSql,
  table: LandTable,
  columns: readonly string[],
  rows: readonly Row[],
  owner: { zoneCode: string; authorId: string },
): Promise<void> {
  const target = sql(table.table);
  const changes: Fragments = columns
    .filter((column) => column !== 'label_point')
    .map((column) => sql`, ${sql(column)} = row.${sql(column)}`);
  const isMoved = columns.includes('geom');
  if (columns.includes('label_point') || (isMoved && 'labelPoint' in table.schema.shape)) {
    const outline = isMoved ? sql`row.geom` : sql`${target}.geom`;
    changes.push(sql`, label_point = COALESCE(row.label_point, ST_PointOnSurface(${outline}))`);
  }
  if (isMoved && table.table === 'parcel') {
    changes.push(sql`, area_gis_square_metres = ST_Area(row.geom::geography),
                       perimeter_metres = ST_Perimeter(row.geom::geography)`);
  }
  await sql`
    UPDATE ${target}
    SET revision = ${target}.revision + 1, updated_by = ${owner.authorId}, updated_at = now() ${changes}
    FROM json_populate_recordset(NULL::${target}, ${JSON.stringify(rows)}::text::json) AS row
    WHERE ${target}.zone_code = ${owner.zoneCode} AND ${target}.id = row.id`;
}

/** Takes a record out of every view, or puts it back. */
export async function setWithdrawn(
  sql: postgres.TransactionSql,
  table: LandTable,
  id: number,
  isWithdrawn: boolean,
  owner: { zoneCode: string; authorId: string },
): Promise<void> {
  await sql`
    UPDATE ${sql(table.table)}
    SET withdrawn_at = ${isWithdrawn ? sql`now()` : sql`NULL`}, revision = revision + 1,
        updated_by = ${owner.authorId}, updated_at = now()
    WHERE zone_code = ${owner.zoneCode} AND id = ${id}`;
  if (table.table === 'parcel') await recountParcels(sql, owner.zoneCode, [id]);
}
