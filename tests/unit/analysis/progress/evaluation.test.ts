import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classifyCohort,
  classLimits,
} from '../../../../geodata/analysis/progress/evaluation/classify-cohort.ts';
import { electricitySurcharge } from '../../../../geodata/analysis/progress/evaluation/electricity-surcharge.ts';
import { screenReports } from '../../../../geodata/analysis/progress/evaluation/enterprise-figures.ts';
import { scoreCohort } from '../../../../geodata/analysis/progress/evaluation/score-cohort.ts';

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
    cohort: 'above_scale' as const,
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

  it('with a refund above the tax are scored, those under construction are not evaluated', () => {
    expect(screenReports([report({ taxTenThousandYuan: -3 })], params).scored).toHaveLength(1);
    expect(screenReports([report({ isExempt: true, taxTenThousandYuan: null })], params).exempt).toHaveLength(
      1,
    );
  });
});

describe('the surcharge on electricity', () => {
  it('rises with the years in class D and is never stacked', () => {
    const years = [0, 1, 2, 3, 9].map((count) => electricitySurcharge(count, [0.05, 0.1, 0.15]));
    expect(years).toEqual([0, 0.05, 0.1, 0.15, 0.15]);
  });
});
