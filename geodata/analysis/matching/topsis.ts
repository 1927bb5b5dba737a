/** A candidate's values and applied weights, both in the order of the factors; weight 0 is a factor left out for its kind. */
export type Weighed = { values: ArrayLike<number>; weights: ArrayLike<number> };

/**
 * TOPSIS (Hwang and Yoon 1981), a second opinion beside the weighted sum: closeness to the ideal candidate, in [0, 1],
 * with vector normalisation. All values are benefits. Where land and floor space are judged together each candidate is
 * measured by the factors that count for it, or what nobody asked of land would speak against land. Candidates equal in
 * every weighted factor get 1.
 */
export const topsisCloseness = (rows: readonly Weighed[]): number[] => {
  const factors = Array.from({ length: rows[0]?.weights.length ?? 0 }, (_, factor) => {
    const counted = rows
      .filter(({ weights }) => (weights[factor] as number) > 0)
      .map(({ values }) => values[factor] as number);
    const norm = Math.sqrt(counted.reduce((sum, value) => sum + value ** 2, 0));
    const scale = norm > 0 ? 1 / norm : 0;
    return { scale, best: Math.max(0, ...counted) * scale, worst: Math.min(1, ...counted) * scale };
  });
  return rows.map(({ values, weights }) => {
    let [toBest, toWorst] = [0, 0];
    for (const [factor, { scale, best, worst }] of factors.entries()) {
      const value = (values[factor] as number) * scale;
      toBest += ((value - best) * (weights[factor] as number)) ** 2;
      toWorst += ((value - worst) * (weights[factor] as number)) ** 2;
    }
    const [best, worst] = [Math.sqrt(toBest), Math.sqrt(toWorst)];
    return best + worst > 0 ? worst / (best + worst) : 1;
  });
};

/** Ranks of scores from the highest: 1 for the best, equal scores share the better rank. */
export const ranksOf = (scores: readonly number[]): number[] =>
  scores.map((score) => 1 + scores.filter((other) => other > score).length);
