import type { PlainDate } from '../../model/field-formats.ts';
import { BondStep } from '../../model/idle-case-terms.ts';
import type { Fen } from '../../units/money.ts';
import type { Share } from './idle-params.ts';

/** 基础价格 = the lower of appraised market value and the enterprise's land cost (自然资发〔2024〕242号). */
export function bondBasePrice(marketValueFen: Fen, enterpriseLandCostFen: Fen): Fen {
  return marketValueFen < enterpriseLandCostFen ? marketValueFen : enterpriseLandCostFen;
}

/** The step after a step; undefined after the last. */
export function nextBondStep(step: BondStep | null): BondStep | undefined {
  return step === null ? BondStep.options[0] : BondStep.options[BondStep.options.indexOf(step) + 1];
}

/** 存量闲置土地 for bond money: supplied on or before the cut-off day (自然资发〔2025〕45号). */
export function isBondEligible(suppliedOn: PlainDate, cutoff: PlainDate): boolean {
  return suppliedOn <= cutoff;
}

/**
 * Whether more land may be supplied again for real estate this calendar year: at most the share of the real-estate
 * area taken back in the same year (自然资发〔2024〕242号); use for livelihood or the real economy does not count. Areas
 * in square metres; `remainingSquareMetres` is what the cap still allows.
 */
export function bondResupply(
  year: { takenBackSquareMetres: number; resuppliedSquareMetres: number },
  requestedSquareMetres: number,
  cap: Share,
): { allowed: boolean; remainingSquareMetres: number } {
  const limit = (year.takenBackSquareMetres * Number(cap.numerator)) / Number(cap.denominator);
  const remainingSquareMetres = Math.max(0, limit - year.resuppliedSquareMetres);
  return { allowed: requestedSquareMetres <= remainingSquareMetres, remainingSquareMetres };
}
