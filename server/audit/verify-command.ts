import { resolve } from 'node:path';
import type { AuditVerification, ZoneVerification } from '../../geodata/model/audit-verification.ts';
import { openBackup } from '../backup/verify-backup.ts';
import { type CommandResult, type CommandSurroundings, refusal } from '../command-line/command.ts';
import { readCall, reasonOf } from '../command-line/read-call.ts';
import { withDatabase } from '../command-line/with-database.ts';
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
  const options = { zone: { type: 'string' }, against: { type: 'string' } } as const;
  const read = readCall({ usage, options }, args, surroundings);
  if (!read.ok) return read.result;
  const { call } = read;
  try {
    const [zoneCode, against] = [call.text('zone'), call.text('against')];
    const ends = against === undefined ? [] : await endsIn(resolve(surroundings.folder, against));
    const request = { ...(zoneCode === undefined ? {} : { zoneCode }), ends };
    const { databaseUrl, dataDir } = call.config;
    const { onProgress } = surroundings;
    const running =
      databaseUrl === undefined
        ? await callRunningServer(dataDir, verifyCommand, request, onProgress)
        : undefined;
    const verification =
      running ??
      (await withDatabase(call.config, { as: 'application', onProgress }, ({ sql }) =>
        verifyAudit(sql, request),
      ));
    const output = call.print(verification, () => verificationText(verification));
    return { exitCode: verification.isWhole ? 0 : 1, output, errors: '' };
  } catch (error) {
    return { ...refusal(`没有完成核对：${reasonOf(error)}`), exitCode: 2 };
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
