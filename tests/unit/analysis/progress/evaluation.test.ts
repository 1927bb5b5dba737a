import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classifyCohort,
  classLimits,
} from '../../../../geodata/analysis/progress/evaluation/classify-cohort.ts';
import { electricitySurcharge } from '../../../../geodata/analysis/progress/evaluation/electricity-surcharge.ts';
import { screenReports } from '../../../../geodata/analysis/progress/evaluation/enterprise-figures.ts';
import {
  evaluateEnterprises,
  type ReportedEnterprise,
} from '../../../../geodata/analysis/progress/evaluation/evaluate-enterprises.ts';
import { scoreCohort } from '../../../../geodata/analysis/progress/evaluation/score-cohort.ts';
import { progressParamsOf } from '../../../../geodata/analysis/progress/progress-params.ts';
import { reportRuleParams } from '../../../../geodata/codes/rule-params/progress.ts';

const shares = { aMost: 0.2, dLeast: 0.05, bTo: 0.5736 };
const scores = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ enterpriseId: `e${index}`, score: 1000 - index }));
const counts = (classes: ReadonlyMap<string, string>) =>
  [...'ABCD'].map((letter) => [...classes.values()].filter((value) => value === letter).length);

describe('the classes of a cohort', () => {
  it('of 济宁高新区 2023 are 55, 97, 99, 14 and 10 not evaluated, of 275 that reported', () => {
    expect(counts(classifyCohort(scores(265), 275, shares))).toEqual([55, 97, 99, 14]);
  });

  it('of its small enterprises are 20, 40, 35 and 5 of 100', () => {
    expect(counts(classifyCohort(scores(100), 100, { ...shares, bTo: 0.6 }))).toEqual([20, 40, 35, 5]);
  });

  it('keep 鱼台 2023 within the limits, with N reported or scored', () => {
    expect(classLimits(141, shares)).toEqual({ aMost: 28, dLeast: 8 });
    expect(classLimits(132, shares)).toEqual({ aMost: 26, dLeast: 7 });
  });

  it('never part equal scores, nor break the ceiling of A or the floor of D', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 }),
        fc.nat(5),
        (values, exempt) => {
          const scored = values.map((score, index) => ({ enterpriseId: `e${index}`, score }));
          const n = scored.length + exempt;
          const classes = classifyCohort(scored, n, shares);
          const [a = 0, , , d = 0] = counts(classes);
          expect(a).toBeLessThanOrEqual(Math.floor(n / 5));
          expect(d).toBeGreaterThanOrEqual(Math.min(Math.ceil(n / 20), scored.length));
          for (const one of scored)
            for (const other of scored)
              if (one.score === other.score)
                expect(classes.get(one.enterpriseId)).toBe(classes.get(other.enterpriseId));
        },
      ),
    );
  });
});

describe('a score', () => {
  const indicators = [
    { name: 'taxPerMu', weightPoints: 30, base: 24.097, cap: 1.5 },
    { name: 'valueAddedPerMu', weightPoints: 20, base: 136.16, cap: 1.5 },
    { name: 'emission', weightPoints: 10, base: null, cap: 1.5 },
  ];
  const enterprise = (enterpriseId: string, values: Record<string, number | null>, bonusPoints = 0) => ({
    enterpriseId,
    values,
    bonusPoints,
    deductionPoints: 0,
  });

  it('is the sum of its contributions, each within its cap (黄岩 2022)', () => {
    const [first, second] = scoreCohort(
      [
        enterprise('a', { taxPerMu: 24.097, valueAddedPerMu: 68.08, emission: 30 }, 2),
        enterprise('b', { taxPerMu: 240, valueAddedPerMu: -3, emission: 10 }),
      ],
      indicators,
    );
    expect(first?.contributions).toEqual({ taxPerMu: 30, valueAddedPerMu: 10, emission: 15 });
    expect(first?.score).toBeCloseTo(57, 9);
    expect(second?.contributions).toEqual({ taxPerMu: 45, valueAddedPerMu: 0, emission: 5 });
  });

  it('takes the mean of the cohort for a value that is missing', () => {
    const [, , third] = scoreCohort(
      [
        enterprise('a', { emission: 30 }),
        enterprise('b', { emission: 10 }),
        enterprise('c', { emission: null }),
      ],
      [indicators[2]!],
    );
    expect(third?.score).toBeCloseTo(10, 9);
  });

  it('is nothing without a base', () => {
    const [only] = scoreCohort([enterprise('a', { emission: 0 })], [indicators[2]!]);
    expect(only?.score).toBe(0);
  });
});

