import type { PlainDate } from '../../model/field-formats.ts';
import type { WorkCalendar } from '../../model/work-calendar.ts';
import { addDays, isoWeekday, yearOf } from './plain-date.ts';

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

interface IndexedYear {
  rest: ReadonlySet<PlainDate>;
  worked: ReadonlySet<PlainDate>;
}

const indexes = new WeakMap<WorkCalendar, ReadonlyMap<number, IndexedYear>>();

/** 法定休假日 or working day by the published calendar of that year, by the plain week where there is none. */
export function dayStatus(date: PlainDate, calendar: WorkCalendar): DayStatus {
  const year = indexOf(calendar).get(yearOf(date));
  const weekend = isoWeekday(date) >= 6;
  if (!year) return { worked: !weekend, provisional: true };
  return { worked: weekend ? year.worked.has(date) : !year.rest.has(date), provisional: false };
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
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (dayStatus(day, calendar).worked) count += 1;
  }
  return count;
}

function indexOf(calendar: WorkCalendar): ReadonlyMap<number, IndexedYear> {
  let index = indexes.get(calendar);
  if (!index) {
    index = new Map(
      calendar.years.map((year) => [
        year.year,
        { rest: new Set(year.restDays), worked: new Set(year.workedWeekendDays) },
      ]),
    );
    indexes.set(calendar, index);
  }
  return index;
}
