import type postgres from 'postgres';
import { findIndustry } from '../../geodata/codes/industry-code.ts';
import type { Demand } from '../../geodata/model/demand.ts';
import type { MatchParameters } from '../../geodata/model/match-parameters.ts';
import type { SupplyArea } from '../../geodata/model/supply-area.ts';
import type { SupplyRecord } from '../../geodata/model/supply-record.ts';

/**
 * The matching definitions written once more, in SQL over plain typed columns: no bit, no column of the engine, no
 * code of it. Judges every constraint of every row, scores, ranks and counts.
 */

export async function createReferenceTables(sql: postgres.Sql): Promise<void> {
  await sql`
    CREATE TABLE reference_area (zone_code text, park_code text, province text, quota numeric, negative jsonb, chains jsonb,
      divisions text[], rank integer, of integer)`;
  await sql`
    CREATE TABLE reference_supply (id text, kind text, code text, zone_code text, park_code text, state text, origin text,
      lapses_on date, scheme text, use_code text, area numeric, divisible boolean, far_min numeric, far_max numeric, investment_min numeric,
      tax_min numeric, modes text[], term_max integer, net boolean, ready_on date, price numeric, floor_price numeric, utilities text[],
      planned jsonb, assessments jsonb, line text, soil text, chemical boolean, exit_m numeric, rail_m numeric, port_m numeric,
      sensitive_m numeric, encumbrance text, reserved_by text, reserved_until date, holder text, compactness float8,
      clear_height numeric, floor_load numeric, crane numeric)`;
}

const rowsPerStatement = 1000;

/** Fills the tables; records may come in parts. */
export async function fillReferenceSupply(
  sql: postgres.Sql,
  records: readonly SupplyRecord[],
): Promise<void> {
  for (let from = 0; from < records.length; from += rowsPerStatement) {
    const rows = records.slice(from, from + rowsPerStatement).map((record) => ({
      ...record,
      zone_code: record.zoneCode,
      park_code: record.parkCode,
      origin: record.stockOrigin,
      lapses_on: record.lapsesOn,
      scheme: record.landUse.scheme,
      use_code: record.landUse.code,
      area: record.areaSquareMetres,
      divisible: record.isDivisible,
      far_min: record.farMin,
      far_max: record.farMax,
      investment_min: record.investmentMinYuanPerSquareMetre,
      tax_min: record.taxMinYuanPerSquareMetre,
      modes: record.supplyModes,
      term_max: record.termYearsMax,
      net: record.isNetLand,
      ready_on: record.readyOn,
      price: record.priceYuanPerSquareMetre,
      floor_price: record.floorPriceYuanPerSquareMetre,
      planned: record.plannedUtilities,
      line: record.controlLine?.verdict ?? null,
      chemical: record.isInChemicalPark,
      exit_m: record.expresswayExitDistanceMetres,
      rail_m: record.railFreightDistanceMetres,
      port_m: record.portDistanceMetres,
      sensitive_m: record.nearestSensitive?.distanceMetres ?? null,
      reserved_by: record.reservation?.projectNo ?? null,
      reserved_until: record.reservation?.until ?? null,
      holder: record.holderCode,
      clear_height: record.building?.clearHeightMetres ?? null,
      floor_load: record.building?.floorLoadKilonewtonPerSquareMetre ?? null,
      crane: record.building?.craneTonnes ?? null,
    }));
    await sql`
      INSERT INTO reference_supply
      SELECT row.* FROM json_populate_recordset(NULL::reference_supply, ${JSON.stringify(rows)}::text::json) AS row`;
  }
}

export async function fillReferenceAreas(sql: postgres.Sql, areas: readonly SupplyArea[]): Promise<void> {
  const rows = areas.map((area) => ({
    zone_code: area.zoneCode,
    park_code: area.parkCode,
    province: area.provinceCode,
    quota: area.energyQuotaTce,
    negative: area.negativeList,
    chains: area.chains,
    divisions: area.divisions,
    rank: area.evaluation?.rank ?? null,
    of: area.evaluation?.of ?? null,
  }));
  await sql`
    INSERT INTO reference_area
    SELECT row.* FROM json_populate_recordset(NULL::reference_area, ${JSON.stringify(rows)}::text::json) AS row`;
}

export interface ReferenceScope {
  parameters: MatchParameters;
  asOf: string;
  blockedHolders: readonly string[];
}

