import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateCouncilCalendar } from '../../../../geodata/codes/holidays/state-council-calendar.ts';
import { WorkCalendar } from '../../../../geodata/model/work-calendar.ts';
import { fromDayNumber } from '../../../../geodata/units/days/plain-date.ts';
import {
  addWorkDays,
  dayStatus,
  workDayOnOrAfter,
  workDaysBetween,
} from '../../../../geodata/units/days/work-days.ts';

const calendar = stateCouncilCalendar;

describe('the calendar of the State Council', () => {
  it('is well formed and covers 2004 to 2026 without a gap', () => {
    expect(WorkCalendar.parse(calendar)).toEqual(calendar);
    expect(calendar.years.map((year) => year.year)).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
    for (const { year, restDays, workedWeekendDays } of calendar.years) {
      expect(restDays.length, String(year)).toBeGreaterThanOrEqual(20);
      expect(restDays.filter((day) => workedWeekendDays.includes(day))).toEqual([]);
    }
  });

  it.each([
    ['2024-10-01', false],
    ['2024-10-08', true],
    ['2024-10-12', true],
    ['2024-10-13', false],
    ['2015-09-03', false],
    ['2020-01-31', false],
    ['2018-12-29', true],
    ['2018-12-31', false],
    ['2026-02-23', false],
    ['2024-05-06', true],
  ])('%s is worked: %s', (date, worked) => {
    expect(dayStatus(date, calendar)).toEqual({ worked, provisional: false });
  });

  it('knows only weekends in a year without a published calendar, and says so', () => {
    expect(dayStatus('2031-10-01', calendar)).toEqual({ worked: true, provisional: true });
    expect(dayStatus('2031-10-04', calendar)).toEqual({ worked: false, provisional: true });
    expect(dayStatus('2003-05-01', calendar)).toEqual({ worked: true, provisional: true });
  });
});

describe('working days', () => {
  it('行政强制法第六十九条: ten days are ten working days, the first not counted', () => {
    expect(addWorkDays('2024-09-27', 10, calendar)).toEqual({ date: '2024-10-16', provisional: false });
    expect(addWorkDays('2024-09-29', 0, calendar)).toEqual({ date: '2024-09-29', provisional: false });
  });

  it('counts a weekend day that the notice makes a working day', () => {
    expect(addWorkDays('2024-09-27', 1, calendar).date).toBe('2024-09-29');
    expect(workDaysBetween('2024-09-27', '2024-10-08', calendar)).toBe(3);
    expect(workDaysBetween('2024-10-08', '2024-09-27', calendar)).toBe(-3);
    expect(workDaysBetween('2024-10-08', '2024-10-08', calendar)).toBe(0);
  });

  it('counts over any stretch as one would day by day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12_000, max: 23_000 }),
        fc.integer({ min: 0, max: 900 }),
        (first, length) => {
          const days = Array.from({ length }, (_, i) => fromDayNumber(first + i + 1));
          const worked = days.filter((day) => dayStatus(day, calendar).worked).length;
          expect(workDaysBetween(fromDayNumber(first), fromDayNumber(first + length), calendar)).toBe(worked);
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });

  it('民法典第二百零三条: a rest day moves to the next working day, a worked Saturday stays', () => {
    expect(workDayOnOrAfter('2024-10-01', calendar).date).toBe('2024-10-08');
    expect(workDayOnOrAfter('2024-09-14', calendar).date).toBe('2024-09-14');
    expect(workDayOnOrAfter('2024-09-21', calendar).date).toBe('2024-09-23');
  });

  it('is provisional as soon as one counted day lies in an unpublished year', () => {
    expect(addWorkDays('2026-12-28', 3, calendar)).toEqual({ date: '2026-12-31', provisional: false });
    expect(addWorkDays('2026-12-28', 4, calendar)).toEqual({ date: '2027-01-01', provisional: true });
  });
});
