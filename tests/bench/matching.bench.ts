// Matching: the figures that need no database, on a million generated pieces.
import * as assemblyScript from 'assemblyscript/asc';
import { failMaskOf } from '../../geodata/analysis/matching/fail-mask.ts';
import { createWasmMaskEngine } from '../../geodata/analysis/matching/mask-engine.ts';
import { prepareMaskQuery } from '../../geodata/analysis/matching/mask-query.ts';
import { match } from '../../geodata/analysis/matching/match.ts';
import { builtInMatchParameters as parameters } from '../../geodata/analysis/matching/parameters.ts';
import type { SupplySnapshot } from '../../geodata/analysis/matching/snapshot.ts';
import { SnapshotBuilder } from '../../geodata/analysis/matching/snapshot-builder.ts';
import { maskHistogram, relaxationCounts } from '../../geodata/analysis/matching/what-if.ts';
import type { BenchFigure } from '../../geodata/model/bench-report.ts';
import { SupplyKind } from '../../geodata/model/supply-record.ts';
import { demandOf } from '../unit/analysis/matching/builders.ts';
import {
  asOf,
  generateAreas,
  generateDemand,
  generateSupply,
} from '../unit/analysis/matching/generate-supply.ts';

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

const build = (): SupplySnapshot => {
  const builder = new SnapshotBuilder();
  // The test records promise utilities far more often than zones do: one plot in ten keeps its promise here.
  const records = generateSupply(1, distinct).map((record, place) =>
    place % 10 === 0 ? record : { ...record, plannedUtilities: [] },
  );
  for (let turn = 0; turn < pieces / distinct; turn += 1) {
    for (const record of records) {
      const areaSquareMetres = Math.round(record.areaSquareMetres * (100 + turn)) / 100;
      builder.add({ ...record, areaSquareMetres, id: `${turn}/${record.id}`, code: `${record.code}${turn}` });
    }
  }
  return builder.build({ revision: 1, dataVersions: {}, areas: generateAreas(2) });
};

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
  return [
    { name: 'Pieces', value: snapshot.count, unit: 'count' },
    { name: 'Pieces masked; blocks never offered are skipped', value: masked, unit: 'count' },
    { name: 'Building the snapshot, generation included', value: built, unit: 's' },
    { name: 'Memory sum of the columns and the mask', value: sum, unit: 'ms' },
    { name: 'Fail mask, SIMD, all 19 constraints', value: simd, unit: 'ms' },
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
    { name: 'All 4,096 relaxation counts', value: counting, unit: 'ms' },
    { name: 'Relaxation counts against one mask', value: counting / simd, unit: 'ratio' },
    { name: 'A whole match, any land', value: answer, unit: 'ms' },
    { name: 'A whole match, usual demand', value: usual, unit: 'ms' },
  ];
}
