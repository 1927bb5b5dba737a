import { classifyCohort } from '../../analysis/progress/evaluation/classify-cohort.ts';
import { scoreCohort } from '../../analysis/progress/evaluation/score-cohort.ts';
import type { EnterpriseReportRecord, LandSupportRecord } from '../../model/enterprise-report.ts';
import { roundHalfUp, toMu, toSquareMetres } from '../../units/area.ts';
import { addMonths } from '../../units/days/plain-date.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { type LedgerContext, serial, spreadDays } from './ledger-context.ts';
import { splitTotal } from './split-total.ts';

export interface EnterpriseSample {
  reports: EnterpriseReportRecord[];
  supports: LandSupportRecord[];
}

const industries = ['13', '14', '26', '27', '29', '30', '33', '34', '35', '36', '38', '39'];
// 规上: five indicators of 鲁政字〔2019〕235号; 规下: 单位用地税收 alone. Weights are this product's.
const indicators = {
  above_scale: [
    { name: 'taxPerMu', weightPoints: 40, base: null, cap: 1.5 },
    { name: 'revenuePerTonneCoal', weightPoints: 20, base: null, cap: 1.5 },
    { name: 'revenuePerTonnePollutant', weightPoints: 10, base: null, cap: 1.5 },
    { name: 'researchShare', weightPoints: 15, base: null, cap: 1.5 },
    { name: 'valueAddedPerHead', weightPoints: 15, base: null, cap: 1.5 },
  ],
  below_scale: [{ name: 'taxPerMu', weightPoints: 100, base: null, cap: 1.5 }],
} as const;

/** Reports of last year, scored and classified by cohort, and the land given to the good ones. */
export function enterpriseSample(context: LedgerContext): EnterpriseSample {
  const { aboveScale, belowScale } = context.figures.evaluated;
  const reports = [
    ...cohort(context, 'above_scale', aboveScale),
    ...cohort(context, 'below_scale', belowScale),
  ];
  return { reports, supports: supports(context, reports) };
}

function cohort(
  { asOf, random, origin }: LedgerContext,
  name: 'above_scale' | 'below_scale',
  count: number,
): EnterpriseReportRecord[] {
  const stream = random.fork(`evaluation ${name}`);
  const isAbove = name === 'above_scale';
  const reports = Array.from({ length: count }, (_, index): EnterpriseReportRecord => {
    const landSquareMetres = roundHalfUp(
      toSquareMetres(stream.range(isAbove ? 12 : 1, isAbove ? 180 : 20), 'mu'),
      2,
    );
    return {
      enterpriseName: `演示${isAbove ? '规上' : '规下'}企业 ${serial(index, 4)}`,
      year: Number(asOf.slice(0, 4)) - 1,
      cohort: name,
      industryCode: stream.pick(industries),
      parcelCode: null,
      ...figures(landSquareMetres, isAbove, stream),
      landSquareMetres,
      isExempt: index % 40 === 7,
      bonusPoints: 0,
      deductionPoints: 0,
      score: null,
      class: null,
      consecutiveYearsInD: 0,
      ...origin,
    };
  });
  return classified(reports, name);
}

/** Outputs around the usual for the land used; log-normal, as enterprises are. */
function figures(landSquareMetres: number, isAbove: boolean, random: SeededRandom) {
  const mu = toMu(landSquareMetres);
  const taxYuan = Math.round(mu * 120_000 * Math.exp(random.normal() * 0.7));
  const revenueYuan = Math.round(mu * 2_600_000 * Math.exp(random.normal() * 0.5));
  const rounded = (value: number, places: number): number => roundHalfUp(value, places);
  if (!isAbove) {
    const none = { revenueYuan: null, valueAddedYuan: null, energyTonnesCoal: null };
    return { taxYuan, ...none, pollutantTonnes: null, researchYuan: null, staffCount: null };
  }
  return {
    taxYuan,
    revenueYuan,
    valueAddedYuan: Math.round(revenueYuan * random.range(0.16, 0.34)),
    energyTonnesCoal: rounded((revenueYuan / 10_000) * random.range(0.02, 0.16), 2),
    pollutantTonnes: rounded((revenueYuan / 10_000_000) * random.range(0.1, 1.6), 4),
    researchYuan: Math.round(revenueYuan * random.range(0.002, 0.05)),
    staffCount: Math.max(8, Math.round(revenueYuan / random.range(700_000, 1_700_000))),
  };
}

function classified(
  reports: readonly EnterpriseReportRecord[],
  name: 'above_scale' | 'below_scale',
): EnterpriseReportRecord[] {
  const scored = reports.filter(({ isExempt }) => !isExempt);
  const scores = scoreCohort(
    scored.map((report) => ({
      enterpriseId: report.enterpriseName,
      values: indicatorValues(report),
      bonusPoints: 0,
      deductionPoints: 0,
    })),
    indicators[name],
  );
  const scoreOf = new Map(scores.map(({ enterpriseId, score }) => [enterpriseId, roundHalfUp(score, 4)]));
  const rounded = [...scoreOf].map(([enterpriseId, score]) => ({ enterpriseId, score }));
  const classes = classifyCohort(rounded, reports.length, { aMost: 0.2, dLeast: 0.05, bTo: 0.6 });
  return reports.map((report) => {
    const grade = classes.get(report.enterpriseName) ?? 'T';
    return {
      ...report,
      score: scoreOf.get(report.enterpriseName) ?? null,
      class: grade,
      consecutiveYearsInD: grade === 'D' ? 1 + (report.enterpriseName.length % 3) : 0,
    };
  });
}

const over = (value: number | null, base: number | null): number | null =>
  value === null || !base ? null : value / base;

const indicatorValues = (report: EnterpriseReportRecord): Record<string, number | null> => ({
  taxPerMu: over(report.taxYuan, report.landSquareMetres === null ? null : toMu(report.landSquareMetres)),
  revenuePerTonneCoal: over(report.revenueYuan, report.energyTonnesCoal),
  revenuePerTonnePollutant: over(report.revenueYuan, report.pollutantTonnes),
  researchShare: over(report.researchYuan, report.revenueYuan),
  valueAddedPerHead: over(report.valueAddedYuan, report.staffCount),
});

/** Land for enterprises of class A and B only, adding up exactly to the published 亩 (M79). */
function supports(
  { asOf, figures: published, random, origin }: LedgerContext,
  reports: readonly EnterpriseReportRecord[],
): LandSupportRecord[] {
  const stream = random.fork('land support');
  const { count, total } = published.landSupport;
  const good = reports.filter((report) => report.class === 'A' || report.class === 'B');
  const days = spreadDays(addMonths(asOf, -10), asOf, count, stream);
  return splitTotal(toSquareMetres(total, 'mu'), count, stream).map((areaSquareMetres, index) => {
    const enterprise = good[(index * 5) % good.length];
    return {
      enterpriseName: enterprise?.enterpriseName ?? `演示企业 ${serial(index)}`,
      evaluationClass: enterprise?.class ?? 'A',
      areaSquareMetres,
      supportedOn: days[index] ?? asOf,
      purpose: '扩大生产规模',
      ...origin,
    };
  });
}
