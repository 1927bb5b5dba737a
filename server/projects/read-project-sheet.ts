import { parse } from 'csv-parse/sync';
import ExcelJs from 'exceljs';
import { decodeStrictly } from '../../geodata/formats/text-encoding.ts';

/** A sheet as people count it: the heading's row number, and the rows that hold something. */
export interface ProjectSheet {
  headings: string[];
  rows: { row: number; cells: string[] }[];
}

const mostRows = 2000;

/** A sheet, or what to do about the file, for people. */
export type ProjectSheetReading = { ok: true; sheet: ProjectSheet } | { ok: false; message: string };

type Cells = { ok: true; table: string[][] } | { ok: false; message: string };

const cellText = (value: ExcelJs.CellValue): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('result' in value) return cellText(value.result as ExcelJs.CellValue);
  if ('text' in value) return cellText(value.text as ExcelJs.CellValue);
  return '';
};

async function readWorkbook(bytes: Buffer): Promise<Cells> {
  const workbook = new ExcelJs.Workbook();
  try {
    await workbook.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
  } catch {
    return { ok: false, message: '文件无法读取：请上传 .xlsx 或 .csv 文件，旧的 .xls 请先另存为 .xlsx' };
  }
  const [sheet] = workbook.worksheets;
  const table: string[][] = [];
  sheet?.eachRow({ includeEmpty: true }, (row) => {
    const cells = Array.isArray(row.values) ? row.values.slice(1) : [];
    table.push(Array.from(cells, (cell) => cellText(cell as ExcelJs.CellValue)));
  });
  return { ok: true, table };
}

function readCsv(bytes: Buffer): Cells {
  const text = decodeStrictly(bytes, 'utf-8') ?? decodeStrictly(bytes, 'gb18030');
  if (text === undefined)
    return { ok: false, message: '文件的文字编码无法识别，请另存为 UTF-8 或 GBK 的 .csv' };
  try {
    return {
      ok: true,
      table: parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][],
    };
  } catch {
    return { ok: false, message: '表格无法读取：引号不成对或分隔符不是逗号，请另存为标准 .csv' };
  }
}

/**
 * Reads the first sheet of a workbook, or a csv in UTF-8 or GBK. Runs in a process of its own: a workbook is a zip and
 * may unpack without end.
 */
export async function readProjectSheet(bytes: Buffer): Promise<ProjectSheetReading> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const cells = isWorkbook ? await readWorkbook(bytes) : readCsv(bytes);
  if (!cells.ok) return cells;
  const { table } = cells;
  const headingRow = table.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length >= 2);
  const headings = (table[headingRow] ?? []).map((cell) => cell.trim());
  if (headings.length === 0)
    return { ok: false, message: '表格是空的：首行须为列名，如“项目名称”“行业代码”' };
  const rows = table
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ row, cells }) => row > headingRow + 1 && cells.some((cell) => cell !== ''));
  if (rows.length > mostRows) return { ok: false, message: `一次最多导入 ${mostRows} 行，请分开导入` };
  return { ok: true, sheet: { headings, rows } };
}
