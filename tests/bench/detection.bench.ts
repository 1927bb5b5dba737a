// Detection of a million contracts, page by page, against reading the same pages and doing nothing with them.
import { join } from 'node:path';
import type postgres from 'postgres';
import type { IdleParams } from '../../geodata/analysis/disposal/idle-params.ts';
import type { BenchFigure } from '../../geodata/model/bench-report.ts';
import { syncCodes } from '../../server/codes/sync-codes.ts';
import { migrate } from '../../server/database/migrations.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { readCaseRules } from '../../server/disposal/case-rules.ts';
import { readContractPage } from '../../server/disposal/parcels.repository.ts';
import { contractsPerPage, watchContracts } from '../../server/disposal/watch-contracts.ts';
import { projectRoot } from '../../server/project-root.ts';
import { createPostgresCluster, findPostgres } from '../support/postgres-cluster.ts';

const contracts = 1_000_000;
const rowsPerInsert = 50_000;
const asOf = '2026-05-01';
const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Contracts of every kind of life: not due, overdue, suspected, started, stopped, without a date. */
async function fill(sql: postgres.Sql): Promise<void> {
  await sql`
    INSERT INTO zone (zone_code, name, level, source_name, created_by, updated_by)
    VALUES ('BENCH', '测试开发区', 'unknown', '测试数据', 'bench', 'bench')`;
  for (let from = 1; from <= contracts; from += rowsPerInsert) {
    await sql`
      INSERT INTO supply_contract (zone_code, kind, contract_no, electronic_supervision_no, project_name, holder_name, location_text,
        area_square_metres, price_yuan, land_use_text, signed_on, agreed_start_on, actual_delivery_on, actual_start_on,
        suspended_on, built_area_square_metres, should_build_area_square_metres, invested_yuan, total_investment_yuan,
        source_name, created_by, updated_by)
      SELECT 'BENCH', 'transfer', 'HT-' || n, '3707002021B' || lpad((n % 1000000)::text, 7, '0') || '-' || (n / 1000000), '项目' || n,
        '示范企业' || n % 5000, '示范路' || n % 900 || '号', 20000 + n % 40000, 8000000 + n % 900000, '工业用地',
        date '2019-01-01' + (n % 2400)::integer, CASE WHEN n % 50 = 0 THEN NULL ELSE date '2020-01-01' + (n % 2500)::integer END,
        CASE WHEN n % 7 = 0 THEN date '2019-06-01' + (n % 2000)::integer END,
        CASE WHEN n % 4 <> 0 THEN date '2020-02-01' + (n % 2300)::integer END,
        CASE WHEN n % 40 = 1 THEN date '2020-02-01' + (n % 2300)::integer + 100 END,
        1000 + n % 9000, 30000, n % 20000000, 50000000, '测试数据', 'bench', 'bench'
      FROM generate_series(${from}::bigint, ${from + rowsPerInsert - 1}::bigint) AS n`;
  }
  await sql`VACUUM (ANALYZE) supply_contract`;
}

async function* scanPages(sql: postgres.ISql): AsyncGenerator<unknown[]> {
  for (let afterId = 0; ; ) {
    const page = await readContractPage(sql, 'BENCH', afterId, contractsPerPage);
    if (page.length > 0) yield page;
    if (page.length < contractsPerPage) return;
    afterId = page.at(-1)!.id;
  }
}

interface Peak {
  megabytes: number;
  stop(): void;
}

function watchMemory(): Peak {
  const peak: Peak = { megabytes: 0, stop: () => clearInterval(timer) };
  const look = () => {
    peak.megabytes = Math.max(peak.megabytes, process.memoryUsage().rss / 2 ** 20);
  };
  const timer = setInterval(look, 20);
  look();
  return peak;
}

/** Takes one page from a reader. */
async function nextPage<T>(pages: AsyncGenerator<T[]>, times: { seconds: number }): Promise<T[]> {
  const began = performance.now();
  const { value, done } = await pages.next();
  times.seconds += (performance.now() - began) / 1000;
  return done ? [] : value;
}

interface Pass {
  scanSeconds: number;
  detectionSeconds: number;
  detected: number;
  suspected: number;
}

/** Scan and detection take every page in turn, so that whatever else the machine does falls on both alike. */
async function sideBySide(sql: postgres.ISql, params: IdleParams, detectionFirst: boolean): Promise<Pass> {
  const scanned = { pages: scanPages(sql), seconds: 0 };
  const watched = { pages: watchContracts(sql, 'BENCH', asOf, params), seconds: 0 };
  let detected = 0;
  let suspected = 0;
  for (;;) {
    if (!detectionFirst) await nextPage(scanned.pages, scanned);
    const page = await nextPage(watched.pages, watched);
    if (detectionFirst) await nextPage(scanned.pages, scanned);
    if (page.length === 0) break;
    detected += page.length;
    for (const { detection } of page) if (detection.state === 'SUSPECTED') suspected += 1;
  }
  return { scanSeconds: scanned.seconds, detectionSeconds: watched.seconds, detected, suspected };
}

/** Figures of `npm run bench -- detection`: on `DATABASE_URL` (an empty database), or on a private PostgreSQL. */
export async function measure(): Promise<BenchFigure[]> {
  const given = process.env.DATABASE_URL;
  const found = findPostgres();
  if (!given && 'missing' in found) throw new Error(`${found.missing}；请设置 DATABASE_URL`);
  const cluster = given || 'missing' in found ? undefined : await createPostgresCluster(found.bin);
  const database = await openDatabase(
    { databaseUrl: given ?? cluster!.url, dataDir: '', maxConnections: 2 },
    {
      log: silent,
      onProgress: () => {},
      prepare: async (opened) => {
        await migrate(opened, { sqlFolder: join(projectRoot(), 'sql') });
        await syncCodes(opened.sql);
      },
    },
  );
  try {
    await database.whenReady;
    const { sql } = database;
    await fill(sql);
    const { params } = await readCaseRules(sql);
    const memory = watchMemory();
    const passes = [await sideBySide(sql, params, false), await sideBySide(sql, params, true)];
    memory.stop();
    const total = (figure: keyof Pass) => passes.reduce((sum, pass) => sum + pass[figure], 0);
    const detected = Math.min(...passes.map((pass) => pass.detected));
    return [
      {
        name: 'Contracts detected',
        value: detected,
        unit: 'count',
        limit: { comparison: 'at least', value: contracts },
      },
      { name: 'of these suspected', value: passes[0]!.suspected, unit: 'count' },
      { name: 'Bare scan of the same pages', value: total('scanSeconds') / 2, unit: 's', note: 'mean of 2' },
      { name: 'Detection', value: total('detectionSeconds') / 2, unit: 's', note: 'mean of 2' },
      {
        name: 'Detection against the bare scan',
        value: total('detectionSeconds') / total('scanSeconds'),
        unit: 'ratio',
        limit: { comparison: 'at most', value: 2 },
      },
      {
        name: 'Peak memory of the process',
        value: memory.megabytes,
        unit: 'MB',
        limit: { comparison: 'at most', value: 400 },
      },
    ];
  } finally {
    await database.close();
    await cluster?.dispose();
  }
}
