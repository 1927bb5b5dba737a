import type postgres from 'postgres';
import type { AuditEntry } from './audit-entry.ts';

export interface AuditHead {
  lastSequence: number;
  lastHash: string;
}

/** Locks the head of a zone's chain until the transaction ends, so that the zone has one writer at a time. */
export async function lockAuditHead(sql: postgres.TransactionSql, zoneCode: string): Promise<AuditHead> {
  await sql`INSERT INTO audit_head (zone_code) VALUES (${zoneCode}) ON CONFLICT (zone_code) DO NOTHING`;
  const [head] = await sql<AuditHead[]>`
    SELECT last_sequence AS "lastSequence", last_hash AS "lastHash"
    FROM audit_head WHERE zone_code = ${zoneCode} FOR UPDATE`;
  return head!;
}

/** Writes links that continue the locked head, and moves the head. `entries` is not empty. */
export async function insertAuditEntries(
  sql: postgres.TransactionSql,
  entries: readonly AuditEntry[],
): Promise<void> {
  const rowsPerStatement = 500;
  for (let from = 0; from < entries.length; from += rowsPerStatement) {
    const rows = entries.slice(from, from + rowsPerStatement).map((entry) => ({
      zone_code: entry.zoneCode,
      sequence: entry.sequence,
      change_set_id: entry.changeSetId,
      occurred_at: entry.occurredAt,
      actor_id: entry.actorId,
      actor_name: entry.actorName,
      action: entry.action,
      collection: entry.collection,
      record_id: entry.recordId,
      record_label: entry.recordLabel,
      before_values: entry.before,
      after_values: entry.after,
      reason: entry.reason,
      request_id: entry.requestId,
      previous_hash: entry.previousHash,
      entry_hash: entry.entryHash,
    }));
    await sql`
      INSERT INTO audit_entry
      SELECT row.* FROM json_populate_recordset(NULL::audit_entry, ${JSON.stringify(rows)}::text::json) AS row`;
  }
  const last = entries.at(-1)!;
  await sql`
    UPDATE audit_head SET last_sequence = ${last.sequence}, last_hash = ${last.entryHash}
    WHERE zone_code = ${last.zoneCode}`;
}

/** Reads a stretch of a zone's chain in order, after a sequence number. */
export async function readAuditEntries(
  sql: postgres.ISql,
  zoneCode: string,
  afterSequence: number,
  limit: number,
): Promise<AuditEntry[]> {
  return await sql<AuditEntry[]>`
    SELECT zone_code AS "zoneCode", sequence, change_set_id AS "changeSetId",
           to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt",
           actor_id AS "actorId", actor_name AS "actorName", action, collection, record_id AS "recordId",
           record_label AS "recordLabel", before_values AS before, after_values AS after, reason,
           request_id AS "requestId", previous_hash AS "previousHash", entry_hash AS "entryHash"
    FROM audit_entry
    WHERE zone_code = ${zoneCode} AND sequence > ${afterSequence}
    ORDER BY sequence LIMIT ${limit}`;
}

/** The head of a zone's chain without a lock; undefined when nothing was ever written in the zone. */
export async function readAuditHead(sql: postgres.ISql, zoneCode: string): Promise<AuditHead | undefined> {
  const [head] = await sql<AuditHead[]>`
    SELECT last_sequence AS "lastSequence", last_hash AS "lastHash" FROM audit_head WHERE zone_code = ${zoneCode}`;
  return head;
}

/** Ends of all chains, by zone. */
export async function readAuditHeads(sql: postgres.ISql): Promise<(AuditHead & { zoneCode: string })[]> {
  return await sql<(AuditHead & { zoneCode: string })[]>`
    SELECT zone_code AS "zoneCode", last_sequence AS "lastSequence", last_hash AS "lastHash"
    FROM audit_head ORDER BY zone_code COLLATE "C"`;
}
