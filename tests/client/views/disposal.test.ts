import { describe, expect, it } from 'vitest';
import { clockText, clockUnit } from '../../../client/views/disposal/clock-text.ts';
import type { CaseClock } from '../../../geodata/model/idle-case-state.ts';

const clock = (change: Partial<CaseClock>): CaseClock => ({
  code: 'notice',
  label: '下达调查通知书',
  article: '53号令第五条第一款',
  kind: 'duty',
  unit: 'calendar_days',
  runsFrom: '2026-06-01',
  nominalOn: '2026-07-01',
  dueOn: '2026-07-01',
  shifted: false,
  provisional: false,
  daysLeft: 20,
  overdue: false,
  ...change,
});

describe('how a clock stands', () => {
  it.each([
    [clock({}), '剩 20 天', 'plain'],
    [clock({ daysLeft: 7 }), '剩 7 天', 'soon'],
    [clock({ daysLeft: 0 }), '今日到期', 'soon'],
    [clock({ daysLeft: -1046, overdue: true }), '超期 1,046 天', 'overdue'],
    [clock({ unit: 'working_days', daysLeft: 4 }), '剩 4 个工作日', 'soon'],
    [clock({ unit: 'working_days', daysLeft: -3, overdue: true }), '超期 3 个工作日', 'overdue'],
    // A threshold is reached, it is nobody's delay.
    [clock({ kind: 'threshold', daysLeft: -12 }), '已满 12 天', 'plain'],
    [clock({ kind: 'threshold', daysLeft: 3 }), '剩 3 天', 'plain'],
    [clock({ daysLeft: null, dueOn: null }), '因扣除期间暂停', 'plain'],
  ])('%# is told as %2$s', (given, text, tone) => {
    expect(clockText(given, 'zh')).toEqual({ text, tone });
  });

  it('names the days it counts', () => {
    expect(clockUnit(clock({ unit: 'working_days' }), 'zh')).toBe('工作日');
    expect(clockUnit(clock({ unit: 'years' }), 'en')).toBe('calendar');
  });
});
