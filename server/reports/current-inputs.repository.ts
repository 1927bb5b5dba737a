import type postgres from 'postgres';
import type { IndicatorInputs } from '../../geodata/analysis/progress/indicators/indicator-inputs.ts';
import { addYears } from '../../geodata/units/days/plain-date.ts';

/** The last step of the funnel (R24) a project has reached: needs `project` in the query. Land in mind, or offered to it, is a match. */
export const funnelStep = (sql: postgres.ISql): postgres.Fragment => sql`
  CASE WHEN project.stage IN ('started', 'completed', 'producing') THEN 5
       WHEN project.stage = 'landed' THEN 4
       WHEN EXISTS (SELECT FROM reservation WHERE reservation.project_zone_code = project.zone_code
                    AND reservation.project_id = project.id AND reservation.status = 'active') THEN 3
       WHEN project.stage IN ('negotiating', 'signed') THEN 2
       WHEN EXISTS (SELECT FROM project_shortlist AS kept WHERE kept.zone_code = project.zone_code AND kept.project_id = project.id)
         OR EXISTS (SELECT FROM match_notice AS notice WHERE notice.zone_code = project.zone_code AND notice.project_id = project.id) THEN 1
       ELSE 0 END`;

/** What only today knows: land, cases, factory space and projects are kept as they are, not by day. */
export type CurrentInputs = Pick<
  IndicatorInputs,
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

/** A past day: nothing of this is known. */
export const noCurrentInputs: CurrentInputs = {
  landClasses: null,
  landUse: null,
  caseCauses: null,
  overdueCases: null,
  overdueSteps: null,
  caseAges: null,
  fees: null,
  bonds: null,
  stages: null,
  funnel: null,
  demand: null,
  factory: null,
};

/**
 * Sums of the land, cases, factory space and projects of zones, by zone code. A statement a zone: its plan does not depend on
 * the zone, and the database keeps it, which a list of zones, of unknown length, would not allow.
 */
