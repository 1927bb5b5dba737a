import type postgres from 'postgres';

export type ChangeSetKind = 'import' | 'edit' | 'demonstration' | 'undo';

export interface ChangeSetRow {
  zoneCode: string;
  kind: ChangeSetKind;
  title: string;
  actorId: string;
  actorName: string;
  requestId: string | null;
  /** The change set that this one undoes. */
  undoesId: number | null;
  /** Taken before by `takeChangeSetId`. */
  id?: number;
}

/** Takes the id of a change set that is being prepared, and the clock of the database, in UTC with six decimals. */
export async function takeChangeSetId(sql: postgres.ISql): Promise<{ id: number; occurredAt: string }> {
  const [taken] = await sql<{ id: number; occurredAt: string }[]>`
    SELECT nextval(pg_get_serial_sequence('change_set', 'id'))::integer AS id,
           to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt"`;
  return taken!;
}

/** Opens a change set; the clock is that of the transaction, in UTC with six decimals. */
export async function insertChangeSet(
  sql: postgres.TransactionSql,
  row: ChangeSetRow,
): Promise<{ id: number; occurredAt: string }> {
  const [opened] = await sql<{ id: number; occurredAt: string }[]>`
    INSERT INTO change_set (zone_code, id, kind, title, actor_id, actor_name, request_id, undoes_id)
    VALUES (${row.zoneCode}, COALESCE(${row.id ?? null}::bigint, nextval(pg_get_serial_sequence('change_set', 'id'))), ${row.kind}, ${row.title}, ${row.actorId}, ${row.actorName}, ${row.requestId},
            ${row.undoesId})
    RETURNING id::integer AS id, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt"`;
  return opened!;
}

/** Records what a change set came to, e.g. `{"parcels":{"create":51}}`. */
export async function saveChangeSetSummary(
  sql: postgres.TransactionSql,
  zoneCode: string,
  id: number,
  summary: Record<string, Record<string, number>>,
): Promise<void> {
  await sql`
    UPDATE change_set SET summary = ${JSON.stringify(summary)}::text::jsonb
    WHERE zone_code = ${zoneCode} AND id = ${id}`;
}

/** Raises the revision of each collection of a zone by one and returns the new revisions. */
export async function raiseRevisions(
  sql: postgres.TransactionSql,
  zoneCode: string,
  collections: readonly string[],
): Promise<Record<string, number>> {
  // Sorted, so that two writers lock the rows in the same order.
  const sorted = [...collections].sort();
  const rows = await sql<{ collection: string; revision: number }[]>`
    INSERT INTO collection_revision (zone_code, collection)
    SELECT ${zoneCode}, collection FROM unnest(${sorted}::text[]) AS collection
    ON CONFLICT (zone_code, collection)
    DO UPDATE SET revision = collection_revision.revision + 1, changed_at = now()
    RETURNING collection, revision::integer AS revision`;
  return Object.fromEntries(rows.map((row) => [row.collection, row.revision]));
}
