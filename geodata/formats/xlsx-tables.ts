import ExcelJS from 'exceljs';
import { FormatError } from './format-error.ts';
import { type RawTable, tableOfGrid } from './raw-table.ts';
import type { FieldValue } from './read-result.ts';

/** What a cell holds, or why it holds nothing that can be read. */
type CellReading = { value: FieldValue; problem?: 'formula-without-value' | 'cell-error'; shown?: string };

const pad = (value: number) => String(value).padStart(2, '0');

/** A date of a cell is a moment of UTC: its day is written there, whatever the time zone of the machine. */
const dayOf = (date: Date): string =>
  `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;

/** A formula counts with the value the spreadsheet program stored beside it; it is never computed here. */
function readCell(value: ExcelJS.CellValue): CellReading {
  if (value === null || value === undefined) return { value: null };
  if (value instanceof Date) return { value: Number.isNaN(value.getTime()) ? null : dayOf(value) };
  if (typeof value !== 'object') return { value };
  if ('error' in value) return { value: null, problem: 'cell-error', shown: value.error };
  if ('richText' in value) return { value: value.richText.map(({ text }) => text).join('') };
  if ('formula' in value || 'sharedFormula' in value) {
    if (value.result !== undefined && value.result !== null) return readCell(value.result);
    const shown = 'formula' in value ? `=${value.formula}` : '=…';
    return { value: null, problem: 'formula-without-value', shown };
  }
  return 'text' in value ? readCell(value.text as ExcelJS.CellValue) : { value: null };
}

function readSheet(
  sheet: ExcelJS.Worksheet,
  fileName: string,
): Pick<RawTable, 'header' | 'rows' | 'problems'> | undefined {
  const grid: FieldValue[][] = [];
  const faults: { row: number; column: number; reading: CellReading }[] = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    const cells: FieldValue[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      const reading = readCell(cell.value);
      if (reading.problem) faults.push({ row: number, column, reading });
      cells[column - 1] = reading.value;
    });
    grid[number - 1] = Array.from(cells, (value) => value ?? null);
  });
  const table = tableOfGrid(
    Array.from(grid, (row) => row ?? []),
    false,
  );
  if (table === undefined) return undefined;
  const problems = faults.map(({ row, column, reading }): RawTable['problems'][number] => {
    const field = table.header[column - 1] ?? `第${column}列`;
    const place = `“${fileName}”工作表“${sheet.name}”第${row}行“${field}”`;
    const shown = (reading.shown ?? '').slice(0, 60);
    return reading.problem === 'cell-error'
      ? {
          code: 'cell-error',
          severity: 'warning',
          row,
          field,
          message: `${place}是错误值 ${shown}，按空白读取。请在 Excel 中改正后重新上传。`,
        }
      : {
          code: 'formula-without-value',
          severity: 'error',
          row,
          field,
          message: `${place}是公式 ${shown}，文件中没有保存计算结果。请在 Excel 中打开并保存，或粘贴为数值后重新上传。`,
        };
  });
  return { ...table, problems: [...table.problems, ...problems] };
}

/**
 * Reads the tables of a workbook (.xlsx), one for every sheet in sight that holds more than a header.
 * Throws FormatError `table-invalid` and `table-empty`.
 */
export async function readXlsxTables(bytes: Uint8Array, name: string, fileName: string): Promise<RawTable[]> {
  const workbook = new ExcelJS.Workbook();
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    await workbook.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  } catch (error) {
    throw new FormatError(
      'table-invalid',
      `“${fileName}”不是完整的 Excel 工作簿（.xlsx）。请在 Excel 中另存后重新上传。`,
      { file: fileName },
      error,
    );
  }
  const sheets = workbook.worksheets
    .filter(({ state }) => state === 'visible')
    .flatMap((sheet) => {
      const table = readSheet(sheet, fileName);
      return table === undefined || table.rows.length === 0 ? [] : [{ sheet: sheet.name, table }];
    });
  if (sheets.length === 0)
    throw new FormatError('table-empty', `“${fileName}”的工作表中没有数据行。请核对文件。`, {
      file: fileName,
    });
  return sheets.map(({ sheet, table }) => ({
    name: sheets.length === 1 ? name : sheet,
    format: 'xlsx',
    encoding: { name: 'UTF-8', source: 'file' },
    ...table,
  }));
}
