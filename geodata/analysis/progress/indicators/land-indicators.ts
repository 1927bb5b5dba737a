import { optionOf } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, notRecorded, part, plainValue, rateValue, sumOf } from './value-builders.ts';

const stockClasses = ['approved_unsupplied', 'supplied_unused', 'suspected', 'idle', 'inefficient'];
const classLabel = (code: string) => optionOf('landClass', code) ?? { zh: code, en: code };

/** R01, R30: land by class as it is today. */
export function landIndicators({ landClasses }: IndicatorInputs): IndicatorValue[] {
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
        drill('parcels', { landClass }),
      );
    });
    return plainValue(
      id,
      sumOf(rows, ({ areaSquareMetres }) => areaSquareMetres),
      {
        count: sumOf(rows, ({ count }) => count),
        parts,
        drill: drill('parcels', { landClass: classes.join(',') }),
      },
    );
  };
  return [figure('R01', ['suspected', 'idle']), figure('R30', stockClasses)];
}

/** R13, R15, R16, R17, R26: how land and factory space are used today. */
export function useIndicators({ landUse, factory }: IndicatorInputs): IndicatorValue[] {
  const space =
    factory === null
      ? notRecorded('R26')
      : rateValue('R26', factory.letSquareMetres, factory.lettableSquareMetres, {
          drill: drill('factory-units', { status: 'leased' }),
        });
  if (landUse === null) return [...['R13', 'R15', 'R16', 'R17'].map(notRecorded), space];
  return [
    rateValue('R13', landUse.standardSuppliedSquareMetres, landUse.industrialSuppliedSquareMetres, {
      count: landUse.standardSuppliedCount,
    }),
    rateValue('R15', landUse.suppliedSquareMetres, landUse.readySquareMetres),
    rateValue('R16', landUse.floorSquareMetres, landUse.builtSquareMetres),
    rateValue('R17', landUse.builtIndustrialSquareMetres, landUse.builtSquareMetres),
    space,
  ];
}
