import type postgres from 'postgres';
import type { StockBase } from '../../geodata/model/api-stock-reports.ts';

/** Bases of zones, the newest first. */
export const readStockBases = (sql: postgres.ISql, zoneCodes: readonly string[]): Promise<StockBase[]> => sql<
  StockBase[]
>`
  SELECT zone_code AS "zoneCode", ledger, base_on AS "baseOn", min(source_name) AS "sourceName", min(frozen_by) AS "frozenBy",
         json_agg(json_build_object('yearBand', year_band, 'areaSquareMetres', area_square_metres, 'itemCount', item_count)
           ORDER BY year_band) AS bands
  FROM stock_base
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[])
  GROUP BY zone_code, ledger, base_on
  ORDER BY base_on DESC, zone_code, ledger`;

export async function insertStockBase(sql: postgres.ISql, base: StockBase): Promise<void> {
  await sql`
    INSERT INTO stock_base (zone_code, ledger, year_band, base_on, area_square_metres, item_count, source_name, frozen_by)
    SELECT ${base.zoneCode}, ${base.ledger}, band."yearBand", ${base.baseOn}::date, band."areaSquareMetres", band."itemCount",
           ${base.sourceName}, ${base.frozenBy}
    FROM json_to_recordset(${JSON.stringify(base.bands)}::text::json)
      AS band("yearBand" text, "areaSquareMetres" numeric, "itemCount" integer)`;
}
