import type postgres from 'postgres';
import type { ReservationSample } from '../../geodata/samples/matching/generate-site-work.ts';
import { insertReservation, logReservation } from './reservations.repository.ts';

/** A reservation of a generated zone, its project and piece by id. */
export type SiteReservation = ReservationSample & { projectId: number; supplyId: string };

/** Writes the reservations of a generated zone with their logs. */
export async function insertReservationSamples(
  sql: postgres.TransactionSql,
  zoneCode: string,
  samples: readonly SiteReservation[],
  author: { id: string; name: string },
): Promise<void> {
  for (const { projectId, supplyId, reservedOn, until, note, extendedFrom } of samples) {
    const row = { zoneCode, projectZoneCode: zoneCode, projectId, supplyId, reservedOn, until, note };
    const id = await insertReservation(sql, row, author.id);
    if (id === undefined) throw new Error(`${supplyId} of ${zoneCode} is reserved twice`);
    const log = (action: 'reserved' | 'extended', reason: string | null, day: string) =>
      logReservation(sql, zoneCode, id, { action, by: author.name, reason, until: day });
    await log('reserved', note, extendedFrom ?? until);
    if (extendedFrom !== null) await log('extended', '供地方案报批中，延长预留', until);
  }
}
