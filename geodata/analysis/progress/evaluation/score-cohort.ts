/** One indicator of an evaluation method: weight in points, cap in multiples of the base. */
export interface EvaluationIndicator {
  name: string;
  weightPoints: number;
  /** Published base; null takes the mean of the cohort. */
  base: number | null;
  cap: number;
}

/** Values to score, by indicator; null where the enterprise has none, which takes the cohort's mean score. */
export interface ScoredValues {
  enterpriseId: string;
  values: Readonly<Record<string, number | null>>;
  bonusPoints: number;
  deductionPoints: number;
}

/** A score and what each indicator gave to it: the contributions, bonus and deduction add up to it. */
export interface EvaluationScore {
  enterpriseId: string;
  score: number;
  contributions: Readonly<Record<string, number>>;
}

/**
 * score = Σ weight × clamp(value ÷ base, 0, cap) + bonus − deduction (domain dossier 5.3); values below zero count as
 * zero, a missing value as the mean of the cohort's scores for it (黄岩 2022).
 */
export function scoreCohort(
  cohort: readonly ScoredValues[],
  indicators: readonly EvaluationIndicator[],
): EvaluationScore[] {
  const points = indicators.map((indicator) => indicatorPoints(cohort, indicator));
  return cohort.map(({ enterpriseId, bonusPoints, deductionPoints }, row) => {
    const contributions = Object.fromEntries(
      indicators.map(({ name }, column) => [name, points[column]?.[row] ?? 0]),
    );
    const sum = Object.values(contributions).reduce((total, value) => total + value, 0);
    return { enterpriseId, score: sum + bonusPoints - deductionPoints, contributions };
  });
}

/** Points of one indicator for every enterprise of the cohort, in its order. */
function indicatorPoints(cohort: readonly ScoredValues[], indicator: EvaluationIndicator): number[] {
  const values = cohort.map(({ values: given }) => given[indicator.name] ?? null);
  const present = values.filter((value) => value !== null);
  const base = indicator.base ?? meanOf(present);
  const scored = (value: number): number =>
    base > 0 ? indicator.weightPoints * Math.min(Math.max(value / base, 0), indicator.cap) : 0;
  const stand = meanOf(present.map(scored));
  return values.map((value) => (value === null ? stand : scored(value)));
}

/** The mean of values, 0 of none. */
export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
