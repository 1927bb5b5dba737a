import type { ParcelRecord } from '../../model/parcel.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { isIndustrialUse, isStorageUse, type LandUseCode, longestTermYears } from './land-use.ts';

export type PlanningLimits = Pick<
  ParcelRecord,
  'farMin' | 'farMax' | 'buildingCoefficientMin' | 'greenRatioMax' | 'heightMaxMetres' | 'termYearsMax'
>;

/**
 * Planning conditions by use. Industry keeps the mandatory building coefficient of 40 % and the green share of at most
 * 20 % of 《工业项目建设用地控制指标》 (domain dossier 4.5).
 */
export function planningLimits(code: LandUseCode, random: SeededRandom): PlanningLimits {
  const termYearsMax = longestTermYears(code);
  if (isIndustrialUse(code)) {
    const farMin =
      code === '100103' ? 0.7 : code === '100102' ? random.pick([0.8, 1]) : random.pick([1, 1.2]);
    return {
      farMin,
      farMax: random.pick([2, 2.2, 2.5]),
      buildingCoefficientMin: 0.4,
      greenRatioMax: random.pick([0.15, 0.2]),
      heightMaxMetres: random.pick([24, 36, 50]),
      termYearsMax,
    };
  }
  if (isStorageUse(code))
    return {
      farMin: 0.8,
      farMax: random.pick([1.6, 2]),
      buildingCoefficientMin: 0.4,
      greenRatioMax: 0.15,
      heightMaxMetres: random.pick([18, 24]),
      termYearsMax,
    };
  const [farMin, farMax, heightMaxMetres] = code.startsWith('07')
    ? [1.2, 2.2, 54]
    : code.startsWith('13')
      ? [null, 0.8, 24]
      : code === '080403'
        ? [null, 1, 24]
        : code === '0802'
          ? [1, 2.5, 60]
          : [1.5, 3.5, 100];
  return { farMin, farMax, buildingCoefficientMin: null, greenRatioMax: null, heightMaxMetres, termYearsMax };
}
