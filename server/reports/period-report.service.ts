import ExcelJs from 'exceljs';
import { type Quarter, quarterOf } from '../../geodata/analysis/progress/quarter.ts';
import {
  periodDays,
  quarterPeriod,
  type ReportPeriod,
} from '../../geodata/analysis/progress/report-period.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { docxMediaType, writeOfficialDocument } from '../documents/official-document.ts';
import type { FeatureDeps } from '../feature-deps.ts';

import { InvalidInputError } from '../http/problem.ts';
import { type PeriodReport, periodReport } from './period-report.ts';
import { indicatorRankings, zoneProgress } from './progress.service.ts';

/** Figures that a period's report ranks. */
const ranked = ['R03', 'R08', 'R11', 'R20', 'R22'];
const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ReportFile {
  content: Buffer;
  mediaType: string;
  fileName: string;
}

/** The report of the running week, month or quarter, or of a frozen quarter, as a document to edit or a workbook. */
export async function periodReportFile(
  deps: Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>,
  actor: Actor,
  {
    period,
    format,
    zones,
    quarter,
  }: {
    period: ReportPeriod;
    format: 'docx' | 'xlsx';
    zones: readonly string[] | undefined;
    /** A closed quarter, for the period of a quarter. */
    quarter: Quarter | undefined;
  },
): Promise<ReportFile> {
  const asOf = deps.today();
  const isRunning = quarter === undefined || quarter === quarterOf(asOf);
  if (!isRunning && period !== 'quarter')
    throw new InvalidInputError([{ field: 'quarter', message: '只有季度报告可以指定季度' }]);
  const progress = await zoneProgress(deps, actor, { zones, quarter });
  if (progress.length === 0 && !isRunning)
    throw new InvalidInputError([
      { field: 'quarter', message: `${quarter} 的数据尚未固定，没有可导出的报告` },
    ]);
  const rankings = await indicatorRankings(deps, actor, { indicatorIds: ranked, quarter });
  const days = isRunning ? periodDays(period, asOf) : quarterPeriod(quarter);
  const report = periodReport(days, progress, rankings);
  const content = format === 'docx' ? await documentOf(report, asOf) : await workbookOf(report);
  return {
    content,
    mediaType: format === 'docx' ? docxMediaType : xlsxMediaType,
    fileName: `${report.title.replaceAll(' ', '')}.${format}`,
  };
}

async function documentOf({ title, lines, tables }: PeriodReport, asOf: string): Promise<Buffer> {
  return await writeOfficialDocument({
    title,
    docNo: null,
    isDraft: false,
    addressee: null,
    blocks: [
      ...lines.map((text) => ({ kind: 'text' as const, text })),
      ...tables.flatMap(({ name, head, rows, columnShares }) => [
        { kind: 'heading' as const, text: name },
        { kind: 'table' as const, rows: [head, ...rows], columnShares, hasHead: true },
      ]),
    ],
    signature: { name: '落地图', on: asOf },
  });
}

async function workbookOf({ title, lines, tables }: PeriodReport): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  for (const { name, head, rows, columnShares } of tables) {
    const sheet = workbook.addWorksheet(name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 3 }],
    });
    sheet.addRow([`${title}：${name}`]).font = { bold: true, size: 14 };
    sheet.addRow([lines[0] ?? '']);
    sheet.addRow(head).font = { bold: true };
    for (const row of rows) sheet.addRow(row);
    columnShares.forEach((share, index) => {
      sheet.getColumn(index + 1).width = share * 8 + 6;
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
