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
  await insertEntries(sql, 'audit_entry', entries);
  await moveHead(sql, entries.at(-1)!);
}

/** Writes links of a chain whose end may still move: they are no part of it before `adoptStagedEntries`. */
export async function insertStagedEntries(sql: postgres.ISql, entries: readonly AuditEntry[]): Promise<void> {
  await insertEntries(sql, 'staged_audit_entry', entries);
}

/** Makes staged links of a change set part of the locked chain; the last of them is its end. Returns how many. */
export async function adoptStagedEntries(
  sql: postgres.TransactionSql,
  zoneCode: string,
  changeSetId: number,
  end: AuditHead,
): Promise<number> {
  const adopted = await sql`
    INSERT INTO audit_entry (zone_code, sequence, change_set_id, occurred_at, actor_id, actor_name, action, collection, record_id,
                             record_label, before_values, after_values, reason, request_id, previous_hash, entry_hash)
    SELECT zone_code, sequence, change_set_id, occurred_at, actor_id, actor_name, action, collection, record_id,
           record_label, before_values, after_values, reason, request_id, previous_hash, entry_hash
    FROM staged_audit_entry WHERE zone_code = ${zoneCode} AND change_set_id = ${changeSetId} ORDER BY sequence`;
  await moveHead(sql, { zoneCode, sequence: end.lastSequence, entryHash: end.lastHash });
  return adopted.count;
}

async function moveHead(
  sql: postgres.TransactionSql,
  { zoneCode, sequence, entryHash }: Pick<AuditEntry, 'zoneCode' | 'sequence' | 'entryHash'>,
): Promise<void> {
  await sql`
    UPDATE audit_head SET last_sequence = ${sequence}, last_hash = ${entryHash} WHERE zone_code = ${zoneCode}`;
}

async function insertEntries(
  sql: postgres.ISql,
  table: 'audit_entry' | 'staged_audit_entry',
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
      INSERT INTO ${sql(table)}
      SELECT row.* FROM json_populate_recordset(NULL::audit_entry, ${JSON.stringify(rows)}::text::json) AS row`;
  }
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
