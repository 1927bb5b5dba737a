import { type QuantityUnit, quantityUnits } from './quantity-units.ts';

/** A figure from a column and the area of the same record's shape. */
export interface AreaPair {
  value: number;
  areaSquareMetres: number;
}

const leastPairs = 3;
const tolerance = 0.05;
const leastShare = 0.8;

/**
 * The unit in which a column without one agrees with the shapes: at least three figures, four in five of them within
 * 5 %. Undefined if no unit does. A proposal for a person to confirm.
 */
export function guessAreaUnit(pairs: readonly AreaPair[]): QuantityUnit | undefined {
  const usable = pairs.filter(({ value, areaSquareMetres }) => value > 0 && areaSquareMetres > 0);
  if (usable.length < leastPairs) return undefined;
  const agreement = ({ factor }: QuantityUnit) =>
    usable.filter(
      ({ value, areaSquareMetres }) => Math.abs((value * factor) / areaSquareMetres - 1) <= tolerance,
    ).length / usable.length;
  return quantityUnits
    .filter(({ dimension }) => dimension === 'area')
    .find((unit) => agreement(unit) >= leastShare);
}
