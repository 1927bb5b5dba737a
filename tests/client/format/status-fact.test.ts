import { describe, expect, it } from 'vitest';
import { formatDuration } from '../../../client/format/durations.ts';
import { type StatusFacts, statusFact } from '../../../client/format/status-fact.ts';

const asOf = '2026-11-22';
const fact = (facts: StatusFacts) => statusFact(facts, asOf, 'zh');

describe('durations', () => {
  it.each([
    ['2025-04-22', '1 年 214 天'],
    ['2026-11-22', '0 天'],
    ['2025-11-22', '1 年'],
    ['2026-11-01', '21 天'],
    ['2024-02-29', '2 年 267 天'],
  ])('since %s: %s', (from, text) => {
    expect(formatDuration(from, asOf, 'zh')).toBe(text);
  });

  it('count in English, too', () => {
    expect(formatDuration('2025-11-21', asOf, 'en')).toBe('1 year 1 day');
  });
});

describe('the fact that decides', () => {
  it('is the missing assessment of land that is nearly ready', () => {
    expect(
      fact({
        landClass: 'approved_unsupplied',
        missingAssessments: ['energy_saving'],
        approvalLapsesOn: '2027-05-04',
      }),
    ).toBe('缺：区域节能');
  });

  it('is the life of the approval when much is missing', () => {
    const missingAssessments = ['environment', 'geohazard', 'energy_saving'] as const;
    expect(
      fact({ landClass: 'approved_unsupplied', missingAssessments, approvalLapsesOn: '2027-05-04' }),
    ).toBe('批文余 163 天');
    expect(
      fact({ landClass: 'approved_unsupplied', missingAssessments, approvalLapsesOn: '2026-11-12' }),
    ).toBe('批文已失效 10 天');
  });

  it('is the idle time of idle land and the step of suspected land', () => {
    expect(fact({ landClass: 'idle', idleSince: '2025-04-22' })).toBe('闲置 1 年 214 天');
    expect(fact({ landClass: 'suspected', idleState: 'INVESTIGATING' })).toBe('调查核实中');
  });

  it('is the start of land that is supplied and unused', () => {
    expect(fact({ landClass: 'supplied_unused', agreedStartOn: '2026-11-12' })).toBe('逾期未动工 10 天');
    expect(fact({ landClass: 'supplied_unused', agreedStartOn: '2027-01-01' })).toBe('约定动工 2027-01-01');
  });

  it('is the assessments of standard land', () => {
    expect(fact({ landClass: 'standard', assessmentValidCount: 6, missingAssessments: [] })).toBe('评估 6/6');
  });

  it('is the class where the reader may see no more', () => {
    expect(fact({ landClass: 'idle' })).toBe('闲置土地');
    expect(fact({ landClass: 'inefficient', inefficientReason: null })).toBe('低效用地');
    expect(fact({ landClass: 'in_use' })).toBe('已供已用');
    expect(fact({ landClass: null })).toBe('');
  });
});
