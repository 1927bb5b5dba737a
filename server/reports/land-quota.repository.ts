import type postgres from 'postgres';

export interface QuotaRow {
  zoneCode: string;
  year: number;
  totalSquareMetres: number;
  allottedSquareMetres: number;
}

/** 新增建设用地指标 of zones in a year. */
export const readLandQuotas = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  year: number,
): Promise<QuotaRow[]> => sql<QuotaRow[]>`
  SELECT zone_code AS "zoneCode", year, total_amount::float8 AS "totalSquareMetres", allotted_amount::float8 AS "allottedSquareMetres"
  FROM zone_quota
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND kind = 'land' AND year = ${year} AND withdrawn_at IS NULL`;

export interface TaskRow {
  zoneCode: string;
  ledger: 'unsupplied' | 'idle' | 'inefficient';
  taskSquareMetres: number;
}

/** 年度处置任务 of zones. */
export const readTasks = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  year: number,
): Promise<TaskRow[]> => sql<TaskRow[]>`
  SELECT zone_code AS "zoneCode", ledger, task_square_metres::float8 AS "taskSquareMetres" FROM stock_task
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND year = ${year} AND withdrawn_at IS NULL`;
