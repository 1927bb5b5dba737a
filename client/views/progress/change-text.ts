/** Places gained or lost, with an arrow; "—" when there was no rank before. */
export const changeText = (change: number | null): string =>
  change === null ? '—' : change === 0 ? '–' : change > 0 ? `↑${change}` : `↓${-change}`;
