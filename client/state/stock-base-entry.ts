import type { StockBase } from '../../geodata/model/api-stock-reports.ts';
import { roundHalfUp, toSquareMetres } from '../../geodata/units/area.ts';

/** A band as it is typed: years as `2009-2018`, `2019-`, or empty for all; area in 亩. */
export interface TypedBand {
  years: string;
  mu: string;
  items: string;
}

export const emptyBand: TypedBand = { years: '', mu: '', items: '' };

/** Reads bands of a base, or says which of them is wrong and in what; the sums are the server's to judge. */
export function baseBands(
  typed: readonly TypedBand[],
):
  | { ok: true; bands: StockBase['bands'] }
  | { ok: false; reason: 'years' | 'area' | 'items'; place: number } {
  const bands: StockBase['bands'] = [];
  for (const [place, { years, mu, items }] of typed.entries()) {
    const yearBand = years.trim().replace(/[–—~至]/, '-') || 'all';
    if (!/^(all|\d{4}-(\d{4})?)$/.test(yearBand)) return { ok: false, reason: 'years', place };
    const area = Number(mu.replace(/[,，\s]/g, ''));
    if (mu.trim() === '' || !Number.isFinite(area) || area < 0) return { ok: false, reason: 'area', place };
    const itemCount = Number(items.replace(/[,，\s]/g, ''));
    if (items.trim() === '' || !Number.isInteger(itemCount) || itemCount < 0)
      return { ok: false, reason: 'items', place };
    bands.push({ yearBand, areaSquareMetres: roundHalfUp(toSquareMetres(area, 'mu'), 2), itemCount });
  }
  return { ok: true, bands };
}
