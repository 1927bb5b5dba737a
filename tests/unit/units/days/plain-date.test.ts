import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  fromDayNumber,
  isoWeekday,
  isPlainDate,
  toDayNumber,
} from '../../../../geodata/units/days/plain-date.ts';

const dayNumbers = fc.integer({ min: -700_000, max: 2_900_000 });

describe('plain dates', () => {
  it('agree with the proleptic Gregorian calendar of the platform, both ways', () => {
    fc.assert(
      fc.property(dayNumbers, (dayNumber) => {
        const date = fromDayNumber(dayNumber);
        expect(date).toBe(new Date(dayNumber * 86_400_000).toISOString().slice(0, 10));
        expect(toDayNumber(date)).toBe(dayNumber);
      }),
      { seed: 5, numRuns: 2_000 },
    );
  });

  it.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2023-05-10', 1, '2024-05-10'],
    ['2023-02-28', 1, '2024-02-28'],
  ])('民法典第二百零二条: %s plus %d years is %s', (from, years, to) => {
    expect(addYears(from, years)).toBe(to);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -13, '2022-12-15'],
  ])(
    '民法典第二百零二条: %s plus %d months is %s, the month end where there is no such day',
    (from, months, to) => {
      expect(addMonths(from, months)).toBe(to);
    },
  );

  it('counts days across leap days and centuries', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('1900-02-28', '1900-03-01')).toBe(1);
    expect(daysBetween('2000-02-28', '2000-03-01')).toBe(2);
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
  });

  it('knows the day of the week', () => {
    expect(isoWeekday('2024-05-11')).toBe(6);
    expect(isoWeekday('1970-01-01')).toBe(4);
    expect(isoWeekday('1969-12-28')).toBe(7);
  });

  it.each(['2023-02-29', '2024-13-01', '2024-00-10', '2024-1-1', '20240101', '', '0000-01-01', '2024-04-31'])(
    'refuses "%s"',
    (text) => {
      expect(isPlainDate(text)).toBe(false);
      expect(() => addDays(text, 1)).toThrow(RangeError);
    },
  );
});
