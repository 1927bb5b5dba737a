import { seededRandom } from './seeded-random.ts';

/** Weightings drawn unless told otherwise. */
export const defaultWeightings = 1000;

export type Acceptability = {
  /** Share of the weightings in which the candidate has the highest score. */
  first: number;
  /** Share in which it is among the first three. */
  firstThree: number;
};

/** Weights spread evenly over the simplex: exponential draws divided by their sum. */
const drawWeights = (random: () => number, target: Float64Array, isActive: readonly boolean[]): void => {
  let sum = 0;
  for (let factor = 0; factor < target.length; factor += 1) {
    const draw = isActive[factor] ? -Math.log(1 - random()) : 0;
    target[factor] = draw;
    sum += draw;
  }
  for (let factor = 0; factor < target.length; factor += 1) target[factor] = (target[factor] as number) / sum;
};

/**
 * Stochastic multicriteria acceptability analysis (SMAA-2, Lahdelma and Salminen 2001): how the ranks hold when
 * nothing is known of the weights. The same seed gives the same shares.
 * @param rows values of each candidate, best first: equal scores keep this order
 * @param isActive factors that count; those the demand left out do not
 */
export const rankAcceptability = (
  rows: readonly ArrayLike<number>[],
  isActive: readonly boolean[],
  { seed = 1, weightings = defaultWeightings }: { seed?: number; weightings?: number } = {},
): Acceptability[] => {
  const factors = isActive.length;
  const flat = new Float64Array(rows.length * factors);
  rows.forEach((row, candidate) => {
    for (let factor = 0; factor < factors; factor += 1)
      flat[candidate * factors + factor] = row[factor] as number;
  });
  const first = new Uint32Array(rows.length);
  const firstThree = new Uint32Array(rows.length);
  const weights = new Float64Array(factors);
  const random = seededRandom(seed);
  for (let draw = 0; draw < weightings; draw += 1) {
    drawWeights(random, weights, isActive);
    const best = [-1, -1, -1];
    const scores = [-1, -1, -1];
    for (let candidate = 0; candidate < rows.length; candidate += 1) {
      let score = 0;
      for (let factor = 0; factor < factors; factor += 1) {
        score += (weights[factor] as number) * (flat[candidate * factors + factor] as number);
      }
      let rank = 3;
      while (rank > 0 && score > (scores[rank - 1] as number)) rank -= 1;
      if (rank > 2) continue;
      scores.splice(rank, 0, score);
      best.splice(rank, 0, candidate);
      scores.length = 3;
      best.length = 3;
    }
    best.forEach((candidate, rank) => {
      if (candidate < 0) return;
      if (rank === 0) first[candidate] = (first[candidate] as number) + 1;
      firstThree[candidate] = (firstThree[candidate] as number) + 1;
    });
  }
  return rows.map((_, candidate) => ({
    first: (first[candidate] as number) / weightings,
    firstThree: (firstThree[candidate] as number) / weightings,
  }));
};
