import { toMu } from '../../../units/area.ts';
import type { EvaluationIndicator } from './score-cohort.ts';

/** What an enterprise reported, as ledgers keep it: yuan, square metres, tonnes; null is not reported. */
export interface ReportedFigures {
  taxYuan: number | null;
  landSquareMetres: number | null;
  revenueYuan: number | null;
  valueAddedYuan: number | null;
  energyTonnesCoal: number | null;
  pollutantTonnes: number | null;
  researchYuan: number | null;
  staffCount: number | null;
}

/** Above (规上) or below (规下) the designated size: two cohorts that are never compared. */
export const evaluationCohorts = ['above_scale', 'below_scale'] as const;
export type EvaluationCohort = (typeof evaluationCohorts)[number];

/**
 * The indicators of 鲁政字〔2019〕235号: 单位用地税收, 单位能耗销售收入, 单位污染物排放销售收入, 研发经费投入强度 and
 * 全员劳动生产率 above the designated size, 单位用地税收 alone below it.
 */
export const indicatorNames: Readonly<Record<EvaluationCohort, readonly string[]>> = {
  above_scale: [
    'taxPerMu',
    'revenuePerTonneCoal',
    'revenuePerTonnePollutant',
    'researchShare',
    'valueAddedPerHead',
  ],
  below_scale: ['taxPerMu'],
};

const over = (value: number | null, base: number | null): number | null =>
  value === null || !base ? null : value / base;

/** The values that are scored: yuan a 亩, yuan a tonne, a share, yuan a head. */
export const indicatorValues = (report: ReportedFigures): Record<string, number | null> => ({
  taxPerMu: over(report.taxYuan, report.landSquareMetres === null ? null : toMu(report.landSquareMetres)),
  revenuePerTonneCoal: over(report.revenueYuan, report.energyTonnesCoal),
  revenuePerTonnePollutant: over(report.revenueYuan, report.pollutantTonnes),
  researchShare: over(report.researchYuan, report.revenueYuan),
  valueAddedPerHead: over(report.valueAddedYuan, report.staffCount),
});

/** The method of a cohort: weights in the order of its names, the one of a single indicator being all 100 points. */
export function methodOf(
  cohort: EvaluationCohort,
  weights: readonly number[],
  cap: number,
): EvaluationIndicator[] {
  const names = indicatorNames[cohort];
  return names.map((name, index) => ({
    name,
    weightPoints: names.length === 1 ? 100 : (weights[index] ?? 0),
    base: null,
    cap,
  }));
}
