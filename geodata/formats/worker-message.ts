import type { FormatErrorCode, FormatErrorDetail } from './format-error.ts';
import type { ReadProgress } from './read-datasets.ts';
import type { FileFormat, ReadProblem, SourceFeature, SourceLayer } from './read-result.ts';

/** What the reading thread sends. Features come in batches, so that the receiving event loop can breathe. */
export type WorkerMessage =
  | { kind: 'progress'; progress: ReadProgress }
  | { kind: 'layer'; layer: Omit<SourceLayer, 'features'> }
  /** Belong to the layer sent last. */
  | { kind: 'features'; features: SourceFeature[] }
  | { kind: 'done'; formats: FileFormat[]; problems: ReadProblem[] }
  | { kind: 'refused'; code: FormatErrorCode; message: string; detail: FormatErrorDetail }
  | { kind: 'failed'; message: string; stack?: string };
