import type { ExportValue } from './export-columns.ts';

/** A spreadsheet would run a text that begins like this as a formula (OWASP: CSV injection). */
const formulaStart = /^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/;

/** A text that no spreadsheet takes for a formula: an apostrophe before what begins like one. */
export const neutralised = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

/** A cell of a CSV (RFC 4180); numbers as they are, texts neutralised. */
export function csvCell(value: ExportValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = neutralised(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (values: readonly ExportValue[]): string => `${values.map(csvCell).join(',')}\r\n`;
