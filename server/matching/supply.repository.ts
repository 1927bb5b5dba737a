import type postgres from 'postgres';
import type { SupplyAreaInput } from '../../geodata/model/supply-area.ts';

/** Pieces read in one statement: about a megabyte of text, which the event loop only passes on. */
const pageSize = 2000;

/**
 * Land as `SupplyRecord`s, written as JSON by the database. Where a piece stands follows from the three dimensions of
 * land: cases not yet determined (疑似闲置, 调查核实) are 供而未用 like any other, so that nothing can be inferred.
 */
const landRows = (sql: postgres.ISql, zoneCode: string, afterId: number) => sql<Page[]>`
  WITH piece AS (
    SELECT parcel.*, COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres) AS legal_area,
      park.park_code, park.status AS park_status
    FROM parcel LEFT JOIN park ON park.zone_code = parcel.zone_code AND park.id = parcel.park_id
    WHERE parcel.zone_code = ${zoneCode} AND parcel.id > ${afterId}::bigint AND parcel.withdrawn_at IS NULL
    ORDER BY parcel.id LIMIT ${pageSize}
  ), judged AS (
    SELECT piece.id,
      CASE
        WHEN piece.park_status = 'planned' THEN 'planned_park'
        WHEN piece.idle_state = 'RECLAIMED' THEN 'reclaimed'
        WHEN piece.idle_state IN ('PAID_TAKEBACK', 'SWAPPED') THEN 'bought_back'
        WHEN piece.land_class = 'idle' THEN 'idle'
        WHEN piece.idle_state = 'SUSPENDED_LT1Y' THEN 'suspended'
        WHEN piece.standard_stage IN ('AWARDED', 'COMMITTED', 'PERMITTED', 'UNDER_CONSTRUCTION', 'COMPLETION_ACCEPTED',
          'PRODUCTION_ACCEPTED', 'SUPERVISED', 'BREACH', 'EXIT') AND NOT piece.is_inefficient THEN 'in_use'
        WHEN piece.is_inefficient THEN 'inefficient'
        WHEN piece.stock_class = 'reserved' AND piece.land_class <> 'standard' THEN 'reserve'
        WHEN piece.land_class = 'standard' THEN 'standard_plot'
        WHEN piece.stock_class IN ('approved_unsupplied', 'supplying') THEN 'approved_unsupplied'
        WHEN piece.stock_class IN ('planned', 'agricultural_conversion', 'early_development') THEN 'planned_park'
        ELSE 'in_use'
      END AS state
    FROM piece
  )
  SELECT max(piece.id)::integer AS "lastId", count(*)::integer AS count,
    string_agg(json_build_object(
      'id', 'parcel-' || piece.id, 'kind', 'land', 'code', COALESCE(piece.parcel_code, piece.source_code, 'parcel-' || piece.id),
      'name', piece.name, 'zoneCode', piece.zone_code, 'parkCode', piece.park_code, 'state', judged.state,
      'stockOrigin', CASE
        WHEN judged.state IN ('reclaimed', 'bought_back', 'idle', 'suspended') THEN 'idle'
        WHEN judged.state = 'inefficient' THEN 'inefficient'
        WHEN piece.stock_class = 'approved_unsupplied' THEN 'approved_unsupplied'
        WHEN piece.stock_class = 'reserved' THEN 'reserve' ELSE 'new' END,
      'lapsesOn', CASE WHEN judged.state IN ('approved_unsupplied', 'standard_plot') THEN piece.approval_lapses_on END,
      'landUse', json_build_object('scheme', COALESCE(piece.land_use_scheme, 'YDYH2023'), 'code', COALESCE(piece.land_use_code, '00')),
      'areaSquareMetres', piece.legal_area,
      'isDivisible', judged.state IN ('approved_unsupplied', 'reserve', 'reclaimed', 'bought_back'),
      'farMin', COALESCE(term.far_min, piece.far_min), 'farMax', piece.far_max,
      'investmentMinYuanPerSquareMetre', NULLIF(term.fixed_investment_min_yuan_per_square_metre, 0),
      'taxMinYuanPerSquareMetre', NULLIF(term.tax_min_yuan_per_square_metre, 0),
      'supplyModes', CASE WHEN cardinality(piece.supply_modes) > 0 THEN to_json(piece.supply_modes) END,
      'termYearsMax', piece.term_years_max, 'isNetLand', piece.is_net_land, 'readyOn', piece.ready_on,
      'priceYuanPerSquareMetre', CASE WHEN judged.state IN ('standard_plot', 'approved_unsupplied', 'reserve', 'reclaimed', 'bought_back')
        THEN LEAST(round(piece.price_yuan / piece.legal_area, 2), 20000000) END,
      'floorPriceYuanPerSquareMetre', LEAST(piece.floor_price_yuan_per_square_metre, 20000000),
      'utilities', to_json(piece.utilities), 'plannedUtilities', json_build_array(),
      'assessments', COALESCE((
        SELECT json_agg(json_build_object('kind', assessment.kind, 'validUntil', assessment.valid_until) ORDER BY assessment.kind)
        FROM parcel_assessment AS link
        JOIN assessment ON assessment.zone_code = link.zone_code AND assessment.id = link.assessment_id
        WHERE link.zone_code = piece.zone_code AND link.parcel_id = piece.id AND link.coverage_ratio >= 0.999
          AND assessment.withdrawn_at IS NULL), '[]'::json),
      'controlLine', CASE WHEN siting.line_verdict IS NOT NULL THEN json_build_object('verdict', siting.line_verdict,
        'findings', siting.line_findings, 'dataVersion', CASE WHEN siting.judged_at < lines.changed_at
          THEN siting.line_data_version || '（修改前）' ELSE siting.line_data_version END) END,
      'soil', COALESCE(siting.soil, 'clear'), 'isInChemicalPark', COALESCE(siting.is_in_chemical_park, false),
      'expresswayExitDistanceMetres', piece.expressway_exit_distance_metres,
      'railFreightDistanceMetres', piece.rail_freight_distance_metres, 'portDistanceMetres', piece.port_distance_metres,
      'nearestSensitive', CASE WHEN siting.sensitive_kind IS NOT NULL THEN json_build_object('kind', siting.sensitive_kind,
        'name', siting.sensitive_name, 'distanceMetres', siting.sensitive_distance_metres) END,
      'encumbrance', CASE WHEN piece.standard_stage = 'LISTED' THEN 'listed' ELSE 'none' END,
      'reservation', CASE WHEN held.id IS NOT NULL THEN json_build_object('projectNo', project.project_no, 'zoneCode', project.zone_code, 'until', held.until) END,
      'holderCode', contract.holder_credit_code,
      'compactness', CASE WHEN piece.perimeter_metres > 0
        THEN LEAST(1, 4 * pi() * piece.area_gis_square_metres::float8 / (piece.perimeter_metres::float8 ^ 2)) END,
      'building', NULL
    )::text, ',') AS text
  FROM piece
  JOIN judged ON judged.id = piece.id
  LEFT JOIN standard_term AS term ON term.zone_code = piece.zone_code AND term.parcel_id = piece.id AND term.withdrawn_at IS NULL
  LEFT JOIN parcel_siting AS siting ON siting.zone_code = piece.zone_code AND siting.parcel_id = piece.id
  LEFT JOIN reservation AS held ON held.zone_code = piece.zone_code AND held.supply_id = 'parcel-' || piece.id AND held.status = 'active'
  LEFT JOIN project ON project.zone_code = held.project_zone_code AND project.id = held.project_id
  CROSS JOIN (SELECT max(updated_at) AS changed_at FROM control_line WHERE zone_code = ${zoneCode}) AS lines
  LEFT JOIN LATERAL (
    SELECT holder_credit_code FROM supply_contract
    WHERE zone_code = piece.zone_code AND parcel_id = piece.id AND withdrawn_at IS NULL AND holder_credit_code IS NOT NULL
    ORDER BY signed_on DESC NULLS LAST, id DESC LIMIT 1
  ) AS contract ON true`;

