// Matching: a million generated pieces against memory, PostgreSQL (DATABASE_URL, or a private server) and naive Turf.
import { area, centroid, distance, point, polygon } from '@turf/turf';
import * as assemblyScript from 'assemblyscript/asc';
import type postgres from 'postgres';
import { constraints, fixedCount, fixedMask } from '../../geodata/analysis/matching/constraints.ts';
import { failMaskOf } from '../../geodata/analysis/matching/fail-mask.ts';
import { createWasmMaskEngine } from '../../geodata/analysis/matching/mask-engine.ts';
import { type MaskQuery, prepareMaskQuery } from '../../geodata/analysis/matching/mask-query.ts';
import { match } from '../../geodata/analysis/matching/match.ts';
import { builtInMatchParameters as parameters } from '../../geodata/analysis/matching/parameters.ts';
import { seededRandom } from '../../geodata/analysis/matching/seeded-random.ts';
import type { SupplySnapshot } from '../../geodata/analysis/matching/snapshot.ts';
import { SnapshotBuilder } from '../../geodata/analysis/matching/snapshot-builder.ts';
import { maskHistogram, relaxationCounts } from '../../geodata/analysis/matching/what-if.ts';
import { middleOf, planeShape, shapeArea } from '../../geodata/analysis/siting/plane-shape.ts';
import type { BenchFigure } from '../../geodata/model/bench-report.ts';
import type { Demand } from '../../geodata/model/demand.ts';
import type { SupplyArea } from '../../geodata/model/supply-area.ts';
import { SupplyKind, type SupplyRecord } from '../../geodata/model/supply-record.ts';
import { createLocalPlane } from '../../geodata/units/local-plane.ts';
import { migrate } from '../../server/database/migrations.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { createPostgresClient } from '../../server/database/postgres-client.ts';
import { projectSqlFolder, silentLog } from '../support/database.ts';
import { createPostgresCluster, findPostgres } from '../support/postgres-cluster.ts';
import { demandOf } from '../unit/analysis/matching/builders.ts';
import {
  asOf,
  generateAreas,
  generateDemand,
  generateSupply,
} from '../unit/analysis/matching/generate-supply.ts';
import { factorsOf, judge, scoreOf } from '../unit/analysis/matching/reference.ts';
import { geographyAreas, loadColumns, maskCounts } from './matching-database.ts';
import { measureHttp } from './matching-http.ts';

const pieces = 1_000_000;
/** Distinct records; each comes back with another area and code until there are enough. */
const distinct = 50_000;

/** Fastest of some runs in milliseconds, after two to warm up: what the machine does when nothing else disturbs. */
const fastest = (runs: number, work: () => unknown): number => {
  work();
  work();
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...times);
};

/** A million records one after the other; the same ones every time. */
function* millionRecords(): Generator<SupplyRecord> {
  // The test records promise utilities far more often than zones do: one plot in ten keeps its promise here.
  const records = generateSupply(1, distinct).map((record, place) =>
    place % 10 === 0 ? record : { ...record, plannedUtilities: [] },
  );
  for (let turn = 0; turn < pieces / distinct; turn += 1) {
    for (const record of records) {
      const areaSquareMetres = Math.round(record.areaSquareMetres * (100 + turn)) / 100;
      yield { ...record, areaSquareMetres, id: `${turn}/${record.id}`, code: `${record.code}${turn}` };
    }
  }
}

const areas = generateAreas(2);

const build = (): SupplySnapshot => {
  const builder = new SnapshotBuilder();
  for (const record of millionRecords()) builder.add(record);
  return builder.build({ revision: 1, dataVersions: {}, areas });
};

/** Ids of the best twenty offerable pieces by the naive reference, which shares nothing with the engine. */
const bruteForceTop20 = (snapshot: SupplySnapshot, demand: Demand): string[] => {
  const areaOf = new Map(snapshot.areas.map((area) => [`${area.zoneCode} ${area.parkCode}`, area]));
  type Ranked = { id: string; code: string; keys: number[] };
  const better = (a: Ranked, b: Ranked): number => {
    for (const [place, key] of a.keys.entries())
      if (key !== b.keys[place]) return key - (b.keys[place] as number);
    return a.code !== b.code ? (a.code < b.code ? -1 : 1) : a.id < b.id ? -1 : 1;
  };
  let best: Ranked[] = [];
  for (const record of millionRecords()) {
    const area = areaOf.get(`${record.zoneCode} ${record.parkCode}`) as SupplyArea;
    const judged = judge(record, area, demand, parameters, asOf, new Set());
    if (judged === null || judged.failed.length > 0 || judged.group !== 'offerable') continue;
    const factors = factorsOf(record, area, demand, parameters, asOf);
    const score = scoreOf(factors, parameters.weights);
    const low = record.kind === 'land' ? demand.areaMinSquareMetres : demand.floorAreaMinSquareMetres;
    best.push({
      id: record.id,
      code: record.code,
      keys: [
        -Math.floor(score * 100 + 0.5 + 1e-7),
        -(factors.stock as number),
        -Math.round((factors.readiness as number) * 1e8),
        Math.round((record.areaSquareMetres - (low ?? 0)) * 100),
      ],
    });
    if (best.length > 2000) best = best.toSorted(better).slice(0, 20);
  }
  return best
    .toSorted(better)
    .slice(0, 20)
    .map(({ id }) => id);
};

