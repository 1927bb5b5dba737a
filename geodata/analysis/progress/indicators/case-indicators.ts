import { optionOf } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import { englishClockName } from '../../../model/idle-case-clock-names.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, notRecorded, part, plainValue, rateValue, sumOf } from './value-builders.ts';

export const causeLabel = (cause: string) =>
  optionOf('idleCause', cause) ?? { zh: '尚未认定', en: 'Not determined yet' };
const ageLabels: Readonly<Record<string, { zh: string; en: string }>> = {
  lt1: { zh: '不满 1 年', en: 'Under 1 year' },
  '1-2': { zh: '1–2 年', en: '1–2 years' },
  '2-3': { zh: '2–3 年', en: '2–3 years' },
  gt3: { zh: '3 年以上', en: 'Over 3 years' },
};

/** 对 …〔2026〕4号 提起行政诉讼: the step of many cases has no document of one of them in its name. */
const withoutDocument = (label: string): string => label.replace(/^对 .+ (?=\S+$)/u, '');

/** R02, R05, R06, R07: what idle-land cases say. */
export function caseIndicators({
  caseCauses,
  overdueCases,
  overdueSteps,
  caseAges,
  fees,
}: IndicatorInputs): IndicatorValue[] {
  const causes =
    caseCauses === null
      ? notRecorded('R02')
      : plainValue(
          'R02',
          sumOf(caseCauses, ({ areaSquareMetres }) => areaSquareMetres),
          {
            count: sumOf(caseCauses, ({ count }) => count),
            parts: caseCauses.map(({ cause, areaSquareMetres, count }) =>
              part(cause, causeLabel(cause), areaSquareMetres, count, cases({ part: cause }, count)),
            ),
            drill: cases(
              {},
              sumOf(caseCauses, ({ count }) => count),
            ),
          },
        );
  return [
    causes,
    overdueSteps === null || overdueCases === null
      ? notRecorded('R05')
      : plainValue('R05', overdueCases, {
          count: overdueCases,
          isAlarm: overdueCases > 0,
          drill: cases({ overdue: 'yes' }, overdueCases),
          parts: overdueSteps
            .toSorted((a, b) => b.count - a.count)
            .map(({ code, label: ofCase, count }) => {
              const label = withoutDocument(ofCase);
              const names = { zh: label, en: englishClockName({ code, label }) };
              return part(code, names, count, count, cases({ part: code }, count));
            }),
        }),
    caseAges === null
      ? notRecorded('R06')
      : plainValue(
          'R06',
          sumOf(caseAges, ({ count }) => count),
          {
            count: sumOf(caseAges, ({ count }) => count),
            drill: cases(
              {},
              sumOf(caseAges, ({ count }) => count),
            ),
            parts: Object.entries(ageLabels).map(([bucket, label]) => {
              const count = caseAges.find((entry) => entry.bucket === bucket)?.count ?? 0;
              return part(bucket, label, count, count, cases({ part: bucket }, count));
            }),
          },
        ),
    fees === null
      ? notRecorded('R07')
      : rateValue('R07', fees.paidYuan, fees.dueYuan, {
          count: fees.caseCount,
          drill: cases({ part: 'charged' }, fees.caseCount),
        }),
  ];
}

/** Cases that a figure, or a part of it, counted. */
export const cases = (filters: Record<string, string>, count: number) => drill('idle-cases', filters, count);
