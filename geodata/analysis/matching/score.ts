/** Score of a row: the weighted values, added in the order of the factors. */
export const scoreOf = (values: ArrayLike<number>, weights: Float64Array): number => {
  let score = 0;
  for (let factor = 0; factor < weights.length; factor += 1) {
    score += (values[factor] as number) * (weights[factor] as number);
  }
  return score;
};

/**
 * The score in whole hundredths, by which candidates are ordered. Half a hundredth rounds up; the margin of 1e-7
 * keeps binary noise (85.60499999999999) from deciding between engines.
 */
export const scoreHundredths = (score: number): number => Math.floor(score * 100 + 0.5 + 1e-7);

/**
 * Contributions as they are shown, in hundredths of a point, summing exactly to the score shown: each is rounded
 * down, and the hundredths still missing go to the largest remainders, the earlier factor first.
 */
export const shownContributions = (values: ArrayLike<number>, weights: Float64Array): number[] => {
  const exact = Array.from(weights, (weight, factor) => (values[factor] as number) * weight * 100);
  const shown = exact.map((contribution) => Math.floor(contribution + 1e-7));
  const target = scoreHundredths(scoreOf(values, weights));
  const remainders = exact.map((contribution, factor) => ({
    factor,
    rest: contribution - (shown[factor] as number),
  }));
  const order = remainders.toSorted((a, b) => b.rest - a.rest || a.factor - b.factor);
  let short = target - shown.reduce((sum, value) => sum + value, 0);
  for (const { factor } of order) {
    if (short <= 0) break;
    shown[factor] = (shown[factor] as number) + 1;
    short -= 1;
  }
  return shown;
};
