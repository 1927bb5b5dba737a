import type { FactorWeights, MatchFactor } from '../../model/match-parameters.ts';
import { factorLabels } from './weights.ts';

/** Mean consistency index of random matrices by size (Saaty 1980). */
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/** Judgements beyond this ratio contradict each other and are refused (Saaty 1980). */
export const consistencyLimit = 0.1;

/** How much more one factor matters than another: 1 equal to 9 absolutely, 1/9 the other way round. */
export type PairwiseJudgement = { a: MatchFactor; b: MatchFactor; ratio: number };

export type AhpOutcome =
  | { ok: true; weights: FactorWeights; consistencyRatio: number }
  | { ok: false; reason: string; consistencyRatio: number | null };

const refuse = (reason: string, consistencyRatio: number | null = null): AhpOutcome => ({
  ok: false,
  reason,
  consistencyRatio,
});

/** Reciprocal matrix of the judgements, or what is wrong with them. */
const matrixOf = (
  factors: readonly MatchFactor[],
  judgements: readonly PairwiseJudgement[],
): number[][] | string => {
  const matrix = factors.map((_, row) => factors.map((_, column) => (row === column ? 1 : Number.NaN)));
  for (const { a, b, ratio } of judgements) {
    const [row, column] = [factors.indexOf(a), factors.indexOf(b)];
    const pair = `“${factorLabels[a]}”与“${factorLabels[b]}”`;
    if (row < 0 || column < 0 || row === column) return `${pair}不是一对可比的因素`;
    if (!(ratio >= 1 / 9 - 1e-9 && ratio <= 9 + 1e-9)) return `${pair}的比值为 ${ratio}，应在 1/9 到 9 之间`;
    (matrix[row] as number[])[column] = ratio;
    (matrix[column] as number[])[row] = 1 / ratio;
  }
  for (const [row, values] of matrix.entries()) {
    const column = values.findIndex(Number.isNaN);
    if (column < 0) continue;
    const [a, b] = [factors[row] as MatchFactor, factors[column] as MatchFactor];
    return `缺少“${factorLabels[a]}”与“${factorLabels[b]}”的两两比较，请补填`;
  }
  return matrix;
};

/** Principal eigenvector by power iteration, summing to 1, and its eigenvalue. */
const principal = (matrix: readonly (readonly number[])[]): { vector: number[]; value: number } => {
  let vector = matrix.map(() => 1 / matrix.length);
  let value = matrix.length;
  for (let step = 0; step < 1000; step += 1) {
    const product = matrix.map((row) =>
      row.reduce((sum, entry, place) => sum + entry * (vector[place] as number), 0),
    );
    value = product.reduce((sum, entry) => sum + entry, 0);
    const next = product.map((entry) => entry / value);
    const change = next.reduce((sum, entry, place) => sum + Math.abs(entry - (vector[place] as number)), 0);
    vector = next;
    if (change < 1e-14) break;
  }
  return { vector, value };
};

/** The judgement furthest from what the weights imply, to be looked at first. */
const worstJudgement = (
  judgements: readonly PairwiseJudgement[],
  weightOf: (factor: MatchFactor) => number,
): { judgement: PairwiseJudgement; implied: number } | undefined =>
  judgements
    .map((judgement) => ({ judgement, implied: weightOf(judgement.a) / weightOf(judgement.b) }))
    .toSorted(
      (x, y) =>
        Math.abs(Math.log(y.judgement.ratio / y.implied)) - Math.abs(Math.log(x.judgement.ratio / x.implied)),
    )[0];

/**
 * Weights from pairwise comparison (analytic hierarchy process): the principal eigenvector, summing to 100. Every
 * pair of `factors` must be judged once; factors not named get 0. Judgements with a consistency ratio over 0.1 are
 * refused with the pair that contradicts the others most.
 */
export const weightsFromPairs = (
  factors: readonly MatchFactor[],
  judgements: readonly PairwiseJudgement[],
): AhpOutcome => {
  if (factors.length === 0) return refuse('请至少选择一个因素');
  const matrix = matrixOf(factors, judgements);
  if (typeof matrix === 'string') return refuse(matrix);
  const { vector, value } = principal(matrix);
  const size = factors.length;
  const index = size > 1 ? (value - size) / (size - 1) : 0;
  const random = randomIndex[size] ?? 1.59;
  const consistencyRatio = random > 0 ? Math.max(0, index / random) : 0;
  if (consistencyRatio > consistencyLimit) {
    const worst = worstJudgement(judgements, (factor) => vector[factors.indexOf(factor)] as number);
    const hint = worst
      ? `，先检查“${factorLabels[worst.judgement.a]}”比“${factorLabels[worst.judgement.b]}”：填了 ${worst.judgement.ratio.toFixed(2)}，其余判断推得 ${worst.implied.toFixed(2)}`
      : '';
    return refuse(
      `两两比较自相矛盾：一致性比例 CR 为 ${consistencyRatio.toFixed(3)}，应不大于 ${consistencyLimit}${hint}`,
      consistencyRatio,
    );
  }
  const weights = Object.fromEntries(Object.keys(factorLabels).map((factor) => [factor, 0])) as FactorWeights;
  factors.forEach((factor, place) => {
    weights[factor] = (vector[place] as number) * 100;
  });
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  const heaviest = factors.reduce((a, b) => (weights[b] > weights[a] ? b : a));
  weights[heaviest] += 100 - sum;
  return { ok: true, weights, consistencyRatio };
};
