import type postgres from 'postgres';
import { columnOf } from '../../geodata/catalog/field.ts';
import type { LandTable } from './land-tables.ts';
import type { Row } from './record-row.ts';

type Fragments = postgres.PendingQuery<postgres.Row[]>[];

/** Takes `count` new ids of a table, ascending. */
export async function takeIds(
  sql: postgres.TransactionSql,
  table: LandTable,
  count: number,
): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence(${table.table}, 'id'))::integer AS id FROM generate_series(1, ${count}::integer)`;
  return rows.map((row) => row.id);
}

/**
 * Inserts rows in one statement; each carries `id` and the columns given. What geometry alone decides is computed
 * here: the ellipsoidal area and perimeter of a parcel, and a label point where the record brings none.
 */
export async function insertRows(
  sql: postgres.TransactionSql,
  table: LandTable,
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
  if (table.table === 'parcel') {
    names.push(sql`, area_gis_square_metres, perimeter_metres`);
    values.push(sql`, ST_Area(row.geom::geography), ST_Perimeter(row.geom::geography)`);
  }
  await sql`
    INSERT INTO ${sql(table.table)} (zone_code, id ${names}, created_by, updated_by)
    SELECT ${owner.zoneCode}, row.id ${values}, ${owner.authorId}, ${owner.authorId}
    FROM json_populate_recordset(NULL::${sql(table.table)}, ${JSON.stringify(rows)}::text::json) AS row`;
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
