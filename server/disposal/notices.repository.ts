import type postgres from 'postgres';
import type { CaseNotification, PublicIdleEntry } from '../../geodata/model/api-idle-case-desk.ts';

/**
 * Tells of every deadline that comes near or has passed, each lead once: with 30, 7 and 1 days to go, and past it.
 * @returns how many are new
 */
export async function raiseNotifications(
  sql: postgres.TransactionSql,
  zoneCode: string,
  asOf: string,
): Promise<number> {
  const raised = await sql`
    INSERT INTO idle_case_notification (zone_code, case_id, lead, clock_code, label, article, due_on, raised_on)
    SELECT deadline.zone_code, deadline.case_id,
           CASE WHEN deadline.due_on < ${asOf}::date THEN 'overdue' WHEN deadline.due_on <= ${asOf}::date + 1 THEN 'due_1'
                WHEN deadline.due_on <= ${asOf}::date + 7 THEN 'due_7' ELSE 'due_30' END,
           deadline.code, deadline.clock ->> 'label', deadline.clock ->> 'article', deadline.due_on, ${asOf}::date
    FROM idle_case_deadline AS deadline
    JOIN idle_case ON idle_case.zone_code = deadline.zone_code AND idle_case.id = deadline.case_id AND idle_case.is_open
    WHERE deadline.zone_code = ${zoneCode} AND deadline.due_on <= ${asOf}::date + 30
    ON CONFLICT ON CONSTRAINT idle_case_notification_once DO NOTHING`;
  return raised.count;
}

/** Notifications whose deadline still runs, the most urgent first; of one deadline the nearest lead. */
export async function readNotifications(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  readerId: string,
  limit: number,
): Promise<CaseNotification[]> {
  return await sql<CaseNotification[]>`
    WITH standing AS (
      SELECT DISTINCT ON (notice.zone_code, notice.case_id, notice.clock_code, notice.label, notice.due_on) notice.*
      FROM idle_case_notification AS notice
      WHERE notice.zone_code = ANY (${[...zoneCodes]}::text[]) AND EXISTS (
        SELECT 1 FROM idle_case_deadline AS deadline
        WHERE deadline.zone_code = notice.zone_code AND deadline.case_id = notice.case_id
          AND deadline.code = notice.clock_code AND deadline.due_on = notice.due_on
          AND deadline.clock ->> 'label' = notice.label)
      ORDER BY notice.zone_code, notice.case_id, notice.clock_code, notice.label, notice.due_on, notice.id DESC
    )
    SELECT standing.id::integer AS id, standing.zone_code AS "zoneCode", standing.case_id::integer AS "caseId",
           idle_case.case_no AS "caseNo", parcel.name AS "parcelName", idle_case.state, standing.lead,
           standing.clock_code AS "clockCode", standing.label, standing.article, standing.due_on AS "dueOn",
           standing.raised_on AS "raisedOn", mark.reader_id IS NOT NULL AS "isRead"
    FROM standing
    JOIN idle_case ON idle_case.zone_code = standing.zone_code AND idle_case.id = standing.case_id
    JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id
    LEFT JOIN idle_case_notification_read AS mark
      ON mark.zone_code = standing.zone_code AND mark.notification_id = standing.id AND mark.reader_id = ${readerId}
    ORDER BY standing.due_on, standing.id LIMIT ${limit}`;
}

/** Marks notifications as read by somebody; all of the zones when no ids are named. */
export async function markRead(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  readerId: string,
  ids: readonly number[] | undefined,
): Promise<void> {
  await sql`
    INSERT INTO idle_case_notification_read (zone_code, notification_id, reader_id)
    SELECT zone_code, id, ${readerId} FROM idle_case_notification
    WHERE zone_code = ANY (${[...zoneCodes]}::text[])
      AND ${ids === undefined ? sql`TRUE` : sql`id = ANY (${[...ids]}::bigint[])`}
    ON CONFLICT DO NOTHING`;
}

export type PublicRow = Omit<PublicIdleEntry, 'idleDaysGross' | 'idleDaysNet'> & {
  clockStart: string;
  idleEndedOn: string | null;
  pauses: { from: string; to: string | null }[];
};

/** Entries that stand in public, the latest first. */
export async function readPublicEntries(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<PublicRow[]> {
  return await sql<PublicRow[]>`
    SELECT entry.zone_code AS "zoneCode", zone.name AS "zoneName", entry.location, entry.holder_name AS "holderName",
           entry.cause_text AS "causeText", entry.published_on AS "publishedOn", idle_case.clock_start AS "clockStart",
           idle_case.idle_ended_on AS "idleEndedOn", idle_case.pauses
    FROM idle_case_public_entry AS entry
    JOIN idle_case ON idle_case.zone_code = entry.zone_code AND idle_case.id = entry.case_id
    JOIN zone ON zone.zone_code = entry.zone_code
    WHERE entry.zone_code = ANY (${[...zoneCodes]}::text[]) AND entry.withdrawn_on IS NULL AND idle_case.is_published
    ORDER BY entry.published_on DESC, entry.zone_code, entry.case_id`;
}
