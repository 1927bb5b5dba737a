import { randomBytes } from 'node:crypto';
import type { ReadResult } from '../../../geodata/formats/read-result.ts';
import type { ImportPhase } from '../../../geodata/model/api-imports.ts';
import type { ImportProblem, ImportReport } from '../../../geodata/model/import-report.ts';
import type { RememberedMapping } from './drafts.repository.ts';
import type { HeldContractPlan, HeldPlan } from './held-plan.ts';

/** How the file of a draft is read, where the person said so. */
export interface ReadingOptions {
  crs?: string | undefined;
  encoding?: string | undefined;
  swapAxes?: boolean | undefined;
}

/** What was read, and how. */
export interface DraftReading {
  result: ReadResult;
  /** What is known from the last time, by layer. */
  remembered: ReadonlyMap<string, RememberedMapping>;
}

/** An uploaded file on its way into a zone. Lives in memory; its file in a private folder. */
export interface Draft {
  id: string;
  ownerId: string;
  /** Holds the uploaded files, and nothing else. */
  folder: string;
  /** The file to read. */
  path: string;
  fileName: string;
  zoneCode: string | null;
  options: ReadingOptions;
  phase: ImportPhase;
  progress: { message: string; ratio: number | null };
  reading: DraftReading | null;
  /** Why the file could not be read. */
  failure: ImportProblem | null;
  plan: HeldPlan | null;
  /** Of a table that is imported as contracts. */
  contractPlan: HeldContractPlan | null;
  report: ImportReport | null;
  expiresAtMs: number;
  /** Ends what is being read when the draft is thrown away. */
  abort: AbortController;
}

const lifeMs = 2 * 60 * 60 * 1000;

/** Moves the end of a draft: it expires some time after it was last used. */
export function keepAlive(draft: Draft): void {
  draft.expiresAtMs = Date.now() + lifeMs;
}

/** Numbers nobody guesses. */
export const newDraftId = (): string => randomBytes(12).toString('hex');

/** A draft of files that have just arrived. */
export function makeDraft(
  parts: Pick<Draft, 'id' | 'ownerId' | 'folder' | 'path' | 'fileName' | 'zoneCode'>,
): Draft {
  return {
    ...parts,
    options: {},
    phase: 'reading',
    progress: { message: `正在打开 ${parts.fileName}`, ratio: null },
    reading: null,
    failure: null,
    plan: null,
    contractPlan: null,
    report: null,
    expiresAtMs: Date.now() + lifeMs,
    abort: new AbortController(),
  };
}
