import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDayPast, idleDays, yearsPassed } from '../../../../geodata/units/days/idle-days.ts';
import { addDays, fromDayNumber } from '../../../../geodata/units/days/plain-date.ts';

describe('one and two years without start', () => {
  it.each([
    ['2024-02-29', '2025-03-01'],
    ['2023-05-10', '2024-05-11'],
    ['2023-10-01', '2024-10-02'],
    ['2023-12-31', '2025-01-01'],
  ])('53号令第二条第一款: agreed start %s is past its year from %s, holiday or not', (start, from) => {
    expect(firstDayPast(start, 1, [])).toBe(from);
    expect(yearsPassed(start, 1, from, [])).toBe(true);
    expect(yearsPassed(start, 1, addDays(from, -1), [])).toBe(false);
  });

  it('leaves accepted pauses out of the clocks', () => {
    const pauses = [{ from: '2024-01-01', to: '2024-01-31' }];
    expect(firstDayPast('2023-05-10', 1, pauses)).toBe('2024-06-11');
    expect(idleDays('2023-05-10', '2024-05-10', pauses)).toEqual({ gross: 366, paused: 31, net: 335 });
  });

  it('counts a day in two pauses once, and none before the clock starts', () => {
    const pauses = [
      { from: '2024-01-10', to: '2024-01-20' },
      { from: '2023-01-01', to: '2023-05-12' },
      { from: '2024-01-15', to: '2024-01-25' },
      { from: '2024-01-16', to: '2024-01-17' },
    ];
    expect(idleDays('2023-05-10', '2024-05-10', pauses)).toMatchObject({ paused: 2 + 16 });
  });

  it('stands still while a pause is open', () => {
    const pauses = [{ from: '2024-05-01', to: null }];
    expect(firstDayPast('2023-05-10', 1, pauses)).toBeNull();
    expect(yearsPassed('2023-05-10', 1, '2030-01-01', pauses)).toBe(false);
    expect(firstDayPast('2023-04-10', 1, pauses)).toBe('2024-04-11');
    expect(idleDays('2023-05-10', '2024-05-20', pauses)).toEqual({ gross: 376, paused: 20, net: 356 });
  });

  it('agree with each other for any pauses', () => {
    const pause = fc
      .tuple(fc.integer({ min: 19_000, max: 20_500 }), fc.integer({ min: 0, max: 300 }))
      .map(([from, length]) => ({ from: fromDayNumber(from), to: fromDayNumber(from + length) }));
    fc.assert(
      fc.property(
        fc.integer({ min: 19_000, max: 20_000 }),
        fc.integer({ min: 1, max: 2 }),
        fc.array(pause, { maxLength: 5 }),
        (start, years, pauses) => {
          const clockStart = fromDayNumber(start);
          const first = firstDayPast(clockStart, years, pauses)!;
          expect(yearsPassed(clockStart, years, first, pauses)).toBe(true);
          expect(yearsPassed(clockStart, years, addDays(first, -1), pauses)).toBe(false);
        },
      ),
      { seed: 53, numRuns: 500 },
    );
  });
});