/**
 * Floor space as `SupplyRecord`s; a unit takes land use, verdicts and distances from the land its building
 * stands on, its shape from the building.
 */
const unitRows = (sql: postgres.ISql, zoneCode: string, afterId: number) => sql<Page[]>`
  WITH piece AS (
    SELECT * FROM factory_unit
    WHERE zone_code = ${zoneCode} AND id > ${afterId}::bigint AND withdrawn_at IS NULL
    ORDER BY id LIMIT ${pageSize}
  ), outline AS (
    SELECT id, LEAST(1, 4 * pi() * ST_Area(geom::geography) / NULLIF(ST_Perimeter(geom::geography) ^ 2, 0)) AS compactness
    FROM factory_building WHERE zone_code = ${zoneCode} AND id IN (SELECT building_id FROM piece)
  )
  SELECT max(piece.id)::integer AS "lastId", count(*)::integer AS count,
    string_agg(json_build_object(
      'id', 'unit-' || piece.id,
      'kind', CASE WHEN parcel.land_use_scheme = 'YDYH2023' AND parcel.land_use_code LIKE '09%' THEN 'office_unit' ELSE 'factory_unit' END,
      'code', piece.unit_code, 'name', building.name || ' ' || piece.storey || '层 ' || regexp_replace(piece.unit_code, '^.*-', ''), 'zoneCode', piece.zone_code,
      'parkCode', park.park_code,
      'state', CASE WHEN park.status = 'planned' THEN 'planned_park' ELSE CASE piece.status WHEN 'vacant' THEN 'unit_vacant' WHEN 'reserved' THEN 'unit_vacant'
        WHEN 'under_construction' THEN 'unit_under_construction' ELSE 'in_use' END END,
      'stockOrigin', CASE piece.status WHEN 'under_construction' THEN 'new' ELSE 'vacated_factory' END,
      'lapsesOn', NULL,
      'landUse', json_build_object('scheme', COALESCE(parcel.land_use_scheme, 'YDYH2023'), 'code', COALESCE(parcel.land_use_code, '1001')),
      'areaSquareMetres', piece.area_square_metres, 'isDivisible', false, 'farMin', NULL, 'farMax', NULL,
      'investmentMinYuanPerSquareMetre', NULL, 'taxMinYuanPerSquareMetre', NULL, 'supplyModes', NULL, 'termYearsMax', NULL,
      'isNetLand', false, 'readyOn', CASE piece.status WHEN 'under_construction' THEN piece.handover_on END,
      'priceYuanPerSquareMetre', COALESCE(piece.rent_yuan_per_square_metre_month, building.rent_yuan_per_square_metre_month),
      'floorPriceYuanPerSquareMetre', COALESCE(piece.rent_yuan_per_square_metre_month, building.rent_yuan_per_square_metre_month),
      'utilities', to_json(COALESCE(parcel.utilities, '{}')), 'plannedUtilities', json_build_array(), 'assessments', json_build_array(),
      'controlLine', CASE WHEN siting.line_verdict IS NOT NULL THEN json_build_object('verdict', siting.line_verdict,
        'findings', siting.line_findings, 'dataVersion', CASE WHEN siting.judged_at < lines.changed_at
          THEN siting.line_data_version || '（修改前）' ELSE siting.line_data_version END) END,
      'soil', COALESCE(siting.soil, 'clear'), 'isInChemicalPark', COALESCE(siting.is_in_chemical_park, false),
      'expresswayExitDistanceMetres', parcel.expressway_exit_distance_metres,
      'railFreightDistanceMetres', parcel.rail_freight_distance_metres, 'portDistanceMetres', parcel.port_distance_metres,
      'nearestSensitive', CASE WHEN siting.sensitive_kind IS NOT NULL THEN json_build_object('kind', siting.sensitive_kind,
        'name', siting.sensitive_name, 'distanceMetres', siting.sensitive_distance_metres) END,
      'encumbrance', CASE piece.status WHEN 'reserved' THEN 'booked' ELSE 'none' END,
      'reservation', CASE WHEN held.id IS NOT NULL THEN json_build_object('projectNo', project.project_no, 'zoneCode', project.zone_code, 'until', held.until) END,
      'holderCode', NULL, 'compactness', outline.compactness,
      'building', json_build_object('clearHeightMetres', piece.clear_height_metres,
        'floorLoadKilonewtonPerSquareMetre', piece.floor_load_kilonewton_per_square_metre, 'craneTonnes', piece.crane_tonnes)
    )::text, ',') AS text
  FROM piece
  JOIN factory_building AS building ON building.zone_code = piece.zone_code AND building.id = piece.building_id
  JOIN outline ON outline.id = building.id
  LEFT JOIN parcel ON parcel.zone_code = building.zone_code AND parcel.id = building.parcel_id
  LEFT JOIN park ON park.zone_code = building.zone_code AND park.id = COALESCE(building.park_id, parcel.park_id)
  LEFT JOIN parcel_siting AS siting ON siting.zone_code = parcel.zone_code AND siting.parcel_id = parcel.id
  LEFT JOIN reservation AS held ON held.zone_code = piece.zone_code AND held.supply_id = 'unit-' || piece.id AND held.status = 'active'
  LEFT JOIN project ON project.zone_code = held.project_zone_code AND project.id = held.project_id
  CROSS JOIN (SELECT max(updated_at) AS changed_at FROM control_line WHERE zone_code = ${zoneCode}) AS lines
  WHERE building.withdrawn_at IS NULL`;

