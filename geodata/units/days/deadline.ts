import type { PlainDate } from '../../model/field-formats.ts';
import type { WorkCalendar } from '../../model/work-calendar.ts';
import { addDays, addMonths, addYears, daysBetween } from './plain-date.ts';
import { addWorkDays, workDayOnOrAfter, workDaysBetween } from './work-days.ts';

/** How a period is counted; stored with every rule, since 30 日 and 10 个工作日 are different things. */
export type PeriodUnit = 'calendar_days' | 'working_days' | 'months' | 'years';

/** A length of time as the law gives it. */
export interface Period {
  count: number;
  unit: PeriodUnit;
}

/** The last day of a duty. */
export interface Deadline {
  /** The day the count ends on. */
  nominalOn: PlainDate;
  /** The last day on which the duty can be done in time: the nominal day, moved to a working day if it is a rest day. */
  dueOn: PlainDate;
  shifted: boolean;
  /** Rests on a year whose calendar is not published: weekends only, may still move. */
  provisional: boolean;
  unit: PeriodUnit;
}

/**
 * The last day of a duty that runs from a day. The first day is not counted (民法典 art. 201); a period of months or
 * years ends on the corresponding day, else at the end of the month (art. 202); a last day on a rest day moves to the
 * next working day (art. 203). Working days end on a working day by themselves (行政强制法 art. 69).
 */
export function deadlineAfter(from: PlainDate, period: Period, calendar: WorkCalendar): Deadline {
  if (period.unit === 'working_days') {
    const end = addWorkDays(from, period.count, calendar);
    return {
      nominalOn: end.date,
      dueOn: end.date,
      shifted: false,
      provisional: end.provisional,
      unit: period.unit,
    };
  }
  const nominalOn = endOfPeriod(from, period.count, period.unit);
  const due = workDayOnOrAfter(nominalOn, calendar);
  return {
    nominalOn,
    dueOn: due.date,
    shifted: due.date !== nominalOn,
    provisional: due.provisional,
    unit: period.unit,
  };
}

/** The corresponding day of a period; thresholds such as 满一年 use it as it is and never shift. */
function endOfPeriod(from: PlainDate, count: number, unit: Exclude<PeriodUnit, 'working_days'>): PlainDate {
  if (unit === 'years') return addYears(from, count);
  return unit === 'months' ? addMonths(from, count) : addDays(from, count);
}

/** Days left on a day: 0 on the last day, negative once it is past; working days where the period is counted so. */
export function daysLeft(deadline: Deadline, asOf: PlainDate, calendar: WorkCalendar): number {
  return deadline.unit === 'working_days'
    ? workDaysBetween(asOf, deadline.dueOn, calendar)
    : daysBetween(asOf, deadline.dueOn);
}
