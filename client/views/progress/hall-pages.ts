/** Rows on a page of the hall screen. */
export const hallRows = 5;

/** A list in pages of five; one empty page when there is nothing. */
export function hallPages<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.max(1, Math.ceil(rows.length / hallRows));
  return Array.from({ length: count }, (_, page) => rows.slice(page * hallRows, (page + 1) * hallRows));
}

/** Seconds a page stays: those of the link between 1 and 120, otherwise 12. */
export function turnSeconds(text: string | null): number {
  const seconds = Number(text);
  return text !== null && Number.isInteger(seconds) && seconds >= 1 && seconds <= 120 ? seconds : 12;
}

/**
 * Where the end of a bar and the tick of the plan lie, in per cent of the track: the track ends at the largest share that
 * is shown, so that nothing beyond 100 % is cut off.
 */
export function hallBar(share: number | null, most: number): { end: number; plan: number } {
  const whole = Math.max(1, most);
  return { end: (Math.max(0, share ?? 0) / whole) * 100, plan: (1 / whole) * 100 };
}
