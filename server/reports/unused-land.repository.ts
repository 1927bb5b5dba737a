import type postgres from 'postgres';

/** Land of one agreed start and class, counted together. */
export interface UnusedGroup {
  zoneCode: string;
  agreedStartOn: string | null;
  caseState: 'none' | 'suspected' | 'determined';
  count: number;
  areaSquareMetres: number;
}

const area = (sql: postgres.ISql) => sql`COALESCE(area_cert_square_metres, area_gis_square_metres)`;

/** The case of a parcel as far as somebody may know it: without the right, suspected land is nobody's case. */
const caseState = (sql: postgres.ISql, seesSuspected: boolean) =>
  seesSuspected
    ? sql`CASE land_class WHEN 'idle' THEN 'determined' WHEN 'suspected' THEN 'suspected' ELSE 'none' END`
    : sql`CASE land_class WHEN 'idle' THEN 'determined' ELSE 'none' END`;

/** Supplied land that is not built on, by agreed start and case. */
export const readUnusedGroups = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  seesSuspected: boolean,
): Promise<UnusedGroup[]> => sql<UnusedGroup[]>`
  SELECT zone_code AS "zoneCode", agreed_start_on AS "agreedStartOn", ${caseState(sql, seesSuspected)} AS "caseState",
         count(*)::integer AS count, sum(${area(sql)})::float8 AS "areaSquareMetres"
  FROM parcel
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND stock_class = 'supplied_unused' AND withdrawn_at IS NULL
  GROUP BY 1, 2, 3`;

export interface UnusedRow {
  zoneCode: string;
  parcelId: number;
  name: string;
  agreedStartOn: string | null;
  caseState: UnusedGroup['caseState'];
  areaSquareMetres: number;
  holderName: string | null;
  contractId: number | null;
  contractTitle: string | null;
  lng: number;
  lat: number;
}

/** Which land of `readUnusedGroups` is wanted: agreed starts from `from` to `to`, or those without. */
export interface UnusedWish {
  caseState: UnusedGroup['caseState'];
  hasDate: boolean;
  from: string;
  to: string;
  limit: number;
}

/** Parcels with the contract signed last, the earliest agreed start first. */
export const readUnusedParcels = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  seesSuspected: boolean,
  { caseState: state, hasDate, from, to, limit }: UnusedWish,
): Promise<UnusedRow[]> => sql<UnusedRow[]>`
  WITH wanted AS (
    SELECT * FROM parcel
    WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND stock_class = 'supplied_unused' AND withdrawn_at IS NULL
      AND ${caseState(sql, seesSuspected)} = ${state}
      AND ${hasDate ? sql`agreed_start_on BETWEEN ${from}::date AND ${to}::date` : sql`agreed_start_on IS NULL`}
    ORDER BY agreed_start_on, zone_code, id LIMIT ${limit}
  )
  SELECT wanted.zone_code AS "zoneCode", wanted.id::integer AS "parcelId", wanted.name, agreed_start_on AS "agreedStartOn",
         ${caseState(sql, seesSuspected)} AS "caseState", ${area(sql)}::float8 AS "areaSquareMetres", wanted.holder_name AS "holderName",
         contract.id::integer AS "contractId", contract.title AS "contractTitle", ST_X(label_point) AS lng, ST_Y(label_point) AS lat
  FROM wanted LEFT JOIN LATERAL (
    SELECT id, COALESCE(project_name, contract_no, '合同 ' || id) AS title FROM supply_contract
    WHERE supply_contract.zone_code = wanted.zone_code AND supply_contract.parcel_id = wanted.id AND supply_contract.withdrawn_at IS NULL
    ORDER BY signed_on DESC NULLS LAST, id DESC LIMIT 1) AS contract ON true
  ORDER BY agreed_start_on, wanted.zone_code, wanted.id`;