interface Page {
  lastId: number | null;
  count: number;
  text: string | null;
}

/** Every piece of a zone as pages of JSON: `[{…},{…}]`. Pages are read whole, one statement each. */
export async function* supplyPages(sql: postgres.ISql, zoneCode: string): AsyncGenerator<string> {
  for (const rows of [landRows, unitRows]) {
    let afterId: number | null = 0;
    while (afterId !== null) {
      const [page]: Page[] = await rows(sql, zoneCode, afterId);
      if (page?.text) yield `[${page.text}]`;
      afterId = page?.lastId ?? null;
    }
  }
}

interface AreaRow {
  zone: { name: string; countyCodes: string[] };
  energyQuotaTce: number | null;
  parks: { parkCode: string; name: string; interests: string[] }[];
  evaluations: { parkCode: string | null; rank: number; of: number }[];
  negative: {
    parkCode: string | null;
    industryPrefix: string;
    level: 'forbidden' | 'restricted';
    source: string;
  }[];
  chains: {
    chainCode: string;
    name: string;
    industryName: string;
    links: { linkCode: string; isMissing: boolean; prefixes: string[] }[];
  }[];
  settled: string[];
  controlLineVersion: string | null;
}

/**
 * Rules of a zone and its parks as the engine reads them, and the version of the control lines in force. A park's rank is
 * that of the tax per area of its enterprises in the last evaluation (亩产效益); land outside of parks is ranked as one of them.
 */
