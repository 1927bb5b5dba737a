/**
 * TOPSIS (Hwang and Yoon 1981), a second opinion beside the weighted sum: closeness to the ideal candidate, in [0, 1],
 * with vector normalisation. All values are benefits. Candidates equal in every weighted factor get 1.
 * @param rows values of each candidate in the order of the factors
 */
export const topsisCloseness = (rows: readonly ArrayLike<number>[], weights: Float64Array): number[] => {
  const norms = Array.from(weights, (_, factor) =>
    Math.sqrt(rows.reduce((sum, row) => sum + (row[factor] as number) ** 2, 0)),
  );
  const weighted = rows.map((row) =>
    Array.from(weights, (weight, factor) => {
      const norm = norms[factor] as number;
      return norm > 0 ? ((row[factor] as number) / norm) * weight : 0;
    }),
  );
  const best = Array.from(weights, (_, factor) => Math.max(...weighted.map((row) => row[factor] as number)));
  const worst = Array.from(weights, (_, factor) => Math.min(...weighted.map((row) => row[factor] as number)));
  const distance = (row: readonly number[], ideal: readonly number[]): number =>
    Math.sqrt(row.reduce((sum, value, factor) => sum + (value - (ideal[factor] as number)) ** 2, 0));
  return weighted.map((row) => {
    const toBest = distance(row, best);
    const toWorst = distance(row, worst);
    return toBest + toWorst > 0 ? toWorst / (toBest + toWorst) : 1;
  });
};

/** Ranks of scores from the highest: 1 for the best, equal scores share the better rank. */
export const ranksOf = (scores: readonly number[]): number[] =>
  scores.map((score) => 1 + scores.filter((other) => other > score).length);
