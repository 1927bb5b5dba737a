import { parentPort, workerData } from 'node:worker_threads';
import { FormatError } from './format-error.ts';
import { lazyGdal } from './gdal.ts';
import { type ReadRequest, readDatasets } from './read-datasets.ts';
import type { WorkerMessage } from './worker-message.ts';

const featuresAtATime = 200;

const send = (message: WorkerMessage) => parentPort?.postMessage(message);

/** The thread's only job: read what `workerData` asks for, send the layers, and end. */
async function run(): Promise<void> {
  try {
    const result = await readDatasets(workerData as ReadRequest, lazyGdal(), (progress) =>
      send({ kind: 'progress', progress }),
    );
    for (const { features, ...layer } of result.layers) {
      send({ kind: 'layer', layer });
      for (let start = 0; start < features.length; start += featuresAtATime) {
        send({ kind: 'features', features: features.slice(start, start + featuresAtATime) });
      }
    }
    send({ kind: 'done', formats: result.formats, problems: result.problems });
  } catch (error) {
    if (error instanceof FormatError) {
      send({ kind: 'refused', code: error.code, message: error.message, detail: error.detail });
    } else {
      const failure = error instanceof Error ? error : new Error(String(error));
      send({ kind: 'failed', message: failure.message, stack: failure.stack });
    }
  }
}

await run();