export async function readSupplyAreas(
  sql: postgres.ISql,
  zoneCode: string,
): Promise<{ areas: SupplyAreaInput[]; controlLineVersion: string | null }> {
  const [row] = await sql<AreaRow[]>`
    SELECT
      (SELECT json_build_object('name', zone.name, 'countyCodes', zone.covering_county_codes) FROM zone
       WHERE zone.zone_code = ${zoneCode}) AS zone,
      (SELECT (total_amount - allotted_amount)::float8 FROM zone_quota
       WHERE zone_code = ${zoneCode} AND kind = 'energy' AND withdrawn_at IS NULL ORDER BY year DESC LIMIT 1) AS "energyQuotaTce",
      COALESCE((SELECT json_agg(json_build_object('parkCode', park_code, 'name', name,
          'interests', array_append(industries, COALESCE(theme, '')))) FROM park
        WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL), '[]'::json) AS parks,
      COALESCE((SELECT json_agg(json_build_object('parkCode', park_code, 'rank', rank, 'of', of)) FROM (
        SELECT park.park_code, rank() OVER (ORDER BY sum(report.tax_yuan) / sum(report.land_square_metres) DESC)::integer AS rank,
          (count(*) OVER ())::integer AS of
        FROM enterprise_report AS report
        JOIN parcel ON parcel.zone_code = report.zone_code AND parcel.id = report.parcel_id
        LEFT JOIN park ON park.zone_code = parcel.zone_code AND park.id = parcel.park_id
        WHERE report.zone_code = ${zoneCode} AND report.withdrawn_at IS NULL AND report.class IN ('A', 'B', 'C', 'D')
          AND report.tax_yuan >= 0 AND report.land_square_metres > 0
          AND report.year = (SELECT max(year) FROM enterprise_report WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL)
        GROUP BY park.park_code) AS yields), '[]'::json) AS evaluations,
      COALESCE((SELECT json_agg(json_build_object('parkCode', park.park_code, 'industryPrefix', entry.industry_prefix,
          'level', entry.level, 'source', entry.source_name) ORDER BY entry.industry_prefix, entry.id)
        FROM negative_entry AS entry LEFT JOIN park ON park.zone_code = entry.zone_code AND park.id = entry.park_id
        WHERE entry.zone_code = ${zoneCode} AND entry.withdrawn_at IS NULL), '[]'::json) AS negative,
      COALESCE((SELECT json_agg(json_build_object('chainCode', chain.chain_code, 'name', chain.name, 'industryName', chain.industry_name,
          'links', COALESCE((SELECT json_agg(json_build_object('linkCode', link.link_code, 'isMissing', link.is_missing,
              'prefixes', link.industry_prefixes) ORDER BY link.link_code)
            FROM chain_link AS link WHERE link.zone_code = chain.zone_code AND link.chain_id = chain.id AND link.withdrawn_at IS NULL),
            '[]'::json)) ORDER BY chain.chain_code)
        FROM industry_chain AS chain WHERE chain.zone_code = ${zoneCode} AND chain.withdrawn_at IS NULL), '[]'::json) AS chains,
      COALESCE((SELECT array_agg(DISTINCT substr(industry_code, 1, 2)) FROM project
        WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL AND stage IN ('landed', 'started', 'completed', 'producing')), '{}') AS settled,
      (SELECT max(data_version) FROM control_line WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL) AS "controlLineVersion"`;
  const { zone, parks, evaluations, negative, chains, settled, energyQuotaTce, controlLineVersion } = row!;
  type Chain = AreaRow['chains'][number];
  const entries = (parkCode: string | null) =>
    negative
      .filter((entry) => entry.parkCode === parkCode)
      .map(({ industryPrefix, level, source }) => ({ industryPrefix, level, source }));
  const chainsOf = (list: readonly Chain[]) =>
    list.map(({ chainCode, links }) => ({
      chainCode,
      missingLinks: links.filter(({ isMissing }) => isMissing).map(({ linkCode }) => linkCode),
    }));
  const divisionsOf = (list: readonly Chain[], also: readonly string[]) => [
    ...new Set([
      ...also,
      ...list.flatMap(({ links }) =>
        links
          .filter(({ isMissing }) => !isMissing)
          .flatMap(({ prefixes }) => prefixes.map((prefix) => prefix.slice(0, 2))),
      ),
    ]),
  ];
  // A park leads in the chains of the industries it names (M39).
  const leads = (interests: readonly string[]) =>
    chains.filter(({ name, industryName }) => interests.includes(name) || interests.includes(industryName));
  const shared = (parkCode: string | null) => {
    const evaluated = evaluations.find((entry) => entry.parkCode === parkCode);
    return {
      controlLineVersion,
      evaluation: evaluated ? { rank: evaluated.rank, of: evaluated.of } : null,
      negativeList: entries(parkCode),
    };
  };
  const areas: SupplyAreaInput[] = [
    {
      zoneCode,
      name: zone.name,
      provinceCode: zone.countyCodes[0]?.slice(0, 2) ?? null,
      energyQuotaTce,
      ...shared(null),
      chains: chainsOf(chains),
      divisions: divisionsOf(chains, settled),
    },
    ...parks.map(({ parkCode, name, interests }) => ({
      zoneCode,
      parkCode,
      name,
      ...shared(parkCode),
      chains: chainsOf(leads(interests)),
      divisions: divisionsOf(leads(interests), []),
    })),
  ];
  return { areas, controlLineVersion };
}

