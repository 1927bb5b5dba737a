import type { IndicatorValue } from '../../../model/api-reports.ts';
import type { ProgressParams } from '../progress-params.ts';
import type { IndicatorInputs } from './indicator-inputs.ts';
import { drill, inUnit, notRecorded, part, plainValue, shareOf } from './value-builders.ts';

const steps = {
  planned: ['计划收购', 'Planned'],
  agreed: ['已签合同', 'Agreed'],
  paid: ['已付款', 'Paid'],
} as const;

/** R29: cases in the bond purchase, how far they came by area and money, and the cap on supplying again in the year. */
export function bondIndicators({ bonds, asOf }: IndicatorInputs, params: ProgressParams): IndicatorValue[] {
  if (bonds === null) return [notRecorded('R29')];
  const { planned, takenSquareMetres, resupplied } = bonds;
  const cases = (key: string, count: number) => drill('idle-cases', { part: key }, count);
  const names = Object.entries(steps) as [keyof typeof steps, readonly [string, string]][];
  const areas = names.map(([key, [zh, en]]) => {
    const { areaSquareMetres, count } = bonds[key];
    return inUnit(
      part(key, { zh: `${zh}面积`, en: `${en}, area` }, areaSquareMetres, count, cases(key, count)),
      'squareMetre',
    );
  });
  const money = names.map(([key, [zh, en]]) => {
    const { yuan, yuanCount } = bonds[key];
    const label = { zh: `${zh}金额`, en: `${en}, money` };
    return inUnit(part(`${key}_yuan`, label, yuan, yuanCount, cases(`${key}_yuan`, yuanCount)), 'yuan');
  });
  const year = asOf.slice(0, 4);
  const cap = Math.round(params.bondResupplyCap * 100);
  const again = part(
    'resupplied',
    { zh: `${year} 年再供房地产（≤ ${cap} %）`, en: `Supplied again for housing in ${year} (≤ ${cap} %)` },
    resupplied.areaSquareMetres,
    resupplied.count,
    cases('resupplied', resupplied.count),
  );
  return [
    plainValue('R29', planned.count, {
      count: planned.count,
      drill: drill('idle-cases', { part: 'bond' }, planned.count),
      isAlarm: resupplied.areaSquareMetres > takenSquareMetres * params.bondResupplyCap,
      parts: [...areas, ...money, shareOf(inUnit(again, 'squareMetre'), takenSquareMetres)],
    }),
  ];
}
