import type postgres from 'postgres';
import type { LedgerMovement } from '../../geodata/analysis/progress/stock-ledger.ts';
import type { StockLedger } from '../../geodata/model/stock-ledger.ts';

export interface BaseRow {
  zoneCode: string;
  yearBand: string;
  baseOn: string;
  areaSquareMetres: number;
  taskSquareMetres: number | null;
}

/** The bands of the base that was frozen last before a day: one freeze of a ledger covers all its bands, as in its rate. */
export async function readBases(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  ledger: StockLedger,
  before: string,
): Promise<BaseRow[]> {
  return await sql<BaseRow[]>`
    SELECT zone_code AS "zoneCode", year_band AS "yearBand", base_on AS "baseOn",
           area_square_metres::float8 AS "areaSquareMetres", task_square_metres::float8 AS "taskSquareMetres"
    FROM stock_base AS base
    WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND ledger = ${ledger}
      AND base_on = (SELECT max(other.base_on) FROM stock_base AS other
                     WHERE other.zone_code = base.zone_code AND other.ledger = base.ledger AND other.base_on < ${before}::date)
    ORDER BY zone_code, year_band`;
}

export interface MovementRow extends LedgerMovement<string> {
  zoneCode: string;
  approvalYear: number | null;
}

/** Movements of a ledger up to a day. */
export async function readMovements(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  ledger: StockLedger,
  lastOn: string,
): Promise<MovementRow[]> {
  return await sql<MovementRow[]>`
    SELECT zone_code AS "zoneCode", item_code AS "itemId", kind, area_square_metres::float8 AS "areaSquareMetres", mode,
           occurred_on AS "occurredOn", approval_year AS "approvalYear",
           COALESCE(length(btrim(evidence)), 0) > 0 AS "hasEvidence"
    FROM stock_movement
    WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND ledger = ${ledger} AND occurred_on <= ${lastOn}::date
      AND withdrawn_at IS NULL
    ORDER BY occurred_on, id`;
}
