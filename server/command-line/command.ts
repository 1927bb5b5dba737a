/** What a command of the command line works with. */
export interface CommandSurroundings {
  environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  folder: string;
  /** Folder of the project: holds `sql/`. */
  root: string;
  /** Version of the program. */
  version: string;
  now: () => Date;
  onProgress: (progress: { message: string }) => void;
}

/** 0 done, 1 refused or found wanting, 2 wrong call or no database. */
export interface CommandResult {
  exitCode: 0 | 1 | 2;
  output: string;
  errors: string;
}

export const wrongCall = (message: string): CommandResult => ({
  exitCode: 2,
  output: '',
  errors: `${message}\n`,
});

export const refusal = (message: string): CommandResult => ({
  exitCode: 1,
  output: '',
  errors: `${message}\n`,
});
