import { describe, expect, it } from 'vitest';
import { stateCouncilCalendar as calendar } from '../../../../geodata/codes/holidays/state-council-calendar.ts';
import { daysLeft, deadlineAfter } from '../../../../geodata/units/days/deadline.ts';

describe('deadlines', () => {
  it('民法典第二百零一条: the first day is not counted', () => {
    expect(deadlineAfter('2024-05-10', { count: 30, unit: 'calendar_days' }, calendar)).toEqual({
      nominalOn: '2024-06-09',
      dueOn: '2024-06-11',
      shifted: true,
      provisional: false,
      unit: 'calendar_days',
    });
    expect(deadlineAfter('2024-05-13', { count: 30, unit: 'calendar_days' }, calendar)).toMatchObject({
      nominalOn: '2024-06-12',
      dueOn: '2024-06-12',
      shifted: false,
    });
  });

  it('民法典第二百零二条: six months from 31 August end on the last day of February', () => {
    expect(deadlineAfter('2023-08-31', { count: 6, unit: 'months' }, calendar)).toMatchObject({
      nominalOn: '2024-02-29',
      dueOn: '2024-02-29',
    });
  });

  it('民法典第二百零三条: a last day in the National Day week moves to the day after it', () => {
    expect(deadlineAfter('2024-09-03', { count: 30, unit: 'calendar_days' }, calendar)).toMatchObject({
      nominalOn: '2024-10-03',
      dueOn: '2024-10-08',
      shifted: true,
    });
  });

  it('民法典第二百零三条: a last day on a Sunday that is worked does not move', () => {
    expect(deadlineAfter('2024-08-30', { count: 30, unit: 'calendar_days' }, calendar)).toMatchObject({
      nominalOn: '2024-09-29',
      dueOn: '2024-09-29',
      shifted: false,
    });
  });

  it('marks a date provisional when its year has no published calendar', () => {
    expect(deadlineAfter('2026-12-05', { count: 30, unit: 'calendar_days' }, calendar)).toMatchObject({
      nominalOn: '2027-01-04',
      dueOn: '2027-01-04',
      provisional: true,
    });
    expect(deadlineAfter('2031-09-01', { count: 30, unit: 'calendar_days' }, calendar)).toMatchObject({
      dueOn: '2031-10-01',
      provisional: true,
    });
  });

  it('counts the days left as the rule counts them', () => {
    const calendarDays = deadlineAfter('2024-09-03', { count: 30, unit: 'calendar_days' }, calendar);
    expect(daysLeft(calendarDays, '2024-10-08', calendar)).toBe(0);
    expect(daysLeft(calendarDays, '2024-09-28', calendar)).toBe(10);
    expect(daysLeft(calendarDays, '2024-10-10', calendar)).toBe(-2);
    const workingDays = deadlineAfter('2024-09-27', { count: 10, unit: 'working_days' }, calendar);
    expect(workingDays.dueOn).toBe('2024-10-16');
    expect(daysLeft(workingDays, '2024-10-01', calendar)).toBe(8);
    expect(daysLeft(workingDays, '2024-10-18', calendar)).toBe(-2);
  });
});
