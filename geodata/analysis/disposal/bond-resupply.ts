import type { CaseFacts } from '../../model/idle-case-facts.ts';
import { yearOf } from '../../units/days/plain-date.ts';
import type { Share } from './idle-params.ts';

/** Real-estate land taken back with bond money in a calendar year, and supplied for real estate again in that year. */
export interface BondYear {
  takenBackSquareMetres: number;
  resuppliedSquareMetres: number;
}

const noLand: BondYear = { takenBackSquareMetres: 0, resuppliedSquareMetres: 0 };

/**
 * Whether more land may be supplied again for real estate this calendar year: at most the share of the real-estate
 * area taken back in the same year (自然资发〔2024〕242号); use for livelihood or the real economy does not count. Areas
 * in square metres; `remainingSquareMetres` is what the cap still allows.
 */
export function bondResupply(
  { takenBackSquareMetres, resuppliedSquareMetres }: BondYear,
  requestedSquareMetres: number,
  cap: Share,
): { allowed: boolean; remainingSquareMetres: number } {
  const taken = squareCentimetres(takenBackSquareMetres) * cap.numerator;
  const free = taken / cap.denominator - squareCentimetres(resuppliedSquareMetres);
  const remaining = free > 0n ? free : 0n;
  return {
    allowed: squareCentimetres(requestedSquareMetres) <= remaining,
    remainingSquareMetres: Number(remaining) / 10_000,
  };
}

/** What one case adds to the year in which its land went back. */
export function bondYearOf({ bond, contract }: Pick<CaseFacts, 'bond' | 'contract'>): BondYear {
  if (!bond?.takenBackOn) return noLand;
  const year = yearOf(bond.takenBackOn);
  const again = bond.resupplies.filter(({ use, on }) => use === 'real_estate' && yearOf(on) === year);
  return {
    takenBackSquareMetres: contract.isRealEstate ? (bond.takenBackSquareMetres ?? 0) : 0,
    resuppliedSquareMetres: again.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0),
  };
}

/** The year in which a case's land went back, its own land and that of the zone's other cases together. */
export function resupplyYear(
  facts: Pick<CaseFacts, 'bond' | 'contract'>,
  otherBondYears: ReadonlyMap<number, BondYear> | undefined,
): BondYear {
  const own = bondYearOf(facts);
  const takenBackOn = facts.bond?.takenBackOn;
  const others = (takenBackOn && otherBondYears?.get(yearOf(takenBackOn))) || noLand;
  return {
    takenBackSquareMetres: own.takenBackSquareMetres + others.takenBackSquareMetres,
    resuppliedSquareMetres: own.resuppliedSquareMetres + others.resuppliedSquareMetres,
  };
}

/** Areas are compared to the square centimetre, so that a half is a half. */
const squareCentimetres = (squareMetres: number): bigint => BigInt(Math.round(squareMetres * 10_000));
