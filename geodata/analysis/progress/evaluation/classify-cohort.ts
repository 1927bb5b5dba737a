/** Classes of the evaluation: A 优先发展, B 支持发展, C 提升发展, D 限制发展 (鲁政字〔2019〕235号); T is 暂不评价. */
export type EvaluationClass = 'A' | 'B' | 'C' | 'D' | 'T';

/** Shares of N; A is a ceiling and D a floor by the rule, B the part of the scored that follows A. */
export interface ClassShares {
  aMost: number;
  dLeast: number;
  /** Share of the scored that A and B take together. */
  bTo: number;
}

interface Scored {
  enterpriseId: string;
  score: number;
}

/** A ≤ floor(20 % N), D ≥ ceil(5 % N); products such as 0.2 × 275 must not fall short by a binary digit. */
export const classLimits = (n: number, shares: ClassShares): { aMost: number; dLeast: number } => ({
  aMost: Math.floor(shares.aMost * n + 1e-9),
  dLeast: Math.ceil(shares.dLeast * n - 1e-9),
});

/**
 * Classifies one cohort by score, best first. N is everybody who reported, the unscored included (济宁高新区 2023 fits only
 * so; domain dossier 5.1, 5.3). Enterprises of equal score stay together: at the border to A they join it only if the
 * ceiling still holds, at the border to D they fall below it only all together, as the floor demands.
 */
export function classifyCohort(
  scored: readonly Scored[],
  reportedCount: number,
  shares: ClassShares,
): Map<string, EvaluationClass> {
  const { aMost, dLeast } = classLimits(reportedCount, shares);
  const order = scored.toSorted((a, b) => b.score - a.score);
  // D is a duty and A only a permission: in a tiny cohort D comes first.
  const dStart = endOfTies(order, Math.max(order.length - dLeast, 0), 'back');
  const aEnd = endOfTies(order, Math.min(aMost, dStart), 'back');
  const bEnd = Math.min(
    dStart,
    Math.max(aEnd, endOfTies(order, Math.round(order.length * shares.bTo), 'on')),
  );
  return new Map(
    order.map(({ enterpriseId }, index) => [
      enterpriseId,
      index < aEnd ? 'A' : index < bEnd ? 'B' : index < dStart ? 'C' : 'D',
    ]),
  );
}

/** Moves a border that would part enterprises of equal score to the start or the end of their run. */
function endOfTies(order: readonly Scored[], border: number, direction: 'back' | 'on'): number {
  const isTie = (index: number): boolean =>
    index > 0 && index < order.length && order[index]?.score === order[index - 1]?.score;
  let index = border;
  while (isTie(index)) index += direction === 'back' ? -1 : 1;
  return index;
}
