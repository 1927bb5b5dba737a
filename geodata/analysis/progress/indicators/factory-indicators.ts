import { optionOf } from '../../../codes/option-sets.ts';
import type { IndicatorValue } from '../../../model/api-reports.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, inUnit, notRecorded, part, rateValue, shareOf, sumOf } from './value-builders.ts';

/**
 * R26: factory space let ÷ lettable, which is what is not under construction; beside it the lease projects (M46), their tax
 * density in 元/㎡, and M48, producing in the year they signed.
 */
export function factoryIndicators({ factory, leases, asOf }: IndicatorInputs): IndicatorValue[] {
  if (factory === null) return [notRecorded('R26')];
  const { letSquareMetres, lettableSquareMetres, units } = factory;
  const count = sumOf(units, (row) => row.count);
  const states = units.map((row) =>
    part(
      row.status,
      optionOf('factoryUnitStatus', row.status) ?? { zh: row.status, en: row.status },
      row.areaSquareMetres,
      row.count,
      drill('factory-units', { status: row.status }, row.count),
    ),
  );
  const taxDensity = part(
    'tax_density',
    { zh: '租赁项目税收密度：预计年税收', en: 'Tax density of leases: tax a year' },
    leases.taxYuan,
    leases.taxedCount,
    drill('lease-projects', { taxYuanPerYear: '0..' }, leases.taxedCount),
  );
  return [
    rateValue('R26', letSquareMetres, lettableSquareMetres, {
      count,
      drill: drill('factory-units', { status: units.map(({ status }) => status).join(',') }, count),
      parts: [
        ...states,
        part(
          'lease_projects',
          { zh: '租赁厂房项目', en: 'Lease projects' },
          leases.areaSquareMetres,
          leases.count,
          drill('lease-projects', {}, leases.count),
        ),
        ...(leases.taxedCount === 0
          ? []
          : [inUnit(shareOf(taxDensity, leases.taxedSquareMetres, 'yuanPerSquareMetre'), 'yuan')]),
        shareOf(
          part(
            'same_year',
            { zh: '当年签约、当年达产的项目', en: 'Projects producing in the year they signed' },
            leases.sameYear,
            leases.sameYear,
            drill('lease-projects', { isSameYear: 'true', producedOn: `..${asOf}` }, leases.sameYear),
          ),
          leases.count,
        ),
      ],
    }),
  ];
}
