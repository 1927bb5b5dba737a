import { CsvError, parse } from 'csv-parse/sync';

/** Rows of cells, or in Chinese why the text cannot be divided into them. */
export type DividedCsv = { ok: true; rows: string[][] } | { ok: false; reason: string };

/**
 * Divides the text of a CSV into cells. Blank rows are kept, so that the place of a row is its number in a spreadsheet;
 * rows may be longer or shorter than the header.
 */
export function divideCsv(text: string): DividedCsv {
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
    });
    return { ok: true, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? `第 ${error.lines} 行附近` : '';
    return { ok: false, reason: `CSV 结构有误${line}：引号没有成对，请检查后再试` };
  }
}

/** The sign the header is divided by; semicolons inside the cells of a comma table do not mislead. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string) => header.split(sign).length;
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
