import type postgres from 'postgres';
import type { ProjectNeeds } from '../../geodata/model/api-projects.ts';
import type { QuotaAllotment } from '../../geodata/model/api-quotas.ts';
import type { Demand } from '../../geodata/model/demand.ts';
import type { LeadSource, ProjectStage, QueueKey } from '../../geodata/model/project-stage.ts';

/** A project as it is stored, with what hangs off it counted. */
export interface StoredProject {
  id: number;
  zoneCode: string;
  projectNo: string;
  name: string;
  stage: ProjectStage;
  stageSince: string;
  leadSource: LeadSource | null;
  originUnit: string | null;
  teamCode: string | null;
  teamName: string | null;
  isTeamRouted: boolean;
  investorName: string | null;
  totalInvestmentYuan: number | null;
  outputYuanPerYear: number | null;
  qualityScore: number | null;
  startReadyOn: string | null;
  note: string | null;
  needs: ProjectNeeds | null;
  demand: Demand;
  needBy: string | null;
  chainName: string | null;
  linkName: string | null;
  queuePlace: number | null;
  queuePlaceReason: string | null;
  queuePlaceBy: string | null;
  queuePlaceAt: string | null;
  activeReservations: number;
  shortlisted: number;
  quotaAllotments: QuotaAllotment[];
  sourceName: string;
  sourcePeriod: string | null;
  isDemonstration: boolean;
  revision: number;
  createdAt: string;
  updatedAt: string;
}

const selection = (sql: postgres.ISql) => sql`
  SELECT project.id::integer AS id, project.zone_code AS "zoneCode", project.project_no AS "projectNo", project.name, project.stage,
    project.stage_since::text AS "stageSince", project.lead_source AS "leadSource", project.origin_unit AS "originUnit",
    project.team_code AS "teamCode", team.name AS "teamName", project.is_team_routed AS "isTeamRouted",
    project.investor_name AS "investorName", project.total_investment_yuan::float8 AS "totalInvestmentYuan",
    project.output_yuan_per_year::float8 AS "outputYuanPerYear", project.quality_score::float8 AS "qualityScore",
    project.start_ready_on::text AS "startReadyOn", project.note, project.needs, project.demand, project.need_by::text AS "needBy",
    chain.name AS "chainName", link.name AS "linkName", project.queue_place AS "queuePlace",
    project.queue_place_reason AS "queuePlaceReason", project.queue_place_by AS "queuePlaceBy",
    project.queue_place_at AS "queuePlaceAt",
    (SELECT count(*)::integer FROM reservation WHERE reservation.project_zone_code = project.zone_code
      AND reservation.project_id = project.id AND reservation.status = 'active') AS "activeReservations",
    (SELECT count(*)::integer FROM project_shortlist AS kept WHERE kept.zone_code = project.zone_code
      AND kept.project_id = project.id) AS shortlisted,
    COALESCE((SELECT json_agg(json_build_object('id', allotment.id, 'kind', quota.kind, 'year', quota.year, 'amount', allotment.amount,
        'reason', allotment.reason, 'createdBy', allotment.created_by, 'createdAt', allotment.created_at,
        'releasedAt', allotment.released_at) ORDER BY allotment.id DESC)
      FROM quota_allotment AS allotment
      JOIN zone_quota AS quota ON quota.zone_code = allotment.zone_code AND quota.id = allotment.quota_id
      WHERE allotment.zone_code = project.zone_code AND allotment.project_id = project.id), '[]'::json) AS "quotaAllotments",
    project.source_name AS "sourceName", project.source_period AS "sourcePeriod", project.is_demonstration AS "isDemonstration",
    project.revision::integer AS revision, project.created_at AS "createdAt", project.updated_at AS "updatedAt"
  FROM project
  LEFT JOIN investment_team AS team ON team.zone_code = project.zone_code AND team.team_code = project.team_code
    AND team.withdrawn_at IS NULL
  LEFT JOIN industry_chain AS chain ON chain.zone_code = project.zone_code AND chain.chain_code = project.chain_code
    AND chain.withdrawn_at IS NULL
  LEFT JOIN chain_link AS link ON link.zone_code = chain.zone_code AND link.chain_id = chain.id
    AND link.link_code = project.demand->>'linkCode' AND link.withdrawn_at IS NULL`;

