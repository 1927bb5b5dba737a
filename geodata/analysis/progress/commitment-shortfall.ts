import { roundHalfUp, toMu } from '../../units/area.ts';
import { type Fen, shareOf } from '../../units/money.ts';

/**
 * 违约金 for tax below the agreed 亩均税收: the shortfall per 亩 times the 亩, nothing when the agreed figure is reached
 * (沂水经济开发区: 按照差额缴纳违约金). Taxes in 分 per 亩; the area in square metres counts as contracts write it, in hundredths
 * of a 亩.
 */
export function taxShortfallPenalty(agreedFenPerMu: Fen, actualFenPerMu: Fen, areaSquareMetres: number): Fen {
  const shortfall = agreedFenPerMu - actualFenPerMu;
  if (shortfall <= 0n) return 0n;
  const hundredthsOfMu = BigInt(Math.round(roundHalfUp(toMu(areaSquareMetres), 2) * 100));
  return shareOf(shortfall, hundredthsOfMu, 100n);
}
