import type { PlainDate } from '../../model/field-formats.ts';
import { fromDayNumber, toDayNumber } from '../../units/days/plain-date.ts';
import { hashText, SeededRandom } from '../random/seeded-random.ts';

/** Where a plot stands in a life that repeats, so that the demonstration is alive at any as-of date. */
export interface CyclePosition {
  /** Days since this round began: 0 … period - 1. */
  day: number;
  /** The first day of this round. Dates counted from it stay put until the round ends. */
  start: PlainDate;
  /** Random draws of this round. */
  random: SeededRandom;
}

/** The position of `label` in a round of `periodDays` on the as-of date; each label has its own phase. */
export function cycleAt(asOf: PlainDate, periodDays: number, label: string, seed: number): CyclePosition {
  const today = toDayNumber(asOf);
  const phase = hashText(`phase ${label}`, seed) % periodDays;
  const round = Math.floor((today + phase) / periodDays);
  const day = today + phase - round * periodDays;
  return {
    day,
    start: fromDayNumber(today - day),
    random: new SeededRandom(hashText(`${label} round ${round}`, seed)),
  };
}