/** The projects of some zones, by number. */
export async function readProjects(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<StoredProject[]> {
  return await sql<StoredProject[]>`
    ${selection(sql)}
    WHERE project.zone_code = ANY (${[...zoneCodes]}::text[]) AND project.withdrawn_at IS NULL
    ORDER BY project.zone_code, project.project_no`;
}

/** One project of some zones, or undefined. */
export async function readProject(
  sql: postgres.ISql,
  id: number,
  zoneCodes: readonly string[],
): Promise<StoredProject | undefined> {
  const [project] = await sql<StoredProject[]>`
    ${selection(sql)}
    WHERE project.id = ${id}::bigint AND project.zone_code = ANY (${[...zoneCodes]}::text[]) AND project.withdrawn_at IS NULL`;
  return project;
}

/** What is written of a project. */
export interface ProjectRow {
  projectNo: string;
  name: string;
  pinyin: string;
  stage: ProjectStage;
  stageSince: string;
  leadSource: LeadSource | null;
  originUnit: string | null;
  teamCode: string | null;
  isTeamRouted: boolean;
  investorName: string | null;
  totalInvestmentYuan: number | null;
  outputYuanPerYear: number | null;
  qualityScore: number | null;
  startReadyOn: string | null;
  note: string | null;
  needs: ProjectNeeds | null;
  demand: Demand;
  sourceName: string;
  sourcePeriod: string | null;
  isDemonstration: boolean;
}

const columns = {
  projectNo: 'project_no',
  name: 'name',
  pinyin: 'pinyin',
  stage: 'stage',
  stageSince: 'stage_since',
  leadSource: 'lead_source',
  originUnit: 'origin_unit',
  teamCode: 'team_code',
  isTeamRouted: 'is_team_routed',
  investorName: 'investor_name',
  totalInvestmentYuan: 'total_investment_yuan',
  outputYuanPerYear: 'output_yuan_per_year',
  qualityScore: 'quality_score',
  startReadyOn: 'start_ready_on',
  note: 'note',
  needs: 'needs',
  demand: 'demand',
  sourceName: 'source_name',
  sourcePeriod: 'source_period',
  isDemonstration: 'is_demonstration',
} as const satisfies Record<keyof ProjectRow, string>;

/** The row as the table has it; the columns that lists filter by are read off the demand. */
const tableRow = (row: Partial<ProjectRow>): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(row).map(([field, value]) => [columns[field as keyof ProjectRow], value]),
  ),
  ...(row.demand === undefined
    ? {}
    : {
        industry_code: row.demand.industryCode,
        chain_code: row.demand.chainCode,
        need_by: row.demand.needBy,
      }),
});

/** Inserts projects in one statement and returns their ids in the same order. */
export async function insertProjects(
  sql: postgres.TransactionSql,
  zoneCode: string,
  rows: readonly ProjectRow[],
  authorId: string,
): Promise<number[]> {
  const inserted = await sql<{ id: number; projectNo: string }[]>`
    INSERT INTO project (zone_code, project_no, name, pinyin, stage, stage_since, lead_source, origin_unit, team_code, is_team_routed,
      investor_name, total_investment_yuan, output_yuan_per_year, quality_score, start_ready_on, note, needs, demand, industry_code,
      chain_code, need_by, source_name, source_period, is_demonstration, created_by, updated_by)
    SELECT ${zoneCode}, project_no, name, pinyin, stage, stage_since, lead_source, origin_unit, team_code, is_team_routed,
      investor_name, total_investment_yuan, output_yuan_per_year, quality_score, start_ready_on, note,
      NULLIF(needs, 'null'::jsonb), demand, industry_code, chain_code, need_by, source_name, source_period, is_demonstration,
      ${authorId}, ${authorId}
    FROM json_populate_recordset(NULL::project, ${JSON.stringify(rows.map(tableRow))}::text::json)
    RETURNING id::integer AS id, project_no AS "projectNo"`;
  const idOf = new Map(inserted.map(({ id, projectNo }) => [projectNo, id]));
  return rows.map(({ projectNo }) => idOf.get(projectNo)!);
}

/** Changes a project that is at this revision; false when it is not. */
export async function updateProject(
  sql: postgres.TransactionSql,
  zoneCode: string,
  id: number,
  revision: number,
  changes: Partial<ProjectRow>,
  authorId: string,
): Promise<boolean> {
  const row = tableRow(changes);
  const names = Object.keys(row);
  const assignments = names.map((name) => sql`${sql(name)} = changed.${sql(name)},`);
  const updated = await sql`
    UPDATE project SET ${assignments} revision = project.revision + 1,
      updated_by = ${authorId}, updated_at = now()
    FROM json_populate_record(NULL::project, ${JSON.stringify(row)}::text::json) AS changed
    WHERE project.zone_code = ${zoneCode} AND project.id = ${id}::bigint AND project.revision = ${revision}::bigint
      AND project.withdrawn_at IS NULL`;
  return updated.count === 1;
}

