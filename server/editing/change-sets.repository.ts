import type postgres from 'postgres';

/** A change set as the list shows it. */
export interface ChangeSetListed {
  zoneCode: string;
  id: number;
  kind: 'import' | 'edit' | 'demonstration' | 'undo';
  title: string;
  actorName: string;
  createdAt: string;
  summary: Record<string, Record<string, number>>;
  undoesId: number | null;
  undoneById: number | null;
}

const listed = (sql: postgres.ISql) => sql`
  change_set.zone_code AS "zoneCode", change_set.id::integer AS id, change_set.kind, change_set.title,
  change_set.actor_name AS "actorName", change_set.created_at AS "createdAt", change_set.summary,
  change_set.undoes_id::integer AS "undoesId", undoing.id::integer AS "undoneById"
  FROM change_set
  LEFT JOIN change_set AS undoing ON undoing.zone_code = change_set.zone_code AND undoing.undoes_id = change_set.id`;

/** Change sets of some zones, newest first, from before an id. */
export async function readChangeSets(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  beforeId: number | null,
  limit: number,
): Promise<ChangeSetListed[]> {
  return await sql<ChangeSetListed[]>`
    SELECT ${listed(sql)}
    WHERE change_set.zone_code = ANY (${[...zoneCodes]}::text[])
      AND (${beforeId}::bigint IS NULL OR change_set.id < ${beforeId}::bigint)
    ORDER BY change_set.id DESC LIMIT ${limit}`;
}

/** One change set, or undefined. */
export async function readChangeSet(
  sql: postgres.ISql,
  zoneCode: string,
  id: number,
): Promise<ChangeSetListed | undefined> {
  const [found] = await sql<ChangeSetListed[]>`
    SELECT ${listed(sql)} WHERE change_set.zone_code = ${zoneCode} AND change_set.id = ${id}::bigint`;
  return found;
}

/** One write as the audit log keeps it. */
export interface LoggedChange {
  sequence: number;
  occurredAt: string;
  actorName: string;
  action: 'create' | 'update' | 'withdraw' | 'restore' | 'load';
  collection: string;
  recordId: number | null;
  recordLabel: string | null;
  reason: string | null;
  changeSetId: number | null;
  changeSetTitle: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

const logged = (sql: postgres.ISql) => sql`
  entry.sequence, entry.occurred_at AS "occurredAt", entry.actor_name AS "actorName", entry.action, entry.collection,
  entry.record_id::integer AS "recordId", entry.record_label AS "recordLabel", entry.reason,
  entry.change_set_id::integer AS "changeSetId", change_set.title AS "changeSetTitle",
  entry.before_values AS before, entry.after_values AS after
  FROM audit_entry AS entry
  LEFT JOIN change_set ON change_set.zone_code = entry.zone_code AND change_set.id = entry.change_set_id`;

/** Writes to one record and to the attachments it has or had, newest first. */
export async function readRecordEntries(
  sql: postgres.ISql,
  zoneCode: string,
  collection: string,
  recordId: number,
  limit: number,
): Promise<LoggedChange[]> {
  return await sql<LoggedChange[]>`
    SELECT ${logged(sql)}
    WHERE entry.zone_code = ${zoneCode}
      AND ((entry.collection = ${collection} AND entry.record_id = ${recordId}::bigint)
        OR (entry.collection = 'attachments'
          AND COALESCE(entry.after_values, entry.before_values) @> jsonb_build_object('collection', ${collection}::text, 'recordId', ${recordId}::bigint)))
    ORDER BY entry.sequence DESC LIMIT ${limit}`;
}

/** The first writes of a change set, in their order. */
export async function readChangeSetEntries(
  sql: postgres.ISql,
  zoneCode: string,
  id: number,
  limit: number,
): Promise<LoggedChange[]> {
  return await sql<LoggedChange[]>`
    SELECT ${logged(sql)}
    WHERE entry.zone_code = ${zoneCode} AND entry.change_set_id = ${id}::bigint
    ORDER BY entry.sequence LIMIT ${limit}`;
}

/** Records that a change set wrote, by collection; `createdIds` had no state before. */
export interface WrittenRecords {
  collection: string;
  createdIds: number[];
}

/** Records that a change set made, by collection. */
export async function readCreated(
  sql: postgres.ISql,
  zoneCode: string,
  id: number,
): Promise<WrittenRecords[]> {
  return await sql<WrittenRecords[]>`
    SELECT collection, array_agg(record_id::integer ORDER BY record_id) AS "createdIds"
    FROM audit_entry
    WHERE zone_code = ${zoneCode} AND change_set_id = ${id}::bigint AND action = 'create' AND record_id IS NOT NULL
    GROUP BY collection ORDER BY collection`;
}

/** A row as it was before a change set. */
export interface KeptImage {
  collection: string;
  recordId: number;
  revisionAfter: number;
  rowBefore: Record<string, unknown>;
}

/** Every image that a change set left. */
export async function readImages(sql: postgres.ISql, zoneCode: string, id: number): Promise<KeptImage[]> {
  return await sql<KeptImage[]>`
    SELECT collection, record_id::integer AS "recordId", revision_after AS "revisionAfter", row_before AS "rowBefore"
    FROM record_image
    WHERE zone_code = ${zoneCode} AND change_set_id = ${id}::bigint
    ORDER BY collection, record_id`;
}

/** A revision of a record that an undoing made, and the older revision whose content it brought back. */
export interface Return {
  recordId: number;
  revision: number;
  sameAs: number;
}

/** How records came back to older contents. */
export async function readReturns(
  sql: postgres.ISql,
  zoneCode: string,
  collection: string,
  recordIds: readonly number[],
): Promise<Return[]> {
  return await sql<Return[]>`
    SELECT image.record_id::integer AS "recordId", image.revision_after AS revision, (undone.row_before ->> 'revision')::bigint AS "sameAs"
    FROM record_image AS image
    JOIN change_set ON change_set.zone_code = image.zone_code AND change_set.id = image.change_set_id
    JOIN record_image AS undone
      ON undone.zone_code = image.zone_code AND undone.change_set_id = change_set.undoes_id
      AND undone.collection = image.collection AND undone.record_id = image.record_id
    WHERE image.zone_code = ${zoneCode} AND image.collection = ${collection} AND image.record_id = ANY (${[...recordIds]}::bigint[])`;
}
