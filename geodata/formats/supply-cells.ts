import type { PlainDate } from '../model/field-formats.ts';
import { type AreaUnit, roundHalfUp, toSquareMetres } from '../units/area.ts';
import { isPlainDate } from '../units/days/plain-date.ts';
import { fenToYuanText, parseFen } from '../units/money.ts';
import type { AmountUnit } from './supply-columns.ts';

/** A cell's value, null for an empty cell, or what is wrong with it. */
export type CellResult<T> = { ok: true; value: T | null } | { ok: false; reason: string };

/** Land has been supplied by contract since 1987; later dates than this are slips of the pen. */
const firstYear = 1987;
const lastYear = 2100;

const emptyMarks = new Set(['', '-', '--', '/', '无', '空', 'NULL', 'null', 'None', 'nan', '\\N']);

const areaUnits: Readonly<Partial<Record<AmountUnit, AreaUnit>>> = {
  公顷: 'hectare',
  平方米: 'squareMetre',
  亩: 'mu',
};

const moneyScales: Readonly<Partial<Record<AmountUnit, 1 | 10_000 | 100_000_000>>> = {
  元: 1,
  万元: 10_000,
  亿元: 100_000_000,
};

const unitSpellings: Readonly<Record<string, AmountUnit>> = {
  公顷: '公顷',
  平方米: '平方米',
  平米: '平方米',
  // A slip in published tables that leaves no doubt.
  方米: '平方米',
  '㎡': '平方米',
  m2: '平方米',
  亩: '亩',
  元: '元',
  万元: '万元',
  亿元: '亿元',
};

/** 2019-12-18, 2019/1/8, 2019.1.8, 2019年1月8日 or 20191218, with or without a time of day. */
export function readDateCell(cell: string): CellResult<PlainDate> {
  const text = plain(cell);
  if (emptyMarks.has(text)) return { ok: true, value: null };
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?(?:\s.*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const date = match && `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  if (!date || !isPlainDate(date)) {
    return { ok: false, reason: `“${shown(cell)}”不是日期，请改为 2019-12-18 的形式` };
  }
  const year = Number(date.slice(0, 4));
  return year >= firstYear && year <= lastYear
    ? { ok: true, value: date }
    : { ok: false, reason: `日期 ${date} 不合常理（应在 ${firstYear} 至 ${lastYear} 年之间），请核对` };
}

/** An area in square metres; a unit in the cell goes before the column's. */
export function readAreaCell(cell: string, columnUnit: AmountUnit | null): CellResult<number> {
  const read = readAmount(cell, columnUnit);
  if (!read.ok || read.value === null) return read as CellResult<number>;
  const unit = areaUnits[read.value.unit];
  if (unit === undefined) return { ok: false, reason: `“${shown(cell)}”的单位不是面积单位` };
  return { ok: true, value: roundHalfUp(toSquareMetres(Number(read.value.digits), unit), 4) };
}

/** A sum as exact yuan text; a unit in the cell goes before the column's. */
export function readMoneyCell(cell: string, columnUnit: AmountUnit | null): CellResult<string> {
  const read = readAmount(cell, columnUnit ?? '元');
  if (!read.ok || read.value === null) return read as CellResult<string>;
  const { digits, unit } = read.value;
  const scale = moneyScales[unit];
  const fen = scale === undefined ? undefined : parseFen(digits, scale);
  return fen === undefined
    ? { ok: false, reason: `“${shown(cell)}”的单位不是金额单位` }
    : { ok: true, value: fenToYuanText(fen) };
}

/** Width and spaces made plain: ＡＢ１２ and 12 are the same to people. */
export function plain(cell: string): string {
  return cell.normalize('NFKC').trim();
}

function readAmount(
  cell: string,
  columnUnit: AmountUnit | null,
): CellResult<{ digits: string; unit: AmountUnit }> {
  const text = plain(cell).replaceAll(/[\s,]/g, '');
  if (emptyMarks.has(text)) return { ok: true, value: null };
  const match = /^(\d+(?:\.\d+)?)(.*)$/.exec(text);
  if (!match?.[1]) {
    const negative = text.startsWith('-') ? '，不得为负' : '';
    return { ok: false, reason: `“${shown(cell)}”不是数字${negative}` };
  }
  const suffix = match[2] ?? '';
  const unit = suffix ? unitSpellings[suffix] : columnUnit;
  if (suffix && !unit) return { ok: false, reason: `“${shown(cell)}”的单位“${suffix}”不认识` };
  return unit
    ? { ok: true, value: { digits: match[1], unit } }
    : { ok: false, reason: `“${shown(cell)}”没有单位，请在表头注明公顷、平方米或亩` };
}

function shown(cell: string): string {
  const text = cell.trim();
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
