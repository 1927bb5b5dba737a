import type { Demand } from '../../model/demand.ts';
import { MatchFactor } from '../../model/match-parameters.ts';
import type { MatchCandidate, MatchFactorScore, MatchNote } from '../../model/match-result.ts';
import { fromDayNumber } from '../../units/days/plain-date.ts';
import { availability } from './availability.ts';
import { codesOf } from './constraints.ts';
import { explain } from './explain.ts';
import { type ExplainContext, noteOf } from './explain-context.ts';
import { availableDay, takenCentis } from './fail-mask.ts';
import type { MaskQuery } from './mask-query.ts';
import { isStockFirst, type RankKeys } from './ranking.ts';
import { shownContributions } from './score.ts';
import { categoryBits, dayNever, type SupplySnapshot } from './snapshot.ts';
import { recordAt } from './snapshot-record.ts';
import { missingFactorsOf, warningsOf } from './warnings.ts';
import { factorLabels } from './weights.ts';

/** A feasible row with its score and all that the order looks at. */
export type Scored = RankKeys & {
  row: number;
  mask: number;
  /** Bits of the factors that are 0 for want of a figure. */
  missing: number;
  score: number;
  values: Float64Array;
  weights: Float64Array;
  topsis?: MatchCandidate['topsis'];
  robustness?: MatchCandidate['robustness'];
};

/** The score factor by factor. */
export const factorScores = (
  values: ArrayLike<number>,
  weights: Float64Array,
  missing: number,
): MatchFactorScore[] => {
  const shown = shownContributions(values, weights);
  return MatchFactor.options.map((factor, place) => {
    const value = values[place] as number;
    const weight = weights[place] as number;
    return {
      factor,
      label: factorLabels[factor],
      value,
      weight,
      contribution: value * weight,
      shown: (shown[place] as number) / 100,
      isMissing: (missing & (1 << place)) !== 0,
    };
  });
};

/** Why an entry stands before the next one, where only 存量优先 decides; else nothing. */
export const stockFirstNotes = (entry: RankKeys, next: RankKeys | undefined): MatchNote[] =>
  next && isStockFirst(entry, next)
    ? [noteOf('STOCK_FIRST', 'STOCK_FIRST', { score: entry.hundredths / 100 })]
    : [];

const reasonsOf = (
  entry: Scored,
  next: Scored | undefined,
  { disposalDays: days, on }: ReturnType<typeof availability>,
): MatchNote[] => [
  ...stockFirstNotes(entry, next),
  ...(days > 0 && on !== null ? [noteOf('NEEDS_DISPOSAL', 'NEEDS_DISPOSAL', { days, on })] : []),
];

/** A candidate as the result shows it, at its place in the ranking. */
export const presentCandidate = (
  snapshot: SupplySnapshot,
  demand: Demand,
  query: MaskQuery,
  context: ExplainContext,
  entry: Scored,
  place: number,
  ranking: readonly Scored[],
): MatchCandidate => {
  const { row } = entry;
  const record = recordAt(snapshot, row);
  const category = snapshot.mask.category[row] as number;
  const side = category & categoryBits.land ? 0 : 1;
  const readyDay = snapshot.mask.readyDay[row] as number;
  const available = availableDay(query, category, readyDay);
  const { id, kind, code, name, zoneCode, parkCode, state, areaSquareMetres } = record;
  return {
    id,
    kind,
    code,
    name,
    zoneCode,
    parkCode,
    state,
    rank: place + 1,
    score: entry.score,
    shownScore: entry.hundredths / 100,
    areaSquareMetres,
    takenSquareMetres:
      takenCentis(category, snapshot.mask.areaCentis[row] as number, query.areaMaxCentis[side] as number) /
      100,
    availableOn: available >= dayNever ? null : fromDayNumber(available),
    factors: factorScores(entry.values, entry.weights, entry.missing),
    stockValue: entry.stock,
    readiness: entry.readiness,
    surplusSquareMetres: entry.surplusCentis / 100,
    reasons: reasonsOf(entry, ranking[place + 1], availability(record, context)),
    warnings: warningsOf(record, demand, context, missingFactorsOf(entry.missing, entry.weights)),
    conditions: explain(record, demand, context),
    relaxed: codesOf(entry.mask),
    topsis: entry.topsis ?? { closeness: 0, rank: 0 },
    robustness: entry.robustness ?? { first: 0, firstThree: 0 },
  };
};
