import type { ZoneSample } from '../../geodata/model/zone-sample.ts';
import { demonstrationZones } from '../../geodata/samples/demonstration-zones.ts';
import { createWorkerPool, type WorkerPool } from '../worker-pool.ts';
import type { GenerateZoneJob } from './generate-zone.worker.ts';

/** Generates demonstration zones in another thread, each at most once. */
export interface ZoneGenerator {
  generate(zoneCode: string): Promise<ZoneSample>;
  /** Begins with all of them: on a first start the database takes as long to come up. */
  startAll(): void;
  close(): Promise<void>;
}

/** Makes the generator of a seed and day; the thread starts with the first zone asked for. */
export function createZoneGenerator({ seed, asOf }: { seed: number; asOf: string }): ZoneGenerator {
  let pool: WorkerPool<GenerateZoneJob, ZoneSample> | undefined;
  const samples = new Map<string, Promise<ZoneSample>>();
  const generate = (zoneCode: string): Promise<ZoneSample> => {
    const known = samples.get(zoneCode);
    if (known !== undefined) return known;
    pool ??= createWorkerPool<GenerateZoneJob, ZoneSample>('generate-zone', 1);
    const started = pool.run({ zoneCode, seed, asOf });
    samples.set(zoneCode, started);
    // A failure is thrown where the sample is awaited, which may be later.
    started.catch(() => {});
    return started;
  };
  return {
    generate,
    startAll: () => {
      for (const { zoneCode } of demonstrationZones) generate(zoneCode);
    },
    close: async () => {
      samples.clear();
      await pool?.close();
      pool = undefined;
    },
  };
}
