import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where a thread's program is, and the options Node needs to run it. */
export interface WorkerProgram {
  url: URL;
  execArgv: string[];
}

/**
 * The reading thread's program: from sources the TypeScript file by way of tsx, otherwise `gdal-worker.js`, which the
 * server's build writes beside its `main.js` (chunks lie one folder deeper).
 */
export function defaultWorkerProgram(): WorkerProgram {
  const here = import.meta.url;
  const beside = (file: string) => new URL(file, here);
  if (here.endsWith('.ts')) return { url: beside('gdal-worker-from-sources.mjs'), execArgv: [] };
  const built = ['./gdal-worker.js', '../gdal-worker.js'].map(beside);
  return { url: built.find((url) => existsSync(fileURLToPath(url))) ?? built[0]!, execArgv: [] };
}
