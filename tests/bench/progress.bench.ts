// The dashboard over a million parcels and 200,000 cases: its figures from sums kept with every write, against the bare sums and
// against scans of the records. PostgreSQL by DATABASE_URL, or a private server.
import type postgres from 'postgres';
import type { BenchFigure } from '../../geodata/model/bench-report.ts';
import { migrate } from '../../server/database/migrations.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { recountCases, recountParcels } from '../../server/land/land-summary.ts';
import { computeProgress } from '../../server/reports/compute-progress.ts';
import { readCurrentInputs } from '../../server/reports/current-inputs.repository.ts';
import { readProgressParams } from '../../server/reports/report-rules.ts';
import { projectSqlFolder, silentLog } from '../support/database.ts';
import { createPostgresCluster, findPostgres } from '../support/postgres-cluster.ts';
import { fillProgress, isFilledAlike } from './progress-database.ts';

const zoneCode = 'BENCH';
const asOf = '2026-05-01';

/** Fastest of some runs in milliseconds, after two to warm up: what the machine does when nothing else disturbs. */
async function fastest(runs: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  if (runs > 3) await work();
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

type Query = (sql: postgres.Sql) => Promise<readonly Record<string, unknown>[]>;

/** Each figure: as the dashboard sums it, and over the records themselves. */
const figures: readonly { name: string; sums: Query; scan: Query }[] = [
  {
    name: 'Land by class and use',
    sums: (sql) => sql`
      SELECT land_class AS item, sum(parcel_count)::float8 AS count, sum(area_square_metres)::float8 AS amount FROM land_summary
      WHERE zone_code = ${zoneCode} AND parcel_count > 0 GROUP BY land_class ORDER BY 1`,
    scan: (sql) => sql`
      SELECT land_class AS item, count(*)::float8 AS count, sum(area_square_metres)::float8 AS amount FROM parcel_count
      WHERE zone_code = ${zoneCode} GROUP BY land_class ORDER BY 1`,
  },
  {
    name: 'Cases by cause',
    sums: (sql) => sql`
      SELECT item, item_count::float8 AS count, amount::float8 AS amount FROM idle_case_summary
      WHERE zone_code = ${zoneCode} AND figure = 'cause' AND item_count > 0 ORDER BY 1`,
    scan: (sql) => sql`
      SELECT COALESCE(idle_case.cause, 'undetermined') AS item, count(*)::float8 AS count,
        sum(COALESCE(area_cert_square_metres, area_gis_square_metres))::float8 AS amount
      FROM idle_case JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id
      WHERE idle_case.zone_code = ${zoneCode} AND is_open GROUP BY 1 ORDER BY 1`,
  },
  {
    name: 'Cases by age',
    sums: (sql) => sql`
      SELECT day > ${asOf}::date - interval '1 year' AS item, sum(item_count)::float8 AS count FROM idle_case_summary
      WHERE zone_code = ${zoneCode} AND figure = 'age' AND item_count > 0 GROUP BY 1 ORDER BY 1`,
    scan: (sql) => sql`
      SELECT clock_start > ${asOf}::date - interval '1 year' AS item, count(*)::float8 AS count FROM idle_case
      WHERE zone_code = ${zoneCode} AND is_open GROUP BY 1 ORDER BY 1`,
  },
  {
    name: 'Overdue steps',
    sums: (sql) => sql`
      SELECT item, sum(item_count)::float8 AS count FROM idle_case_summary
      WHERE zone_code = ${zoneCode} AND figure = 'step' AND day < ${asOf}::date AND item_count > 0 GROUP BY 1 ORDER BY 1`,
    scan: (sql) => sql`
      SELECT code AS item, count(DISTINCT case_id)::float8 AS count FROM idle_case_deadline AS deadline
      WHERE zone_code = ${zoneCode} AND kind = 'duty' AND due_on < ${asOf}::date
        AND EXISTS (SELECT FROM idle_case WHERE idle_case.zone_code = deadline.zone_code AND idle_case.id = deadline.case_id AND is_open)
      GROUP BY 1 ORDER BY 1`,
  },
  {
    name: 'Fees due and paid',
    sums: (sql) => sql`
      SELECT item, amount::float8 AS amount FROM idle_case_summary
      WHERE zone_code = ${zoneCode} AND figure = 'fee' ORDER BY 1`,
    scan: (sql) => sql`
      SELECT event_type AS item, sum((payload ->> 'amountYuan')::numeric)::float8 AS amount FROM idle_case_event
      WHERE zone_code = ${zoneCode} AND event_type IN ('fee_decided', 'fee_payment_recorded') GROUP BY 1 ORDER BY 1`,
  },
  {
    name: 'Land taken back with bonds',
    sums: (sql) => sql`
      SELECT sum(item_count)::float8 AS count FROM idle_case_summary
      WHERE zone_code = ${zoneCode} AND figure = 'bond' AND item = 'planned'`,
    scan: (sql) => sql`
      SELECT count(DISTINCT case_id)::float8 AS count FROM idle_case_event
      WHERE zone_code = ${zoneCode} AND event_type = 'bond_advanced'`,
  },
];

/** Nothing but the sums that the dashboard rests on, in one round trip. */
const bareSums: Query = (sql) => sql`
  SELECT 'land' AS figure, land_class || ' ' || stock_class AS item, sum(parcel_count)::float8 AS count,
    sum(area_square_metres)::float8 AS amount, sum(floor_square_metres)::float8 AS floor
  FROM land_summary WHERE zone_code = ${zoneCode} GROUP BY land_class, stock_class
  UNION ALL
  SELECT figure, item, sum(item_count)::float8, sum(amount)::float8, 0
  FROM idle_case_summary WHERE zone_code = ${zoneCode} GROUP BY figure, item`;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

async function measureIn(sql: postgres.Sql): Promise<BenchFigure[]> {
  const counts = await fillProgress(sql, zoneCode);
  const params = await readProgressParams(sql);
  const dashboard = await fastest(25, () => readCurrentInputs(sql, [zoneCode], asOf));
  const bare = await fastest(25, () => bareSums(sql));
  const wholeDay = await fastest(10, () =>
    computeProgress(sql, [zoneCode], { asOf, withCurrent: true }, params),
  );
  const results: BenchFigure[] = [];
  let scans = 0;
  for (const { name, sums, scan } of figures) {
    if (!same([...(await sums(sql))], [...(await scan(sql))]))
      throw new Error(`${name}: the sums differ from the records`);
    const summed = await fastest(25, () => sums(sql));
    const scanned = await fastest(3, () => scan(sql));
    scans += scanned;
    results.push({
      name: `${name}: scan of the records against its sums`,
      value: scanned / summed,
      unit: 'ratio',
      limit: { comparison: 'at least', value: 50 },
      note: `${scanned.toFixed(0)} ms : ${summed.toFixed(2)} ms`,
    });
  }
  const write = await fastest(5, () =>
    sql.begin(async (open) => {
      await recountParcels(open, zoneCode, [7]);
      await recountCases(open, zoneCode, [7]);
    }),
  );
  if (!(await isFilledAlike(sql))) throw new Error('the sums do not agree with the records after a write');
  return [
    { name: 'Parcels', value: counts.parcels, unit: 'count' },
    { name: 'Cases', value: counts.cases, unit: 'count' },
    { name: 'Rows of sums', value: counts.sums, unit: 'count' },
    { name: 'Bare sums', value: bare, unit: 'ms' },
    { name: 'All current figures of the dashboard', value: dashboard, unit: 'ms' },
    {
      name: 'Dashboard against the bare sums',
      value: dashboard / bare,
      unit: 'ratio',
      limit: { comparison: 'at most', value: 2 },
    },
    {
      name: 'Scans of all records against the dashboard',
      value: scans / dashboard,
      unit: 'ratio',
      limit: { comparison: 'at least', value: 50 },
    },
    ...results,
    { name: 'All figures with those of the ledgers', value: wholeDay, unit: 'ms' },
    { name: 'Counting a parcel and a case anew with a write', value: write, unit: 'ms' },
  ];
}

/** Figures of `npm run bench -- progress`. */
export async function measure(): Promise<BenchFigure[]> {
  const given = process.env.DATABASE_URL;
  const found = findPostgres();
  if (!given && 'missing' in found) throw new Error(`${found.missing}；请设置 DATABASE_URL`);
  const cluster = given || 'missing' in found ? undefined : await createPostgresCluster(found.bin);
  const database = await openDatabase(
    { databaseUrl: given ?? cluster!.url, dataDir: '', statementTimeoutMs: 600_000 },
    { log: silentLog, onProgress: () => {} },
  );
  try {
    await database.whenReady;
    await migrate(database, { sqlFolder: projectSqlFolder });
    return await measureIn(database.sql);
  } finally {
    await database.close();
    await cluster?.dispose();
  }
}
