/** The part of the WebAssembly module that coordinate conversion needs. */
export interface GdalMemory {
  ccall(name: string, returns: 'number' | null, argumentTypes: 'number'[], values: number[]): number;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, pointer: number, mostBytes: number): void;
  /** Replaced when the memory grows: always read them afresh. */
  HEAPF64: Float64Array;
  HEAP32: Int32Array;
}

const call = (memory: GdalMemory, name: string, values: number[]) =>
  memory.ccall(
    name,
    'number',
    values.map(() => 'number' as const),
    values,
  );

/**
 * Converts `[x, y]` pairs, east before north whatever the systems' official order, from one definition (EPSG code or
 * well-known text) to another. Positions that cannot be converted come back as NaN.
 *
 * gdal3.js offers the same as `gdaltransform`, but passes no room for the per-point result, so that GDAL writes it over
 * the first bytes of its memory: from some 256 points on it destroys its own tables.
 */
export function transformCoordinates(
  memory: GdalMemory,
  coordinates: readonly number[][],
  from: string,
  to: string,
): number[][] {
  const count = coordinates.length;
  const taken: number[] = [];
  const allocate = (bytes: number) => {
    const pointer = memory._malloc(bytes);
    taken.push(pointer);
    return pointer;
  };
  const text = (value: string) => {
    const bytes = memory.lengthBytesUTF8(value) + 1;
    const pointer = allocate(bytes);
    memory.stringToUTF8(value, pointer, bytes);
    return pointer;
  };
  const unconverted = () => coordinates.map(() => [Number.NaN, Number.NaN]);

  try {
    const options = [text(`SRC_SRS=${from}`), text(`DST_SRS=${to}`), 0];
    const list = allocate(options.length * 4);
    memory.HEAP32.set(options, list / 4);
    const transformer = call(memory, 'GDALCreateGenImgProjTransformer2', [0, 0, list]);
    if (transformer === 0) return unconverted();
    const [x, y, z] = [allocate(count * 8), allocate(count * 8), allocate(count * 8)];
    const success = allocate(count * 4);
    memory.HEAPF64.set(
      Float64Array.from(coordinates, (position) => position[0]!),
      x / 8,
    );
    memory.HEAPF64.set(
      Float64Array.from(coordinates, (position) => position[1]!),
      y / 8,
    );
    memory.HEAPF64.fill(0, z / 8, z / 8 + count);
    memory.HEAP32.fill(0, success / 4, success / 4 + count);
    call(memory, 'GDALGenImgProjTransform', [transformer, 0, count, x, y, z, success]);
    call(memory, 'GDALDestroyGenImgProjTransformer', [transformer]);
    return coordinates.map((_, index) =>
      memory.HEAP32[success / 4 + index] === 0
        ? [Number.NaN, Number.NaN]
        : [memory.HEAPF64[x / 8 + index]!, memory.HEAPF64[y / 8 + index]!],
    );
  } finally {
    for (const pointer of taken) memory._free(pointer);
  }
}
