import type { SupplyPayment, SupplyResult, SupplyTableIssue } from '../model/supply-result.ts';
import { divideCsv } from './csv-cells.ts';
import { type CellResult, plain, readAreaCell, readDateCell, readMoneyCell } from './supply-cells.ts';
import {
  type AmountUnit,
  type FoundColumns,
  findSupplyColumns,
  type SupplyColumn,
} from './supply-columns.ts';
import { decodeStrictly, looksGarbled } from './text-encoding.ts';

/** A table as read: every row of the file is either a record or named in an issue. */
export interface SupplyTable {
  ok: true;
  encoding: string;
  /** Rows of the file below the header that are not blank. */
  rows: number;
  records: SupplyResult[];
  issues: SupplyTableIssue[];
}

export type SupplyTableResult = SupplyTable | { ok: false; reason: string };

/**
 * Reads a published table of land supply results: CSV in UTF-8, UTF-16 or GB18030, cells over several lines, packed
 * with `|`, in mixed units and date forms. A cell that makes no sense becomes null and an issue; a file that is no
 * such table is refused with a reason in Chinese; so is one without start dates, unless they are not needed.
 */
export function readSupplyTable(
  bytes: Uint8Array,
  options: { needsStartDates?: boolean } = {},
): SupplyTableResult {
  const cells = readTableCells(bytes);
  return cells.ok ? readSupplyCells(cells, options) : cells;
}

/** Units of bare numbers, where a person says them; they go before what the header says. */
export interface SupplyUnits {
  area?: AmountUnit | undefined;
  money?: AmountUnit | undefined;
}

const unitsOf: Readonly<Partial<Record<SupplyColumn, keyof SupplyUnits>>> = {
  areaSquareMetres: 'area',
  priceYuan: 'money',
  paymentAmount: 'money',
};

/** The columns of a header, with the units that a person says. */
export function supplyColumns(
  header: readonly string[],
  options: { needsStartDates?: boolean; units?: SupplyUnits } = {},
): ReturnType<typeof findSupplyColumns> {
  const found = findSupplyColumns(header, options.needsStartDates);
  if (!found.ok) return found;
  for (const [column, kind] of Object.entries(unitsOf)) {
    const place = found.columns[column as SupplyColumn];
    if (place) place.unit = options.units?.[kind] ?? place.unit;
  }
  return found;
}

/** `readSupplyTable` of cells that have been divided already, the header first. */
export function readSupplyCells(
  cells: Extract<TableCells, { ok: true }>,
  options: { needsStartDates?: boolean; units?: SupplyUnits } = {},
): SupplyTableResult {
  const [header, ...body] = cells.rows;
  if (!header) return { ok: false, reason: '文件是空的，没有表头也没有数据' };
  const found = supplyColumns(header, options);
  if (!found.ok) return found;
  if (body.length === 0) return { ok: false, reason: '表中只有表头，没有数据行' };

  const records: SupplyResult[] = [];
  const issues: SupplyTableIssue[] = [];
  body.forEach((row, index) => {
    const rowNumber = index + 2;
    if (row.length < header.length) {
      const message = `这一行只有 ${row.length} 格，表头有 ${header.length} 格，未读取；请检查是否缺格或换行未加引号`;
      issues.push({ rowNumber, column: null, message });
      return;
    }
    if (row.length > header.length && row.slice(header.length).some((cell) => cell.trim() !== '')) {
      const message = `这一行有 ${row.length} 格，表头只有 ${header.length} 格；请检查是否有未加引号的逗号`;
      issues.push({ rowNumber, column: null, message });
    }
    records.push(readRow(row, rowNumber, found.columns, issues));
  });
  return { ok: true, encoding: cells.encoding, rows: body.length, records, issues };
}

/** Rows of cells as they stand in a CSV, the header first, without blank rows. */
export type TableCells = { ok: true; rows: string[][]; encoding: string } | { ok: false; reason: string };

/** Decodes and divides a CSV in UTF-8, UTF-16 or GB18030. */
export function readTableCells(bytes: Uint8Array): TableCells {
  const decoded = decodeTable(bytes);
  if (!decoded.ok) return decoded;
  const cells = divideCsv(decoded.text);
  if (!cells.ok) return cells;
  const rows = cells.rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  return { ok: true, rows, encoding: decoded.encoding };
}

