import { normaliseText } from './plain-text.ts';
import { type QuantityUnit, unitFromText } from './quantity-units.ts';

/** A number as written, with the unit and the bound written beside it. */
export interface Quantity {
  value: number;
  unit?: QuantityUnit;
  /** `≥0.8` is a least, `不高于2` a most; undefined for a plain figure. */
  bound?: 'least' | 'most';
}

const leastSigns = /^(?:≥|>=|>|不低于|不小于|不少于|大于等于|大于|高于|至少)/;
const mostSigns = /^(?:≤|<=|<|不高于|不大于|不超过|小于等于|小于|低于|至多)/;
const plainNumber = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?/i;

/**
 * Reads one quantity: `16761.7平方米`, `640万元`, `1,234.5`, `≥0.8`, `50年`, `35%`. Undefined if the text is anything
 * else, or more than one quantity (`居住70年、商业40年`, `2100公顷以内`).
 */
export function parseQuantity(source: string | number): Quantity | undefined {
  if (typeof source === 'number') return Number.isFinite(source) ? { value: source } : undefined;
  let text = normaliseText(source)
    .replaceAll(' ', '')
    .replace(/[;。,.、]+$/, '');
  const bound = leastSigns.test(text) ? 'least' : mostSigns.test(text) ? 'most' : undefined;
  text = text.replace(leastSigns, '').replace(mostSigns, '');
  const number = plainNumber.exec(text)?.[0];
  if (number === undefined) return undefined;
  const value = Number(number.replaceAll(',', ''));
  const rest = text.slice(number.length);
  const unit = rest === '' ? undefined : unitFromText(rest);
  if ((rest !== '' && !unit) || !Number.isFinite(value)) return undefined;
  return { value, unit, bound };
}

/**
 * Reads two bounds in one text: `1.0-1.5`, `0.7~1.5`, `大于1.0且不大于1.8`, `≥0.8且≤2`. Undefined if it is not a range or
 * its ends are out of order.
 */
export function parseRange(source: string): { least: Quantity; most: Quantity } | undefined {
  const text = normaliseText(source).replaceAll(' ', '');
  const parts = text.split(/且|并|,|、|(?<=\d)(?:-|~|—|–|至|到)(?=\d)/);
  if (parts.length !== 2) return undefined;
  const [first, second] = parts.map((part) => parseQuantity(part));
  if (!first || !second) return undefined;
  const isSpan = first.bound === undefined && second.bound === undefined;
  const isPair = first.bound !== undefined && second.bound !== undefined && first.bound !== second.bound;
  if (!isSpan && !isPair) return undefined;
  const [least, most] = first.bound === 'most' ? [second, first] : [first, second];
  return least.value <= most.value ? { least, most } : undefined;
}
