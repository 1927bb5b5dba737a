import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CommandResult, type CommandSurroundings, refusal, wrongCall } from '../command-line/command.ts';
import { withDatabase } from '../command-line/with-database.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { backupReportText } from './report-text.ts';
import { restoreBackup } from './restore-backup.ts';
import { openBackup } from './verify-backup.ts';

const usage = `用法：npm run restore -- <文件> [--replace] [--check] [--report json]
  把备份恢复到 DATA_DIR 的内嵌数据库或 DATABASE_URL 的数据库（两种数据库的备份可以互相恢复）。
  请先停止服务。备份先全部核对，有损坏时不改动任何数据；恢复要么全部完成，要么一切照旧。
  --replace  目标数据库已有数据时，用备份替换全部现有数据
  --check    只核对备份文件，不恢复`;

/** `npm run restore`: checks a backup and fills the database from it. */
export async function runRestore(
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
  if (path === undefined) return wrongCall(`请给出备份文件\n\n${usage}`);
  if (more.length > 0) return wrongCall(`一次只恢复一个文件，多出：${more.join('、')}\n\n${usage}`);
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
    const report = values.check
      ? await checkOnly(file)
      : await restore(config, file, values.replace ?? false, surroundings);
    const heading = values.check ? '备份完好' : '已恢复';
    const output =
      values.report === 'json' ? `${JSON.stringify(report, null, 2)}\n` : backupReportText(heading, report);
    return { exitCode: 0, output, errors: '' };
  } catch (error) {
    return refusal(`没有恢复：${error instanceof Error ? error.message : String(error)}`);
  }
}

async function checkOnly(file: string) {
  const { archive, manifest } = await openBackup(file);
  await archive.close();
  const { entries: _entries, ...summary } = manifest;
  return { ...summary, file, fileBytes: archive.size };
}

async function restore(
  config: Config,
  file: string,
  replace: boolean,
  { root, onProgress }: CommandSurroundings,
) {
  return await withDatabase(config, { as: 'owner', onProgress }, ({ sql, engine }) =>
    restoreBackup({ sql, engine, dataDir: config.dataDir, sqlFolder: join(root, 'sql'), onProgress }, file, {
      replace,
    }),
  );
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      replace: { type: 'boolean' },
      check: { type: 'boolean' },
      report: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
    strict: true,
  });