/** Gives a project a place in the queue by hand, or takes it back (null). */
export async function updateQueuePlace(
  sql: postgres.TransactionSql,
  zoneCode: string,
  id: number,
  place: number | null,
  reason: string,
  author: { id: string; name: string },
): Promise<void> {
  const isGiven = place !== null;
  await sql`
    UPDATE project SET queue_place = ${place}, queue_place_reason = ${isGiven ? reason : null},
      queue_place_by = ${isGiven ? author.name : null}, queue_place_at = CASE WHEN ${isGiven} THEN now() END,
      revision = revision + 1, updated_by = ${author.id}, updated_at = now()
    WHERE zone_code = ${zoneCode} AND id = ${id}::bigint`;
}

export async function readQueueKeys(sql: postgres.ISql, zoneCode: string): Promise<QueueKey[] | undefined> {
  const [row] = await sql<{ keys: QueueKey[] }[]>`SELECT keys FROM queue_order WHERE zone_code = ${zoneCode}`;
  return row?.keys;
}

export async function saveQueueKeys(
  sql: postgres.TransactionSql,
  zoneCode: string,
  keys: readonly QueueKey[],
  authorId: string,
): Promise<void> {
  await sql`
    INSERT INTO queue_order (zone_code, keys, updated_by) VALUES (${zoneCode}, ${[...keys]}::text[], ${authorId})
    ON CONFLICT (zone_code) DO UPDATE SET keys = excluded.keys, updated_by = excluded.updated_by, updated_at = now()`;
}

/** Numbers in use that begin with a prefix, the withdrawn ones included: they are never given twice. */
export async function readProjectNumbers(
  sql: postgres.ISql,
  zoneCode: string,
  prefix: string,
): Promise<string[]> {
  const rows = await sql<{ no: string }[]>`
    SELECT project_no AS no FROM project WHERE zone_code = ${zoneCode} AND starts_with(project_no, ${prefix})`;
  return rows.map(({ no }) => no);
}

/** Whether the project's joint review was approved. */
export async function hasApprovedReview(sql: postgres.ISql, zoneCode: string, id: number): Promise<boolean> {
  const [row] = await sql<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM joint_review WHERE zone_code = ${zoneCode} AND project_id = ${id}::bigint AND status = 'approved') AS found`;
  return row!.found;
}

export interface ChainRow {
  code: string;
  name: string;
  industryName: string;
  teamCode: string | null;
  teamName: string | null;
  links: { code: string; name: string; isMissing: boolean }[];
}

/** Chains of a zone with their links and teams, and all teams. */
export async function readChains(
  sql: postgres.ISql,
  zoneCode: string,
): Promise<{ chains: ChainRow[]; teams: { code: string; name: string }[]; originUnits: string[] }> {
  const [row] = await sql<
    { chains: ChainRow[]; teams: { code: string; name: string }[]; originUnits: string[] }[]
  >`
    SELECT
      COALESCE((SELECT json_agg(json_build_object('code', chain.chain_code, 'name', chain.name, 'industryName', chain.industry_name,
          'teamCode', team.team_code, 'teamName', team.name,
          'links', COALESCE((SELECT json_agg(json_build_object('code', link.link_code, 'name', link.name, 'isMissing', link.is_missing)
              ORDER BY link.link_code) FROM chain_link AS link
            WHERE link.zone_code = chain.zone_code AND link.chain_id = chain.id AND link.withdrawn_at IS NULL), '[]'::json))
          ORDER BY chain.chain_code)
        FROM industry_chain AS chain
        LEFT JOIN investment_team AS team ON team.zone_code = chain.zone_code AND team.id = chain.team_id AND team.withdrawn_at IS NULL
        WHERE chain.zone_code = ${zoneCode} AND chain.withdrawn_at IS NULL), '[]'::json) AS chains,
      COALESCE((SELECT json_agg(json_build_object('code', team_code, 'name', name) ORDER BY team_code) FROM investment_team
        WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL), '[]'::json) AS teams,
      COALESCE((SELECT array_agg(DISTINCT origin_unit ORDER BY origin_unit) FROM project
        WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL AND origin_unit IS NOT NULL), '{}') AS "originUnits"`;
  return row!;
}
