import ExcelJS from 'exceljs';
import type { ImportReport } from '../../../geodata/model/import-report.ts';

const severityNames = { error: '错误', warning: '提醒', note: '说明' } as const;

/** Texts of a file go into cells as texts, never as formulas. */
const text = (value: unknown): string => String(value ?? '');

function addTable(
  workbook: ExcelJS.Workbook,
  name: string,
  columns: readonly (readonly [string, number])[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(([header, width]) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
}

/** The report of an import as a workbook: summary, columns, mends, problems. */
export async function reportWorkbook(report: ImportReport): Promise<Buffer> {
  const { counts, layers } = report;
  const workbook = new ExcelJS.Workbook();
  const created = counts.written - (counts.updated ?? 0);
  addTable(
    workbook,
    '概要',
    [
      ['项目', 18],
      ['内容', 60],
    ],
    [
      ['文件', text(report.file)],
      ['开发区', report.zoneCode],
      ['结果', report.status === 'imported' ? '已导入' : '未导入，没有写入任何记录'],
      ['读取（行）', counts.read],
      ['新增（宗）', created],
      ['变更（宗）', counts.updated ?? 0],
      ['相同（宗）', counts.unchanged ?? 0],
      ['撤回（宗）', counts.withdrawn ?? 0],
      ['修复图形（宗）', counts.mended],
      ['问题（行）', counts.rejected],
      ...layers.flatMap(({ name, crs, encoding }): [string, string][] => [
        ['图层', text(name)],
        ['坐标系', crs.name ?? (crs.epsg === undefined ? '未知' : `EPSG:${crs.epsg}`)],
        ['文字编码', encoding.name],
      ]),
      ['变更批次', report.changeSetId ?? '无'],
    ],
  );
  addTable(
    workbook,
    '字段对应',
    [
      ['源列', 24],
      ['字段', 24],
      ['单位', 12],
      ['依据', 50],
    ],
    [
      ...report.mapping.map(({ source, targetLabel, unit, reason }) => [
        text(source),
        targetLabel,
        unit ?? '',
        reason,
      ]),
      ...report.keptColumns.flatMap(({ columns }) =>
        columns.map((column) => [text(column), '', '', '按原样保留']),
      ),
    ],
  );
  addTable(
    workbook,
    '图形修复',
    [
      ['行', 8],
      ['名称', 30],
      ['修复', 80],
    ],
    report.mends.map(({ row, name, changes }) => [
      row,
      text(name),
      changes.map(({ message }) => message).join('；'),
    ]),
  );
  addTable(
    workbook,
    '问题',
    [
      ['程度', 8],
      ['行', 8],
      ['列', 20],
      ['值', 24],
      ['说明', 70],
      ['处理', 50],
    ],
    report.problems.map(({ severity, row, field, value, message, mend }) => [
      severityNames[severity],
      row ?? '',
      text(field),
      text(value),
      message,
      mend ?? '',
    ]),
  );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
