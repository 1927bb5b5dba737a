import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BackupReport } from '../../geodata/model/backup-manifest.ts';
import { type CommandResult, type CommandSurroundings, refusal, wrongCall } from '../command-line/command.ts';
import { withDatabase } from '../command-line/with-database.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { callRunningServer } from '../local-control/local-control-client.ts';
import { backupCommand } from './backup-control.ts';
import { backupReportText } from './report-text.ts';
import { writeBackup } from './write-backup.ts';

const usage = `用法：npm run backup -- <文件> [--report json]
  把全部数据（地块、图形、审计、账号、附件）写成一个文件；服务运行时也可以执行。
  文件含有全部内部数据，请像数据库一样保管。`;

/** `npm run backup`: through the running server on the embedded engine, or straight from the database. */
export async function runBackup(
  args: readonly string[],
  surroundings: CommandSurroundings,
): Promise<CommandResult> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrongCall(`参数有误：${(error as Error).message}\n\n${usage}`);
  }
  const { values, positionals } = parsed;
  if (values.help) return { exitCode: 0, output: `${usage}\n`, errors: '' };
  const [path, ...more] = positionals;
  if (path === undefined) return wrongCall(`请给出备份文件的名称\n\n${usage}`);
  if (more.length > 0) return wrongCall(`一次只写一个文件，多出：${more.join('、')}\n\n${usage}`);
  if (values.report !== 'text' && values.report !== 'json')
    return wrongCall(`--report 只能是 json 或 text，不能是“${values.report}”`);
  const file = resolve(surroundings.folder, path);
  let config: Config;
  try {
    config = readConfig(surroundings.environment, surroundings.now());
  } catch (error) {
    if (error instanceof ConfigError) return wrongCall(error.message);
    throw error;
  }
  try {
    const report = await backUp(config, file, surroundings);
    const output =
      values.report === 'json'
        ? `${JSON.stringify(report, null, 2)}\n`
        : backupReportText('已备份到', report);
    return { exitCode: 0, output, errors: '' };
  } catch (error) {
    return refusal(`没有写出备份：${error instanceof Error ? error.message : String(error)}`);
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

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: { report: { type: 'string', default: 'text' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: true,
  });
