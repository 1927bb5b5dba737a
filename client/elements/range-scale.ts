/** Maths of a range filter: positions along a track from 0 to 1, values in the reader's unit. */

export interface RangeDomain {
  min: number;
  max: number;
}

/** A step that gives about a hundred stops: 0.1, 1, 10 … times 1, 2 or 5. */
export function niceStep({ min, max }: RangeDomain): number {
  const rough = (max - min) / 100;
  if (rough <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}

/** Where a value stands on the track, 0 to 1. */
export const positionOf = (value: number, { min, max }: RangeDomain): number =>
  max === min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)));

/** The value at a position, on the nearest step and within the domain. */
export function valueAt(position: number, domain: RangeDomain, step: number): number {
  const raw = domain.min + Math.min(1, Math.max(0, position)) * (domain.max - domain.min);
  const stepped = Math.round(raw / step) * step;
  return Number(Math.min(domain.max, Math.max(domain.min, stepped)).toPrecision(12));
}

/** Heights of bars, 0 to 1; a bin with anything in it keeps a visible foot. */
export function barHeights(bins: readonly number[]): number[] {
  const highest = Math.max(0, ...bins);
  return bins.map((count) => (count === 0 || highest === 0 ? 0 : Math.max(0.06, count / highest)));
}

/** Whether bin `index` of `count` overlaps the chosen range. */
export function isBinInRange(
  index: number,
  count: number,
  domain: RangeDomain,
  range: { from: number | null; to: number | null },
): boolean {
  const width = (domain.max - domain.min) / count;
  const low = domain.min + index * width;
  return (range.from === null || low + width > range.from) && (range.to === null || low < range.to);
}
