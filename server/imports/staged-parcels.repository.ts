import type postgres from 'postgres';

const stagedTables = [
  { table: 'staged_parcel', key: 'id' },
  { table: 'staged_parcel_assessment', key: 'parcel_id' },
] as const;

/**
 * Moves staged parcels into place, with their coverage by assessments, and returns how many there were. They are as old as
 * this transaction: who looks for new land since a moment must find them.
 * @param columns of `parcel` that are staged, beside its key.
 */
export async function moveStagedParcels(
  sql: postgres.TransactionSql,
  zoneCode: string,
  ids: readonly number[],
  columns: readonly string[],
): Promise<number> {
  const list = columns.map((column) => sql`, ${sql(column)}`);
  const moved = await sql`
    INSERT INTO parcel (zone_code, id ${list}) SELECT zone_code, id ${list} FROM staged_parcel
    WHERE zone_code = ${zoneCode} AND id = ANY (${[...ids]}::bigint[])`;
  await sql`
    INSERT INTO parcel_assessment (zone_code, parcel_id, kind, assessment_id, coverage_ratio)
    SELECT zone_code, parcel_id, kind, assessment_id, coverage_ratio FROM staged_parcel_assessment
    WHERE zone_code = ${zoneCode} AND parcel_id = ANY (${[...ids]}::bigint[])`;
  return moved.count;
}

/** Throws staged parcels away. */
export async function discardStagedParcels(
  sql: postgres.ISql,
  zoneCode: string,
  ids: readonly number[],
): Promise<void> {
  for (const { table, key } of stagedTables)
    await sql`DELETE FROM ${sql(table)} WHERE zone_code = ${zoneCode} AND ${sql(key)} = ANY (${[...ids]}::bigint[])`;
}

/** Throws staged links of the audit chain away, some at a time; returns how many. */
export async function discardStagedEntries(
  sql: postgres.ISql,
  zoneCode: string,
  changeSetId: number,
  range: { after: number; count: number },
): Promise<void> {
  await sql`
    DELETE FROM staged_audit_entry
    WHERE zone_code = ${zoneCode} AND change_set_id = ${changeSetId}
      AND sequence > ${range.after}::bigint AND sequence <= ${range.after}::bigint + ${range.count}::bigint`;
}

/** Throws away what was staged a day ago and more: its import died. */
export async function discardForgotten(sql: postgres.ISql): Promise<void> {
  for (const table of [...stagedTables.map((each) => each.table), 'staged_audit_entry'])
    await sql`DELETE FROM ${sql(table)} WHERE staged_at < now() - interval '1 day'`;
}
