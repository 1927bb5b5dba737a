import type { Suspension } from '../../model/idle-case-parts.ts';
import { fenOf } from './case-queries.ts';
import { type IdleParams, isBelowShare, type Share } from './idle-params.ts';

/** 53号令 art. 2 ¶2: less than a third built, or less than 25 % invested. */
export function isSuspensionIdle(
  suspension: Suspension,
  params: Pick<IdleParams, 'minBuiltRatio' | 'minInvestRatio'>,
): boolean {
  return (
    isAreaBelow(
      suspension.builtAreaSquareMetres,
      suspension.shouldBuildAreaSquareMetres,
      params.minBuiltRatio,
    ) ||
    isBelowShare(fenOf(suspension.investedYuan), fenOf(suspension.totalInvestmentYuan), params.minInvestRatio)
  );
}

/** Areas in square metres are compared to the square centimetre, so that a third is a third. */
function isAreaBelow(part: number, whole: number, share: Share): boolean {
  return isBelowShare(BigInt(Math.round(part * 10_000)), BigInt(Math.round(whole * 10_000)), share);
}