/** The demand with what the tables of the parameters say of it, as one JSON text. */
const demandText = (demand: Demand, { parameters, asOf, blockedHolders }: ReferenceScope): string => {
  const industry = findIndustry(demand.industryCode);
  const use =
    demand.siteUse ??
    parameters.siteUseByIndustry[demand.industryCode.slice(0, 2)] ??
    parameters.siteUseByIndustry[industry?.section ?? ''] ??
    '';
  return JSON.stringify({
    ...demand,
    use,
    asOf,
    blocked: blockedHolders,
    chemicalByProvince: parameters.chemicalClassesByProvince,
    required: parameters.requiredAssessments,
    floorShare: parameters.encouragedFloorPriceShare,
    stock: parameters.stockValues,
    lead: parameters.leadDays,
    landLead: parameters.supplyLeadDays.land,
    floorLead: parameters.supplyLeadDays.floorSpace,
    slackFull: parameters.slackDaysFull,
    cap: parameters.investmentRatioCap,
    weights: parameters.weights,
  });
};

/** Everything judged and scored: one row a piece that is considered, with the codes it fails. */
const judged = (sql: postgres.Sql, text: string) => sql`
  input AS (SELECT ${text}::text::jsonb AS j),
  d AS MATERIALIZED (
    SELECT x.*, (j->>'asOf')::date AS today, j->'stock' AS stock, j->'lead' AS lead, j->'chemicalByProvince' AS chemical_by_province,
      ARRAY(SELECT jsonb_array_elements_text(j->'required')) AS required,
      ARRAY(SELECT jsonb_array_elements_text(j->'applicantCodes')) && ARRAY(SELECT jsonb_array_elements_text(j->'blocked')) AS is_blocked,
      ARRAY(SELECT jsonb_array_elements_text(j->'applicantCodes')) AS applicants,
      ARRAY(SELECT jsonb_array_elements_text(j->'supplyModes')) AS modes,
      CASE WHEN j->'utilities' <> 'null' THEN ARRAY(SELECT jsonb_array_elements_text(j->'utilities')) END AS utilities,
      (j->'building'->>'clearHeightMinMetres')::numeric AS height_needed, (j->'building'->>'craneMinTonnes')::numeric AS crane_needed,
      (j->'building'->>'floorLoadMinKilonewtonPerSquareMetre')::numeric AS load_needed,
      EXISTS (SELECT FROM reference_area AS a WHERE a.rank IS NOT NULL
        AND a.zone_code IN (SELECT jsonb_array_elements_text(j->'zoneCodes'))) AS is_evaluated,
      j->'transport' <> 'null' AS has_transport, j->'weights' AS weights,
      ARRAY(SELECT jsonb_array_elements_text(j->'zoneCodes')) AS zones, ARRAY(SELECT jsonb_array_elements_text(j->'kinds')) AS kinds
    FROM input, jsonb_to_record(j) AS x("projectNo" text, "industryCode" text, use text, "areaMinSquareMetres" numeric,
      "areaOptimumSquareMetres" numeric, "areaMaxSquareMetres" numeric, "floorAreaMinSquareMetres" numeric,
      "floorAreaOptimumSquareMetres" numeric, "floorAreaMaxSquareMetres" numeric, "farMin" numeric, "farMax" numeric,
      "fixedInvestmentYuan" numeric, "taxYuanPerYear" numeric, "energyTce" numeric, "termYears" integer,
      "priceMaxYuanPerSquareMetre" numeric, "isEncouragedIntensive" boolean, "floorShare" numeric, "rentMaxYuanPerSquareMetreMonth" numeric, "needBy" date, "isChemical" boolean,
      "hazardRadiusMetres" numeric, "chainCode" text, "linkCode" text, "landLead" integer, "floorLead" integer, "slackFull" float8,
      cap float8)
  ),
  considered AS MATERIALIZED (
    SELECT s.*, a.province, a.quota, a.negative, a.chains, a.divisions, a.rank, a.of,
      s.kind = 'land' AS is_land,
      CASE WHEN s.state IN ('idle', 'suspended', 'inefficient') THEN 'potential' ELSE 'offerable' END AS grp,
      CASE WHEN s.kind = 'land' THEN d."areaMinSquareMetres" ELSE d."floorAreaMinSquareMetres" END AS low,
      CASE WHEN s.kind = 'land' THEN d."areaOptimumSquareMetres" ELSE d."floorAreaOptimumSquareMetres" END AS best,
      CASE WHEN s.kind = 'land' THEN d."areaMaxSquareMetres" ELSE d."floorAreaMaxSquareMetres" END AS high,
      CASE WHEN s.kind = 'land' THEN d."priceMaxYuanPerSquareMetre" ELSE d."rentMaxYuanPerSquareMetreMonth" END AS dearest,
      CASE WHEN s.kind = 'land' AND d."isEncouragedIntensive" AND d.use IN ('industry_1', 'industry_2', 'industry_3')
           THEN d."floorShare" ELSE 1 END AS share,
      CASE WHEN s.state IN ('idle', 'suspended', 'inefficient') THEN d.today + (d.lead->>s.state)::integer
           WHEN s.ready_on IS NOT NULL THEN GREATEST(s.ready_on, d.today)
           WHEN s.net OR s.state = 'unit_vacant' THEN d.today END
        + CASE WHEN s.kind = 'land' THEN d."landLead" ELSE d."floorLead" END AS available_on,
      ARRAY(SELECT unnest(s.utilities) UNION SELECT p->>'utility' FROM jsonb_array_elements(s.planned) AS p
            WHERE d."needBy" IS NULL OR (p->>'on')::date <= d."needBy") AS utilities_in_time
    FROM reference_supply AS s
    CROSS JOIN d
    JOIN reference_area AS a ON a.zone_code = s.zone_code AND a.park_code IS NOT DISTINCT FROM s.park_code
    WHERE s.zone_code = ANY (d.zones) AND s.kind = ANY (d.kinds)
      AND (s.lapses_on IS NULL OR d.today <= s.lapses_on)
      AND s.state NOT IN ('in_use', 'planned_park', 'withdrawn')
      AND NOT (s.state = 'unit_under_construction' AND s.ready_on IS NULL)
  ),
  measured AS (
    SELECT c.*, CASE WHEN c.divisible AND c.area > c.high THEN c.high ELSE c.area END AS part,
      CASE c.scheme
        WHEN 'YDYH2023' THEN CASE WHEN c.use_code IN ('100101', '100102', '100103') THEN 'industry_' || right(c.use_code, 1)
          WHEN c.use_code = '1001' THEN 'industry' WHEN c.use_code LIKE '1101%' THEN 'logistics'
          WHEN c.use_code LIKE '0902%' THEN 'office' WHEN c.use_code LIKE '0802%' THEN 'research' END
        WHEN 'GTDC' THEN CASE c.use_code WHEN '0601' THEN 'industry' WHEN '0508' THEN 'logistics' END
        WHEN 'GBT21010' THEN CASE c.use_code WHEN '0601' THEN 'industry' WHEN '0604' THEN 'logistics' WHEN '0505' THEN 'office' END
      END AS class
    FROM considered AS c
  ),
  judged AS MATERIALIZED (
    SELECT m.*,
      array_remove(ARRAY[
        CASE WHEN NOT COALESCE(m.class = ANY (CASE d.use
          WHEN 'industry_1' THEN ARRAY['industry_1', 'industry_2', 'industry_3', 'industry']
          WHEN 'industry_2' THEN ARRAY['industry_2', 'industry_3', 'industry']
          WHEN 'industry_3' THEN ARRAY['industry_3', 'industry'] ELSE ARRAY[d.use] END), false) THEN 'USE' END,
        CASE WHEN m.line = 'block' THEN 'LINE' END,
        CASE WHEN m.soil = 'listed' THEN 'SOIL' END,
        CASE WHEN EXISTS (SELECT FROM jsonb_array_elements(m.negative) AS n
          WHERE n->>'level' = 'forbidden' AND starts_with(d."industryCode", n->>'industryPrefix')) THEN 'NEGATIVE_LIST' END,
        CASE WHEN d.chemical_by_province ? COALESCE(m.province, '') AND NOT m.chemical AND (d."isChemical" OR EXISTS (
          SELECT FROM jsonb_array_elements_text(d.chemical_by_province->m.province) AS p WHERE starts_with(d."industryCode", p)))
          THEN 'CHEM' END,
        CASE WHEN m.sensitive_m < d."hazardRadiusMetres" THEN 'HAZARD' END,
        CASE WHEN m.term_max < d."termYears" THEN 'TERM' END,
        CASE WHEN d."needBy" IS NOT NULL AND (m.available_on IS NULL OR m.available_on > d."needBy") THEN 'READY' END,
        CASE WHEN cardinality(d.modes) > 0 AND m.modes IS NOT NULL AND NOT m.modes && d.modes THEN 'MODE' END,
        CASE WHEN m.floor_price * m.share > m.dearest THEN 'PRICE' END,
        CASE WHEN NOT COALESCE(d.utilities, '{}') <@ m.utilities_in_time THEN 'UTILITIES' END,
        CASE WHEN m.quota < d."energyTce" THEN 'ENERGY' END,
        CASE WHEN m.far_max < d."farMin" OR m.far_min > d."farMax" THEN 'FAR' END,
        CASE WHEN d."fixedInvestmentYuan" < m.investment_min * m.part THEN 'INTENSITY' END,
        CASE WHEN d."taxYuanPerYear" < m.tax_min * m.part THEN 'TAX' END,
        CASE WHEN m.encumbrance <> 'none' OR (m.reserved_until >= d.today AND m.reserved_by <> d."projectNo") THEN 'RESERVED' END,
        CASE WHEN m.is_land AND d.is_blocked AND NOT COALESCE(m.holder = ANY (d.applicants), false) THEN 'HOLDER' END,
        CASE WHEN m.area < m.low THEN 'AREA_MIN' END,
        CASE WHEN NOT m.divisible AND m.area > m.high * 1.15 THEN 'AREA_MAX' END,
        CASE WHEN NOT m.is_land AND (m.clear_height < d.height_needed OR m.floor_load < d.load_needed OR m.crane < d.crane_needed)
          THEN 'BUILDING' END
      ], NULL) AS failed
    FROM measured AS m CROSS JOIN d
  )`;

