import type postgres from 'postgres';
import type { visibleChange } from '../editing/visible-changes.ts';

type LoggedChange = Parameters<typeof visibleChange>[0];

/** What to look for; absent: everything. */
export interface AuditSearch {
  /** Chains to look in. */
  zoneCodes: readonly string[];
  /** Part of the name, or the id, of who did it. */
  actor?: string | undefined;
  collection?: string | undefined;
  /** Collections the reader must not know of. */
  hiddenCollections: readonly string[];
  recordId?: number | undefined;
  action?: string | undefined;
  /** Days in China, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Where the last page ended. */
export interface AuditPlace {
  occurredAt: string;
  zoneCode: string;
  sequence: number;
}

/** An entry as it is stored, with the name of its zone. */
export interface AuditRow extends LoggedChange {
  zoneCode: string;
  zoneName: string | null;
  actorId: string;
  requestId: string | null;
  entryHash: string;
}

/** Entries newest first, from behind a place. */
export async function searchAuditEntries(
  sql: postgres.ISql,
  wanted: AuditSearch,
  after: AuditPlace | undefined,
  limit: number,
): Promise<AuditRow[]> {
  const given = <T>(value: T | undefined, condition: (value: T) => postgres.PendingQuery<postgres.Row[]>) =>
    value === undefined ? sql`` : sql`AND ${condition(value)}`;
  return await sql<AuditRow[]>`
    SELECT entry.zone_code AS "zoneCode", zone.name AS "zoneName", entry.sequence, entry.occurred_at AS "occurredAt",
           entry.actor_id AS "actorId", entry.actor_name AS "actorName", entry.action, entry.collection,
           entry.record_id::integer AS "recordId", entry.record_label AS "recordLabel", entry.reason,
           entry.request_id AS "requestId", entry.entry_hash AS "entryHash",
           entry.change_set_id::integer AS "changeSetId", change_set.title AS "changeSetTitle",
           entry.before_values AS before, entry.after_values AS after
    FROM audit_entry AS entry
    LEFT JOIN change_set ON change_set.zone_code = entry.zone_code AND change_set.id = entry.change_set_id
    LEFT JOIN zone ON zone.zone_code = entry.zone_code
    WHERE entry.zone_code = ANY (${[...wanted.zoneCodes]}::text[])
      AND entry.collection <> ALL (${[...wanted.hiddenCollections]}::text[])
      ${given(wanted.actor, (actor) => sql`(entry.actor_id = ${actor} OR strpos(entry.actor_name, ${actor}) > 0)`)}
      ${given(wanted.collection, (collection) => sql`entry.collection = ${collection}`)}
      ${given(wanted.recordId, (id) => sql`entry.record_id = ${id}::bigint`)}
      ${given(wanted.action, (action) => sql`entry.action = ${action}`)}
      ${given(wanted.from, (day) => sql`entry.occurred_at >= (${day}::date)::timestamp AT TIME ZONE 'Asia/Shanghai'`)}
      ${given(wanted.to, (day) => sql`entry.occurred_at < (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`)}
      ${given(
        after,
        (place) => sql`
        (entry.occurred_at, entry.zone_code, entry.sequence)
          < (${place.occurredAt}::timestamptz, ${place.zoneCode}::text, ${place.sequence}::bigint)`,
      )}
    ORDER BY entry.occurred_at DESC, entry.zone_code DESC, entry.sequence DESC
    LIMIT ${limit}::integer`;
}

/** A row at a moment, as text of a JSON object by column. */
export interface RowAsOf {
  zoneCode: string;
  row: Record<string, unknown>;
  geometry: unknown;
  isCurrent: boolean;
}

/**
 * A row of a table as it was at the end of a day in China: the image that the first later change set kept of it, or the
 * row itself when nothing was written since. Undefined when there is no such record in these zones.
 */
export async function readRowAsOf(
  sql: postgres.ISql,
  target: { id: string; table: string; hasOutline: boolean },
  zoneCodes: readonly string[],
  recordId: number,
  day: string,
): Promise<RowAsOf | undefined> {
  const outline = (place: postgres.PendingQuery<postgres.Row[]>) =>
    target.hasOutline ? sql`ST_AsGeoJSON(${place}, 9, 0)::json` : sql`NULL::json`;
  const [found] = await sql<RowAsOf[]>`
    WITH stored AS (
      SELECT * FROM ${sql(target.table)} WHERE zone_code = ANY (${[...zoneCodes]}::text[]) AND id = ${recordId}::bigint
    ), image AS (
      SELECT kept.zone_code, kept.row_before
      FROM record_image AS kept
      JOIN change_set ON change_set.zone_code = kept.zone_code AND change_set.id = kept.change_set_id
      WHERE kept.zone_code = ANY (${[...zoneCodes]}::text[]) AND kept.collection = ${target.id}
        AND kept.record_id = ${recordId}::bigint
        AND change_set.created_at >= (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
      ORDER BY change_set.created_at, kept.change_set_id LIMIT 1
    )
    SELECT image.zone_code AS "zoneCode", image.row_before AS row, false AS "isCurrent",
           ${outline(sql`(image.row_before ->> 'geom')::geometry`)} AS geometry
    FROM image
    UNION ALL
    SELECT stored.zone_code, to_jsonb(stored), true, ${outline(sql`stored.geom`)}
    FROM stored WHERE NOT EXISTS (SELECT 1 FROM image)`;
  return found;
}
