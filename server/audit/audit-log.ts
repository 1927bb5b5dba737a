import type postgres from 'postgres';
import { giveWay } from '../give-way.ts';
import {
  type AuditHead,
  adoptStagedEntries,
  insertAuditEntries,
  insertStagedEntries,
  lockAuditHead,
  readAuditHead,
  readAuditHeads,
} from './audit.repository.ts';
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

/** Where a zone's chain ends now; anybody may move it on. */
export async function auditChainEnd(sql: postgres.ISql, zoneCode: string): Promise<AuditHead> {
  return (await readAuditHead(sql, zoneCode)) ?? { lastSequence: 0, lastHash: '' };
}

/** Events whose links are prepared, from one end of the chain to the next. */
export interface StagedEvents {
  events: readonly AuditEvent[];
  start: AuditHead;
  end: AuditHead;
}

/** Somebody wrote in the zone while links of its chain were prepared: they must be prepared anew. */
export class ChainMovedError extends Error {
  override readonly name = 'ChainMovedError';
}

/** Prepares the links that continue a chain from `start`, without adding them: `adoptStagedEvents` does. */
export async function stageAuditEvents(
  sql: postgres.ISql,
  start: AuditHead,
  context: AuditContext,
  events: readonly AuditEvent[],
  pause: () => Promise<void>,
): Promise<StagedEvents> {
  let end = start;
  for (let from = 0; from < events.length; from += eventsAtATime) {
    await pause();
    const entries = chainAuditEvents(end, context, events.slice(from, from + eventsAtATime));
    await insertStagedEntries(sql, entries);
    const { sequence: lastSequence, entryHash: lastHash } = entries.at(-1)!;
    end = { lastSequence, lastHash };
  }
  return { events, start, end };
}

/** Adds prepared links to the chain opened in this transaction. @throws ChainMovedError when it ends elsewhere by now */
export async function adoptStagedEvents(
  sql: postgres.TransactionSql,
  { lastSequence, lastHash }: AuditHead,
  zoneCode: string,
  changeSetId: number,
  { events, start, end }: StagedEvents,
): Promise<AuditHead> {
  if (lastSequence !== start.lastSequence || lastHash !== start.lastHash) throw new ChainMovedError();
  const count = await adoptStagedEntries(sql, zoneCode, changeSetId, end);
  if (count !== events.length)
    throw new Error(`${count} of ${events.length} prepared audit entries are there`);
  return end;
}

/** Where the chain of every zone ends now. */
export async function auditChainEnds(sql: postgres.ISql): Promise<(AuditHead & { zoneCode: string })[]> {
  return await readAuditHeads(sql);
}
