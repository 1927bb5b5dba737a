import type { AuditedWrite } from '../land/audited-write.ts';
import { logReservation } from './reservations.repository.ts';

/** How reservations came to their end without their holder, and what the audit log says they are now. */
interface Release {
  action: 'cancelled' | 'expired';
  reason: string;
  after: Readonly<Record<string, string>>;
}

/** Writes the log and audit rows of reservations that were released. Returns how many they are. */
export async function reportReleased(
  { sql, zoneCode, author, report, touch }: AuditedWrite,
  released: readonly { id: number; supplyId: string; until: string }[],
  { action, reason, after }: Release,
): Promise<number> {
  for (const { id, supplyId, until } of released) {
    await logReservation(sql, zoneCode, id, { action, by: author.name, reason, until });
    report({
      action: 'update',
      collection: 'reservations',
      recordId: id,
      recordLabel: supplyId,
      before: { status: 'active' },
      after,
    });
  }
  if (released.length > 0) touch('reservations');
  return released.length;
}
