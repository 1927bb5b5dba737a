import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { detectionReport } from '../../geodata/analysis/disposal/detection-report.ts';
import { idleLandRuleParams } from '../../geodata/codes/rule-params/idle-land.ts';
import { readSupplyTable } from '../../geodata/formats/supply-table.ts';
import { DetectionReport } from '../../geodata/model/detection-report.ts';
import { isPlainDate } from '../../geodata/units/days/plain-date.ts';
import { reportText } from './report-text.ts';

export const detectUsage =
  '用法：npm run detect -- <土地供应结果.csv> --as-of <日期，如 2020-04-15> [--report json|text]';

/** What the command line answers: an exit code (0 done, 2 wrong call or unreadable file) and what to print. */
export interface CommandResult {
  exitCode: 0 | 2;
  output: string;
  errors: string;
}

/** `npm run detect`: detects suspected idle land in a published table of supply results, and stores nothing. */
export async function runDetect(args: readonly string[]): Promise<CommandResult> {
  const call = readCall(args);
  if (!call.ok) return failed(`${call.reason}\n${detectUsage}`);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(call.path);
  } catch (error) {
    return failed(`读不到文件 ${call.path}：${fileProblem(error)}`);
  }
  const table = readSupplyTable(bytes);
  if (!table.ok) return failed(`${basename(call.path)}：${table.reason}`);
  const report = DetectionReport.parse(
    detectionReport({ ...table, fileName: basename(call.path) }, call.asOf, idleLandRuleParams),
  );
  const output = call.report === 'json' ? JSON.stringify(report, null, 2) : reportText(report);
  return { exitCode: 0, output: `${output}\n`, errors: '' };
}

type Call = { ok: true; path: string; asOf: string; report: 'json' | 'text' } | { ok: false; reason: string };

function readCall(args: readonly string[]): Call {
  let parsed: { values: { 'as-of'?: string; report?: string }; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      options: { 'as-of': { type: 'string' }, report: { type: 'string', default: 'text' } },
      allowPositionals: true,
    });
  } catch {
    return { ok: false, reason: '参数有误：只接受一个文件、--as-of 和 --report' };
  }
  const { 'as-of': asOf, report } = parsed.values;
  const [path, ...more] = parsed.positionals;
  if (!path) return { ok: false, reason: '请给出土地供应结果表的文件' };
  if (more.length > 0) return { ok: false, reason: `一次只检测一个文件，多出：${more.join('、')}` };
  if (!asOf) return { ok: false, reason: '请用 --as-of 给出检测的基准日期' };
  if (!isPlainDate(asOf))
    return { ok: false, reason: `--as-of 的“${asOf}”不是存在的日期，请写成 2020-04-15 的形式` };
  if (report !== 'json' && report !== 'text') {
    return { ok: false, reason: `--report 只能是 json 或 text，不能是“${report}”` };
  }
  return { ok: true, path, asOf, report };
}

function failed(message: string): CommandResult {
  return { exitCode: 2, output: '', errors: `${message}\n` };
}

function fileProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return '文件不存在';
  if (code === 'EISDIR') return '这是一个文件夹';
  if (code === 'EACCES') return '没有读取权限';
  return error instanceof Error ? error.message : String(error);
}