/** Factor values and the score of the feasible rows. */
const scored = (sql: postgres.Sql) => sql`
  valued AS (
    SELECT f.*,
      CASE WHEN EXISTS (SELECT FROM jsonb_array_elements(f.chains) AS c WHERE c->>'chainCode' = d."chainCode"
             AND c->'missingLinks' ? d."linkCode") THEN 1.0
           WHEN EXISTS (SELECT FROM jsonb_array_elements(f.chains) AS c WHERE c->>'chainCode' = d."chainCode") THEN 0.8
           WHEN left(d."industryCode", 2) = ANY (f.divisions) THEN 0.5 ELSE 0 END::float8 AS chain,
      GREATEST(0, 1 - abs(f.part::float8 - f.best::float8) / f.best::float8) AS size,
      (d.stock->>f.origin)::float8 AS stock,
      CASE WHEN cardinality(d.utilities) > 0 THEN
        (SELECT count(*) FROM unnest(d.utilities) AS u WHERE u = ANY (f.utilities_in_time))::float8 / cardinality(d.utilities)
        ELSE 1 END AS met,
      CASE WHEN f.is_land THEN (SELECT count(DISTINCT k) FROM unnest(d.required) AS k, jsonb_array_elements(f.assessments) AS e
        WHERE e->>'kind' = k AND (e->>'validUntil' IS NULL OR (e->>'validUntil')::date >= d.today))::float8 / cardinality(d.required)
        ELSE 1 END AS assessed,
      CASE WHEN d."needBy" IS NULL THEN 1 WHEN f.available_on IS NULL THEN 0
        ELSE LEAST(1, GREATEST(0, (d."needBy" - f.available_on) / d."slackFull")) END AS slack,
      CASE WHEN f.investment_min IS NOT NULL AND d."fixedInvestmentYuan" IS NOT NULL
        THEN LEAST(d.cap, d."fixedInvestmentYuan"::float8 / f.part::float8 / f.investment_min::float8) / d.cap END AS by_investment,
      CASE WHEN f.tax_min IS NOT NULL AND d."taxYuanPerYear" IS NOT NULL
        THEN LEAST(d.cap, d."taxYuanPerYear"::float8 / f.part::float8 / f.tax_min::float8) / d.cap END AS by_tax,
      (COALESCE(GREATEST(0, 1 - f.exit_m::float8 / 20000), 0) + COALESCE(GREATEST(0, 1 - f.rail_m::float8 / 40000), 0)
        + COALESCE(GREATEST(0, 1 - f.port_m::float8 / 150000), 0)) / 3 AS transport,
      CASE WHEN f.price IS NULL OR f.floor_price IS NULL THEN 0
        WHEN f.dearest <= f.floor_price * f.share THEN (f.price <= f.dearest)::integer
        ELSE LEAST(1, GREATEST(0, (f.dearest::float8 - f.price::float8) / (f.dearest::float8 - (f.floor_price * f.share)::float8))) END AS price_value,
      LEAST(1, COALESCE(f.compactness, 0) / (pi() / 4)) AS shape,
      CASE WHEN f.rank IS NULL THEN 0 WHEN f.of = 1 THEN 1
        ELSE LEAST(1, GREATEST(0, 1 - (f.rank - 1)::float8 / (f.of - 1))) END AS evaluation
    FROM judged AS f CROSS JOIN d
    WHERE cardinality(f.failed) = 0
  ),
  ready AS (
    SELECT v.*, ((CASE WHEN v.is_land THEN v.net::integer ELSE 1 END + v.assessed + v.met) / 3) * v.slack AS readiness,
      CASE WHEN num_nonnulls(v.by_investment, v.by_tax) = 0 THEN 0
        ELSE (COALESCE(v.by_investment, 0) + COALESCE(v.by_tax, 0)) / num_nonnulls(v.by_investment, v.by_tax) END AS investment
    FROM valued AS v
  ),
  scored AS (
    SELECT r.*,
      (SELECT sum(w * value) * 100 / sum(w) FROM (VALUES
        ((d.weights->>'chain')::float8, r.chain), ((d.weights->>'stock')::float8, r.stock),
        ((d.weights->>'readiness')::float8, r.readiness), ((d.weights->>'shape')::float8, r.shape),
        (CASE WHEN d.is_evaluated THEN (d.weights->>'evaluation')::float8 END, r.evaluation),
        (CASE WHEN r.best IS NOT NULL THEN (d.weights->>'area')::float8 END, r.size),
        (CASE WHEN num_nonnulls(d."fixedInvestmentYuan", d."taxYuanPerYear") > 0 THEN (d.weights->>'investment')::float8 END, r.investment),
        (CASE WHEN d.has_transport THEN (d.weights->>'transport')::float8 END, r.transport),
        (CASE WHEN d.utilities IS NOT NULL THEN (d.weights->>'utilities')::float8 END, r.met),
        (CASE WHEN r.dearest IS NOT NULL THEN (d.weights->>'price')::float8 END, r.price_value)
      ) AS factor(w, value) WHERE w IS NOT NULL) AS score
    FROM ready AS r CROSS JOIN d
  ),
  ranked AS (
    SELECT id, grp, score, row_number() OVER (PARTITION BY grp ORDER BY floor(score * 100 + 0.5 + 1e-7) DESC, stock DESC,
      round((readiness * 1e8)::numeric) DESC, area - COALESCE(low, 0), code COLLATE "C", id COLLATE "C") AS place
    FROM scored
  )`;