/** Rectangular plots turned at random, in China's latitudes: rings in degrees. */
const plots = (count: number): [number, number][][] => {
  const random = seededRandom(17);
  return Array.from({ length: count }, () => {
    const plane = createLocalPlane([75 + random() * 55, 18 + random() * 35]);
    const [width, height, turn] = [40 + random() * 400, 40 + random() * 400, random() * Math.PI];
    const corners = [
      [-width, -height],
      [width, -height],
      [width, height],
      [-width, height],
      [-width, -height],
    ] as const;
    return corners.map(([x, y]) =>
      plane.toDegrees([
        (x * Math.cos(turn) - y * Math.sin(turn)) / 2,
        (x * Math.sin(turn) + y * Math.cos(turn)) / 2,
      ]),
    );
  });
};

/** What a plain filter with Turf does a piece: its area, and the distances to an exit, a yard and a port. */
const naiveTurf = (rings: readonly [number, number][][]): number => {
  let fit = 0;
  for (const ring of rings) {
    const shape = polygon([ring]);
    const centre = centroid(shape);
    const size = area(shape);
    const near = [0.05, 0.1, 0.4].map((offset) =>
      distance(centre, point([(ring[0] as [number, number])[0] + offset, (ring[0] as [number, number])[1]])),
    );
    if (size > 20_000 && size < 60_000 && near.every((kilometres) => kilometres < 20)) fit += 1;
  }
  return fit;
};

const planeArea = (ring: readonly [number, number][]): number => {
  const geometry = { type: 'MultiPolygon' as const, coordinates: [[[...ring]]] };
  return shapeArea(planeShape(geometry, createLocalPlane(middleOf(geometry))));
};

/** PostgreSQL where `DATABASE_URL` says, else a private server; undefined where there is none. */
async function openServer(): Promise<{ url: string; close: () => Promise<void> } | undefined> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined) return { url: given, close: async () => {} };
  const found = findPostgres();
  if ('missing' in found) return undefined;
  const cluster = await createPostgresCluster(found.bin);
  return { url: cluster.url, close: () => cluster.dispose() };
}

