import type postgres from 'postgres';
import type { MatchNotice } from '../../geodata/model/api-matches.ts';

/** When a zone was looked through last; null before the first time. */
export async function readLastLook(sql: postgres.ISql, zoneCode: string): Promise<string | null> {
  const [row] = await sql<{ at: string }[]>`
    SELECT to_char(looked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at FROM match_look WHERE zone_code = ${zoneCode}`;
  return row?.at ?? null;
}

/**
 * The time up to which everything written is there to see, in UTC with six decimals: rows carry the time their transaction
 * began at, so that one still open may bring rows of a time that is past.
 */
export async function readClock(sql: postgres.ISql): Promise<string> {
  const [row] = await sql<{ at: string }[]>`
    SELECT to_char(LEAST(clock_timestamp(), (
        SELECT min(xact_start) FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
      )) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;
  return row!.at;
}

export async function saveLook(sql: postgres.ISql, zoneCode: string, at: string): Promise<void> {
  await sql`
    INSERT INTO match_look (zone_code, looked_at) VALUES (${zoneCode}, ${at}::timestamptz)
    ON CONFLICT (zone_code) DO UPDATE SET looked_at = excluded.looked_at`;
}

/** Pieces of a zone written since a time that could be given to somebody. */
export async function readChangedPieces(
  sql: postgres.ISql,
  zoneCode: string,
  since: string,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    SELECT 'parcel-' || id AS id FROM parcel
    WHERE zone_code = ${zoneCode} AND updated_at >= ${since}::timestamptz AND withdrawn_at IS NULL
      AND stock_class NOT IN ('planned', 'in_use')
    UNION ALL
    SELECT 'unit-' || id FROM factory_unit
    WHERE zone_code = ${zoneCode} AND updated_at >= ${since}::timestamptz AND withdrawn_at IS NULL`;
  return rows.map(({ id }) => id);
}

export interface NewNotice {
  zoneCode: string;
  projectId: number;
  teamCode: string | null;
  supplyId: string;
  supplyName: string;
  score: number;
}

/** Keeps notices that were not given before; returns how many. */
export async function insertNotices(sql: postgres.ISql, notices: readonly NewNotice[]): Promise<number> {
  const rows = notices.map((notice) => ({
    zone_code: notice.zoneCode,
    project_id: notice.projectId,
    team_code: notice.teamCode,
    supply_id: notice.supplyId,
    supply_name: notice.supplyName,
    score: notice.score,
  }));
  const inserted = await sql`
    INSERT INTO match_notice (zone_code, project_id, team_code, supply_id, supply_name, score)
    SELECT zone_code, project_id, team_code, supply_id, supply_name, score
    FROM json_populate_recordset(NULL::match_notice, ${JSON.stringify(rows)}::text::json)
    ON CONFLICT (zone_code, project_id, supply_id) DO NOTHING`;
  return inserted.count;
}

/** Notices of some zones, unread ones first, then the latest. */
export async function readNotices(
  sql: postgres.ISql,
  zones: readonly string[],
  team: string | undefined,
): Promise<MatchNotice[]> {
  return await sql<MatchNotice[]>`
    SELECT notice.id::integer AS id, notice.zone_code AS "zoneCode", notice.project_id::integer AS "projectId",
      project.project_no AS "projectNo", project.name AS "projectName", notice.team_code AS "teamCode", team.name AS "teamName",
      notice.supply_id AS "supplyId", notice.supply_name AS "supplyName", notice.score::float8 AS score,
      notice.created_at AS "createdAt", notice.read_by AS "readBy", notice.read_at AS "readAt"
    FROM match_notice AS notice
    JOIN project ON project.zone_code = notice.zone_code AND project.id = notice.project_id
    LEFT JOIN investment_team AS team ON team.zone_code = notice.zone_code AND team.team_code = notice.team_code AND team.withdrawn_at IS NULL
    WHERE notice.zone_code = ANY (${[...zones]}::text[]) AND (${team ?? ''} = '' OR notice.team_code = ${team ?? ''})
    ORDER BY notice.read_at IS NOT NULL, notice.id DESC LIMIT 500`;
}

/** Marks a notice as read; false when there is none in these zones. */
export async function markRead(
  sql: postgres.ISql,
  id: number,
  zones: readonly string[],
  reader: string,
): Promise<boolean> {
  const updated = await sql`
    UPDATE match_notice SET read_by = COALESCE(read_by, ${reader}), read_at = COALESCE(read_at, now())
    WHERE id = ${id}::bigint AND zone_code = ANY (${[...zones]}::text[])`;
  return updated.count === 1;
}
