import type { Field, Label, Unit } from '../../geodata/catalog/field.ts';
import { isFloorArea } from './field-value.ts';

/** How people type the numbers of a field: stored = typed × numerator ÷ denominator, rounded to what is stored. */
export interface EntryUnit {
  label: Label;
  numerator: bigint;
  denominator: bigint;
  /** Decimals the database keeps of the stored value. */
  storedPlaces: number;
  /** Decimals a form shows at least. */
  shownPlaces: number;
}

const unit = (
  zh: string,
  en: string,
  numerator: bigint,
  denominator: bigint,
  storedPlaces: number,
  shownPlaces: number,
): EntryUnit => ({ label: { zh, en }, numerator, denominator, storedPlaces, shownPlaces });

const mu = unit('亩', 'mu', 2000n, 3n, 2, 2);
const squareMetre = unit('㎡', 'm²', 1n, 1n, 2, 0);
const bare = unit('', '', 1n, 1n, 2, 0);
const whole = unit('', '', 1n, 1n, 0, 0);

const byUnit: Readonly<Record<Unit, EntryUnit>> = {
  squareMetre: mu,
  metre: unit('m', 'm', 1n, 1n, 2, 0),
  yuan: unit('万元', '10k CNY', 10_000n, 1n, 2, 2),
  // 1 万元/亩 is 15 元/㎡ exactly.
  yuanPerSquareMetre: unit('万元/亩', '10k CNY/mu', 15n, 1n, 2, 2),
  yuanPerSquareMetreMonth: unit('元/㎡·月', 'CNY/m²·month', 1n, 1n, 2, 2),
  yuanPerTce: unit('万元/吨标煤', '10k CNY/tce', 10_000n, 1n, 2, 2),
  yuanPerTonne: unit('万元/吨', '10k CNY/t', 10_000n, 1n, 2, 2),
  ratio: unit('%', '%', 1n, 100n, 4, 0),
  year: unit('年', 'years', 1n, 1n, 0, 0),
  count: unit('家', '', 1n, 1n, 0, 0),
  tonne: unit('吨', 't', 1n, 1n, 2, 0),
  kilonewtonPerSquareMetre: unit('kN/㎡', 'kN/m²', 1n, 1n, 2, 0),
  kilovoltAmpere: unit('kVA', 'kVA', 1n, 1n, 2, 0),
};

/** The unit in which the numbers of a field are typed; land in 亩, floors in ㎡, prices of land in 万元/亩. */
export function entryUnitOf(field: Field): EntryUnit {
  if (isFloorArea(field)) return squareMetre;
  if (field.unit) return byUnit[field.unit];
  return field.type === 'integer' ? whole : bare;
}

const numberPattern = /^([+-]?)(\d{0,18})(?:\.(\d{0,12}))?$/;

/** Decimal text as a whole number and the power of ten it was multiplied by; undefined when it is no number. */
function readDecimal(text: string): { digits: bigint; places: number } | undefined {
  // Full-width digits and thousands separators are common in pasted figures.
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '').replace('−', '-');
  const match = numberPattern.exec(plain);
  const [, sign = '', before = '', after = ''] = match ?? [];
  if (!match || before + after === '') return undefined;
  const digits = BigInt(before + after);
  return { digits: sign === '-' ? -digits : digits, places: after.length };
}

function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -quotient : quotient;
}

function decimalText(digits: bigint, places: number): string {
  const size = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const whole = size.slice(0, size.length - places);
  const text = places === 0 ? whole : `${whole}.${size.slice(size.length - places)}`;
  return digits < 0n ? `-${text}` : text;
}

/** What is stored for a typed number, reckoned in decimals without binary error; undefined when it is no number. */
export function storedFromEntry(text: string, entry: EntryUnit): number | undefined {
  const typed = readDecimal(text);
  if (!typed) return undefined;
  const dividend = typed.digits * entry.numerator * 10n ** BigInt(entry.storedPlaces);
  const divisor = entry.denominator * 10n ** BigInt(typed.places);
  return Number(decimalText(divideHalfUp(dividend, divisor), entry.storedPlaces));
}

/**
 * The shortest text that stands for a stored number exactly: 13333.33 square metres are `20.00` 亩, because 20.00 亩
 * are stored as 13333.33.
 */
export function entryFromStored(value: number, entry: EntryUnit): string {
  const digits = BigInt(value.toFixed(entry.storedPlaces).replace('.', ''));
  const dividend = digits * entry.denominator;
  const divisor = entry.numerator * 10n ** BigInt(entry.storedPlaces);
  for (let places = entry.shownPlaces; ; places += 1) {
    const text = decimalText(divideHalfUp(dividend * 10n ** BigInt(places), divisor), places);
    if (places >= 12 || storedFromEntry(text, entry) === value) return text;
  }
}
