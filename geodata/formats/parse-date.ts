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

/**
 * Reads a calendar day as `YYYY-MM-DD`: `2020年04月22日`, `2020/4/22`, `2020-04-22`, `2020.4.22`, `20200422`, each with a
 * time of day or not. Undefined for anything else: days that do not exist, a bare year, years before 1949.
 */
export function parsePlainDate(source: string | number): string | undefined {
  const text = normaliseText(String(source));
  const match = forms.map((form) => form.exec(text)).find((found) => found !== null);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < earliestYear || year > latestYear || month < 1 || month > 12) return undefined;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > lastDay) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
