import type postgres from 'postgres';
import type { IndicatorInputs } from '../../geodata/analysis/progress/indicators/indicator-inputs.ts';
import type { ProgressParams } from '../../geodata/analysis/progress/progress-params.ts';

/** Sums of ledgers: every row has its day, so they are known for any day. */
export type LedgerInputs = Omit<
  IndicatorInputs,
  | 'asOf'
  | 'quarterFirstOn'
  | 'landClasses'
  | 'landUse'
  | 'caseCauses'
  | 'overdueCases'
  | 'overdueSteps'
  | 'caseAges'
  | 'fees'
  | 'bonds'
  | 'stages'
  | 'funnel'
  | 'demand'
  | 'factory'
>;

/** Sums of the ledgers of zones as they stood at the end of a day, by zone code. */
export async function readLedgerInputs(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  { asOf, quarterFirstOn }: { asOf: string; quarterFirstOn: string },
  params: ProgressParams,
): Promise<Map<string, LedgerInputs>> {
  const rows = await sql<{ zoneCode: string; inputs: LedgerInputs }[]>`
    WITH day AS (
      SELECT ${asOf}::date AS as_of, ${quarterFirstOn}::date AS quarter_first_on
    ), wanted AS (
      SELECT unnest(${zoneCodes as string[]}::text[]) AS zone_code
    ), base AS (
      -- The latest base of a ledger that was frozen before the day counts.
      SELECT stock_base.*, CASE WHEN year_band = 'all' THEN 0 ELSE split_part(year_band, '-', 1)::integer END AS year_from,
             COALESCE(NULLIF(split_part(year_band, '-', 2), '')::integer, 9999) AS year_to
      FROM stock_base JOIN wanted USING (zone_code), day
      WHERE base_on = (SELECT max(other.base_on) FROM stock_base AS other
                       WHERE other.zone_code = stock_base.zone_code AND other.ledger = stock_base.ledger AND other.base_on < day.as_of)
    ), disposal AS (
      -- An item counts once: with its first area and its last mode.
      SELECT zone_code, ledger, item_code, max(approval_year) AS approval_year, min(occurred_on) AS first_on,
             (array_agg(area_square_metres ORDER BY occurred_on, id))[1] AS area,
             (array_agg(mode ORDER BY occurred_on DESC, id DESC))[1] AS mode
      FROM stock_movement JOIN wanted USING (zone_code), day
      WHERE withdrawn_at IS NULL AND kind = 'disposed' AND COALESCE(length(btrim(evidence)), 0) > 0 AND occurred_on <= day.as_of
      GROUP BY zone_code, ledger, item_code
    ), gone AS (
      SELECT disposal.zone_code, disposal.ledger, base.year_band, disposal.mode, count(*) AS count, sum(disposal.area) AS area
      FROM disposal JOIN base ON base.zone_code = disposal.zone_code AND base.ledger = disposal.ledger
        AND disposal.first_on > base.base_on
        AND (base.year_band = 'all' OR disposal.approval_year BETWEEN base.year_from AND base.year_to)
      GROUP BY disposal.zone_code, disposal.ledger, base.year_band, disposal.mode
    ), batch AS (
      SELECT approval_batch.*, (approved_on + make_interval(years => ${params.approvalLapseYears}::integer))::date - day.as_of AS days_left
      FROM approval_batch JOIN wanted USING (zone_code), day
      WHERE withdrawn_at IS NULL AND approved_on <= day.as_of
    ), lapsing AS (
      SELECT zone_code, CASE WHEN days_left < 0 THEN 'lapsed' ELSE
               (SELECT min(level)::text FROM unnest(${params.approvalWarningDays}::integer[]) AS level WHERE days_left <= level) END AS warning,
             count(*) AS count
      FROM batch
      WHERE NOT is_used_or_compensated AND area_square_metres > supplied_area_square_metres + revoked_area_square_metres + lapsed_area_square_metres
      GROUP BY zone_code, warning
    ), project AS (
      SELECT key_project.* FROM key_project JOIN wanted USING (zone_code), day
      WHERE withdrawn_at IS NULL AND plan_year = extract(year FROM day.as_of)
    ), report AS (
      SELECT list.* FROM collection_enterprise_report AS list JOIN wanted USING (zone_code), day
      WHERE year = (SELECT max(other.year) FROM enterprise_report AS other
        WHERE other.zone_code = list.zone_code AND other.withdrawn_at IS NULL AND other.year < extract(year FROM day.as_of))
    )
    SELECT wanted.zone_code AS "zoneCode", json_build_object(
      'bases', (SELECT COALESCE(json_agg(json_build_object('ledger', ledger, 'yearBand', year_band, 'baseOn', base_on,
          'areaSquareMetres', area_square_metres, 'taskSquareMetres', task_square_metres) ORDER BY ledger, year_band), '[]')
        FROM base WHERE base.zone_code = wanted.zone_code),
      'disposed', (SELECT COALESCE(json_agg(json_build_object('ledger', ledger, 'yearBand', year_band, 'mode', mode, 'count', count,
          'areaSquareMetres', area)), '[]') FROM gone WHERE gone.zone_code = wanted.zone_code),
      'tasks', (SELECT COALESCE(json_agg(json_build_object('ledger', task.ledger, 'year', task.year, 'taskSquareMetres', task_square_metres,
          'count', done.count, 'areaSquareMetres', done.area) ORDER BY task.ledger), '[]')
        FROM stock_task AS task, day, LATERAL (
          SELECT count(*) AS count, COALESCE(sum(area), 0) AS area FROM disposal
          WHERE disposal.zone_code = task.zone_code AND disposal.ledger = task.ledger
            AND disposal.first_on >= make_date(task.year, 1, 1)) AS done
        WHERE task.zone_code = wanted.zone_code AND withdrawn_at IS NULL AND task.year = extract(year FROM day.as_of)),
      'supply', (SELECT json_build_object('approvedSquareMetres', COALESCE(sum(area_square_metres), 0),
          'suppliedSquareMetres', COALESCE(sum(supplied_area_square_metres), 0), 'batchCount', count(*))
        FROM batch, day WHERE batch.zone_code = wanted.zone_code
          AND extract(year FROM approved_on) > extract(year FROM day.as_of) - ${params.supplyRateYears}::integer),
      'lapses', (SELECT COALESCE(json_agg(json_build_object('level', warning, 'count', count)
          ORDER BY CASE warning WHEN 'lapsed' THEN -1 ELSE warning::integer END), '[]')
        FROM lapsing WHERE lapsing.zone_code = wanted.zone_code AND warning IS NOT NULL),
      'revitalised', (SELECT json_build_object('enterpriseCount', count(DISTINCT enterprise_name),
          'areaSquareMetres', COALESCE(sum(area_square_metres), 0), 'rowCount', count(*))
        FROM revitalised_land AS land, day WHERE land.zone_code = wanted.zone_code AND withdrawn_at IS NULL
          AND revitalised_on > (day.as_of - make_interval(months => ${params.revitalisedMonths}::integer))::date
          AND revitalised_on <= day.as_of),
      'approvalDays', (SELECT COALESCE(json_agg(finished_on - started_on), '[]')
        FROM approval_run AS run, day WHERE run.zone_code = wanted.zone_code AND withdrawn_at IS NULL AND finished_on <= day.as_of),
      'startedOnAward', (SELECT json_build_object('awarded', count(*) FILTER (WHERE awarded_on <= day.as_of),
          'count', count(*) FILTER (WHERE permitted_on <= day.as_of
            AND permitted_on - awarded_on BETWEEN 0 AND ${params.startAfterAwardDays}::integer))
        FROM approval_run AS run, day WHERE run.zone_code = wanted.zone_code AND withdrawn_at IS NULL),
      'evaluation', (SELECT json_build_object('year', (SELECT max(year) FROM report WHERE report.zone_code = wanted.zone_code),
          'classes', (SELECT COALESCE(json_agg(json_build_object('class', class, 'count', count)), '[]')
            FROM (SELECT class, count(*) AS count FROM report
                  WHERE report.zone_code = wanted.zone_code AND class IS NOT NULL GROUP BY class) AS grade),
          'industry', (SELECT json_build_object('count', count(*), 'taxYuan', COALESCE(sum(tax_yuan), 0),
              'landSquareMetres', COALESCE(sum(land_square_metres), 0))
            FROM report WHERE report.zone_code = wanted.zone_code AND class <> 'T' AND is_industrial),
          'overall', (SELECT json_build_object('count', count(*), 'taxYuan', COALESCE(sum(tax_yuan), 0),
              'landSquareMetres', COALESCE(sum(land_square_metres), 0))
            FROM report WHERE report.zone_code = wanted.zone_code AND class <> 'T'),
          'investment', (SELECT json_build_object('count', count(*), 'yuan', COALESCE(sum(fixed_assets_yuan), 0),
              'landSquareMetres', COALESCE(sum(land_square_metres), 0))
            FROM report WHERE report.zone_code = wanted.zone_code AND class <> 'T' AND is_industrial
              AND fixed_assets_yuan >= 0 AND land_square_metres >= 0.01))),
      'keyProjects', (SELECT json_build_object('count', count(project.id), 'plannedYuan', COALESCE(sum(planned_yuan), 0),
          'completedYuan', COALESCE(sum(completed_yuan), 0),
          'slow', count(*) FILTER (WHERE stage_due_on < day.as_of
            OR planned_share - completed_yuan / NULLIF(planned_yuan, 0) > ${params.slowMargin}::numeric))
        FROM day LEFT JOIN project ON project.zone_code = wanted.zone_code),
      'problems', (SELECT json_build_object('raised', count(*), 'solved', count(*) FILTER (WHERE resolved_on <= day.as_of AND status <> 'reopened'),
          'overdue', count(*) FILTER (WHERE due_on < day.as_of AND (resolved_on IS NULL OR resolved_on > day.as_of OR status = 'reopened')))
        FROM project_problem AS problem, day
        WHERE problem.zone_code = wanted.zone_code AND withdrawn_at IS NULL AND raised_on <= day.as_of),
      'sponsored', (SELECT json_build_object('count', count(*), 'visited', count(*) FILTER (WHERE EXISTS (
            SELECT 1 FROM project_visit AS visit WHERE visit.zone_code = project.zone_code AND visit.key_project_id = project.id
              AND visit.withdrawn_at IS NULL AND visit.visitor_role = 'sponsor'
              AND visit.visited_on BETWEEN day.quarter_first_on AND day.as_of)))
        FROM project, day WHERE project.zone_code = wanted.zone_code AND sponsor_name IS NOT NULL),
      'enclaveTaxes', (SELECT COALESCE(json_agg(json_build_object('taxYuan', tax_yuan::text,
          'weights', json_build_array(origin_weight, landing_weight, zone_weight))), '[]')
        FROM enclave_tax AS tax, day WHERE tax.zone_code = wanted.zone_code AND withdrawn_at IS NULL
          AND period <= extract(year FROM day.as_of) || 'Q' || extract(quarter FROM day.as_of)),
      'leases', (SELECT json_build_object('count', count(*), 'areaSquareMetres', COALESCE(sum(area_square_metres), 0),
          'taxYuan', COALESCE(sum(tax_yuan_per_year), 0), 'taxedCount', count(tax_yuan_per_year),
          'taxedSquareMetres', COALESCE(sum(area_square_metres) FILTER (WHERE tax_yuan_per_year IS NOT NULL), 0),
          'sameYear', count(*) FILTER (WHERE produced_on <= day.as_of AND extract(year FROM produced_on) = extract(year FROM signed_on)))
        FROM lease_project AS lease, day WHERE lease.zone_code = wanted.zone_code AND withdrawn_at IS NULL),
      'commitments', (SELECT json_build_object('checked', count(is_tax_met), 'kept', count(*) FILTER (WHERE is_tax_met),
          'penaltyYuan', COALESCE(sum(tax_shortfall_yuan), 0),
          'items', json_build_array(
            json_build_object('item', 'tax', 'checked', count(is_tax_met), 'met', count(*) FILTER (WHERE is_tax_met)),
            json_build_object('item', 'investment', 'checked', count(is_investment_met), 'met', count(*) FILTER (WHERE is_investment_met)),
            json_build_object('item', 'output', 'checked', count(is_output_met), 'met', count(*) FILTER (WHERE is_output_met)),
            json_build_object('item', 'far', 'checked', count(is_far_met), 'met', count(*) FILTER (WHERE is_far_met)),
            json_build_object('item', 'energy', 'checked', count(is_energy_met), 'met', count(*) FILTER (WHERE is_energy_met)),
            json_build_object('item', 'emission', 'checked', count(is_emission_met), 'met', count(*) FILTER (WHERE is_emission_met))))
        FROM collection_commitment_check AS list, day
        WHERE list.zone_code = wanted.zone_code AND list.year < extract(year FROM day.as_of))) AS inputs
    FROM wanted`;
  return new Map(rows.map(({ zoneCode, inputs }) => [zoneCode, inputs]));
}
