import { roundHalfUp, squareMetresPerMu, toMu } from '../../units/area.ts';
import { type Fen, shareOf } from '../../units/money.ts';

/**
 * 违约金 for tax below the agreed 亩均税收: the shortfall per 亩 times the 亩, nothing when the agreed figure is reached
 * (沂水经济开发区: 按照差额缴纳违约金). Both taxes per 亩 are of the same 亩, so this is what was agreed for the whole area less
 * what was paid; the area counts as contracts write it, in hundredths of a 亩.
 */
export function taxShortfallPenalty(agreedFenPerMu: Fen, paidFen: Fen, areaSquareMetres: number): Fen {
  const hundredthsOfMu = BigInt(Math.round(roundHalfUp(toMu(areaSquareMetres), 2) * 100));
  const shortfall = shareOf(agreedFenPerMu, hundredthsOfMu, 100n) - paidFen;
  return shortfall > 0n ? shortfall : 0n;
}

const fenOf = (yuan: number): Fen => BigInt(roundHalfUp(yuan * 100, 0));

/** The same from a contract and a report: yuan a square metre agreed, yuan of tax paid. */
export const commitmentPenalty = (
  agreedYuanPerSquareMetre: number,
  taxYuan: number,
  areaSquareMetres: number,
): Fen =>
  taxShortfallPenalty(fenOf(agreedYuanPerSquareMetre * squareMetresPerMu), fenOf(taxYuan), areaSquareMetres);