export async function readCurrentInputs(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  asOf: string,
  caseDays: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, CurrentInputs>> {
  const inputs = await Promise.all(
    zoneCodes.map((zoneCode) => readInputsOfZone(sql, zoneCode, asOf, caseDays.get(zoneCode) ?? asOf)),
  );
  return new Map(zoneCodes.map((zoneCode, index) => [zoneCode, inputs[index]!]));
}

async function readInputsOfZone(
  sql: postgres.ISql,
  zoneCode: string,
  asOf: string,
  caseDay: string,
): Promise<CurrentInputs> {
  const year = Number(asOf.slice(0, 4));
  // Days are worked out here: in the query they would be for every row. Sums of cases are read by figure, as they are kept.
  const [row] = await sql<{ inputs: CurrentInputs }[]>`
    WITH wanted AS (
      SELECT ${zoneCode}::text AS zone_code
    ), land AS MATERIALIZED (
      -- Added up as coarsely as the figures need it: each of them then reads a few rows instead of all of them.
      SELECT land_summary.zone_code, land_class, is_industrial, is_standard, is_supply_ready, is_surveyed,
             stock_class IN ('supplied_unused', 'underused', 'in_use') AS is_supplied,
             stock_class IN ('underused', 'in_use') AS is_built,
             supplied_year BETWEEN ${year - 1}::integer AND ${year}::integer AS is_new,
             sum(parcel_count) AS count, sum(area_square_metres) AS area, sum(floor_square_metres) AS floor,
             sum(footprint_square_metres) AS footprint
      FROM land_summary JOIN wanted USING (zone_code)
      WHERE parcel_count > 0
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    )
    SELECT json_build_object(
      'landClasses', (SELECT COALESCE(json_agg(json_build_object('landClass', land_class, 'count', count, 'areaSquareMetres', area)), '[]')
        FROM (SELECT land_class, sum(count) AS count, sum(area) AS area FROM land
              WHERE land.zone_code = wanted.zone_code GROUP BY land_class) AS class),
      'landUse', (SELECT json_build_object(
          'suppliedSquareMetres', COALESCE(sum(area) FILTER (WHERE is_supplied), 0),
          'readySquareMetres', COALESCE(sum(area) FILTER (WHERE is_supply_ready), 0),
          'allSquareMetres', COALESCE(sum(area), 0),
          'builtSquareMetres', COALESCE(sum(area) FILTER (WHERE is_built), 0),
          'builtIndustrialSquareMetres', COALESCE(sum(area) FILTER (WHERE is_built AND is_industrial), 0),
          'floorSquareMetres', COALESCE(sum(floor) FILTER (WHERE is_built), 0),
          'floorIndustrialSquareMetres', COALESCE(sum(floor) FILTER (WHERE is_built AND is_industrial), 0),
          'footprintSquareMetres', COALESCE(sum(footprint) FILTER (WHERE is_built), 0),
          'surveyedSquareMetres', COALESCE(sum(area) FILTER (WHERE is_built AND is_surveyed), 0),
          'industrialNewSquareMetres', COALESCE(sum(area) FILTER (WHERE is_new AND is_supplied AND is_industrial), 0),
          'standardNewSquareMetres', COALESCE(sum(area) FILTER (WHERE is_new AND is_supplied AND is_industrial AND is_standard), 0),
          'standardNewCount', COALESCE(sum(count) FILTER (WHERE is_new AND is_supplied AND is_industrial AND is_standard), 0),
          'industrialNewCount', COALESCE(sum(count) FILTER (WHERE is_new AND is_supplied AND is_industrial), 0),
          'suppliedCount', COALESCE(sum(count) FILTER (WHERE is_supplied), 0),
          'readyCount', COALESCE(sum(count) FILTER (WHERE is_supply_ready), 0),
          'builtCount', COALESCE(sum(count) FILTER (WHERE is_built), 0),
          'surveyedCount', COALESCE(sum(count) FILTER (WHERE is_built AND is_surveyed), 0),
          'builtIndustrialCount', COALESCE(sum(count) FILTER (WHERE is_built AND is_industrial), 0))
        FROM land WHERE land.zone_code = wanted.zone_code),
      'caseCauses', (SELECT COALESCE(json_agg(json_build_object('cause', item, 'count', item_count, 'areaSquareMetres', amount)), '[]')
        FROM idle_case_summary AS kept WHERE kept.zone_code = wanted.zone_code AND figure = 'cause' AND item_count > 0),
      'overdueCases', (SELECT COALESCE(sum(item_count), 0) FROM idle_case_summary AS kept
        WHERE kept.zone_code = wanted.zone_code AND figure = 'late' AND day < ${caseDay}::date),
      'overdueSteps', (SELECT COALESCE(json_agg(json_build_object('code', item, 'label', label, 'count', item_count)), '[]')
        FROM (SELECT item, min(label) AS label, sum(item_count) AS item_count FROM idle_case_summary AS kept
              WHERE kept.zone_code = wanted.zone_code AND figure = 'step' AND day < ${caseDay}::date AND item_count > 0
              GROUP BY item) AS step),
      'caseAges', (SELECT COALESCE(json_agg(json_build_object('bucket', bucket, 'count', item_count)), '[]')
        FROM (SELECT (ARRAY['lt1', '1-2', '2-3', 'gt3'])[1 + (day <= ${addYears(caseDay, -1)}::date)::integer
                + (day <= ${addYears(caseDay, -2)}::date)::integer + (day <= ${addYears(caseDay, -3)}::date)::integer] AS bucket,
                sum(item_count) AS item_count FROM idle_case_summary AS kept
              WHERE kept.zone_code = wanted.zone_code AND figure = 'age' AND item_count > 0 GROUP BY 1) AS age),
      'fees', (SELECT json_build_object(
          'dueYuan', COALESCE(sum(amount) FILTER (WHERE item = 'fee_decided'), 0),
          'paidYuan', COALESCE(sum(amount) FILTER (WHERE item = 'fee_payment_recorded'), 0),
          'caseCount', COALESCE(sum(item_count) FILTER (WHERE figure = 'charged'), 0))
        FROM idle_case_summary AS kept WHERE kept.zone_code = wanted.zone_code AND figure IN ('fee', 'charged')),
      'bonds', (SELECT json_build_object(
          'planned', json_build_object(
            'count', COALESCE(sum(item_count) FILTER (WHERE figure = 'bond' AND item = 'planned'), 0),
            'areaSquareMetres', COALESCE(sum(amount) FILTER (WHERE figure = 'bond' AND item = 'planned'), 0),
            'yuan', COALESCE(sum(amount) FILTER (WHERE figure = 'bond_yuan' AND item = 'planned'), 0),
            'yuanCount', COALESCE(sum(item_count) FILTER (WHERE figure = 'bond_yuan' AND item = 'planned'), 0)),
          'agreed', json_build_object(
            'count', COALESCE(sum(item_count) FILTER (WHERE figure = 'bond' AND item = 'agreed'), 0),
            'areaSquareMetres', COALESCE(sum(amount) FILTER (WHERE figure = 'bond' AND item = 'agreed'), 0),
            'yuan', COALESCE(sum(amount) FILTER (WHERE figure = 'bond_yuan' AND item = 'agreed'), 0),
            'yuanCount', COALESCE(sum(item_count) FILTER (WHERE figure = 'bond_yuan' AND item = 'agreed'), 0)),
          'paid', json_build_object(
            'count', COALESCE(sum(item_count) FILTER (WHERE figure = 'bond' AND item = 'paid'), 0),
            'areaSquareMetres', COALESCE(sum(amount) FILTER (WHERE figure = 'bond' AND item = 'paid'), 0),
            'yuan', COALESCE(sum(amount) FILTER (WHERE figure = 'bond_yuan' AND item = 'paid'), 0),
            'yuanCount', COALESCE(sum(item_count) FILTER (WHERE figure = 'bond_yuan' AND item = 'paid'), 0)),
          'takenSquareMetres', COALESCE(sum(amount) FILTER (WHERE item = 'taken'), 0),
          'resupplied', json_build_object('count', COALESCE(sum(item_count) FILTER (WHERE item = 'resupplied'), 0),
            'areaSquareMetres', COALESCE(sum(amount) FILTER (WHERE item = 'resupplied'), 0)))
        FROM idle_case_summary AS kept WHERE kept.zone_code = wanted.zone_code AND figure IN ('bond', 'bond_yuan', 'bond_estate')
          AND (figure <> 'bond_estate' OR day = ${`${caseDay.slice(0, 4)}-01-01`}::date)),
      'stages', (SELECT COALESCE(json_agg(json_build_object('stage', stage, 'count', count)), '[]')
        FROM (SELECT stage, count(*) AS count FROM project
              WHERE project.zone_code = wanted.zone_code AND withdrawn_at IS NULL GROUP BY stage) AS stage),
      'funnel', (SELECT COALESCE(json_agg(json_build_object('step', step, 'count', count)), '[]')
        FROM (SELECT ${funnelStep(sql)} AS step, count(*) AS count FROM project
              WHERE project.zone_code = wanted.zone_code AND withdrawn_at IS NULL AND stage <> 'ended' GROUP BY step) AS reached),
      'demand', (SELECT json_build_object(
          'wantedSquareMetres', COALESCE(sum(wanted_area), 0), 'metSquareMetres', COALESCE(sum(wanted_area) FILTER (WHERE is_met), 0),
          'count', count(*), 'metCount', count(*) FILTER (WHERE is_met))
        FROM (SELECT COALESCE((demand ->> 'areaOptimumSquareMetres')::numeric, (demand ->> 'areaMinSquareMetres')::numeric, 0) AS wanted_area,
                     stage IN ('landed', 'started', 'completed', 'producing')
                       OR EXISTS (SELECT 1 FROM reservation WHERE reservation.project_zone_code = project.zone_code
                                  AND reservation.project_id = project.id AND reservation.status = 'active') AS is_met
              FROM project WHERE project.zone_code = wanted.zone_code AND withdrawn_at IS NULL AND stage <> 'ended') AS demand),
      'factory', (SELECT json_build_object(
          'letSquareMetres', COALESCE(sum(area_square_metres) FILTER (WHERE status = 'leased'), 0),
          'lettableSquareMetres', COALESCE(sum(area_square_metres), 0),
          'units', COALESCE(json_agg(json_build_object('status', status, 'count', count, 'areaSquareMetres', area_square_metres)
            ORDER BY status), '[]'))
        FROM (SELECT status, count(*) AS count, sum(area_square_metres) AS area_square_metres FROM factory_unit
              WHERE factory_unit.zone_code = wanted.zone_code AND withdrawn_at IS NULL AND status <> 'under_construction'
              GROUP BY status) AS unit)) AS inputs
    FROM wanted`;
  return row!.inputs;
}
