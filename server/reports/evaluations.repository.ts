import type postgres from 'postgres';
import type {
  CohortOutcome,
  EvaluatedEnterprise,
  ReportedEnterprise,
} from '../../geodata/analysis/progress/evaluation/evaluate-enterprises.ts';
import type { EvaluationSummary } from '../../geodata/model/api-evaluations.ts';

/** What a run keeps. */
export interface EvaluationContent {
  cohorts: CohortOutcome[];
  enterprises: EvaluatedEnterprise[];
}

const summaryColumns = (sql: postgres.ISql) => sql`
  id::integer AS id, zone_code AS "zoneCode", year, version, reason, content_sha256 AS sha256, run_by AS "runBy", run_at AS "runAt",
  is_demonstration AS "isDemonstration", content -> 'cohorts' AS cohorts`;

/** Runs of zones, newest first, without their enterprises. */
export const readEvaluations = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<EvaluationSummary[]> => sql<EvaluationSummary[]>`
  SELECT ${summaryColumns(sql)} FROM evaluation_run
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[])
  ORDER BY year DESC, zone_code, version DESC`;

/** Years of which zones have reports, newest first. */
export const readReportedYears = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<{ zoneCode: string; year: number; count: number }[]> => sql<
  { zoneCode: string; year: number; count: number }[]
>`
  SELECT zone_code AS "zoneCode", year, count(*)::integer AS count FROM enterprise_report
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND withdrawn_at IS NULL
  GROUP BY zone_code, year ORDER BY year DESC, zone_code`;

/** One run with its enterprises. */
export async function readEvaluation(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  id: number,
): Promise<(EvaluationSummary & EvaluationContent) | undefined> {
  const [row] = await sql<(EvaluationSummary & EvaluationContent)[]>`
    SELECT ${summaryColumns(sql)}, content -> 'enterprises' AS enterprises FROM evaluation_run
    WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND id = ${id}::bigint`;
  return row;
}

/** Version of the last run of a year, 0 without one. */
export async function lastEvaluationVersion(
  sql: postgres.ISql,
  zoneCode: string,
  year: number,
): Promise<number> {
  const [row] = await sql<{ version: number }[]>`
    SELECT COALESCE(max(version), 0)::integer AS version FROM evaluation_run
    WHERE zone_code = ${zoneCode} AND year = ${year}`;
  return row?.version ?? 0;
}

/**
 * Reports of a year with the years in class D before it: what the year before came to, or else what this year's own result
 * implies, so that another run says the same.
 */
export const readReports = (
  sql: postgres.ISql,
  zoneCode: string,
  year: number,
): Promise<ReportedEnterprise[]> => sql<ReportedEnterprise[]>`
  SELECT report.id::integer AS "reportId", report.enterprise_name AS name, report.cohort, report.tax_yuan::float8 AS "taxYuan",
         report.land_square_metres::float8 AS "landSquareMetres", report.revenue_yuan::float8 AS "revenueYuan",
         report.value_added_yuan::float8 AS "valueAddedYuan", report.energy_tonnes_coal::float8 AS "energyTonnesCoal",
         report.pollutant_tonnes::float8 AS "pollutantTonnes", report.research_yuan::float8 AS "researchYuan",
         report.staff_count AS "staffCount", report.is_exempt AS "isExempt", report.bonus_points::float8 AS "bonusPoints",
         report.deduction_points::float8 AS "deductionPoints",
         CASE WHEN before.id IS NOT NULL THEN CASE WHEN before.class = 'D' THEN GREATEST(before.consecutive_years_in_d, 1) ELSE 0 END
              WHEN report.class = 'D' THEN GREATEST(report.consecutive_years_in_d - 1, 0) ELSE 0 END AS "yearsInDBefore"
  FROM enterprise_report AS report
  LEFT JOIN enterprise_report AS before ON before.zone_code = report.zone_code AND before.enterprise_name = report.enterprise_name
    AND before.year = report.year - 1 AND before.withdrawn_at IS NULL
  WHERE report.zone_code = ${zoneCode} AND report.year = ${year} AND report.withdrawn_at IS NULL
  ORDER BY report.enterprise_name, report.id`;

/** A run to be kept. */
export interface EvaluationDraft {
  zoneCode: string;
  year: number;
  version: number;
  reason: string | null;
  sha256: string;
  runBy: string;
  isDemonstration: boolean;
  content: EvaluationContent;
}

export async function insertEvaluation(
  sql: postgres.ISql,
  draft: EvaluationDraft,
): Promise<EvaluationSummary> {
  const [row] = await sql<EvaluationSummary[]>`
    INSERT INTO evaluation_run (zone_code, year, version, reason, content, content_sha256, run_by, is_demonstration)
    VALUES (${draft.zoneCode}, ${draft.year}, ${draft.version}, ${draft.reason}, ${JSON.stringify(draft.content)}::text::jsonb,
            ${draft.sha256}, ${draft.runBy}, ${draft.isDemonstration ? 1 : 0}::integer = 1)
    RETURNING ${summaryColumns(sql)}`;
  return row!;
}

/** What a report is to say after a run. */
export interface ReportResult {
  id: number;
  class: string | null;
  score: number | null;
  years: number;
}

/** Of some results, those that the reports do not say yet. */
export async function readChangedReports(
  sql: postgres.ISql,
  zoneCode: string,
  results: readonly ReportResult[],
): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    SELECT report.id::integer AS id FROM enterprise_report AS report
    JOIN json_to_recordset(${JSON.stringify(results)}::text::json) AS result(id bigint, class text, score numeric, years integer)
      ON result.id = report.id
    WHERE report.zone_code = ${zoneCode}
      AND (report.class, report.score, report.consecutive_years_in_d) IS DISTINCT FROM (result.class, result.score, result.years)`;
  return rows.map(({ id }) => id);
}

/** Writes class, score and years in class D into reports; each gets a new revision. */
export async function writeReportResults(
  sql: postgres.ISql,
  zoneCode: string,
  results: readonly ReportResult[],
  authorId: string,
): Promise<void> {
  await sql`
    UPDATE enterprise_report AS report
    SET class = result.class, score = result.score, consecutive_years_in_d = result.years, revision = report.revision + 1,
        updated_by = ${authorId}, updated_at = now()
    FROM json_to_recordset(${JSON.stringify(results)}::text::json) AS result(id bigint, class text, score numeric, years integer)
    WHERE report.zone_code = ${zoneCode} AND report.id = result.id`;
}
