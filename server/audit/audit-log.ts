import type postgres from 'postgres';
import { giveWay } from '../give-way.ts';
import { type AuditHead, insertAuditEntries, lockAuditHead, readAuditHeads } from './audit.repository.ts';
import { type AuditContext, type AuditEvent, chainAuditEvents } from './audit-entry.ts';

/**
 * Takes the end of a zone's chain for this transaction: other writers of the zone wait until it ends. Call it before
 * the writes, so that everybody locks in the same order.
 */
export async function openAuditChain(sql: postgres.TransactionSql, zoneCode: string): Promise<AuditHead> {
  return await lockAuditHead(sql, zoneCode);
}

// Hashing holds everybody else up: some milliseconds at a time.
const eventsAtATime = 100;

/** Appends events to the chain opened in the same transaction. */
export async function appendAuditEvents(
  sql: postgres.TransactionSql,
  head: AuditHead,
  context: AuditContext,
  events: readonly AuditEvent[],
): Promise<void> {
  let end = head;
  const pause = giveWay();
  for (let from = 0; from < events.length; from += eventsAtATime) {
    await pause();
    const entries = chainAuditEvents(end, context, events.slice(from, from + eventsAtATime));
    await insertAuditEntries(sql, entries);
    const { sequence: lastSequence, entryHash: lastHash } = entries.at(-1)!;
    end = { ...end, lastSequence, lastHash };
  }
}

/** Where the chain of every zone ends now. */
export async function auditChainEnds(sql: postgres.ISql): Promise<(AuditHead & { zoneCode: string })[]> {
  return await readAuditHeads(sql);
}
