import type { FeatureDeps } from '../feature-deps.ts';
import { type AuditedWrite, inAuditedWrite } from '../land/audited-write.ts';
import { reportReleased } from './report-release.ts';
import { cancelEnded, readZonesWithEnded } from './reservations.repository.ts';

const system = { id: 'system', name: '系统' };
const reason = '项目已终止，自动释放';

/** Releases, within a write of a zone, what projects that have ended still hold there. Returns how many. */
export async function releaseEndedIn(write: AuditedWrite): Promise<number> {
  const released = await cancelEnded(write.sql, write.zoneCode, write.author.id);
  const after = { status: 'cancelled', reason };
  return await reportReleased(write, released, { action: 'cancelled', reason, after });
}

/**
 * Releases what ended projects hold in any zone, zone by zone; safe to repeat. A project may hold land of another zone,
 * whose writers wait for each other apart.
 */
export async function releaseEnded({
  sql,
  revisions,
}: Pick<FeatureDeps, 'sql' | 'revisions'>): Promise<number> {
  let released = 0;
  for (const zoneCode of await readZonesWithEnded(sql))
    released += await inAuditedWrite(sql, { zoneCode, author: system, reason }, releaseEndedIn);
  if (released > 0) revisions.forget();
  return released;
}
