import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AuditVerification, ZoneVerification } from '../../geodata/model/audit-verification.ts';
import { openBackup } from '../backup/verify-backup.ts';
import { type CommandResult, type CommandSurroundings, refusal, wrongCall } from '../command-line/command.ts';
import { withDatabase } from '../command-line/with-database.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { callRunningServer } from '../local-control/local-control-client.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyCommand } from './verify-control.ts';

const usage = `用法：npm run audit:verify [-- --zone <开发区代码>] [--against <备份文件>] [--report json]
  逐条重算各开发区的审计链，指出第一处不符；有不符时退出码为 1。
  --against  同时核对审计链仍含有备份时的最后一条：整条链被重写也能发现`;

/** `npm run audit:verify`: proves the audit chains, while the server runs or not. */
export async function runVerify(
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
  if (positionals.length > 0) return wrongCall(`多余的参数：${positionals.join('、')}\n\n${usage}`);
  if (values.report !== 'text' && values.report !== 'json')
    return wrongCall(`--report 只能是 json 或 text，不能是“${values.report}”`);
  let config: Config;
  try {
    config = readConfig(surroundings.environment, surroundings.now());
  } catch (error) {
    if (error instanceof ConfigError) return wrongCall(error.message);
    throw error;
  }
  try {
    const ends =
      values.against === undefined ? [] : await endsIn(resolve(surroundings.folder, values.against));
    const request = { ...(values.zone === undefined ? {} : { zoneCode: values.zone }), ends };
    const { databaseUrl, dataDir } = config;
    const { onProgress } = surroundings;
    const running =
      databaseUrl === undefined
        ? await callRunningServer(dataDir, verifyCommand, request, onProgress)
        : undefined;
    const verification =
      running ??
      (await withDatabase(config, { as: 'application', onProgress }, ({ sql }) => verifyAudit(sql, request)));
    const output =
      values.report === 'json'
        ? `${JSON.stringify(verification, null, 2)}\n`
        : verificationText(verification);
    return { exitCode: verification.isWhole ? 0 : 1, output, errors: '' };
  } catch (error) {
    return {
      ...refusal(`没有完成核对：${error instanceof Error ? error.message : String(error)}`),
      exitCode: 2,
    };
  }
}

async function endsIn(file: string) {
  const { archive, manifest } = await openBackup(file);
  await archive.close();
  return manifest.audit;
}

const reasons: Readonly<Record<Exclude<ZoneVerification, { isWhole: true }>['reason'], string>> = {
  missing: '缺少这一条',
  changed: '这一条的内容被改过',
  unchained: '这一条与前一条不相接（插入、删除后重新编号，或单独重算过校验值）',
  head: '链尾与登记的不符（末尾被截断或被替换）',
  rewritten: '与备份时的记录不符（整条链被重写）',
};

function verificationText({ zones, isWhole }: AuditVerification): string {
  const lines = zones.map((zone) =>
    zone.isWhole
      ? `${zone.zoneCode}：完好，${zone.entries} 条，链尾 ${zone.lastHash.slice(0, 16) || '（空）'}`
      : `${zone.zoneCode}：第 ${zone.sequence} 条起不符，${reasons[zone.reason]}`,
  );
  const close = isWhole ? '审计链完好。' : '审计链不完整：请保留现场，用最近的备份核对。';
  return `${[...lines, close].join('\n')}\n`;
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      zone: { type: 'string' },
      against: { type: 'string' },
      report: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
    strict: true,
  });