/** A database of one's own on a server, removed afterwards. */
async function inDatabase<T>(serverUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const name = `luodi_bench_${process.pid}`;
  const admin = createPostgresClient({
    log: silentLog,
    maxConnections: 1,
    target: { databaseUrl: serverUrl },
  });
  await admin`CREATE DATABASE ${admin(name)}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = await openDatabase(
    { databaseUrl: url.href, dataDir: '', statementTimeoutMs: 600_000 },
    { log: silentLog, onProgress: () => {} },
  );
  await database.whenReady;
  try {
    await migrate(database, { sqlFolder: projectSqlFolder });
    return await work(database.sql);
  } finally {
    await database.close();
    await admin`DROP DATABASE ${admin(name)} WITH (FORCE)`;
    await admin.end();
  }
}

/** The ratios of a run against the database. */
async function againstDatabase(
  sql: postgres.Sql,
  snapshot: SupplySnapshot,
  query: MaskQuery,
  { masks, simd, counting }: { masks: Uint32Array; simd: number; counting: number },
): Promise<BenchFigure[]> {
  await loadColumns(sql, snapshot);
  let inDatabase = new Map<number, number>();
  let fastestQuery = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 4; turn += 1) {
    const began = performance.now();
    inDatabase = await maskCounts(sql, query);
    fastestQuery = Math.min(fastestQuery, performance.now() - began);
  }
  const histogram = maskHistogram(masks);
  const counts = relaxationCounts(histogram);
  const differing = histogram.masks.filter((mask) => inDatabase.get(mask) !== histogram.counts[mask]).length;
  const rows = [...inDatabase].filter(([mask]) => (mask & fixedMask) === 0);
  let wrong = Math.abs(inDatabase.size - histogram.masks.length) + differing;
  for (let set = 0; set < counts.length; set += 1) {
    const brute = rows.reduce(
      (sum, [mask, count]) => sum + (((mask >>> fixedCount) & ~set) === 0 ? count : 0),
      0,
    );
    if (brute !== counts[set]) wrong += 1;
  }
  const rings = plots(2000);
  const truth = await geographyAreas(sql, rings);
  const worst = (areaOf: (ring: [number, number][]) => number): number =>
    Math.max(...rings.map((ring, place) => Math.abs(areaOf(ring) / (truth[place] as number) - 1)));
  const plane = worst(planeArea);
  const turf = worst((ring) => area(polygon([ring])));
  return [
    {
      name: 'PostGIS: the same mask, GROUP BY',
      value: fastestQuery,
      unit: 'ms',
      note: 'integer columns, all cores it takes',
    },
    {
      name: 'PostGIS query against the SIMD mask',
      value: fastestQuery / simd,
      unit: 'ratio',
      limit: { comparison: 'at least', value: 20 },
    },
    {
      name: 'Relaxation counts against one PostGIS query',
      value: counting / fastestQuery,
      unit: 'ratio',
      limit: { comparison: 'at most', value: 0.05 },
    },
    {
      name: 'Counts that differ from the database',
      value: wrong,
      unit: 'count',
      limit: { comparison: 'at most', value: 0 },
    },
    {
      name: 'Area of the local plane, largest error against geography',
      value: plane,
      unit: 'ratio',
      limit: { comparison: 'at most', value: 1e-5 },
    },
    {
      name: "Turf's area error over the local plane's",
      value: turf / plane,
      unit: 'ratio',
      limit: { comparison: 'at least', value: 100 },
    },
  ];
}

/** One zone with all the pieces, as pages of JSON. */
async function* pagesOfOneZone(zoneCode: string): AsyncGenerator<string> {
  let page: SupplyRecord[] = [];
  for (const record of millionRecords()) {
    page.push({ ...record, zoneCode });
    if (page.length < 2000) continue;
    yield JSON.stringify(page);
    page = [];
  }
  if (page.length > 0) yield JSON.stringify(page);
}

async function overHttp(sql: postgres.Sql): Promise<BenchFigure[]> {
  const zoneCode = 'BENCH';
  const own = areas
    .filter((entry) => entry.zoneCode === areas[0]?.zoneCode)
    .map((entry) => ({ ...entry, zoneCode }));
  const demand = demandOf({ needBy: '2027-12-31' });
  const figures = await measureHttp(sql, asOf, zoneCode, own, pagesOfOneZone(zoneCode), demand);
  return [
    { name: 'A match in process, the engine in its thread', value: figures.inProcessMs, unit: 'ms' },
    { name: 'The same over HTTP', value: figures.overHttpMs, unit: 'ms' },
    { name: 'HTTP overhead', value: figures.overHttpMs - figures.inProcessMs, unit: 'ms' },
    { name: 'of that the engine alone', value: figures.engineMs, unit: 'ms' },
    {
      name: 'Event loop lag meanwhile, p99',
      value: figures.lagP99Ms,
      unit: 'ms',
      limit: { comparison: 'at most', value: 50 },
    },
  ];
}

const sumSource = `export function sum(from: usize, bytes: usize): i32 {
  let a = i32x4.splat(0), b = a, c = a, d = a;
  for (let at = from, end = from + bytes; at < end; at += 64) {
    a = i32x4.add(a, v128.load(at)); b = i32x4.add(b, v128.load(at, 16));
    c = i32x4.add(c, v128.load(at, 32)); d = i32x4.add(d, v128.load(at, 48));
  }
  a = i32x4.add(i32x4.add(a, b), i32x4.add(c, d));
  return i32x4.extract_lane(a, 0) + i32x4.extract_lane(a, 1) + i32x4.extract_lane(a, 2) + i32x4.extract_lane(a, 3);
}`;

/** A sum over as many bytes as the mask reads and writes, by SIMD: the time that merely touching them takes. */
const memorySum = async (byteLength: number): Promise<() => number> => {
  let binary: Uint8Array | undefined;
  await assemblyScript.main(
    ['sum.ts', '--outFile=sum.wasm', '--runtime=stub', '--importMemory', '--enable=simd', '-O3'],
    {
      readFile: (name) => (name === 'sum.ts' ? sumSource : null),
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (!binary) throw new Error('the memory sum does not compile');
  const memory = new WebAssembly.Memory({ initial: Math.ceil(byteLength / 65_536) + 1 });
  new Uint32Array(memory.buffer).fill(7);
  const module = new WebAssembly.Module(binary as Uint8Array<ArrayBuffer>);
  const sum = new WebAssembly.Instance(module, { env: { memory } }).exports.sum as (
    from: number,
    bytes: number,
  ) => number;
  return () => sum(0, byteLength);
};

/** Figures of `npm run bench -- matching`. */
export async function measure(): Promise<BenchFigure[]> {
  const began = performance.now();
  const snapshot = build();
  const built = (performance.now() - began) / 1000;
  const engine = createWasmMaskEngine(snapshot);
  // Every zone, so that every row is masked and none skipped.
  const zoneCodes = [...new Set(snapshot.areas.map((area) => area.zoneCode))];
  const demand = { ...generateDemand(3), zoneCodes, kinds: [...SupplyKind.options] };
  const scope = { asOf, includePotential: true, blockedHolders: new Set<string>() };
  const query = prepareMaskQuery(snapshot, demand, parameters, scope);

  const out = new Uint32Array(snapshot.count);

  // In turns, so that whatever else the machine does disturbs both alike.
  const readMemory = await memorySum(snapshot.maskBuffer.byteLength + snapshot.count * 4);
  let sum = Number.POSITIVE_INFINITY;
  let simd = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 40; turn += 1) {
    sum = Math.min(sum, fastest(1, readMemory));
    simd = Math.min(
      simd,
      fastest(1, () => engine.failMask(query)),
    );
  }
  const masked = query.runs.reduce(
    (rows, { isSkipped, start, end }) => rows + (isSkipped ? 0 : end - start),
    0,
  );
  const plain = fastest(5, () => failMaskOf(snapshot, query, out));
  const masks = engine.failMask(query).slice();
  failMaskOf(snapshot, query, out);
  const differing = masks.reduce((sum, mask, row) => sum + Number(mask !== out[row]), 0);
  const counting = fastest(5, () => relaxationCounts(maskHistogram(masks)));
  const answer = fastest(3, () => match(snapshot, demand, { asOf, parameters, engine }));
  const usual = fastest(3, () => match(snapshot, demandOf({ zoneCodes }), { asOf, parameters, engine }));
  const sample = plots(5000);
  const turf = (fastest(1, () => naiveTurf(sample)) / sample.length) * pieces;
  const wanted = bruteForceTop20(snapshot, demand);
  const found = match(snapshot, demand, { asOf, parameters, engine }).candidates.map(({ id }) => id);
  const misplaced =
    wanted.filter((id, place) => found[place] !== id).length + Math.abs(wanted.length - found.length);
  const server = await openServer();
  const further: BenchFigure[] = [];
  if (server !== undefined) {
    try {
      further.push(
        ...(await inDatabase(server.url, async (sql) => [
          ...(await againstDatabase(sql, snapshot, query, { masks, simd, counting })),
          ...(await overHttp(sql)),
        ])),
      );
    } finally {
      await server.close();
    }
  }
  return [
    { name: 'Pieces', value: snapshot.count, unit: 'count' },
    { name: 'Pieces masked; blocks never offered are skipped', value: masked, unit: 'count' },
    { name: 'Building the snapshot, generation included', value: built, unit: 's' },
    { name: 'Memory sum of the columns and the mask', value: sum, unit: 'ms' },
    { name: `Fail mask, SIMD, all ${constraints.length} constraints`, value: simd, unit: 'ms' },
    {
      name: 'SIMD mask against the memory sum',
      value: simd / sum,
      unit: 'ratio',
      limit: { comparison: 'at most', value: 2 },
    },
    { name: 'Fail mask, plain JavaScript', value: plain, unit: 'ms' },
    { name: 'SIMD against plain JavaScript', value: plain / simd, unit: 'ratio' },
    {
      name: 'Masks that differ between the engines',
      value: differing,
      unit: 'count',
      limit: { comparison: 'at most', value: 0 },
    },
    {
      name: `All ${relaxationCounts(maskHistogram(masks)).length} relaxation counts`,
      value: counting,
      unit: 'ms',
    },
    { name: 'Relaxation counts against one mask', value: counting / simd, unit: 'ratio' },
    { name: 'A whole match, any land', value: answer, unit: 'ms' },
    { name: 'A whole match, usual demand', value: usual, unit: 'ms' },
    {
      name: 'Naive Turf, area and three distances',
      value: turf,
      unit: 'ms',
      note: `measured on ${sample.length} plots`,
    },
    {
      name: 'Naive Turf against the SIMD mask',
      value: turf / simd,
      unit: 'ratio',
      limit: { comparison: 'at least', value: 1000 },
    },
    {
      name: 'Places of the top 20 that differ from brute force',
      value: misplaced,
      unit: 'count',
      limit: { comparison: 'at most', value: 0 },
    },
    ...further,
  ];
}