describe('reports of enterprises', () => {
  const report = (change: object) => ({
    enterpriseId: 'e',
    taxTenThousandYuan: 200,
    landSquareMetres: 20_000,
    values: {},
    isExempt: false,
    ...change,
  });
  const params = { absurdTaxTenThousandYuanPerMu: 2000 };

  it.each([
    [{ taxTenThousandYuan: null }, 'missing_tax'],
    [{ landSquareMetres: null }, 'missing_land'],
    [{ landSquareMetres: 0 }, 'missing_land'],
    [{ landSquareMetres: -5 }, 'negative'],
    [{ taxTenThousandYuan: -3 }, 'negative'],
    [{ values: { energy: -1 } }, 'negative'],
    [{ taxTenThousandYuan: Number.POSITIVE_INFINITY }, 'absurd'],
    [{ taxTenThousandYuan: 2_000_000 }, 'absurd'],
  ])('with %o are left out: %s', (change, fault) => {
    expect(screenReports([report(change)], params)).toEqual({
      scored: [],
      exempt: [],
      faulty: [{ enterpriseId: 'e', fault }],
    });
  });

  it('of enterprises under construction are not evaluated', () => {
    expect(screenReports([report({ isExempt: true, taxTenThousandYuan: null })], params).exempt).toHaveLength(
      1,
    );
  });
});

describe('the evaluation of a year', () => {
  const params = progressParamsOf(reportRuleParams);
  const report = (reportId: number, change: Partial<ReportedEnterprise> = {}): ReportedEnterprise => ({
    reportId,
    name: `企业${reportId}`,
    cohort: 'below_scale',
    taxYuan: 100_000 + reportId * 1000,
    landSquareMetres: 2000 / 3,
    revenueYuan: null,
    valueAddedYuan: null,
    energyTonnesCoal: null,
    pollutantTonnes: null,
    researchYuan: null,
    staffCount: null,
    isExempt: false,
    bonusPoints: 0,
    deductionPoints: 0,
    yearsInDBefore: 0,
    ...change,
  });
  const evaluate = (reports: readonly ReportedEnterprise[]) => {
    const { cohorts, enterprises } = evaluateEnterprises(reports, params);
    return { below: cohorts.find(({ cohort }) => cohort === 'below_scale')!, enterprises };
  };

  it('leaves faulty reports out of N and counts them by fault', () => {
    const { below, enterprises } = evaluate([
      ...Array.from({ length: 39 }, (_, index) => report(index)),
      report(39, { isExempt: true, taxYuan: null }),
      report(40, { taxYuan: null }),
      report(41, { taxYuan: -1 }),
      report(42, { taxYuan: null }),
      report(43, { taxYuan: 9e12 }),
    ]);
    expect(below).toMatchObject({ reportedCount: 44, base: 40, aMost: 8, dLeast: 2 });
    expect(below.leftOut).toEqual([
      { fault: 'missing_tax', count: 2 },
      { fault: 'negative', count: 1 },
      { fault: 'absurd', count: 1 },
    ]);
    expect(below.classes).toEqual({ A: 8, B: 15, C: 14, D: 2, T: 1 });
    expect(enterprises.find(({ reportId }) => reportId === 41)).toMatchObject({
      class: null,
      score: null,
      fault: 'negative',
    });
  });

  it('scores the five indicators of 规上 by their weights, negative value added as nothing', () => {
    const above = (reportId: number, valueAddedYuan: number) =>
      report(reportId, {
        cohort: 'above_scale',
        revenueYuan: 1e7,
        valueAddedYuan,
        energyTonnesCoal: 100,
        pollutantTonnes: null,
        researchYuan: 2e5,
        staffCount: 10,
        taxYuan: 5e5,
      });
    const { enterprises } = evaluateEnterprises([above(1, 2e6), above(2, -2e6)], params);
    expect(enterprises[1]!.fault).toBeNull();
    expect(enterprises[1]!.contributions).toEqual({
      taxPerMu: 40,
      revenuePerTonneCoal: 20,
      revenuePerTonnePollutant: 0,
      researchShare: 15,
      valueAddedPerHead: 0,
    });
  });

  it('counts the years in class D on, and their surcharge', () => {
    const reports = Array.from({ length: 20 }, (_, index) =>
      report(index, { yearsInDBefore: index === 0 ? 2 : 5 }),
    );
    const { enterprises } = evaluate(reports);
    expect(enterprises[0]).toMatchObject({
      class: 'D',
      consecutiveYearsInD: 3,
      surchargeYuanPerKilowattHour: 0.15,
    });
    expect(enterprises[19]).toMatchObject({
      class: 'A',
      consecutiveYearsInD: 0,
      surchargeYuanPerKilowattHour: 0,
    });
  });
});

describe('the surcharge on electricity', () => {
  it('rises with the years in class D and is never stacked', () => {
    const years = [0, 1, 2, 3, 9].map((count) => electricitySurcharge(count, [0.05, 0.1, 0.15]));
    expect(years).toEqual([0, 0.05, 0.1, 0.15, 0.15]);
  });
});
