import { roundHalfUp } from '../../geodata/units/area.ts';
import type { AuditedWrite } from '../land/audited-write.ts';
import { updateRecord } from '../land/update-record.ts';
import { type LockedQuota, lockQuota, readAllotmentsOf, releaseAllotment } from './quotas.repository.ts';

/** Moves the sum in the zone's ledger, which keeps its own revision and audit row. */
export async function moveSum(written: AuditedWrite, quota: LockedQuota, amount: number): Promise<void> {
  const allottedAmount = roundHalfUp(quota.allottedAmount + amount, 2);
  await updateRecord(written, 'zone-quotas', quota, { allottedAmount });
}

/**
 * Gives back, within a write of its zone, every quota of a project that ends. A ledger that says less than was allotted
 * goes to nought, never below; one that is withdrawn stays as it is.
 */
export async function releaseQuotasOf(
  written: AuditedWrite,
  { id, name, projectNo }: { id: number; name: string; projectNo: string },
): Promise<void> {
  const { sql, zoneCode, report } = written;
  for (const { id: allotmentId, quotaId, amount } of await readAllotmentsOf(sql, zoneCode, id)) {
    const quota = await lockQuota(sql, zoneCode, { id: quotaId });
    await releaseAllotment(sql, zoneCode, allotmentId);
    if (quota !== undefined) await moveSum(written, quota, -Math.min(amount, quota.allottedAmount));
    report({
      action: 'update',
      collection: 'quota-allotments',
      recordId: allotmentId,
      recordLabel: name,
      before: { projectNo, amount },
      after: { projectNo, amount: 0 },
    });
  }
}
