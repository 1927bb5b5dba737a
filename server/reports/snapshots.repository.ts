import type postgres from 'postgres';
import type { BulletinLand, BulletinProject } from '../../geodata/model/api-bulletins.ts';
import type { IndicatorValue, SnapshotSummary } from '../../geodata/model/api-reports.ts';

/** What a quarter froze: its figures, and the rows a bulletin is drafted from. */
export interface SnapshotContent {
  indicators: IndicatorValue[];
  projects: BulletinProject[];
  land: BulletinLand[];
}

export interface FrozenQuarter extends SnapshotSummary {
  content: SnapshotContent;
}

const summaryColumns = (sql: postgres.ISql) => sql`
  id, zone_code AS "zoneCode", quarter, version, reason, as_of AS "asOf", content_sha256 AS sha256,
  frozen_by AS "frozenBy", frozen_at AS "frozenAt"`;

/** The latest version of each frozen quarter of zones, newest quarter first. */
export async function readFrozenQuarters(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  quarters: readonly string[],
): Promise<FrozenQuarter[]> {
  return await sql<FrozenQuarter[]>`
    SELECT DISTINCT ON (zone_code, quarter) ${summaryColumns(sql)}, content
    FROM quarter_snapshot
    WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND quarter = ANY (${quarters as string[]}::text[])
    ORDER BY zone_code, quarter DESC, version DESC`;
}

/** Every version that was ever frozen, newest first. */
export async function readSnapshots(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<SnapshotSummary[]> {
  return await sql<SnapshotSummary[]>`
    SELECT ${summaryColumns(sql)} FROM quarter_snapshot
    WHERE zone_code = ANY (${zoneCodes as string[]}::text[])
    ORDER BY quarter DESC, zone_code, version DESC`;
}

/** Version of the last snapshot of a quarter, 0 without one. */
export async function lastSnapshotVersion(
  sql: postgres.ISql,
  zoneCode: string,
  quarter: string,
): Promise<number> {
  const [row] = await sql<{ version: number }[]>`
    SELECT COALESCE(max(version), 0)::integer AS version FROM quarter_snapshot
    WHERE zone_code = ${zoneCode} AND quarter = ${quarter}`;
  return row?.version ?? 0;
}

export async function insertSnapshot(
  sql: postgres.ISql,
  snapshot: Omit<FrozenQuarter, 'id' | 'frozenAt'>,
): Promise<FrozenQuarter> {
  const [row] = await sql<FrozenQuarter[]>`
    INSERT INTO quarter_snapshot (zone_code, quarter, version, reason, as_of, content, content_sha256, frozen_by)
    VALUES (${snapshot.zoneCode}, ${snapshot.quarter}, ${snapshot.version}, ${snapshot.reason}, ${snapshot.asOf},
            ${JSON.stringify(snapshot.content)}::text::jsonb, ${snapshot.sha256}, ${snapshot.frozenBy})
    RETURNING ${summaryColumns(sql)}, content`;
  return row!;
}

/** Key projects of the plan year of a day, as the bulletin shows them. */
export async function readBulletinProjects(
  sql: postgres.ISql,
  zoneCode: string,
  asOf: string,
): Promise<BulletinProject[]> {
  const [row] = await sql<{ projects: BulletinProject[] }[]>`
    SELECT COALESCE(json_agg(json_build_object('projectName', name, 'yearsText', start_year || '-' || end_year,
        'locationText', location_text, 'stage', stage, 'totalInvestmentYuan', total_investment_yuan, 'plannedYuan', planned_yuan,
        'completedYuan', completed_yuan, 'completedShare', completed_yuan / NULLIF(planned_yuan, 0))
        ORDER BY completed_yuan / NULLIF(planned_yuan, 0) NULLS LAST, name), '[]') AS projects
    FROM key_project
    WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL AND plan_year = extract(year FROM ${asOf}::date)`;
  return row!.projects;
}

/** Determined idle land that is public: 疑似闲置 is not in the table this reads. */
export async function readBulletinLand(sql: postgres.ISql, zoneCode: string): Promise<BulletinLand[]> {
  const [row] = await sql<{ land: BulletinLand[] }[]>`
    SELECT COALESCE(json_agg(json_build_object('caseNo', idle_case.case_no, 'landName', parcel.name, 'locationText', entry.location,
        'areaSquareMetres', COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres), 'kind', 'idle',
        'ownerUnit', idle_case.plan_owner_unit, 'mode', idle_case.plan_mode, 'deadlineOn', idle_case.plan_deadline_on,
        'progress', idle_case.state, 'holderName', entry.holder_name) ORDER BY idle_case.case_no), '[]') AS land
    FROM idle_case_public_entry AS entry
    JOIN idle_case ON idle_case.zone_code = entry.zone_code AND idle_case.id = entry.case_id
    JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id
    WHERE entry.zone_code = ${zoneCode} AND entry.withdrawn_on IS NULL AND idle_case.is_published`;
  return row!.land;
}
