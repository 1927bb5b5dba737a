import type { SupplyKind } from '../../model/supply-record.ts';
import { toMu } from '../../units/area.ts';
import { failed, passed, type RuleCheck } from './explain-context.ts';

/** Areas of land are spoken of in 亩, floor space in square metres. */
const gapOf = (kind: SupplyKind, squareMetres: number, limit: number) => ({
  value: kind === 'land' ? toMu(squareMetres) : squareMetres,
  unit: kind === 'land' ? '亩' : '平方米',
  ratio: squareMetres / limit,
});

/** H2: large enough. */
export const checkAreaMin: RuleCheck = ({ kind, areaSquareMetres: area }, demand) => {
  const minimum = kind === 'land' ? demand.areaMinSquareMetres : demand.floorAreaMinSquareMetres;
  if (minimum === null) return passed('areaMin.unasked', { kind, area });
  if (Math.round(area * 100) >= Math.round(minimum * 100))
    return passed('areaMin.compared', { kind, area, minimum, short: null });
  const short = minimum - area;
  return failed('areaMin.compared', { kind, area, minimum, short }, gapOf(kind, short, minimum));
};

/** H2: not more than 15 % (parameter) too large, unless it may be supplied in part. */
export const checkAreaMax: RuleCheck = (record, demand, { parameters: { areaTolerance: tolerance } }) => {
  const { kind, areaSquareMetres: area, isDivisible } = record;
  const maximum = kind === 'land' ? demand.areaMaxSquareMetres : demand.floorAreaMaxSquareMetres;
  if (maximum === null) return passed('areaMax.unasked', { kind, area });
  const limit = Math.floor(Math.round(maximum * 100) * (1 + tolerance) + 1e-6);
  const isOver = Math.round(area * 100) > limit;
  const compared = { kind, area, maximum, tolerance, isDivided: isOver && isDivisible };
  if (!isOver || isDivisible) return passed('areaMax.compared', { ...compared, over: null });
  const over = area - maximum * (1 + tolerance);
  return failed('areaMax.compared', { ...compared, over }, gapOf(kind, over, maximum));
};
