import type postgres from 'postgres';
import type { AuditEvent } from '../audit/audit-entry.ts';
import { appendAuditEvents, openAuditChain } from '../audit/audit-log.ts';

/** The chain of what belongs to no zone: accounts and sign-ins. No zone can have this code. */
export const installationChain = '-';

/** Who did it, and in which request. */
export interface AuditOrigin {
  actorId: string;
  actorName: string;
  requestId: string | null;
  reason?: string | null;
}

/** Writes events about accounts in the transaction of the change they tell of. Never give it a secret or a digest of one. */
export async function auditAccounts(
  sql: postgres.TransactionSql,
  { actorId, actorName, requestId, reason = null }: AuditOrigin,
  now: Date,
  events: readonly AuditEvent[],
): Promise<void> {
  const chain = await openAuditChain(sql, installationChain);
  const occurredAt = now.toISOString().replace('Z', '000Z');
  const context = { zoneCode: installationChain, changeSetId: null, actorId, actorName, reason, requestId };
  await appendAuditEvents(sql, chain, { ...context, occurredAt }, events);
}
