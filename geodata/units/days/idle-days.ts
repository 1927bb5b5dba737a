import type { PlainDate } from '../../model/field-formats.ts';
import { addDays, addYears, daysBetween, earlier, later } from './plain-date.ts';

/** A stretch of days, both ends counted, that the one-year and two-year clocks leave out; open while it still runs. */
export interface PausedDays {
  from: PlainDate;
  to: PlainDate | null;
}

/** Days without start since the clock's first day: all of them, those paused, and the rest. */
export interface IdleDays {
  gross: number;
  paused: number;
  net: number;
}

/** Idle days shown on a day: `asOf - clockStart`, and the same without accepted pauses (domain dossier 2.4, 2.7). */
export function idleDays(clockStart: PlainDate, asOf: PlainDate, pauses: readonly PausedDays[]): IdleDays {
  const gross = Math.max(0, daysBetween(clockStart, asOf));
  const paused = pausedDaysWithin(clockStart, asOf, pauses);
  return { gross, paused, net: gross - paused };
}

/**
 * 满一年, 满两年: whether strictly more than so many years have gone by without the paused days. The anniversary itself
 * is not past, and no holiday shifts it (domain dossier 2.4, 2.7).
 */
export function yearsPassed(
  clockStart: PlainDate,
  years: number,
  asOf: PlainDate,
  pauses: readonly PausedDays[],
): boolean {
  const paused = pausedDaysWithin(clockStart, asOf, pauses);
  return (paused === 0 ? asOf : addDays(asOf, -paused)) > addYears(clockStart, years);
}

/** First day on which `yearsPassed` holds; null while an open pause keeps it from ever coming. */
export function firstDayPast(
  clockStart: PlainDate,
  years: number,
  pauses: readonly PausedDays[],
): PlainDate | null {
  const anniversary = addYears(clockStart, years);
  let day = addDays(anniversary, 1);
  for (;;) {
    if (yearsPassed(clockStart, years, day, pauses)) return day;
    const open = pauses.some((pause) => pause.to === null && pause.from <= day);
    if (open) return null;
    day = addDays(anniversary, 1 + pausedDaysWithin(clockStart, day, pauses));
  }
}

/** Days after `clockStart` up to and including `asOf` that lie in any pause, each counted once. */
function pausedDaysWithin(clockStart: PlainDate, asOf: PlainDate, pauses: readonly PausedDays[]): number {
  if (pauses.length === 0) return 0;
  let counted = 0;
  let coveredTo = clockStart;
  for (const pause of pauses.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const from = later(pause.from, addDays(coveredTo, 1));
    const to = earlier(pause.to ?? asOf, asOf);
    if (from > to) continue;
    counted += daysBetween(from, to) + 1;
    coveredTo = to;
  }
  return counted;
}
