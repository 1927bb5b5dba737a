import { outOfScope } from './constraints.ts';
import { applyRareFacts, failMaskOf } from './fail-mask.ts';
import type { MaskQuery } from './mask-query.ts';
import { maskColumnNames, type SupplySnapshot, termShift } from './snapshot.ts';
import { failMaskModuleBase64 } from './wasm/fail-mask-module.ts';
import { amountsAddress, parameterBytes, parameterNames } from './wasm/layout.ts';

/** Computes fail masks over one snapshot. The array it returns is overwritten by its next call. */
export type MaskEngine = {
  readonly kind: 'wasm' | 'js';
  failMask: (query: MaskQuery) => Uint32Array;
};

type Kernel = (
  tiles: number,
  out: number,
  count: number,
  side: number,
  base: number,
  flags: number,
  readyLatestDay: number,
) => void;

const tileBytes = maskColumnNames.length * 16;

/** Bytes of the tiles of a block: four rows each, the last one filled up. */
const blockBytes = ({ start, end }: { start: number; end: number }): number =>
  Math.ceil((end - start) / 4) * tileBytes;

/**
 * Copies the columns into tiles of four rows, so that the kernel reads one stream with constant offsets. Every block
 * begins a tile of its own.
 */
const writeTiles = (snapshot: SupplySnapshot, target: Int32Array): void => {
  const columns = maskColumnNames.map((name) => snapshot.mask[name]);
  let tile = 0;
  for (const { start, end } of snapshot.blocks) {
    for (let row = start; row < end; row += 4, tile += tileBytes / 4) {
      columns.forEach((column, place) => {
        for (let lane = 0; lane < 4; lane += 1)
          target[tile + place * 4 + lane] = column[row + lane] as number;
      });
    }
  }
};

const place = (name: (typeof parameterNames)[number]): number => parameterNames.indexOf(name);

const writeParameters = (memory: WebAssembly.Memory, query: MaskQuery): void => {
  const values: Record<
    Exclude<(typeof parameterNames)[number], `${string}_SPACE`>,
    number | readonly number[]
  > = {
    AS_OF: query.asOfDay,
    USE: query.use,
    MODES: query.modes,
    UTILITIES: query.utilities,
    TERM: query.termYears << termShift,
    HAZARD: query.hazardDecimetres,
    FAR_MIN: query.farMinMillis,
    FAR_MAX: query.farMaxMillis,
    AREA_MIN: query.areaMinCentis,
    AREA_MAX: query.areaMaxCentis,
    AREA_LIMIT: query.areaLimitCentis,
    PRICE: query.priceMaxCents,
  };
  const words = new Int32Array(memory.buffer, 0, parameterBytes / 4);
  for (const [name, value] of Object.entries(values)) {
    words.set(typeof value === 'number' ? [value] : value, place(name as keyof typeof values));
  }
  new Float64Array(memory.buffer, amountsAddress, 2).set([query.investment, query.tax]);
};

/**
 * The SIMD engine: copies the mask columns into memory of its own once (44 bytes a row, 4 for the mask), so build one engine for each
 * snapshot. Throws where WebAssembly SIMD is missing or a content policy forbids compiling it ('wasm-unsafe-eval').
 */
export const createWasmMaskEngine = (snapshot: SupplySnapshot): MaskEngine => {
  const binary = Uint8Array.from(atob(failMaskModuleBase64), (character) => character.charCodeAt(0));
  const module = new WebAssembly.Module(binary);
  const bytes = snapshot.blocks.map(blockBytes);
  const out = parameterBytes + bytes.reduce((sum, block) => sum + block, 0);
  const memory = new WebAssembly.Memory({ initial: Math.ceil((out + snapshot.paddedCount * 4) / 65_536) });
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const kernel = instance.exports.mask as Kernel;
  writeTiles(snapshot, new Int32Array(memory.buffer, parameterBytes, (out - parameterBytes) / 4));
  const result = new Uint32Array(memory.buffer, out, snapshot.count);
  return {
    kind: 'wasm',
    failMask: (query) => {
      writeParameters(memory, query);
      let tiles = parameterBytes;
      // In order: a run writes up to three words of the next one, which that one then writes itself.
      query.runs.forEach(({ start, end, isSkipped, side, base, flags, readyLatestDay }, block) => {
        if (isSkipped) result.fill(outOfScope, start, end);
        else kernel(tiles, out + start * 4, end - start, side, base, flags, readyLatestDay);
        tiles += bytes[block] as number;
      });
      applyRareFacts(snapshot, query, result);
      return result;
    },
  };
};

/** The plain JavaScript engine, which needs nothing. */
export const createJsMaskEngine = (snapshot: SupplySnapshot): MaskEngine => {
  const result = new Uint32Array(snapshot.count);
  return { kind: 'js', failMask: (query) => failMaskOf(snapshot, query, result) };
};

/** The SIMD engine where it can be had, else the plain one; both give the same masks. */
export const createMaskEngine = (snapshot: SupplySnapshot): MaskEngine => {
  try {
    return createWasmMaskEngine(snapshot);
  } catch (cause) {
    console.warn('matching: WebAssembly SIMD is not available, the plain engine answers', cause);
    return createJsMaskEngine(snapshot);
  }
};
