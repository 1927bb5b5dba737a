import { optionOf } from '../../../geodata/codes/option-sets.ts';
import type { MatchDistance, MatchRequest, MatchResponse } from '../../../geodata/model/api-matches.ts';
import type { MatchCandidate } from '../../../geodata/model/match-result.ts';
import { kilometres } from '../../format/distances.ts';
import { formatNumber, formatPercent, type Quantity } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { factorName, factorOrder } from '../../language/match-terms.ts';
import { pieceArea, pieceClassName } from './piece.ts';

/** Candidates to be put side by side, with the match they come from. */
export interface Comparison {
  candidates: readonly MatchCandidate[];
  response: MatchResponse;
  request: MatchRequest;
  projectName: string | null;
}

/** One attribute of every candidate; the best cells are marked. */
export interface ComparisonRow {
  name: string;
  cells: readonly { value: Quantity; isBest: boolean; share?: number }[];
  isStrong?: boolean;
}

const plain = (text: string): Quantity => ({ text, unit: '' });

/** Marks the highest of some numbers, unless all are the same. */
const best = (values: readonly number[]): boolean[] => {
  const top = Math.max(...values);
  const isOne = values.some((value) => value < top - 1e-9);
  return values.map((value) => isOne && value >= top - 1e-9);
};

const distanceName = (kind: MatchDistance['kind'], language: Language): string => {
  const option = optionOf('facilityKind', kind);
  const places: Readonly<Record<string, { zh: string; en: string }>> = {
    residential: { zh: '居住区', en: 'Housing' },
    school: { zh: '学校', en: 'School' },
    hospital: { zh: '医院', en: 'Hospital' },
    water_source: { zh: '水源', en: 'Water source' },
  };
  const label = option ?? places[kind];
  return label ? labelIn(label, language) : kind;
};

/** The rows of the comparison: what they are, their points factor by factor, conditions, distances. */
export function comparisonRows({ candidates, response }: Comparison, language: Language): ComparisonRow[] {
  const text = matchMessages[language];
  const placeOf = (candidate: MatchCandidate) => response.places[candidate.id];
  const row = (name: string, show: (candidate: MatchCandidate) => Quantity): ComparisonRow => ({
    name,
    cells: candidates.map((candidate) => ({ value: show(candidate), isBest: false })),
  });
  const ranked = (
    name: string,
    measure: (candidate: MatchCandidate) => number,
    show: (candidate: MatchCandidate) => Quantity,
  ): ComparisonRow => {
    const marks = best(candidates.map(measure));
    return {
      name,
      cells: candidates.map((candidate, at) => ({ value: show(candidate), isBest: marks[at] ?? false })),
    };
  };
  const factorRows = factorOrder.map((factor): ComparisonRow => {
    const scores = candidates.map((candidate) => candidate.factors.find((entry) => entry.factor === factor));
    const marks = best(scores.map((score) => score?.shown ?? 0));
    return {
      name: factorName(factor, language),
      cells: scores.map((score, at) =>
        score && score.weight > 0
          ? {
              value: { text: formatNumber(score.shown, 2), unit: `/ ${formatNumber(score.weight, 2)}` },
              isBest: marks[at] ?? false,
              share: score.value,
            }
          : { value: plain('—'), isBest: false },
      ),
    };
  });
  const kinds = [
    ...new Set(
      candidates.flatMap((candidate) => placeOf(candidate)?.distances.map(({ kind }) => kind) ?? []),
    ),
  ];
  const distanceRows = kinds.map((kind) => {
    const of = (candidate: MatchCandidate) =>
      placeOf(candidate)?.distances.find((distance) => distance.kind === kind)?.distanceMetres;
    return row(`${text.distances} ${distanceName(kind, language)}`, (candidate) => {
      const metres = of(candidate);
      return metres === undefined ? plain('—') : kilometres(metres);
    });
  });
  return [
    {
      ...ranked(
        text.score,
        ({ shownScore }) => shownScore,
        ({ shownScore }) => plain(formatNumber(shownScore, 2)),
      ),
      isStrong: true,
    },
    row(text.area, ({ kind, areaSquareMetres }) => pieceArea(kind, areaSquareMetres, language)),
    row(text.landClass, (candidate) =>
      plain(pieceClassName(candidate.kind, placeOf(candidate), language) || '—'),
    ),
    row(text.park, (candidate) => plain(placeOf(candidate)?.parkName ?? '—')),
    row(text.availableOn, ({ availableOn }) => plain(availableOn ?? '—')),
    ...factorRows,
    ranked(
      text.robustness,
      ({ robustness }) => robustness.first,
      ({ robustness }) => plain(text.firstIn(formatPercent(robustness.first, 0))),
    ),
    row('TOPSIS', ({ topsis }) => plain(text.topsisRank(topsis.rank))),
    row(text.conditions, ({ conditions }) =>
      plain(text.conditionsMet(conditions.filter(({ isPassed }) => isPassed).length, conditions.length)),
    ),
    ...distanceRows,
  ];
}
