import type { Demand } from '../../model/demand.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import { siteUseOf } from './site-use.ts';
import { unlimited } from './snapshot.ts';

/**
 * The part of the floor price of land that a project must be able to pay (H13): 1, or the share that industrial projects of
 * encouraged industries using land intensively may pay. Rents know no such share.
 */
export const landFloorPriceShare = (demand: Demand, parameters: MatchParameters): number =>
  demand.isEncouragedIntensive && siteUseOf(demand, parameters)?.startsWith('industry')
    ? parameters.encouragedFloorPriceShare
    : 1;

/**
 * The highest floor price, in hundredths of a yuan, of which the share is within the maximum; the margin undoes binary
 * noise (70 / 0.7 is a little less than 100). No maximum admits every price.
 */
export const highestFloorPriceCents = (maximum: number | null, share: number): number =>
  maximum === null ? unlimited : Math.min(Math.floor(Math.round(maximum * 100) / share + 1e-6), unlimited);
