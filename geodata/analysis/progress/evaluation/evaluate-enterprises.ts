import { roundHalfUp } from '../../../units/area.ts';
import type { ProgressParams } from '../progress-params.ts';
import { classifyCohort, classLimits, type EvaluationClass } from './classify-cohort.ts';
import { electricitySurcharge } from './electricity-surcharge.ts';
import {
  type EnterpriseFigures,
  type EvaluationFault,
  evaluationFaults,
  screenReports,
} from './enterprise-figures.ts';
import {
  type EvaluationCohort,
  evaluationCohorts,
  indicatorValues,
  methodOf,
  type ReportedFigures,
} from './evaluation-method.ts';
import { meanOf, scoreCohort } from './score-cohort.ts';

/** The figures of the rule an evaluation uses. */
export type EvaluationParams = Pick<
  ProgressParams,
  | 'classAMost'
  | 'classDLeast'
  | 'classBTo'
  | 'classBase'
  | 'electricitySurcharge'
  | 'absurdTax'
  | 'evaluationWeights'
  | 'evaluationCap'
>;

/** One report of the year. */
export interface ReportedEnterprise extends ReportedFigures {
  reportId: number;
  name: string;
  cohort: EvaluationCohort;
  isExempt: boolean;
  bonusPoints: number;
  deductionPoints: number;
  /** Consecutive years in class D up to the year before. */
  yearsInDBefore: number;
}

/** What the evaluation makes of a report; without class it was left out, and `fault` says why. */
export interface EvaluatedEnterprise {
  reportId: number;
  name: string;
  cohort: EvaluationCohort;
  class: EvaluationClass | null;
  score: number | null;
  /** Points by indicator; empty without score. */
  contributions: Readonly<Record<string, number>>;
  fault: EvaluationFault | null;
  consecutiveYearsInD: number;
  /** 差别电价, yuan per kWh. */
  surchargeYuanPerKilowattHour: number;
}

export interface CohortOutcome {
  cohort: EvaluationCohort;
  reportedCount: number;
  leftOut: { fault: EvaluationFault; count: number }[];
  /** The N of the shares: scored and not evaluated (T), or the scored alone; what was left out never counts. */
  base: number;
  aMost: number;
  dLeast: number;
  classes: Record<EvaluationClass, number>;
  /** Weight and base (mean of the cohort) of each indicator. */
  method: { name: string; weightPoints: number; base: number }[];
}

export interface Evaluation {
  cohorts: CohortOutcome[];
  enterprises: EvaluatedEnterprise[];
}

/**
 * 亩产效益评价 of a year: faulty reports are left out and counted, the two cohorts are scored apart, classes keep
 * A ≤ floor(20 % N) and D ≥ ceil(5 % N), and class D has its surcharge on electricity (domain dossier 5.1, 5.3). Class D
 * never makes land 低效: that stays a decision of people.
 */
export function evaluateEnterprises(
  reports: readonly ReportedEnterprise[],
  params: EvaluationParams,
): Evaluation {
  const parts = evaluationCohorts.map((cohort) =>
    evaluateCohort(
      cohort,
      reports.filter((report) => report.cohort === cohort),
      params,
    ),
  );
  return {
    cohorts: parts.map(({ outcome }) => outcome),
    enterprises: parts.flatMap(({ enterprises }) => enterprises),
  };
}

function evaluateCohort(
  cohort: EvaluationCohort,
  reports: readonly ReportedEnterprise[],
  params: EvaluationParams,
): { outcome: CohortOutcome; enterprises: EvaluatedEnterprise[] } {
  const screened = screenReports(reports.map(figuresOf), {
    absurdTaxTenThousandYuanPerMu: params.absurdTax,
  });
  const faults = new Map(screened.faulty.map(({ enterpriseId, fault }) => [enterpriseId, fault]));
  const scorable = reports.filter(({ reportId, isExempt }) => !isExempt && !faults.has(String(reportId)));
  const rows = scorable.map((report) => ({
    enterpriseId: String(report.reportId),
    values: indicatorValues(report),
    bonusPoints: report.bonusPoints,
    deductionPoints: report.deductionPoints,
  }));
  const method = methodOf(cohort, params.evaluationWeights, params.evaluationCap).map((indicator) => ({
    ...indicator,
    base: meanOf(rows.flatMap(({ values }) => values[indicator.name] ?? [])),
  }));
  // Four places, as the ledger keeps a score: enterprises whose kept scores are equal share a class.
  const scores = scoreCohort(rows, method).map((row) => ({ ...row, score: roundHalfUp(row.score, 4) }));
  const base = params.classBase === 'scored' ? scores.length : scores.length + screened.exempt.length;
  const shares = { aMost: params.classAMost, dLeast: params.classDLeast, bTo: params.classBTo };
  const classes = classifyCohort(scores, base, shares);
  const scoreOf = new Map(scores.map((score) => [score.enterpriseId, score]));
  const enterprises = reports.map((report): EvaluatedEnterprise => {
    const id = String(report.reportId);
    const fault = faults.get(id) ?? null;
    const grade = fault === null ? (classes.get(id) ?? 'T') : null;
    const years = grade === 'D' ? report.yearsInDBefore + 1 : 0;
    return {
      reportId: report.reportId,
      name: report.name,
      cohort,
      class: grade,
      score: scoreOf.get(id)?.score ?? null,
      contributions: scoreOf.get(id)?.contributions ?? {},
      fault,
      consecutiveYearsInD: years,
      surchargeYuanPerKilowattHour: electricitySurcharge(years, params.electricitySurcharge),
    };
  });
  const count = (grade: EvaluationClass): number => enterprises.filter((row) => row.class === grade).length;
  const outcome: CohortOutcome = {
    cohort,
    reportedCount: reports.length,
    leftOut: evaluationFaults.flatMap((fault) => {
      const found = screened.faulty.filter((row) => row.fault === fault).length;
      return found === 0 ? [] : [{ fault, count: found }];
    }),
    base,
    ...classLimits(base, shares),
    classes: { A: count('A'), B: count('B'), C: count('C'), D: count('D'), T: count('T') },
    method: method.map(({ name, weightPoints, base: mean }) => ({ name, weightPoints, base: mean })),
  };
  return { outcome, enterprises };
}

/** What is screened: value added may honestly be negative, it then scores nothing. */
const figuresOf = (report: ReportedEnterprise): EnterpriseFigures => ({
  enterpriseId: String(report.reportId),
  taxTenThousandYuan: report.taxYuan === null ? null : report.taxYuan / 10_000,
  landSquareMetres: report.landSquareMetres,
  values: {
    revenue: report.revenueYuan,
    energy: report.energyTonnesCoal,
    pollutants: report.pollutantTonnes,
    research: report.researchYuan,
    staff: report.staffCount,
  },
  isExempt: report.isExempt,
});
