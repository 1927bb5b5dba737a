import type postgres from 'postgres';
import type { EditableTable } from './editable-table.ts';

type Sql = postgres.TransactionSql;

/** A row as it lies in the table, locked until the transaction ends. */
export interface LockedRow {
  id: number;
  revision: number;
  updatedBy: string;
  updatedAt: string;
  isWithdrawn: boolean;
  /** The whole row by column, geometry as hexadecimal EWKB. */
  image: Record<string, unknown>;
}

/** Columns that say who wrote when: no part of what is restored. */
const housekeeping = ['zone_code', 'id', 'revision', 'created_by', 'created_at', 'updated_by', 'updated_at'];

const joined = (parts: readonly postgres.Fragment[], between: postgres.Fragment, sql: postgres.ISql) =>
  parts.reduce<postgres.Fragment>(
    (all, part, index) => (index === 0 ? part : sql`${all}${between}${part}`),
    sql``,
  );

/** The whole row `record` as JSON in which nothing is lost: PostGIS would round a geometry by itself. */
function imageOf(sql: postgres.ISql, { geometryColumns }: EditableTable): postgres.Fragment {
  return geometryColumns.reduce<postgres.Fragment>(
    (image, column) => sql`${image} || jsonb_build_object(${column}::text, record.${sql(column)}::text)`,
    sql`to_jsonb(record)`,
  );
}

/** Where a record belongs, and what people call it. */
export interface RecordPlace {
  zoneCode: string;
  label: string | null;
}

/** Place of a record, withdrawn ones included, among some zones. */
export async function readPlace(
  sql: postgres.ISql,
  { table }: EditableTable,
  zoneCodes: readonly string[],
  id: number,
): Promise<RecordPlace | undefined> {
  const [place] = await sql<RecordPlace[]>`
    SELECT zone_code AS "zoneCode",
           COALESCE(row ->> 'name', row ->> 'unit_code', row ->> 'project_name', row ->> 'contract_no', row ->> 'holder_name') AS label
    FROM (SELECT zone_code, to_jsonb(record) AS row FROM ${sql(table)} AS record
          WHERE zone_code = ANY (${[...zoneCodes]}::text[]) AND id = ${id}::bigint) AS found`;
  return place;
}

/** Zones of records by id, among some zones. */
export async function readZonesOf(
  sql: postgres.ISql,
  { table }: EditableTable,
  zoneCodes: readonly string[],
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await sql<{ id: number; zoneCode: string }[]>`
    SELECT id::integer AS id, zone_code AS "zoneCode" FROM ${sql(table)}
    WHERE zone_code = ANY (${[...zoneCodes]}::text[]) AND id = ANY (${[...ids]}::bigint[])`;
  return new Map(rows.map(({ id, zoneCode }) => [id, zoneCode]));
}

/** Reads rows in the order of their ids and locks them, so that two writers never wait for each other in a ring. */
export async function lockRows(
  sql: Sql,
  target: EditableTable,
  zoneCode: string,
  ids: readonly number[],
): Promise<LockedRow[]> {
  const withdrawn = target.isWithdrawable ? sql`record.withdrawn_at IS NOT NULL` : sql`FALSE`;
  return await sql<LockedRow[]>`
    SELECT record.id::integer AS id, record.revision, record.updated_by AS "updatedBy", record.updated_at AS "updatedAt",
           ${withdrawn} AS "isWithdrawn", ${imageOf(sql, target)} AS image
    FROM ${sql(target.table)} AS record
    WHERE record.zone_code = ${zoneCode} AND record.id = ANY (${[...ids]}::bigint[])
    ORDER BY record.id FOR UPDATE`;
}

/** What people see of records: every field of the catalog, and the outline with all its digits. */
export async function readSeenValues(
  sql: postgres.ISql,
  { collection, geometryColumns }: EditableTable,
  zoneCode: string,
  ids: readonly number[],
  columns: readonly { name: string; column: string }[],
): Promise<Map<number, Record<string, unknown>>> {
  const fields = joined(
    columns.map(({ name, column }) => sql`${sql(column)} AS ${sql(name)}`),
    sql`, `,
    sql,
  );
  const outline = geometryColumns.length > 0 ? sql`ST_AsGeoJSON(geom, 15, 0)::json` : sql`NULL::json`;
  const rows = await sql<{ id: number; values: Record<string, unknown>; outline: unknown }[]>`
    SELECT id::integer AS id, (SELECT row_to_json(record) FROM (SELECT ${fields}) AS record) AS values, ${outline} AS outline
    FROM ${sql(collection.relation)}
    WHERE zone_code = ${zoneCode} AND id = ANY (${[...ids]}::bigint[])`;
  return new Map(rows.map(({ id, values, outline: geometry }) => [id, { ...values, geometry }]));
}

/** Sets columns of rows to the same values; each row gets a new revision. `values` is not empty. */
export async function updateRows(
  sql: Sql,
  { table }: EditableTable,
  zoneCode: string,
  ids: readonly number[],
  values: Readonly<Record<string, unknown>>,
  authorId: string,
): Promise<void> {
  const sets = joined(
    Object.keys(values).map((column) => sql`${sql(column)} = given.${sql(column)}`),
    sql`, `,
    sql,
  );
  await sql`
    UPDATE ${sql(table)} AS record
    SET ${sets}, revision = record.revision + 1, updated_by = ${authorId}, updated_at = now()
    FROM json_populate_record(NULL::${sql(table)}, ${JSON.stringify(values)}::text::json) AS given
    WHERE record.zone_code = ${zoneCode} AND record.id = ANY (${[...ids]}::bigint[])`;
}