function decodeTable(
  bytes: Uint8Array,
): { ok: true; text: string; encoding: string } | { ok: false; reason: string } {
  if (bytes.length === 0) return { ok: false, reason: '文件是空的' };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return { ok: false, reason: '这是 Excel 工作簿或压缩包，不是 CSV；请在 Excel 中另存为“CSV UTF-8”后再试' };
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) {
    return { ok: false, reason: '这是旧版 Excel 文件（.xls），不是 CSV；请另存为“CSV UTF-8”后再试' };
  }
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of utf16 ? [utf16] : ['utf-8', 'gb18030']) {
    const text = decodeStrictly(bytes, encoding);
    if (text === undefined || text.includes('\0')) continue;
    if (looksGarbled(text)) {
      return { ok: false, reason: '文件中的文字已经损坏（出现“锟斤拷”一类乱码），请向提供方重新索取' };
    }
    return { ok: true, text, encoding: encoding.toUpperCase() };
  }
  return {
    ok: false,
    reason: '无法识别文件的文字编码：既不是 UTF-8 也不是 GB18030；请另存为“CSV UTF-8”后再试',
  };
}

function readRow(
  row: readonly string[],
  rowNumber: number,
  columns: FoundColumns,
  issues: SupplyTableIssue[],
): SupplyResult {
  const cell = (column: SupplyColumn) => row[columns[column]?.index ?? -1] ?? '';
  const text = (column: SupplyColumn) => plain(cell(column));
  const take = <T>(column: SupplyColumn, read: (value: string) => CellResult<T>): T | null => {
    const result = read(cell(column));
    if (result.ok) return result.value;
    issues.push({ rowNumber, column: columns[column]?.header ?? null, message: result.reason });
    return null;
  };
  const date = (column: SupplyColumn) => take(column, readDateCell);
  return {
    rowNumber,
    administration: text('administration'),
    location: text('location'),
    holderName: text('holderName'),
    projectName: text('projectName'),
    landPurpose: text('landPurpose'),
    supplyMode: text('supplyMode'),
    areaSquareMetres: take('areaSquareMetres', (value) =>
      readAreaCell(value, columns.areaSquareMetres?.unit ?? null),
    ),
    priceYuan: take('priceYuan', (value) => readMoneyCell(value, columns.priceYuan?.unit ?? null)),
    payments: readPayments(cell, columns, (message) =>
      issues.push({ rowNumber, column: columns.paymentInstalment?.header ?? null, message }),
    ),
    signedOn: date('signedOn'),
    agreedDelivery: date('agreedDelivery'),
    actualDelivery: date('actualDelivery'),
    agreedStart: date('agreedStart'),
    agreedCompletion: date('agreedCompletion'),
    actualStart: date('actualStart'),
    actualCompletion: date('actualCompletion'),
  };
}

/** `1|2|` with `2018-12-27|2019-12-13` and `800|695|`: one instalment a place; other words in between are spilled cells. */
function readPayments(
  cell: (column: SupplyColumn) => string,
  columns: FoundColumns,
  report: (message: string) => void,
): SupplyPayment[] {
  const packed = (column: SupplyColumn) => cell(column).split('|').map(plain);
  const [dates, amounts] = [packed('paymentDueOn'), packed('paymentAmount')];
  return packed('paymentInstalment').flatMap((instalment, place) => {
    if (!/^[1-9]\d{0,3}$/.test(instalment)) return [];
    const dueOn = readDateCell(dates[place] ?? '');
    const amount = readMoneyCell(amounts[place] ?? '', columns.paymentAmount?.unit ?? null);
    if (!dueOn.ok) report(`第 ${instalment} 期支付日期：${dueOn.reason}`);
    if (!amount.ok) report(`第 ${instalment} 期支付金额：${amount.reason}`);
    return [
      {
        instalment: Number(instalment),
        dueOn: dueOn.ok ? dueOn.value : null,
        amountYuan: amount.ok ? amount.value : null,
      },
    ];
  });
}
