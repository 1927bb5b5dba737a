import type { PlainDate } from '../../model/field-formats.ts';
import { BondStep } from '../../model/idle-case-terms.ts';
import type { Fen } from '../../units/money.ts';

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
