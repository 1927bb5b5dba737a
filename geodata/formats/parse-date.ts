import { normaliseText } from './plain-text.ts';

const earliestYear = 1949;
const latestYear = 2100;

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: \d{1,2}:\d{2}.*)?$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?(?: ?\d{1,2}:\d{2}.*)?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

// Days a spreadsheet counts from 1899-12-30: 1950-01-01 to 2100-12-31.
const firstSerial = 18_264;
const lastSerial = 73_415;
const serial = /^(\d{5})(?:\.\d+)?$/;

/** The day behind a spreadsheet's number of days, e.g. 43943 for 2020-04-22; undefined for any other number. */
function dayOfSerial(text: string): string | undefined {
  const days = Number(serial.exec(text)?.[1]);
  if (!(days >= firstSerial && days <= lastSerial)) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Reads a calendar day as `YYYY-MM-DD`: `2020年04月22日`, `2020/4/22`, `2020-04-22`, `2020.4.22`, `20200422`, each with a
 * time of day or not, and the number a spreadsheet has for it (43943). Undefined for anything else: days that do not exist, a bare year, years before 1949.
 */
export function parsePlainDate(source: string | number): string | undefined {
  const text = normaliseText(String(source));
  const match = forms.map((form) => form.exec(text)).find((found) => found !== null);
  if (!match) return dayOfSerial(text);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < earliestYear || year > latestYear || month < 1 || month > 12) return undefined;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > lastDay) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
