import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { HolidayYear, WorkCalendar } from '../../model/work-calendar.ts';

/**
 * The State Council's yearly notices (国务院办公厅关于部分节假日安排的通知) from 2004 on, as the package chinese-days (MIT)
 * keeps them as data. Only its lists of days are used, none of its functions: those guess the years they do not know
 * and shift a day west of Greenwich. A newly published year arrives with the package's next version.
 */
export const stateCouncilCalendar: WorkCalendar = {
  source: '国务院办公厅关于部分节假日安排的通知（历年），经 chinese-days 整理',
  years: yearsOf(Object.keys(published.holidays), Object.keys(published.workdays)),
};

function yearsOf(restDays: readonly string[], workedDays: readonly string[]): HolidayYear[] {
  const years = [...new Set(restDays.map((day) => Number(day.slice(0, 4))))].sort((a, b) => a - b);
  const within = (days: readonly string[], year: number) =>
    days.filter((day) => day.startsWith(`${year}-`)).sort();
  return years.map((year) => ({
    year,
    restDays: within(restDays, year),
    workedWeekendDays: within(workedDays, year),
  }));
}
