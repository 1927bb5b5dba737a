import type { FactorWeights } from '../../model/match-parameters.ts';
import type { MatchCandidate, MatchNote, MatchResult } from '../../model/match-result.ts';
import { factorScores, stockFirstNotes } from './candidate.ts';
import { compareRank, type RankKeys } from './ranking.ts';
import { scoreHundredths, scoreOf } from './score.ts';
import { ranksOf, topsisCloseness } from './topsis.ts';
import { appliedWeights, validateWeights } from './weights.ts';

type Rescored = RankKeys & {
  candidate: MatchCandidate;
  values: number[];
  weights: Float64Array;
  score: number;
};

const withStockFirst = (entry: Rescored, next: Rescored | undefined): MatchNote[] => [
  ...stockFirstNotes(entry, next),
  ...entry.candidate.reasons.filter(({ code }) => code !== 'STOCK_FIRST'),
];

/**
 * Scores and orders the candidates of a result again under other weights, as a slider moves: only their order among
 * themselves changes, no piece enters or leaves. Throws WeightsError.
 */
export const rerank = (
  result: MatchResult,
  weights: FactorWeights,
): Pick<MatchResult, 'weights' | 'candidates' | 'potential'> => {
  validateWeights(weights);
  const land = new Set(result.leftOut.land);
  const floorSpace = new Set(result.leftOut.floorSpace);
  const order = (candidates: readonly MatchCandidate[]): MatchCandidate[] => {
    const rescored = candidates.map((candidate): Rescored => {
      const values = candidate.factors.map(({ value }) => value);
      const applied = appliedWeights(weights, candidate.kind === 'land' ? land : floorSpace);
      const score = scoreOf(values, applied);
      return {
        candidate,
        values,
        weights: applied,
        score,
        hundredths: scoreHundredths(score),
        stock: candidate.stockValue,
        readiness: candidate.readiness,
        surplusCentis: Math.round(candidate.surplusSquareMetres * 100),
        code: candidate.code,
        id: candidate.id,
      };
    });
    const ranking = rescored.toSorted(compareRank);
    const closeness = topsisCloseness(ranking);
    const ranks = ranksOf(closeness);
    return ranking.map((entry, place) => {
      const missing = entry.candidate.factors.reduce(
        (bits, { isMissing }, at) => bits | (isMissing ? 1 << at : 0),
        0,
      );
      return {
        ...entry.candidate,
        rank: place + 1,
        score: entry.score,
        shownScore: entry.hundredths / 100,
        factors: factorScores(entry.values, entry.weights, missing),
        reasons: withStockFirst(entry, ranking[place + 1]),
        topsis: { closeness: closeness[place] as number, rank: ranks[place] as number },
      };
    });
  };
  return { weights, candidates: order(result.candidates), potential: order(result.potential) };
};