export interface ReferenceAnswer {
  considered: number;
  /** md5 of the ids of all feasible pieces in byte order, joined by commas. */
  feasibleMd5: string;
  feasible: number;
  offerable: { id: string; score: number }[];
  potential: { id: string; score: number }[];
  /** Pieces feasible under each set of relaxations asked for. */
  relaxed: number[];
}

/** The answer to one demand, and how many pieces some sets of relaxed constraints would make feasible. */
export async function referenceAnswer(
  sql: postgres.Sql,
  demand: Demand,
  scope: ReferenceScope,
  relaxations: readonly (readonly string[])[] = [],
): Promise<ReferenceAnswer> {
  const sets = JSON.stringify(relaxations);
  const [row] = await sql<ReferenceAnswer[]>`
    WITH ${judged(sql, demandText(demand, scope))}, ${scored(sql)}
    SELECT (SELECT count(*)::integer FROM judged) AS considered,
      (SELECT count(*)::integer FROM judged WHERE cardinality(failed) = 0) AS feasible,
      (SELECT md5(COALESCE(string_agg(id, ',' ORDER BY id COLLATE "C"), '')) FROM judged WHERE cardinality(failed) = 0) AS "feasibleMd5",
      COALESCE((SELECT json_agg(json_build_object('id', id, 'score', score) ORDER BY place) FROM ranked
        WHERE grp = 'offerable' AND place <= 20), '[]'::json) AS offerable,
      COALESCE((SELECT json_agg(json_build_object('id', id, 'score', score) ORDER BY place) FROM ranked
        WHERE grp = 'potential' AND place <= 20), '[]'::json) AS potential,
      COALESCE((SELECT json_agg((SELECT count(*) FROM judged
          WHERE failed <@ ARRAY(SELECT jsonb_array_elements_text(wanted.value))) ORDER BY wanted.ordinality)
        FROM jsonb_array_elements(${sets}::text::jsonb) WITH ORDINALITY AS wanted), '[]'::json) AS relaxed`;
  return row!;
}
