import { join } from 'node:path';
import { type CommandResult, type CommandSurroundings, refusal } from '../command-line/command.ts';
import { readCall, reasonOf } from '../command-line/read-call.ts';
import { withDatabase } from '../command-line/with-database.ts';
import type { Config } from '../config.ts';
import { backupReportText } from './report-text.ts';
import { restoreBackup } from './restore-backup.ts';
import { openBackup } from './verify-backup.ts';

const usage = `用法：npm run restore -- <文件> [--replace] [--check] [--report json]
  把备份恢复到 DATA_DIR 的内嵌数据库或 DATABASE_URL 的数据库（两种数据库的备份可以互相恢复）。
  请先停止服务。备份先全部核对，有损坏时不改动任何数据；恢复要么全部完成，要么一切照旧。
  --replace  目标数据库已有数据时，用备份替换全部现有数据
  --check    只核对备份文件，不恢复`;

const shape = {
  usage,
  options: { replace: { type: 'boolean' }, check: { type: 'boolean' } },
  file: { missing: '请给出备份文件', surplus: '一次只恢复一个文件，多出' },
} as const;

/** `npm run restore`: checks a backup and fills the database from it. */
export async function runRestore(
  args: readonly string[],
  surroundings: CommandSurroundings,
): Promise<CommandResult> {
  const read = readCall(shape, args, surroundings);
  if (!read.ok) return read.result;
  const { call } = read;
  try {
    const isCheck = call.has('check');
    const report = isCheck
      ? await checkOnly(call.file)
      : await restore(call.config, call.file, call.has('replace'), surroundings);
    const output = call.print(report, () => backupReportText(isCheck ? '备份完好' : '已恢复', report));
    return { exitCode: 0, output, errors: '' };
  } catch (error) {
    return refusal(`没有恢复：${reasonOf(error)}`);
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
