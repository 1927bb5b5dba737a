import type postgres from 'postgres';
import { readAuditEntries, readAuditHead } from './audit.repository.ts';
import { auditEntryHash } from './audit-entry.ts';

/** `sequence` is the first entry that does not fit. */
export type AuditVerdict =
  | { ok: true; entries: number; lastHash: string }
  | { ok: false; sequence: number; reason: 'missing' | 'changed' | 'unchained' | 'head' };

const entriesPerPage = 500;
const emptyHead = { lastSequence: 0, lastHash: '' };

/**
 * Recomputes a zone's hash chain from its first entry: finds an entry that was changed (`changed`), taken out
 * (`missing`), put in or re-hashed alone (`unchained`), and a cut or unrecorded end (`head`).
 * Someone who may rewrite the whole chain cannot be found this way: keep `lastHash` elsewhere, too.
 */
export async function verifyAuditChain(sql: postgres.ISql, zoneCode: string): Promise<AuditVerdict> {
  // Entries written meanwhile lie behind this head and before the one read at the end.
  const head = (await readAuditHead(sql, zoneCode)) ?? emptyHead;
  let sequence = 0;
  let previousHash = '';
  for (;;) {
    const page = await readAuditEntries(sql, zoneCode, sequence, entriesPerPage);
    for (const entry of page) {
      sequence += 1;
      if (entry.sequence !== sequence) return { ok: false, sequence, reason: 'missing' };
      if (entry.previousHash !== previousHash) return { ok: false, sequence, reason: 'unchained' };
      if (entry.entryHash !== auditEntryHash(entry)) return { ok: false, sequence, reason: 'changed' };
      previousHash = entry.entryHash;
      if (sequence === head.lastSequence && previousHash !== head.lastHash) {
        return { ok: false, sequence, reason: 'head' };
      }
    }
    if (page.length < entriesPerPage) break;
  }
  if (sequence < head.lastSequence) return { ok: false, sequence: sequence + 1, reason: 'missing' };
  const newestHead = (await readAuditHead(sql, zoneCode)) ?? emptyHead;
  if (sequence > newestHead.lastSequence) return { ok: false, sequence, reason: 'head' };
  return { ok: true, entries: sequence, lastHash: previousHash };
}
