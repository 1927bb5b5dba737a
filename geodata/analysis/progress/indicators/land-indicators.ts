import { optionOf } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import { cases, causeLabel } from './case-indicators.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, notRecorded, part, plainValue, sumOf } from './value-builders.ts';

const stockClasses = ['approved_unsupplied', 'supplied_unused', 'suspected', 'idle', 'inefficient'];
const classLabel = (code: string) => optionOf('landClass', code) ?? { zh: code, en: code };

/** R01, R30: land by class as it is today; idle land also by the cause of its cases. */
export function landIndicators({ landClasses, caseCauses }: IndicatorInputs): IndicatorValue[] {
  if (landClasses === null) return ['R01', 'R30'].map(notRecorded);
  const of = (classes: readonly string[]) =>
    landClasses.filter(({ landClass }) => classes.includes(landClass));
  const figure = (id: string, classes: readonly string[]): IndicatorValue => {
    const rows = of(classes);
    const parts = classes.map((landClass) => {
      const row = rows.find((entry) => entry.landClass === landClass);
      return part(
        landClass,
        classLabel(landClass),
        row?.areaSquareMetres ?? 0,
        row?.count ?? 0,
        drill('parcels', { landClass }, row?.count ?? 0),
      );
    });
    return plainValue(
      id,
      sumOf(rows, ({ areaSquareMetres }) => areaSquareMetres),
      {
        count: sumOf(rows, ({ count }) => count),
        parts,
        drill: drill(
          'parcels',
          { landClass: classes.join(',') },
          sumOf(rows, ({ count }) => count),
        ),
      },
    );
  };
  const idle = figure('R01', ['suspected', 'idle']);
  const byCause = (caseCauses ?? []).map(({ cause, areaSquareMetres, count }) => {
    const { zh, en } = causeLabel(cause);
    const label = { zh: `成因：${zh}`, en: `Cause: ${en}` };
    return part(cause, label, areaSquareMetres, count, cases({ part: cause }, count));
  });
  return [{ ...idle, parts: [...idle.parts, ...byCause] }, figure('R30', stockClasses)];
}
