/** Sums of money are exact: a whole number of 分, as bigint. Text forms are decimal yuan, as the database keeps them. */
export type Fen = bigint;

/**
 * Decimal text to an exact number of 分, scaled by `yuanPerUnit` (1 for 元, 10 000 for 万元, 100 000 000 for 亿元);
 * half a 分 rounds away from zero. Undefined if the text is not a plain decimal number.
 */
export function parseFen(text: string, yuanPerUnit: 1 | 10_000 | 100_000_000 = 1): Fen | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const fraction = match[3] ?? '';
  const scaled = BigInt(match[2]! + fraction) * BigInt(yuanPerUnit) * 100n;
  const fen = divideHalfUp(scaled, 10n ** BigInt(fraction.length));
  return match[1] === '-' ? -fen : fen;
}

/** An exact sum as decimal yuan with two places, e.g. `-1234.50`. */
export function fenToYuanText(fen: Fen): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Decimal yuan with its thousands apart: `1234567.8` as `1,234,567.80`. */
export function groupedYuan(yuanText: string): string {
  const [whole = '0', fraction = ''] = yuanText.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
}

/** `numerator / denominator` of a sum, half a 分 away from zero: a fee of 20 % is `shareOf(price, 20n, 100n)`. */
export function shareOf(fen: Fen, numerator: bigint, denominator: bigint): Fen {
  return divideHalfUp(fen * numerator, denominator);
}

/**
 * Splits a sum by whole-number weights so that the parts add up to it exactly: largest remainders get the odd 分, the
 * earlier part first when they tie. Throws RangeError without a positive weight.
 */
export function splitByWeights(fen: Fen, weights: readonly number[]): Fen[] {
  const exact = weights.map((weight) => BigInt(weight));
  const total = exact.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || exact.some((weight) => weight < 0n)) throw new RangeError('weights must be positive');
  const sign = fen < 0n ? -1n : 1n;
  const amount = fen * sign;
  const parts = exact.map((weight) => (amount * weight) / total);
  const odd = Number(amount - parts.reduce((sum, part) => sum + part, 0n));
  exact
    .map((weight, index) => ({ index, remainder: (amount * weight) % total }))
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    )
    .slice(0, odd)
    .forEach(({ index }) => {
      parts[index]! += 1n;
    });
  return parts.map((part) => part * sign);
}

function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  const quotient = (2n * a + b) / (2n * b);
  return negative ? -quotient : quotient;
}

/** 万元/亩 to 元/平方米: 1 万元/亩 is 15 元/平方米. */
export function yuanPerSquareMetreFromTenThousandYuanPerMu(value: number): number {
  return value * 15;
}

/** 元/平方米 to 万元/亩. */
export function tenThousandYuanPerMuFromYuanPerSquareMetre(value: number): number {
  return value / 15;
}
