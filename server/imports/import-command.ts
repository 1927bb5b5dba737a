import { join } from 'node:path';
import type { ImportReport } from '../../geodata/model/import-report.ts';
import { localPlanner } from '../access/actor.ts';
import { syncCodes } from '../codes/sync-codes.ts';
import { type Config, ConfigError, dayInChina, readConfig } from '../config.ts';
import { asDatabaseUnavailable } from '../database/database-errors.ts';
import { migrate } from '../database/migrations.ts';
import { openDatabase } from '../database/open-database.ts';
import { callRunningServer } from '../local-control/local-control-client.ts';
import { importCommand } from './import-control.ts';
import { importFile } from './import-file.ts';
import type { OnImportProgress } from './import-progress.ts';
import type { ImportRequest } from './import-request.ts';
import { importUsage, readImportArguments } from './read-arguments.ts';
import { importReportText } from './report-text.ts';

/** What the command line answers: 0 imported, 1 the file was refused, 2 wrong call or no database. */
export interface ImportCommandResult {
  exitCode: 0 | 1 | 2;
  output: string;
  errors: string;
}

export interface CommandSurroundings {
  environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  folder: string;
  /** Folder of the project: holds `sql/`. */
  root: string;
  now: Date;
  onProgress: OnImportProgress;
}

/** How long the database may say nothing; preparing a new one takes longer, and tells of it. */
const patienceMs = 60_000;

const failed = (message: string): ImportCommandResult => ({
  exitCode: 2,
  output: '',
  errors: `${message}\n`,
});

/** `npm run import`: imports a file into a zone, through the running server or, when none runs, by itself. */
export async function runImport(
  args: readonly string[],
  surroundings: CommandSurroundings,
): Promise<ImportCommandResult> {
  const call = readImportArguments(args, surroundings.folder);
  if (!call.ok) return failed(`${call.reason}\n\n${importUsage}`);
  if (call.request === undefined) return { exitCode: 0, output: `${importUsage}\n`, errors: '' };
  let report: ImportReport;
  try {
    const config = readConfig(surroundings.environment, surroundings.now);
    const { onProgress } = surroundings;
    const running =
      config.databaseUrl === undefined
        ? await callRunningServer(config.dataDir, importCommand, call.request, onProgress)
        : undefined;
    report = running ?? (await importByItself(config, call.request, surroundings));
  } catch (error) {
    if (error instanceof ConfigError) return failed(error.message);
    const reason =
      asDatabaseUnavailable(error)?.message ?? (error instanceof Error ? error.message : String(error));
    return failed(`导入没有完成，没有写入任何记录：${reason}`);
  }
  const output = call.isJson ? `${JSON.stringify(report, null, 2)}\n` : importReportText(report);
  return { exitCode: report.status === 'imported' ? 0 : 1, output, errors: '' };
}

/** Opens the database, brings its schema up to date and imports. */
async function importByItself(
  config: Config,
  request: ImportRequest,
  { root, now, onProgress }: CommandSurroundings,
): Promise<ImportReport> {
  let timer: NodeJS.Timeout | undefined;
  const tell = ({ message }: { message: string }) => {
    timer?.refresh();
    onProgress({ message });
  };
  const warn = (_details: object, message: string) => onProgress({ message });
  const database = await openDatabase(config, {
    log: { info: () => {}, warn, error: warn },
    onProgress: tell,
    prepare: async (opened) => {
      await migrate(opened, { sqlFolder: join(root, 'sql'), onProgress: tell });
      await syncCodes(opened.sql);
    },
  });
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new Error(`等待数据库超过 ${patienceMs / 1000} 秒：${database.status().reason ?? '没有应答'}`),
          ),
        patienceMs,
      );
    });
    await Promise.race([database.whenReady, late]);
    const deps = { sql: database.sql, author: localPlanner, today: dayInChina(now), onProgress };
    return await importFile(deps, request);
  } finally {
    clearTimeout(timer);
    await database.close();
  }
}
