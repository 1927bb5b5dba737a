/** 1 亩 is 2000/3 square metres; 1 公顷 is 15 亩 or 10,000 square metres; 1 平方千米 is 1,500 亩. */
export const squareMetresPerMu = 2000 / 3;
export const squareMetresPerHectare = 10_000;

/** Units that areas are written in. The stored unit is the square metre. */
export type AreaUnit = 'squareMetre' | 'mu' | 'hectare' | 'squareKilometre' | 'tenThousandSquareMetres';

// Numerator and denominator, so that 亩 round as they should: 703 亩 are 468,666.67 square metres.
const ratios: Readonly<Record<AreaUnit, readonly [number, number]>> = {
  squareMetre: [1, 1],
  mu: [2000, 3],
  hectare: [10_000, 1],
  squareKilometre: [1_000_000, 1],
  tenThousandSquareMetres: [10_000, 1],
};

/** An area in `unit` as square metres, not rounded. */
export function toSquareMetres(value: number, unit: AreaUnit): number {
  const [numerator, denominator] = ratios[unit];
  return (value * numerator) / denominator;
}

/** Square metres as an area in `unit`, not rounded. Sum in square metres first, then convert. */
export function fromSquareMetres(areaSquareMetres: number, unit: AreaUnit): number {
  const [numerator, denominator] = ratios[unit];
  return (areaSquareMetres * denominator) / numerator;
}

/** Square metres as 亩, not rounded. */
export function toMu(areaSquareMetres: number): number {
  return fromSquareMetres(areaSquareMetres, 'mu');
}

/**
 * Rounds half away from zero at `places` decimals, as a clerk would: 1.005 gives 1.01 although its nearest binary
 * number lies below.
 */
export function roundHalfUp(value: number, places: number): number {
  if (!Number.isFinite(value)) return value;
  const shifted = shiftDecimal(Math.abs(value), places);
  return Math.sign(value) * shiftDecimal(Math.round(shifted), -places);
}

/** Moves the decimal point through the number's shortest text, so that no binary error slips in. */
function shiftDecimal(value: number, places: number): number {
  const [mantissa, exponent = '0'] = value.toString().split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}
