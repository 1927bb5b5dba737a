import { Tinypool } from 'tinypool';
import { type ProcessEntryName, processEntry } from './process-entry.ts';

/** A few worker threads that run the default export of an entry, so that heavy work leaves the event loop free. */
export interface WorkerPool<Input, Output> {
  run(input: Input): Promise<Output>;
  close(): Promise<void>;
}

/** Threads start with the first work and end after a minute without any. */
export function createWorkerPool<Input, Output>(
  entry: ProcessEntryName,
  maxThreads: number,
): WorkerPool<Input, Output> {
  const { url } = processEntry(entry);
  const isSource = url.endsWith('.ts');
  const pool = new Tinypool({
    filename: isSource ? new URL('./worker-from-sources.mjs', import.meta.url).href : url,
    workerData: url,
    runtime: 'worker_threads',
    minThreads: 0,
    maxThreads,
    idleTimeout: 60_000,
  });
  return {
    run: async (input) => (await pool.run(input)) as Output,
    close: async () => {
      await pool.destroy();
    },
  };
}