/** Marks rows as withdrawn, or takes the mark away; each row gets a new revision. */
export async function setWithdrawn(
  sql: Sql,
  { table }: EditableTable,
  zoneCode: string,
  ids: readonly number[],
  isWithdrawn: boolean,
  authorId: string,
): Promise<void> {
  await sql`
    UPDATE ${sql(table)}
    SET withdrawn_at = CASE WHEN ${isWithdrawn} THEN now() END, revision = revision + 1, updated_by = ${authorId}, updated_at = now()
    WHERE zone_code = ${zoneCode} AND id = ANY (${[...ids]}::bigint[])`;
}

/** Inserts a row and returns its id. What the outline alone decides and a column demands is computed here. */
export async function insertRow(
  sql: Sql,
  { table, geometryColumns }: EditableTable,
  zoneCode: string,
  values: Readonly<Record<string, unknown>>,
  authorId: string,
): Promise<number> {
  const names = Object.keys(values).map((column) => sql`${sql(column)}`);
  const expressions = Object.keys(values).map((column) => sql`given.${sql(column)}`);
  if (geometryColumns.includes('label_point')) {
    names.push(sql`label_point`);
    expressions.push(sql`ST_PointOnSurface(given.geom)`);
  }
  if (table === 'parcel') {
    names.push(sql`area_gis_square_metres`, sql`perimeter_metres`);
    expressions.push(sql`ST_Area(given.geom::geography)`, sql`ST_Perimeter(given.geom::geography)`);
  }
  const [row] = await sql<{ id: number }[]>`
    INSERT INTO ${sql(table)} (zone_code, ${joined(names, sql`, `, sql)}, created_by, updated_by)
    SELECT ${zoneCode}, ${joined(expressions, sql`, `, sql)}, ${authorId}, ${authorId}
    FROM json_populate_record(NULL::${sql(table)}, ${JSON.stringify(values)}::text::json) AS given
    RETURNING id::integer AS id`;
  return row!.id;
}

/** Keeps the rows as they were before a change set wrote them. */
export async function insertImages(
  sql: Sql,
  zoneCode: string,
  changeSetId: number,
  collection: string,
  rows: readonly LockedRow[],
): Promise<void> {
  const rowsPerStatement = 200;
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const images = rows.slice(from, from + rowsPerStatement).map(({ id, revision, image }) => ({
      record_id: id,
      revision_after: revision + 1,
      row_before: image,
    }));
    await sql`
      INSERT INTO record_image (zone_code, change_set_id, collection, record_id, revision_after, row_before)
      SELECT ${zoneCode}, ${changeSetId}, ${collection}, image.record_id, image.revision_after, image.row_before
      FROM json_populate_recordset(NULL::record_image, ${JSON.stringify(images)}::text::json) AS image`;
  }
}

/** Columns of a table that hold what was recorded: not generated, not housekeeping. */
export async function readRestorableColumns(sql: postgres.ISql, { table }: EditableTable): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${table} AND is_generated = 'NEVER'
      AND column_name <> ALL (${housekeeping}::text[])
    ORDER BY ordinal_position`;
  return rows.map(({ name }) => name);
}

/** Puts rows back to their images, column by column; each gets a new revision. */
export async function restoreImages(
  sql: Sql,
  { table }: EditableTable,
  zoneCode: string,
  images: readonly Record<string, unknown>[],
  columns: readonly string[],
  authorId: string,
): Promise<void> {
  const sets = joined(
    columns.map((column) => sql`${sql(column)} = given.${sql(column)}`),
    sql`, `,
    sql,
  );
  const rowsPerStatement = 200;
  for (let from = 0; from < images.length; from += rowsPerStatement) {
    const batch = JSON.stringify(images.slice(from, from + rowsPerStatement));
    await sql`
      UPDATE ${sql(table)} AS record
      SET ${sets}, revision = record.revision + 1, updated_by = ${authorId}, updated_at = now()
      FROM json_populate_recordset(NULL::${sql(table)}, ${batch}::text::json) AS given
      WHERE record.zone_code = ${zoneCode} AND record.id = given.id`;
  }
}

/** Whether a record that others refer to is there, in the zone and not withdrawn. */
export async function isPresent(
  sql: postgres.ISql,
  { table }: EditableTable,
  zoneCode: string,
  id: number,
): Promise<boolean> {
  const rows = await sql`
    SELECT 1 FROM ${sql(table)} WHERE zone_code = ${zoneCode} AND id = ${id}::bigint AND withdrawn_at IS NULL`;
  return rows.length > 0;
}

/** What speaks against withdrawing a park: how much still belongs to it. */
export async function countParkMembers(
  sql: Sql,
  zoneCode: string,
  id: number,
): Promise<{ parcels: number; buildings: number; parks: number }> {
  const [row] = await sql<{ parcels: number; buildings: number; parks: number }[]>`
    SELECT
      (SELECT count(*) FROM parcel WHERE zone_code = ${zoneCode} AND park_id = ${id}::bigint AND withdrawn_at IS NULL) AS parcels,
      (SELECT count(*) FROM factory_building
       WHERE zone_code = ${zoneCode} AND park_id = ${id}::bigint AND withdrawn_at IS NULL) AS buildings,
      (SELECT count(*) FROM park WHERE zone_code = ${zoneCode} AND parent_park_id = ${id}::bigint AND withdrawn_at IS NULL) AS parks`;
  return row!;
}
