import { Worker } from 'node:worker_threads';
import { FormatError } from './format-error.ts';
import type { ReadProgress, ReadRequest } from './read-datasets.ts';
import { defaultReadLimits, type ReadLimits } from './read-limits.ts';
import type { ReadResult, SourceLayer } from './read-result.ts';
import type { WorkerMessage } from './worker-message.ts';
import { defaultWorkerProgram, type WorkerProgram } from './worker-program.ts';

export interface ReadInput {
  /** A .shp (its siblings beside it), a .zip, a GeoJSON, GeoPackage or KML file; told apart by content. */
  path: string;
  /** What people call the file, where `path` is a temporary one; used in messages and layer names. */
  fileName?: string;
  /** Of attribute text, e.g. `GBK`; overrides what the file says. */
  encoding?: string;
  /** `EPSG:4526`; overrides what the file says. */
  crs?: string;
  /** The file has northing or latitude first. */
  swapAxes?: boolean;
  /** Roughly where the data should lie (degrees), to sort the candidates for an unknown central meridian. */
  nearLongitude?: number;
  limits?: Partial<ReadLimits>;
}

export interface ReadControl {
  onProgress?: (progress: ReadProgress) => void;
  signal?: AbortSignal;
  program?: WorkerProgram;
}

const failed = (cause: unknown) =>
  new FormatError(
    'reader-failed',
    '读取文件时发生内部错误。请重试；仍不成功时换一种格式（如 GeoJSON）导出后再上传。',
    { reason: cause instanceof Error ? cause.message : String(cause) },
    cause,
  );

function ofWorkerError(error: Error & { code?: string }, limits: ReadLimits): FormatError {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return failed(error);
  return new FormatError(
    'out-of-memory',
    `文件展开后超过读取内存上限（${limits.heapMegabytes} MB）。请按图层或区域拆分后上传。`,
    { limitMegabytes: limits.heapMegabytes },
    error,
  );
}

/**
 * Reads a file of features in a thread of its own, with limits on memory, time and size. Geometry comes back in
 * EPSG:4490 `[lng, lat]`, two dimensions, as the file has it: rings are not mended here. Rejects with FormatError, which
 * names the file or field and the mend; `cancelled` when `signal` fires.
 */
export function readFeatureFile(input: ReadInput, control: ReadControl = {}): Promise<ReadResult> {
  const limits = { ...defaultReadLimits, ...input.limits };
  const request: ReadRequest = { ...input, limits };
  const program = control.program ?? defaultWorkerProgram();
  const cancelled = () => new FormatError('cancelled', '已取消读取。');
  if (control.signal?.aborted) return Promise.reject(cancelled());

  return new Promise((resolve, reject) => {
    const layers: SourceLayer[] = [];
    const worker = new Worker(program.url, {
      workerData: request,
      execArgv: program.execArgv,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
      stdout: true,
      stderr: true,
    });
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      control.signal?.removeEventListener('abort', abort);
      worker.removeAllListeners('exit');
      // An error while the thread is being taken down has no one left to hear it.
      worker.on('error', () => undefined);
      void worker.terminate();
      settle();
    };
    const abort = () => finish(() => reject(cancelled()));
    const timer = setTimeout(() => {
      const message = `读取超过 ${Math.round(limits.milliseconds / 1000)} 秒仍未完成，已停止。请按图层或区域拆分后上传。`;
      finish(() => reject(new FormatError('timed-out', message, { limitMilliseconds: limits.milliseconds })));
    }, limits.milliseconds);
    control.signal?.addEventListener('abort', abort, { once: true });
    worker.once('error', (error) => finish(() => reject(ofWorkerError(error, limits))));
    worker.once('exit', (code) => finish(() => reject(failed(`the thread ended with ${code}`))));
    worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'progress':
          control.onProgress?.(message.progress);
          break;
        case 'layer':
          layers.push({ ...message.layer, features: [] });
          break;
        case 'features':
          for (const feature of message.features) layers.at(-1)!.features.push(feature);
          break;
        case 'done':
          finish(() => resolve({ formats: message.formats, layers, problems: message.problems }));
          break;
        case 'refused':
          finish(() => reject(new FormatError(message.code, message.message, message.detail)));
          break;
        case 'failed':
          finish(() => reject(failed(message.stack ?? message.message)));
          break;
      }
    });
  });
}
