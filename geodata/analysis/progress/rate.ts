/**
 * Share of a frozen base, e.g. 处置率 = area disposed of ÷ stock on the base date. Null when the base is zero or not known:
 * such a rate is shown as "—" and never ranked (domain dossier 3.3, 8.2). More than 1 is an honest result: a plan can be
 * overfulfilled, so nothing is clamped.
 */
export function rateOf(part: number, base: number | null): number | null {
  if (base === null || !(base > 0) || !Number.isFinite(part)) return null;
  return part / base;
}

/** The part of the opening stock that is gone on balance, new stock included: (opening − closing) ÷ opening. */
export function netReduction(opening: number, closing: number): number | null {
  return rateOf(opening - closing, opening);
}

/** Shares of a whole in tenths of a percent that add up to exactly 100.0 %; all zero when there is no whole. */
export function sharesInTenths(parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (!(whole > 0)) return parts.map(() => 0);
  const exact = parts.map((part) => (part / whole) * 1000);
  const shares = exact.map(Math.floor);
  const odd = 1000 - shares.reduce((sum, share) => sum + share, 0);
  exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, odd)
    .forEach(({ index }) => {
      shares[index] = (shares[index] ?? 0) + 1;
    });
  return shares;
}
