import type postgres from 'postgres';
import type { ParcelKey } from './parcels.repository.ts';

/** A link of the zone's audit chain about one parcel. */
export interface ParcelChange {
  sequence: number;
  occurredAt: string;
  actorName: string;
  action: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

const mostChanges = 50;

/** The latest writes to a parcel, newest first. */
export async function readParcelChanges(
  sql: postgres.ISql,
  { zoneCode, id }: ParcelKey,
): Promise<ParcelChange[]> {
  return await sql<ParcelChange[]>`
    SELECT sequence, occurred_at AS "occurredAt", actor_name AS "actorName", action,
           before_values AS before, after_values AS after
    FROM audit_entry
    WHERE zone_code = ${zoneCode} AND collection = 'parcels' AND record_id = ${id}
    ORDER BY sequence DESC LIMIT ${mostChanges}`;
}
