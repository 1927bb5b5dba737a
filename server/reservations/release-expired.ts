import type { FeatureDeps } from '../feature-deps.ts';
import { inAuditedWrite } from '../land/audited-write.ts';
import { reportReleased } from './report-release.ts';
import { expireLapsed, readZonesWithLapsed } from './reservations.repository.ts';

const author = { id: 'system', name: '系统' };
const reason = '预留到期，自动释放';

/**
 * Releases reservations whose last day is before today, each with its log and audit rows; safe to repeat. The clock is
 * the caller's. Returns how many.
 */
export async function releaseExpired({
  sql: database,
  revisions,
  today,
}: Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>): Promise<number> {
  let released = 0;
  for (const zoneCode of await readZonesWithLapsed(database, today())) {
    released += await inAuditedWrite(database, { zoneCode, author, reason }, async (write) => {
      const lapsed = await expireLapsed(write.sql, zoneCode, today());
      return await reportReleased(write, lapsed, { action: 'expired', reason, after: { status: 'expired' } });
    });
  }
  if (released > 0) revisions.forget();
  return released;
}
