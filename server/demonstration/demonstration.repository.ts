import type postgres from 'postgres';

/** Codes of the zones that are filled, by the demonstration or by people: none of them is to be filled again. */
export async function readKnownZones(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<{ loaded: string[]; foreign: string[] }> {
  const rows = await sql<{ zoneCode: string; isLoaded: boolean }[]>`
    SELECT zone.zone_code AS "zoneCode", demonstration_load.zone_code IS NOT NULL AS "isLoaded"
    FROM zone LEFT JOIN demonstration_load ON demonstration_load.zone_code = zone.zone_code
    WHERE zone.zone_code = ANY (${zoneCodes as string[]}::text[])`;
  return {
    loaded: rows.filter((row) => row.isLoaded).map((row) => row.zoneCode),
    foreign: rows.filter((row) => !row.isLoaded).map((row) => row.zoneCode),
  };
}

/** Demonstration zones with frozen quarters that no bulletin was ever drafted from, and the day they were made for. */
export async function readZonesWithoutBulletin(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<{ zoneCode: string; asOf: string }[]> {
  return await sql<{ zoneCode: string; asOf: string }[]>`
    SELECT zone_code AS "zoneCode", as_of AS "asOf"
    FROM demonstration_load AS loaded
    WHERE zone_code = ANY (${zoneCodes as string[]}::text[])
      AND EXISTS (SELECT 1 FROM quarter_snapshot AS frozen WHERE frozen.zone_code = loaded.zone_code)
      AND NOT EXISTS (SELECT 1 FROM bulletin WHERE bulletin.zone_code = loaded.zone_code)
    ORDER BY zone_code`;
}

/** Makes two servers that start at once load a zone one after the other; ends with the transaction. */
export async function lockDemonstrationZone(sql: postgres.TransactionSql, zoneCode: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('demonstration'), hashtext(${zoneCode}))`;
}

/** Freezes the stock that rates of disposal are measured against. */
export async function insertStockBases(
  sql: postgres.ISql,
  owner: { zoneCode: string; frozenBy: string },
  bases: readonly object[],
): Promise<void> {
  const rows = bases.map((base) => ({ ...base, ...owner }));
  await sql`
    INSERT INTO stock_base (zone_code, ledger, year_band, base_on, area_square_metres, item_count, task_square_metres,
                            source_name, is_demonstration, frozen_by)
    SELECT row."zoneCode", row.ledger, row."yearBand", row."baseOn", row."areaSquareMetres", row."itemCount",
           row."taskSquareMetres", row."sourceName", true, row."frozenBy"
    FROM json_to_recordset(${JSON.stringify(rows)}::text::json)
      AS row("zoneCode" text, ledger text, "yearBand" text, "baseOn" date, "areaSquareMetres" numeric, "itemCount" integer,
             "taskSquareMetres" numeric, "sourceName" text, "frozenBy" text)`;
}

/**
 * Tells the planner how many contracts and parcels there are now. Nobody else does: the embedded engine has no
 * autovacuum, and none looks into an open transaction; figures of a fresh zone would compare every row with every
 * other. A role that does not own the tables leaves them as they are, with a notice.
 */
export async function countForPlanner(sql: postgres.TransactionSql): Promise<void> {
  await sql`
    ANALYZE parcel (zone_code, id), supply_contract (zone_code, id, parcel_id), commitment_check (zone_code, id, contract_id)`;
}

/** Marks a zone as filled from a seed and an as-of date. */
export async function insertDemonstrationLoad(
  sql: postgres.TransactionSql,
  load: { zoneCode: string; seed: number; asOf: string },
): Promise<void> {
  await sql`
    INSERT INTO demonstration_load (zone_code, seed, as_of) VALUES (${load.zoneCode}, ${load.seed}, ${load.asOf})`;
}

/** A piece of a zone by its 宗地代码 or unit code. */
export interface PieceOfCode {
  code: string;
  supplyId: string;
  name: string;
  kind: 'parcel' | 'unit';
}

/** Pieces of a zone by 宗地代码 and unit code; codes that are none are left out. */
export async function readPiecesByCode(
  sql: postgres.ISql,
  zoneCode: string,
  codes: readonly string[],
): Promise<PieceOfCode[]> {
  return await sql<PieceOfCode[]>`
    SELECT parcel_code AS code, 'parcel-' || id AS "supplyId", name, 'parcel' AS kind
    FROM parcel WHERE zone_code = ${zoneCode} AND parcel_code = ANY (${[...codes]}::text[])
    UNION ALL
    SELECT unit.unit_code, 'unit-' || unit.id,
      building.name || ' ' || unit.storey || '层 ' || regexp_replace(unit.unit_code, '^.*-', ''), 'unit'
    FROM factory_unit AS unit
    JOIN factory_building AS building ON building.zone_code = unit.zone_code AND building.id = unit.building_id
    WHERE unit.zone_code = ${zoneCode} AND unit.unit_code = ANY (${[...codes]}::text[])`;
}
