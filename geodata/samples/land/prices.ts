import { distance } from '../plane/vector.ts';
import type { Plot } from '../plots/plot.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import { isIndustrialUse, isStorageUse, type LandUseCode } from './land-use.ts';

/** Floor price of a plot today, in yuan per square metre, by use and distance from the core. */
export function floorPriceYuanPerSquareMetre(plot: Plot, code: LandUseCode, zone: ZoneDefinition): number {
  const { prices, layout } = zone;
  const share =
    distance(plot.centre, layout.core) / Math.max(layout.halfWidthMetres, layout.halfHeightMetres);
  if (isIndustrialUse(code) || isStorageUse(code) || code.startsWith('13')) {
    const level = Math.min(
      prices.industrialLevels.length - 1,
      Math.floor(share * prices.industrialLevels.length),
    );
    return prices.industrialLevels[level]! - (isStorageUse(code) ? 12 : 0);
  }
  const fall = 1 - 0.35 * Math.min(1, share);
  const base = code.startsWith('07')
    ? prices.residentialYuanPerSquareMetre
    : code === '0802' || code === '080403'
      ? 1.6 * prices.industrialLevels[0]!
      : prices.commercialYuanPerSquareMetre;
  return Math.round((base * fall) / 15) * 15;
}

/** Price of a whole plot at its supply: cheaper the longer ago, to the hundred yuan. */
export function supplyPriceYuan(
  floorPrice: number,
  areaSquareMetres: number,
  yearsAgo: number,
  premium: number,
): number {
  const then = floorPrice * Math.max(0.35, 0.97 ** yearsAgo) * premium;
  return Math.round((then * areaSquareMetres) / 100) * 100;
}
