import type postgres from 'postgres';
import type { AuditVerification, ZoneVerification } from '../../geodata/model/audit-verification.ts';
import { readAuditEntries, readAuditHeads } from './audit.repository.ts';
import { verifyAuditChain } from './verify-audit-chain.ts';

/** An end of a chain as somebody noted it elsewhere: in a backup. */
export interface NotedEnd {
  zoneCode: string;
  lastSequence: number;
  lastHash: string;
}

/** Proves the audit chains of all zones, or of one, and that ends noted earlier are still part of them. */
export async function verifyAudit(
  sql: postgres.Sql,
  { zoneCode, ends = [] }: { zoneCode?: string | undefined; ends?: readonly NotedEnd[] | undefined },
): Promise<AuditVerification> {
  const known = [...(await readAuditHeads(sql)), ...ends].map((head) => head.zoneCode);
  const wanted = zoneCode === undefined ? [...new Set(known)].sort() : [zoneCode];
  const zones: ZoneVerification[] = [];
  for (const code of wanted)
    zones.push(
      await verifyZone(
        sql,
        code,
        ends.find((end) => end.zoneCode === code),
      ),
    );
  return { isWhole: zones.every(({ isWhole }) => isWhole), zones };
}

async function verifyZone(
  sql: postgres.Sql,
  zoneCode: string,
  end: NotedEnd | undefined,
): Promise<ZoneVerification> {
  const verdict = await verifyAuditChain(sql, zoneCode);
  if (!verdict.ok) return { zoneCode, isWhole: false, sequence: verdict.sequence, reason: verdict.reason };
  if (end !== undefined && end.lastSequence > 0) {
    const [entry] = await readAuditEntries(sql, zoneCode, end.lastSequence - 1, 1);
    if (entry?.sequence !== end.lastSequence || entry.entryHash !== end.lastHash)
      return { zoneCode, isWhole: false, sequence: end.lastSequence, reason: 'rewritten' };
  }
  return { zoneCode, isWhole: true, entries: verdict.entries, lastHash: verdict.lastHash };
}
