import { evaluateEnterprises } from '../../analysis/progress/evaluation/evaluate-enterprises.ts';
import { progressParamsOf } from '../../analysis/progress/progress-params.ts';
import { reportRuleParams } from '../../codes/rule-params/progress.ts';
import type { EnterpriseReportRecord, LandSupportRecord } from '../../model/enterprise-report.ts';
import type { ParcelRecord } from '../../model/parcel.ts';
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
const services = ['51', '54', '59'];
const params = progressParamsOf(reportRuleParams);
/** Reports that cannot be scored, beside those the article counts: the evaluation leaves them out and says so. */
const mistakesAbove: readonly Partial<EnterpriseReportRecord>[] = [
  { taxYuan: null },
  { energyTonnesCoal: -128.4 },
  { taxYuan: 96_000_000_000 },
];
const mistakesBelow: readonly Partial<EnterpriseReportRecord>[] = [
  { taxYuan: null },
  { landSquareMetres: null },
];

/** Reports of last year, scored and classified by cohort, and the land given to the good ones. */
export function enterpriseSample(context: LedgerContext): EnterpriseSample {
  const { aboveScale, belowScale } = context.figures.evaluated;
  const reports = settled(
    [...cohort(context, 'above_scale', aboveScale), ...cohort(context, 'below_scale', belowScale)],
    context.parcels,
  );
  return { reports, supports: supports(context, reports) };
}

/**
 * Puts the largest enterprises on land in use, large on large: parks, and the land outside of them, can be ranked by what
 * they yield.
 */
function settled(
  reports: readonly EnterpriseReportRecord[],
  parcels: readonly ParcelRecord[],
): EnterpriseReportRecord[] {
  const sites = parcels
    .filter(({ parcelCode, stockClass }) => parcelCode && stockClass === 'in_use')
    .toSorted((a, b) => (b.areaCertSquareMetres ?? 0) - (a.areaCertSquareMetres ?? 0));
  const bySize = reports.toSorted((a, b) => (b.landSquareMetres ?? 0) - (a.landSquareMetres ?? 0));
  const siteOf = new Map(bySize.map((report, place) => [report, sites[place]?.parcelCode ?? null]));
  return reports.map((report) => ({ ...report, parcelCode: siteOf.get(report) ?? null }));
}

function cohort(
  { asOf, random, origin }: LedgerContext,
  name: 'above_scale' | 'below_scale',
  count: number,
): EnterpriseReportRecord[] {
  const stream = random.fork(`evaluation ${name}`);
  const isAbove = name === 'above_scale';
  const mistakes = isAbove ? mistakesAbove : mistakesBelow;
  const reports = Array.from({ length: count + mistakes.length }, (_, index): EnterpriseReportRecord => {
    const landSquareMetres = roundHalfUp(
      toSquareMetres(stream.range(isAbove ? 12 : 1, isAbove ? 180 : 20), 'mu'),
      2,
    );
    return {
      enterpriseName: `演示${isAbove ? '规上' : '规下'}企业 ${serial(index, 4)}`,
      year: Number(asOf.slice(0, 4)) - 1,
      cohort: name,
      // Some of the small ones keep stores and carry goods: they are no industry.
      industryCode: isAbove || index % 9 !== 4 ? stream.pick(industries) : stream.pick(services),
      parcelCode: null,
      ...figures(landSquareMetres, isAbove, stream),
      landSquareMetres,
      fixedAssetsYuan: fixedAssets(landSquareMetres, index),
      isExempt: index % 40 === 7 && index < count,
      bonusPoints: 0,
      deductionPoints: 0,
      score: null,
      class: null,
      // The years before; what the evaluation makes of them is written over it.
      consecutiveYearsInD: index % 3,
      ...origin,
      ...mistakes[index - count],
    };
  });
  return classified(reports);
}

/** Around the mean of national zones, 598.95 万元 a 亩. */
const fixedAssets = (landSquareMetres: number, index: number): number =>
  Math.round(toMu(landSquareMetres) * (3_900_000 + ((index * 37) % 100) * 42_000));

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

/** Classes of a cohort as its evaluation gives them; some of class D were there before. */
function classified(reports: readonly EnterpriseReportRecord[]): EnterpriseReportRecord[] {
  const { enterprises } = evaluateEnterprises(
    reports.map((report, index) => ({
      ...report,
      reportId: index,
      name: report.enterpriseName,
      yearsInDBefore: report.consecutiveYearsInD,
    })),
    params,
  );
  const resultOf = new Map(enterprises.map((result) => [result.reportId, result]));
  return reports.map((report, index) => {
    const result = resultOf.get(index);
    return {
      ...report,
      score: result?.score ?? null,
      class: result?.class ?? null,
      consecutiveYearsInD: result?.consecutiveYearsInD ?? 0,
    };
  });
}

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
