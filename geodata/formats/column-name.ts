import { normaliseText } from './plain-text.ts';
import { type QuantityUnit, quantityUnits, unitFromText } from './quantity-units.ts';

/** A column's name, taken apart: `土地面积(亩)` is `土地面积` in 亩, `成交价万元` is `成交价` in 万元. */
export interface ColumnName {
  /** For comparing: lower case, no blanks, signs, unit or trailing digits. */
  key: string;
  unit?: QuantityUnit;
}

const withoutSigns = (text: string) => text.toLowerCase().replaceAll(/[\s_\-:.,()]/g, '');

// Longest first, so that 万元 is not read as 元.
const endings = quantityUnits
  .map(({ label }) => label)
  .filter((label) => !['元', '米', '年', '%'].includes(label))
  .toSorted((a, b) => b.length - a.length);

/** Takes a column's name apart for comparison with labels and synonyms. */
export function readColumnName(name: string): ColumnName {
  const text = normaliseText(name);
  const bracket = /\(([^()]+)\)\s*$/.exec(text);
  const inBrackets = bracket ? unitFromText(bracket[1]!) : undefined;
  if (bracket && inBrackets) return { key: keyOf(text.slice(0, bracket.index)), unit: inBrackets };
  const bare = text.replace(/[_\s]+$/, '');
  const ending = endings.find((label) => bare.endsWith(label) && bare.length > label.length);
  if (ending) return { key: keyOf(bare.slice(0, -ending.length)), unit: unitFromText(ending) };
  const after = /^(.+?)[_\s]([^_\s]+)$/.exec(bare);
  const unit = after ? unitFromText(after[2]!) : undefined;
  return after && unit ? { key: keyOf(after[1]!), unit } : { key: keyOf(bare) };
}

function keyOf(text: string): string {
  const key = withoutSigns(text);
  // 用途4, 容积率2: GIS software numbers columns it copied.
  return key.replace(/(?<=[^\d])\d{1,2}$/, '');
}
