import { lazyGdal } from '../../geodata/formats/gdal.ts';
import { readDatasets } from '../../geodata/formats/read-datasets.ts';
import type { ReadInput } from '../../geodata/formats/read-feature-file.ts';
import { defaultReadLimits } from '../../geodata/formats/read-limits.ts';
import type { ReadResult } from '../../geodata/formats/read-result.ts';

/** One GDAL for all reads of a test file. */
export const sharedGdal = lazyGdal();

/** `readFeatureFile` without its thread, which costs a quarter of a second and a fresh GDAL each time. */
export function readHere(input: ReadInput): Promise<ReadResult> {
  const limits = { ...defaultReadLimits, ...input.limits };
  return readDatasets({ ...input, limits }, sharedGdal, () => undefined);
}
