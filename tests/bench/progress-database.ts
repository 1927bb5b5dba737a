// A zone of a million parcels and 200,000 idle-land cases with their clocks and money, made by the database itself.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type postgres from 'postgres';
import { syncCodes } from '../../server/codes/sync-codes.ts';
import { splitStatements } from '../../server/database/sql-statements.ts';
import { projectSqlFolder } from '../support/database.ts';

const parcels = 1_000_000;
const cases = 200_000;
const perStatement = 100_000;

/** Fills an empty database and the sums as the migrations do. */
export async function fillProgress(
  sql: postgres.Sql,
  zoneCode: string,
): Promise<{ parcels: number; cases: number; sums: number }> {
  await syncCodes(sql);
  await sql`
    INSERT INTO zone (zone_code, name, level, source_name, created_by, updated_by)
    VALUES (${zoneCode}, '测试开发区', 'unknown', '测试数据', 'bench', 'bench')`;
  // Nobody looks at the map here: a million entries in the indexes of places would only cost time.
  await sql`DROP INDEX parcel_geom_idx`;
  await sql`DROP INDEX parcel_label_idx`;
  for (let from = 1; from <= parcels; from += perStatement) {
    await sql`
      INSERT INTO parcel (zone_code, id, name, stock_class, is_inefficient, standard_stage, land_use_scheme, land_use_code,
        area_cert_square_metres, area_gis_square_metres, far_built, building_density_built, supplied_on, is_net_land, is_levelled, utilities,
        source_name, geom, label_point, created_by, updated_by)
      SELECT ${zoneCode}, n, '地块' || n,
        (ARRAY['planned', 'approved_unsupplied', 'reserved', 'supplying', 'supplied_unused', 'underused', 'in_use'])[1 + n % 7],
        n % 11 = 0, CASE WHEN n % 5 = 0 THEN 'COMMITTED' WHEN n % 5 = 1 THEN 'LISTED' END, 'YDYH2023',
        CASE WHEN n % 3 = 0 THEN '0701' ELSE '100102' END,
        10000 + n % 50000, 10000 + n % 50000, CASE WHEN n % 7 > 4 THEN 1.2 END, CASE WHEN n % 7 > 4 THEN 0.36 END,
        CASE WHEN n % 7 >= 4 THEN date '2008-01-01' + (n % 6500)::integer END, n % 2 = 0, n % 4 = 0, ARRAY['road', 'water', 'power'], '测试数据',
        ST_Multi(ST_MakeEnvelope(x, y, x + 0.0005, y + 0.0005, 4490)), ST_SetSRID(ST_MakePoint(x + 0.0002, y + 0.0002), 4490),
        'bench', 'bench'
      FROM (SELECT n, 119 + (n % 1000) * 0.001 AS x, 36 + (n / 1000) * 0.001 AS y
            FROM generate_series(${from}::bigint, ${from + perStatement - 1}::bigint) AS n) AS place`;
  }
  await sql`
    INSERT INTO idle_case (zone_code, id, case_no, parcel_id, contract_no, holder_name, idle_type, state, branch, cause, round, is_open,
      clock_start, opened_on, state_since, clocks_as_of, revision, created_by, updated_by)
    SELECT ${zoneCode}, n, 'XZ-' || n, n, 'HT-' || n, '企业' || n % 5000, 'NOT_STARTED',
      CASE WHEN n % 10 = 0 THEN 'CLOSED' WHEN n % 10 < 4 THEN 'SUSPECTED' WHEN n % 10 < 7 THEN 'DETERMINED' ELSE 'FEE_DECIDED' END,
      CASE WHEN n % 10 < 4 THEN 'undetermined' WHEN n % 10 < 7 THEN 'government' ELSE 'holder' END,
      CASE WHEN n % 10 < 4 THEN NULL WHEN n % 10 < 7 THEN (ARRAY['GOV', 'FORCE_MAJEURE', 'PREP_WORK'])[n % 10 - 3] ELSE 'HOLDER' END,
      1, n % 10 <> 0, date '2022-01-01' + (n % 1500)::integer, date '2023-01-01' + (n % 1000)::integer, date '2024-01-01', date '2026-05-01',
      3, 'bench', 'bench'
    FROM generate_series(1, ${cases}::bigint) AS n`;
  await sql`
    INSERT INTO idle_case_deadline (zone_code, case_id, position, code, kind, due_on, clock)
    SELECT ${zoneCode}, n, place, (ARRAY['investigation', 'determination', 'plan', 'fee_payment', 'hearing'])[1 + (n + place) % 5],
      CASE WHEN place = 3 THEN 'threshold' ELSE 'duty' END, date '2025-06-01' + (n % 700)::integer,
      jsonb_build_object('label', '期限' || (n + place) % 5, 'code', place)
    FROM generate_series(1, ${cases}::bigint) AS n, generate_series(1, 3) AS place WHERE n % 10 <> 0`;
  await sql`
    INSERT INTO idle_case_event (zone_code, case_id, sequence, event_id, event_type, occurred_on, recorded_at, actor_id, actor_name, payload,
      basis, state_after)
    SELECT ${zoneCode}, n, place, 'e' || place, type, date '2024-01-01', now(), 'bench', 'bench',
      jsonb_build_object('type', type, 'amountYuan', 1000 + n, 'detail', jsonb_build_object('step', (ARRAY['CANDIDATE', 'CONTRACTED',
        'PAID'])[1 + n % 3], 'priceYuan', 1000 + n)), '测试', 'SUSPECTED'
    FROM generate_series(1, ${cases}::bigint) AS n, generate_series(1, 3) AS place,
      LATERAL (SELECT CASE WHEN place = 1 THEN 'suspected' WHEN n % 10 < 7 THEN 'note_added' WHEN place = 2 THEN 'fee_decided'
        WHEN n % 40 = 7 THEN 'bond_advanced' WHEN n % 2 = 0 THEN 'fee_payment_recorded' ELSE 'note_added' END AS type) AS kind`;
  await sql`
    INSERT INTO parcel_counted
    SELECT zone_code, parcel_id, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed, area_square_metres,
      floor_square_metres, footprint_square_metres
    FROM parcel_count`;
  await sql`
    INSERT INTO land_summary
    SELECT zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed, count(*), sum(area_square_metres),
      sum(floor_square_metres), sum(footprint_square_metres)
    FROM parcel_counted GROUP BY zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed`;
  await sql`
    INSERT INTO idle_case_line SELECT zone_code, case_id, figure, item, label, day, item_count, amount FROM idle_case_figure`;
  await sql`
    INSERT INTO idle_case_summary
    SELECT zone_code, figure, item, label, day, sum(item_count), sum(amount)
    FROM idle_case_line GROUP BY zone_code, figure, item, label, day`;
  await sql`VACUUM ANALYZE`;
  const [counts] = await sql<{ parcels: number; cases: number; sums: number }[]>`
    SELECT (SELECT count(*) FROM parcel)::float8 AS parcels, (SELECT count(*) FROM idle_case)::float8 AS cases,
      ((SELECT count(*) FROM land_summary) + (SELECT count(*) FROM idle_case_summary))::float8 AS sums`;
  return counts!;
}

/** Whether the kept sums are those of the records. */
export async function isFilledAlike(sql: postgres.Sql): Promise<boolean> {
  const text = await readFile(join(projectSqlFolder, 'checks/summaries_agree.sql'), 'utf8');
  for (const statement of splitStatements(text)) if ((await sql.unsafe(statement)).length > 0) return false;
  return true;
}
