import { seededRandom } from './seeded-random.ts';
import type { Weighed } from './topsis.ts';

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
 * Each candidate is weighed by the factors that count for its kind, their weights adding up to the whole again.
 * @param rows candidates, best first: equal scores keep this order
 */
export const rankAcceptability = (
  rows: readonly Weighed[],
  { seed = 1, weightings = defaultWeightings }: { seed?: number; weightings?: number } = {},
): Acceptability[] => {
  const factors = rows[0]?.weights.length ?? 0;
  const flat = new Float64Array(rows.length * factors);
  const kinds: { key: string; counts: boolean[]; share: number }[] = [];
  const kindOf = rows.map(({ values, weights }, candidate) => {
    const counts = Array.from(weights, (weight) => weight > 0);
    for (let factor = 0; factor < factors; factor += 1)
      flat[candidate * factors + factor] = counts[factor] ? (values[factor] as number) : 0;
    const key = counts.join();
    const known = kinds.findIndex((kind) => kind.key === key);
    return known >= 0 ? known : kinds.push({ key, counts, share: 1 }) - 1;
  });
  const isActive = Array.from({ length: factors }, (_, factor) => kinds.some(({ counts }) => counts[factor]));
  const first = new Uint32Array(rows.length);
  const firstThree = new Uint32Array(rows.length);
  const weights = new Float64Array(factors);
  const random = seededRandom(seed);
  for (let draw = 0; draw < weightings; draw += 1) {
    drawWeights(random, weights, isActive);
    for (const kind of kinds)
      kind.share = weights.reduce((sum, weight, factor) => (kind.counts[factor] ? sum + weight : sum), 0);
    const best = [-1, -1, -1];
    const scores = [-1, -1, -1];
    for (let candidate = 0; candidate < rows.length; candidate += 1) {
      let score = 0;
      for (let factor = 0; factor < factors; factor += 1) {
        score += (weights[factor] as number) * (flat[candidate * factors + factor] as number);
      }
      score /= kinds[kindOf[candidate] as number]?.share || 1;
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
