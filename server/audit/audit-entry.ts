import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

export type AuditAction = 'create' | 'update' | 'withdraw' | 'restore' | 'load';

/** What a writer reports about one record (or, for `load`, about a whole zone). */
export interface AuditEvent {
  action: AuditAction;
  /** Collection of the record as in `geodata/catalog`. */
  collection: string;
  recordId: number | null;
  recordLabel: string | null;
  /** Field names as in `geodata/model`; an update holds the changed fields only. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** Who writes, why, in which change set: the same for every event of one transaction. */
export interface AuditContext {
  zoneCode: string;
  changeSetId: number | null;
  actorId: string;
  actorName: string;
  reason: string | null;
  requestId: string | null;
  /** UTC with six decimals, e.g. `2026-05-04T03:02:01.000000Z`: the clock of the database transaction. */
  occurredAt: string;
}

/** One link of the chain as it is stored. */
export interface AuditEntry extends AuditEvent, AuditContext {
  sequence: number;
  previousHash: string;
  entryHash: string;
}

/** sha256 (hex) over the previous hash, a line feed and the canonical JSON of everything else in the entry. */
export function auditEntryHash(entry: Omit<AuditEntry, 'entryHash'>): string {
  const { previousHash, ...content } = entry;
  // Picked by name: a field that a caller carries along must not change the hash.
  const canonical = canonicalJson({
    zoneCode: content.zoneCode,
    sequence: content.sequence,
    changeSetId: content.changeSetId,
    occurredAt: content.occurredAt,
    actorId: content.actorId,
    actorName: content.actorName,
    action: content.action,
    collection: content.collection,
    recordId: content.recordId,
    recordLabel: content.recordLabel,
    before: content.before,
    after: content.after,
    reason: content.reason,
    requestId: content.requestId,
  });
  return createHash('sha256').update(`${previousHash}\n${canonical}`).digest('hex');
}

/** Continues a zone's chain by events, in their order. */
export function chainAuditEvents(
  head: { lastSequence: number; lastHash: string },
  context: AuditContext,
  events: readonly AuditEvent[],
): AuditEntry[] {
  let { lastSequence: sequence, lastHash: previousHash } = head;
  return events.map((event) => {
    sequence += 1;
    const link = { ...context, ...event, sequence, previousHash };
    const entryHash = auditEntryHash(link);
    previousHash = entryHash;
    return { ...link, entryHash };
  });
}
