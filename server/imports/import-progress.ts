/** What an import is doing, for a person who waits. */
export interface ImportProgress {
  /** In Chinese. */
  message: string;
}

export type OnImportProgress = (progress: ImportProgress) => void;
