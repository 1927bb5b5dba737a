import type { FeatureDeps } from '../feature-deps.ts';
import { type AuditedWrite, inAuditedWrite } from '../land/audited-write.ts';
import { cancelEnded, logReservation, readZonesWithEnded } from './reservations.repository.ts';

const system = { id: 'system', name: '系统' };
const reason = '项目已终止，自动释放';

/** Releases, within a write of a zone, what projects that have ended still hold there. Returns how many. */
export async function releaseEndedIn({
  sql,
  zoneCode,
  author,
  report,
  touch,
}: AuditedWrite): Promise<number> {
  const released = await cancelEnded(sql, zoneCode, author.id);
  for (const { id, supplyId, until } of released) {
    await logReservation(sql, zoneCode, id, { action: 'cancelled', by: author.name, reason, until });
    report({
      action: 'update',
      collection: 'reservations',
      recordId: id,
      recordLabel: supplyId,
      before: { status: 'active' },
      after: { status: 'cancelled', reason },
    });
  }
  if (released.length > 0) touch('reservations');
  return released.length;
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
