import { optionOf } from '../../../codes/option-sets.ts';
import type { IndicatorPart, IndicatorValue } from '../../../model/api-reports.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, notRecorded, part, plainValue, rateValue, shareOf, sumOf } from './value-builders.ts';

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
  return [figure('R01', ['suspected', 'idle']), figure('R30', stockClasses)];
}

/** R13, R15, R16, R17, R26: how land and factory space are used today. */
export function useIndicators({ landUse, factory, leases }: IndicatorInputs): IndicatorValue[] {
  const space = factory === null ? notRecorded('R26') : letSpace(factory, leases);
  if (landUse === null) return [...['R13', 'R15', 'R16', 'R17'].map(notRecorded), space];
  return [
    rateValue('R13', landUse.standardSuppliedSquareMetres, landUse.industrialSuppliedSquareMetres, {
      count: landUse.standardSuppliedCount,
      drill: land({ ...suppliedIndustrial, standardStage: standardStages }, landUse.standardSuppliedCount),
      parts: [
        landPart('standard', ['按标准地供应', 'As standard land'], landUse.standardSuppliedSquareMetres, {
          filters: { ...suppliedIndustrial, standardStage: standardStages },
          count: landUse.standardSuppliedCount,
        }),
        landPart(
          'industrial',
          ['供应的工业用地', 'Industrial, supplied'],
          landUse.industrialSuppliedSquareMetres,
          {
            filters: suppliedIndustrial,
            count: landUse.industrialSuppliedCount,
          },
        ),
      ],
    }),
    rateValue('R15', landUse.suppliedSquareMetres, landUse.readySquareMetres, {
      count: landUse.suppliedCount,
      drill: land({ stockClass: supplied }, landUse.suppliedCount),
      parts: [
        landPart('supplied', ['已供应', 'Supplied'], landUse.suppliedSquareMetres, {
          filters: { stockClass: supplied },
          count: landUse.suppliedCount,
        }),
        landPart(
          'waiting',
          ['达到条件未供应', 'Ready, not supplied'],
          landUse.readySquareMetres - landUse.suppliedSquareMetres,
          { filters: ready, count: landUse.readyCount - landUse.suppliedCount },
        ),
        shareOf(
          landPart('built', ['已建成', 'Built up'], landUse.builtSquareMetres, {
            filters: { stockClass: built },
            count: landUse.builtCount,
          }),
          landUse.suppliedSquareMetres,
        ),
      ],
    }),
    rateValue('R16', landUse.floorSquareMetres, landUse.builtSquareMetres, {
      count: landUse.builtCount,
      drill: land({ stockClass: built }, landUse.builtCount),
      parts: [
        shareOf(
          landPart('industrial', ['工业建筑', 'Industrial floor'], landUse.floorIndustrialSquareMetres, {
            filters: { stockClass: built, isIndustrial: 'true' },
            count: landUse.builtIndustrialCount,
          }),
          landUse.builtIndustrialSquareMetres,
        ),
      ],
    }),
    rateValue('R17', landUse.builtIndustrialSquareMetres, landUse.builtSquareMetres, {
      count: landUse.builtIndustrialCount,
      drill: land({ stockClass: built, isIndustrial: 'true' }, landUse.builtIndustrialCount),
      parts: [
        landPart('industrial', ['工矿仓储', 'Industrial'], landUse.builtIndustrialSquareMetres, {
          filters: { stockClass: built, isIndustrial: 'true' },
          count: landUse.builtIndustrialCount,
        }),
        landPart(
          'other',
          ['其他', 'Other'],
          landUse.builtSquareMetres - landUse.builtIndustrialSquareMetres,
          {
            filters: { stockClass: built, isIndustrial: 'false' },
            count: landUse.builtCount - landUse.builtIndustrialCount,
          },
        ),
      ],
    }),
    space,
  ];
}

const built = 'underused,in_use';
const supplied = `supplied_unused,${built}`;
const ready = { stockClass: 'approved_unsupplied,reserved,supplying', isNetLand: 'true' };
const suppliedIndustrial = { stockClass: supplied, isIndustrial: 'true' };
/** From the award on land was supplied as 标准地, whatever became of it. */
const standardStages =
  'AWARDED,COMMITTED,PERMITTED,UNDER_CONSTRUCTION,COMPLETION_ACCEPTED,PRODUCTION_ACCEPTED,SUPERVISED,BREACH,EXIT';

const land = (filters: Record<string, string>, count: number) => drill('parcels', filters, count);

const landPart = (
  key: string,
  [zh, en]: readonly [string, string],
  area: number,
  { filters, count }: { filters: Record<string, string>; count: number },
): IndicatorPart => part(key, { zh, en }, area, count, land(filters, count));

/** Lettable is what is not under construction, by state; beside it the lease projects (M46) and M48, producing in the year they signed. */
function letSpace(
  { letSquareMetres, lettableSquareMetres, units }: NonNullable<IndicatorInputs['factory']>,
  leases: IndicatorInputs['leases'],
): IndicatorValue {
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
  const sameYear = { zh: '当年签约、当年达产的项目', en: 'Projects producing in the year they signed' };
  return rateValue('R26', letSquareMetres, lettableSquareMetres, {
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
      shareOf(part('same_year', sameYear, leases.sameYear, leases.sameYear), leases.count),
    ],
  });
}