/** 统一社会信用代码 of holders with land determined idle for their own cause (H14). */
export async function readBlockedHolders(sql: postgres.ISql): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    SELECT DISTINCT contract.holder_credit_code AS code
    FROM parcel
    JOIN supply_contract AS contract ON contract.zone_code = parcel.zone_code AND contract.parcel_id = parcel.id
    WHERE parcel.idle_cause = 'HOLDER' AND parcel.land_class = 'idle' AND parcel.withdrawn_at IS NULL
      AND contract.withdrawn_at IS NULL AND contract.holder_credit_code IS NOT NULL`;
  return rows.map(({ code }) => code);
}

/** Energy quota that some projects hold, by project id, in tce: of the latest year, as the zone's quota is read. */
export async function readOwnEnergy(
  sql: postgres.ISql,
  projectIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await sql<{ projectId: number; tonnes: number }[]>`
    SELECT given.project_id::integer AS "projectId", sum(given.amount)::float8 AS tonnes
    FROM quota_allotment AS given
    JOIN zone_quota AS quota ON quota.zone_code = given.zone_code AND quota.id = given.quota_id
    WHERE given.project_id = ANY (${[...projectIds]}::bigint[]) AND given.released_at IS NULL AND quota.kind = 'energy'
      AND quota.year = (SELECT max(year) FROM zone_quota AS latest
        WHERE latest.zone_code = quota.zone_code AND latest.kind = 'energy' AND latest.withdrawn_at IS NULL)
    GROUP BY given.project_id`;
  return new Map(rows.map(({ projectId, tonnes }) => [projectId, tonnes]));
}
