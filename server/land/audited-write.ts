import type postgres from 'postgres';
import type { AuditEvent } from '../audit/audit-entry.ts';
import { appendAuditEvents, openAuditChain } from '../audit/audit-log.ts';
import { raiseRevisions } from './change-set.repository.ts';
import { type Author, withDependents } from './change-set.ts';
import type { LandCollection } from './land-tables.ts';

/**
 * Registers beside the land whose revisions caches and snapshots follow, too. `suspicions` counts what only those learn
 * who may know of suspected cases: a parcel's idle state as long as it changes nothing for everybody else.
 */
export type RegisterCollection = 'projects' | 'reservations' | 'reviews' | 'suspicions';

/** An open transaction outside of change sets: what is mended in it by new events, never undone. */
export interface AuditedWrite {
  readonly sql: postgres.TransactionSql;
  readonly zoneCode: string;
  readonly author: Author;
  report(event: AuditEvent): void;
  /** Gives a collection, and those that read it, a new revision when the transaction ends. */
  touch(collection: LandCollection | RegisterCollection | 'zones'): void;
}

interface AuditedWriteDraft {
  zoneCode: string;
  author: Author;
  reason?: string | null;
  requestId?: string | null;
}

/**
 * Runs writes of one zone in a transaction of the caller, or in one of their own, with their audit rows and revisions.
 * Writers of a zone wait for each other, from the first statement on.
 */
export async function inAuditedWrite<T>(
  database: postgres.Sql,
  draft: AuditedWriteDraft,
  write: (written: AuditedWrite) => Promise<T>,
): Promise<T> {
  const result = await database.begin((sql) => auditedWrite(sql, draft, write));
  return result as T;
}

/** `inAuditedWrite` within a transaction that has other things to do, too. */
export async function auditedWrite<T>(
  sql: postgres.TransactionSql,
  { zoneCode, author, reason = null, requestId = null }: AuditedWriteDraft,
  write: (written: AuditedWrite) => Promise<T>,
): Promise<T> {
  const chain = await openAuditChain(sql, zoneCode);
  const events: AuditEvent[] = [];
  const touched = new Set<string>();
  const result = await write({
    sql,
    zoneCode,
    author,
    report: (event) => events.push(event),
    touch: (collection) => touched.add(collection),
  });
  const [clock] = await sql<{ now: string }[]>`
    SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`;
  const context = {
    zoneCode,
    changeSetId: null,
    actorId: author.id,
    actorName: author.name,
    reason,
    requestId,
    occurredAt: clock!.now,
  };
  await appendAuditEvents(sql, chain, context, events);
  if (touched.size > 0) await raiseRevisions(sql, zoneCode, withDependents(touched));
  return result;
}

/** Thrown inside a write when the record is not at the revision that was read: the transaction ends, the caller tells. */
export class StaleRecordError extends Error {
  override readonly name = 'StaleRecordError';
}

/** Runs a write; a stale record becomes what `tell` makes of it, asked when the transaction is over. */
export async function tellStale<T>(write: Promise<T>, tell: () => Promise<Error>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof StaleRecordError) throw await tell();
    throw error;
  }
}
