import { outOfScope } from './constraints.ts';
import { applyRareFacts, failMaskOf } from './fail-mask.ts';
import type { MaskQuery } from './mask-query.ts';
import type { SupplySnapshot } from './snapshot.ts';
import { failMaskModuleBase64 } from './wasm/fail-mask-module.ts';
import { amountsAddress, parameterBytes, parameterNames } from './wasm/layout.ts';

/** Computes fail masks over one snapshot. The array it returns is overwritten by its next call. */
export type MaskEngine = {
  readonly kind: 'wasm' | 'js';
  failMask: (query: MaskQuery) => Uint32Array;
};

type Kernel = (
  columns: number,
  stride: number,
  out: number,
  start: number,
  end: number,
  side: number,
  base: number,
  chemicalPark: number,
  readyLatestDay: number,
) => void;

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
    TERM: query.termYears,
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
 * The SIMD engine: copies the mask columns into memory of its own once (48 bytes a row), so build one engine for each
 * snapshot. Throws where WebAssembly SIMD is missing or a content policy forbids compiling it ('wasm-unsafe-eval').
 */
export const createWasmMaskEngine = (snapshot: SupplySnapshot): MaskEngine => {
  const binary = Uint8Array.from(atob(failMaskModuleBase64), (character) => character.charCodeAt(0));
  const module = new WebAssembly.Module(binary);
  const stride = snapshot.paddedCount * 4;
  const out = parameterBytes + snapshot.maskBuffer.byteLength;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((out + stride) / 65_536) });
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const kernel = instance.exports.mask as Kernel;
  new Uint8Array(memory.buffer, parameterBytes).set(new Uint8Array(snapshot.maskBuffer));
  const result = new Uint32Array(memory.buffer, out, snapshot.count);
  return {
    kind: 'wasm',
    failMask: (query) => {
      writeParameters(memory, query);
      for (const run of query.runs) {
        // In order: a run writes up to three rows of the next one, which that one then writes itself.
        const { start, end, side, base, chemicalPark, readyLatestDay } = run;
        if (run.isSkipped) result.fill(outOfScope, start, end);
        else kernel(parameterBytes, stride, out, start, end, side, base, chemicalPark, readyLatestDay);
      }
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
