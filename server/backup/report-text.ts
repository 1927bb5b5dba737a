import type { BackupReport } from '../../geodata/model/backup-manifest.ts';

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** A backup in words, for a person at the terminal. */
export function backupReportText(heading: string, report: BackupReport): string {
  const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
  const entries = report.audit.reduce((sum, { lastSequence }) => sum + lastSequence, 0);
  const lines = [
    `${heading} ${report.file}（${megabytes(report.fileBytes)}）`,
    `  写于 ${report.createdAt}，程序版本 ${report.productVersion}，${report.engine === 'embedded' ? '内嵌数据库' : 'PostgreSQL'}`,
    `  ${report.tables.length} 张数据表共 ${rows} 行，其中审计 ${entries} 条；附件 ${report.attachments.files} 个文件（${megabytes(report.attachments.bytes)}）`,
    ...report.warnings.map((warning) => `  [警告] ${warning}`),
  ];
  return `${lines.join('\n')}\n`;
}
