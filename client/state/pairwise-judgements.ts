import type { PairwiseJudgement } from '../../geodata/analysis/matching/ahp.ts';
import type { FactorWeights, MatchFactor } from '../../geodata/model/match-parameters.ts';

/** Positions of a slider between two factors: -8 the first absolutely, 0 equal, 8 the second absolutely (Saaty). */
export const ratioOfStep = (step: number): number => (step <= 0 ? 1 - step : 1 / (1 + step));

/** The position that comes nearest to a ratio. */
export const stepOfRatio = (ratio: number): number => {
  const step = ratio >= 1 ? -(Math.round(ratio) - 1) : Math.round(1 / ratio) - 1;
  return Math.min(8, Math.max(-8, step)) || 0;
};

/** Every pair of factors, in order. */
export const pairsOf = (factors: readonly MatchFactor[]): (readonly [MatchFactor, MatchFactor])[] =>
  factors.flatMap((a, at) => factors.slice(at + 1).map((b) => [a, b] as const));

export const pairKey = (a: MatchFactor, b: MatchFactor): string => `${a} ${b}`;

/** Judgements for every pair: what was said, else what the present weights imply. */
export const judgementsOf = (
  factors: readonly MatchFactor[],
  said: Readonly<Record<string, number>>,
  weights: FactorWeights,
): PairwiseJudgement[] =>
  pairsOf(factors).map(([a, b]) => {
    const implied = weights[a] > 0 && weights[b] > 0 ? weights[a] / weights[b] : 1;
    return { a, b, ratio: ratioOfStep(said[pairKey(a, b)] ?? stepOfRatio(implied)) };
  });
