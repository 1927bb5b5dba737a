import type { ImportProblem, ImportReport } from '../../geodata/model/import-report.ts';

const severityNames: Readonly<Record<ImportProblem['severity'], string>> = {
  error: '错误',
  warning: '提醒',
  note: '说明',
};

const problemLine = ({ severity, message, mend }: ImportProblem): string =>
  `  [${severityNames[severity]}] ${message}${mend === undefined ? '' : ` ${mend}`}`;

const counterOf = ({ collection }: ImportReport): string =>
  collection === 'contracts' ? '份合同' : '宗地块';

const updatesOf = ({ counts: { updated, unchanged = 0 } }: ImportReport): string =>
  updated === undefined ? '' : `（变更 ${updated} 宗，相同 ${unchanged} 宗）`;

/** The report as a person reads it at the terminal. */
export function importReportText(report: ImportReport): string {
  const { counts, zoneCode, file } = report;
  const lines =
    report.status === 'imported'
      ? [
          `已导入 ${file}：${counts.written} ${counterOf(report)}写入开发区 ${zoneCode}${report.isNewZone ? '（新建）' : ''}${updatesOf(report)}。`,
        ]
      : [`未导入 ${file}：没有写入任何记录。`];
  for (const { name, rows, crs, encoding } of report.layers) {
    const system = crs.name ?? (crs.epsg === undefined ? '坐标系未知' : `EPSG:${crs.epsg}`);
    lines.push(`图层 ${name}：${rows} 行，${system}，文字编码 ${encoding.name}`);
  }
  if (report.mapping.length > 0) {
    lines.push('列与字段：');
    for (const { source, target, targetLabel, unit, reason } of report.mapping) {
      lines.push(
        `  ${source} → ${targetLabel}（${target}${unit === undefined ? '' : `，${unit}`}）：${reason}`,
      );
    }
  }
  for (const { columns } of report.keptColumns) lines.push(`按原样保留的列：${columns.join('、')}`);
  if (report.mends.length > 0) {
    lines.push(`修复的图形 ${report.mends.length} 个：`);
    for (const { row, name, changes } of report.mends) {
      lines.push(`  第${row}行 ${name}：${changes.map(({ message }) => message).join('；')}`);
    }
  }
  if (report.problems.length > 0) {
    const order = ['error', 'warning', 'note'];
    const sorted = report.problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
    lines.push('问题：', ...sorted.map(problemLine));
  }
  if (report.changeSetId !== null) lines.push(`变更批次 ${report.changeSetId}，地块版本 ${report.revision}`);
  return `${lines.join('\n')}\n`;
}
