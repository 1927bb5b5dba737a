import type { PlainDate } from '../../model/field-formats.ts';
import { daysBetween } from '../../units/days/plain-date.ts';

/** Levels a problem is lifted to, lowest first: 区, 市, 市领导 (枣庄: 市区联动、提级办理、顶格协调). */
export const escalationLevels = ['district', 'city', 'city_leader'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

/** One step up for every full `overdueDays` beyond the due day; the highest level is where it ends. */
export function escalationLevel(dueOn: PlainDate, asOf: PlainDate, overdueDays: number): EscalationLevel {
  const late = daysBetween(dueOn, asOf);
  // Overdue by more than 15 days: the sixteenth day lifts it.
  const steps = late <= 0 ? 0 : Math.ceil(late / overdueDays) - 1;
  return escalationLevels[Math.min(steps, escalationLevels.length - 1)] ?? 'district';
}
