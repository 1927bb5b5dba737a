/** A figure from a price column and the area of the same row's outline. */
export interface PricedArea {
  price: number;
  areaSquareMetres: number;
}

const leastPairs = 5;
/** How much steadier the bare figures must be than the figures per area. */
const leastSteadiness = 1.5;

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/**
 * Whether the figures of a column of total prices are prices per area in truth: a total grows with the area, a price
 * per area does not, so its logarithm spreads less than that of the figure divided by the area. Needs five rows.
 */
export function looksLikeUnitPrice(pairs: readonly PricedArea[]): boolean {
  const usable = pairs.filter(({ price, areaSquareMetres }) => price > 0 && areaSquareMetres > 0);
  if (usable.length < leastPairs) return false;
  const bare = standardDeviation(usable.map(({ price }) => Math.log(price)));
  const perArea = standardDeviation(
    usable.map(({ price, areaSquareMetres }) => Math.log(price / areaSquareMetres)),
  );
  return perArea > bare * leastSteadiness;
}
