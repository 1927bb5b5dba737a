import type { PlainDate } from '../../model/field-formats.ts';
import type { WorkCalendar } from '../../model/work-calendar.ts';
import { addDays, toDayNumber, yearOf } from './plain-date.ts';

/** Whether a day is worked; provisional when its year has no published calendar, where only weekends are known. */
export interface DayStatus {
  worked: boolean;
  provisional: boolean;
}

/** A day found by counting, and whether an unpublished year had a part in it. */
export interface CountedDay {
  date: PlainDate;
  provisional: boolean;
}

/** Days as day numbers, so that long counts need no loop. */
interface CalendarIndex {
  years: ReadonlySet<number>;
  rest: ReadonlySet<number>;
  worked: ReadonlySet<number>;
  /** Rest days that are no weekend days, and weekend days that are worked, ascending. */
  restWeekdays: readonly number[];
  workedWeekends: readonly number[];
}

const indexes = new WeakMap<WorkCalendar, CalendarIndex>();

/** 法定休假日 or working day by the published calendar of that year, by the plain week where there is none. */
export function dayStatus(date: PlainDate, calendar: WorkCalendar): DayStatus {
  return statusOf(toDayNumber(date), yearOf(date), indexOf(calendar));
}

/** The day itself if it is worked, else the next one that is (民法典 art. 203). */
export function workDayOnOrAfter(date: PlainDate, calendar: WorkCalendar): CountedDay {
  let provisional = false;
  for (let day = date; ; day = addDays(day, 1)) {
    const status = dayStatus(day, calendar);
    provisional ||= status.provisional;
    if (status.worked) return { date: day, provisional };
  }
}

/** The `count`-th working day after a day, which itself is not counted; `count` is at least 0. */
export function addWorkDays(date: PlainDate, count: number, calendar: WorkCalendar): CountedDay {
  let day = date;
  let provisional = false;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    const status = dayStatus(day, calendar);
    provisional ||= status.provisional;
    if (status.worked) counted += 1;
  }
  return { date: day, provisional };
}

/** Working days after `from` up to and including `to`; negative, counted the other way round, when `to` is earlier. */
export function workDaysBetween(from: PlainDate, to: PlainDate, calendar: WorkCalendar): number {
  if (to < from) return -workDaysBetween(to, from, calendar);
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  const { restWeekdays, workedWeekends } = indexOf(calendar);
  return (
    weekdaysUpTo(last) -
    weekdaysUpTo(first) -
    countWithin(restWeekdays, first, last) +
    countWithin(workedWeekends, first, last)
  );
}

function statusOf(dayNumber: number, year: number, index: CalendarIndex): DayStatus {
  const weekend = isWeekend(dayNumber);
  if (!index.years.has(year)) return { worked: !weekend, provisional: true };
  return { worked: weekend ? index.worked.has(dayNumber) : !index.rest.has(dayNumber), provisional: false };
}

/** 1970-01-01, day 0, was a Thursday. */
function isWeekend(dayNumber: number): boolean {
  const daysAfterMonday = (((dayNumber + 3) % 7) + 7) % 7;
  return daysAfterMonday >= 5;
}

/** Mondays to Fridays from a fixed Monday up to and including a day; only differences mean anything. */
function weekdaysUpTo(dayNumber: number): number {
  const weeks = Math.floor((dayNumber + 3) / 7);
  return weeks * 5 + Math.min(5, dayNumber + 3 - weeks * 7 + 1);
}

/** How many of the ascending days lie after `first` and not after `last`. */
function countWithin(days: readonly number[], first: number, last: number): number {
  return countUpTo(days, last) - countUpTo(days, first);
}

function countUpTo(days: readonly number[], limit: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexOf(calendar: WorkCalendar): CalendarIndex {
  let index = indexes.get(calendar);
  if (!index) {
    const rest = calendar.years.flatMap(({ restDays }) => restDays.map(toDayNumber));
    const worked = calendar.years.flatMap(({ workedWeekendDays }) => workedWeekendDays.map(toDayNumber));
    const ascending = (a: number, b: number) => a - b;
    index = {
      years: new Set(calendar.years.map(({ year }) => year)),
      rest: new Set(rest),
      worked: new Set(worked),
      restWeekdays: [...new Set(rest)].filter((day) => !isWeekend(day)).sort(ascending),
      workedWeekends: [...new Set(worked)].filter(isWeekend).sort(ascending),
    };
    indexes.set(calendar, index);
  }
  return index;
}
