import type { BackupReport } from '../../geodata/model/backup-manifest.ts';
import { type CommandResult, type CommandSurroundings, refusal } from '../command-line/command.ts';
import { readCall, reasonOf } from '../command-line/read-call.ts';
import { withDatabase } from '../command-line/with-database.ts';
import type { Config } from '../config.ts';
import { callRunningServer } from '../local-control/local-control-client.ts';
import { backupCommand } from './backup-control.ts';
import { backupReportText } from './report-text.ts';
import { writeBackup } from './write-backup.ts';

const usage = `用法：npm run backup -- <文件> [--report json]
  把全部数据（地块、图形、审计、账号、附件）写成一个文件；服务运行时也可以执行。
  文件含有全部内部数据，请像数据库一样保管。`;

const shape = { usage, file: { missing: '请给出备份文件的名称', surplus: '一次只写一个文件，多出' } };

/** `npm run backup`: through the running server on the embedded engine, or straight from the database. */
export async function runBackup(
  args: readonly string[],
  surroundings: CommandSurroundings,
): Promise<CommandResult> {
  const read = readCall(shape, args, surroundings);
  if (!read.ok) return read.result;
  const { call } = read;
  try {
    const report = await backUp(call.config, call.file, surroundings);
    const output = call.print(report, () => backupReportText('已备份到', report));
    return { exitCode: 0, output, errors: '' };
  } catch (error) {
    return refusal(`没有写出备份：${reasonOf(error)}`);
  }
}

async function backUp(
  config: Config,
  file: string,
  { onProgress, version, now }: CommandSurroundings,
): Promise<BackupReport> {
  const { dataDir, databaseUrl } = config;
  const running =
    databaseUrl === undefined
      ? await callRunningServer(dataDir, backupCommand, { file }, onProgress)
      : undefined;
  if (running !== undefined) return running;
  return await withDatabase(config, { as: 'application', onProgress }, ({ sql, engine }) =>
    writeBackup({ sql, engine, dataDir, version, now, onProgress }, file),
  );
}
