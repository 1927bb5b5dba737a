import { describe, expect, it } from 'vitest';
import { lapseWarning } from '../../../../geodata/analysis/progress/approval-lapse.ts';
import { approvalTiming } from '../../../../geodata/analysis/progress/approval-timing.ts';
import { taxShortfallPenalty } from '../../../../geodata/analysis/progress/commitment-shortfall.ts';
import { nextQuota, quotaFactor } from '../../../../geodata/analysis/progress/land-quota.ts';
import { assignmentFaults } from '../../../../geodata/analysis/progress/officer-assignment.ts';
import { escalationLevel } from '../../../../geodata/analysis/progress/problem-escalation.ts';
import {
  isClosed,
  isQuarter,
  quarterAfter,
  quarterDays,
  quarterOf,
} from '../../../../geodata/analysis/progress/quarter.ts';
import { slowReasons } from '../../../../geodata/analysis/progress/slow-projects.ts';
import { type LedgerMovement, stockWaterfall } from '../../../../geodata/analysis/progress/stock-ledger.ts';
import {
  suppliedUnusedAge,
  suppliedUnusedBucket,
} from '../../../../geodata/analysis/progress/supplied-unused.ts';
import { toSquareMetres } from '../../../../geodata/units/area.ts';
import { parseFen, splitByWeights } from '../../../../geodata/units/money.ts';

describe('quarters', () => {
  it('begin and end with their months', () => {
    expect(quarterOf('2026-09-30')).toBe('2026Q3');
    expect(quarterDays('2026Q1')).toEqual({ firstOn: '2026-01-01', lastOn: '2026-03-31' });
    expect(quarterDays('2026Q4').lastOn).toBe('2026-12-31');
    expect(quarterAfter('2026Q4')).toBe('2027Q1');
    expect(quarterAfter('2026Q1', -1)).toBe('2025Q4');
    expect(isQuarter('2026Q5')).toBe(false);
  });

  it('are closed from the day after their last', () => {
    expect(isClosed('2026Q3', '2026-09-30')).toBe(false);
    expect(isClosed('2026Q3', '2026-10-01')).toBe(true);
  });
});

describe('an approval of conversion', () => {
  const params = { lapseYears: 2, warningDays: [180, 90, 30] };
  const approval = { approvedOn: '2024-11-22', isUsedOrCompensated: false };

  it.each([
    ['2026-05-25', null],
    ['2026-05-26', 180],
    ['2026-08-24', 90],
    ['2026-10-23', 30],
    ['2026-11-22', 30],
    ['2026-11-23', 'lapsed'],
  ])('warns on %s at level %s', (asOf, level) => {
    expect(lapseWarning(approval, asOf, params)).toMatchObject({ lapsesOn: '2026-11-22', level });
  });

  it('does not lapse once its land is used or its compensation paid', () => {
    expect(lapseWarning({ ...approval, isUsedOrCompensated: true }, '2030-01-01', params).level).toBeNull();
  });

  it('of a leap day lapses at the end of February', () => {
    expect(lapseWarning({ ...approval, approvedOn: '2024-02-29' }, '2026-01-01', params).lapsesOn).toBe(
      '2026-02-28',
    );
  });
});

describe('the ledger of stock land', () => {
  const movement = (change: Partial<LedgerMovement<'granted' | 'allocated'>>) => ({
    itemId: 'a',
    kind: 'disposed' as const,
    areaSquareMetres: 1000,
    mode: 'granted' as const,
    occurredOn: '2026-08-01',
    hasEvidence: true,
    ...change,
  });
  const period = { firstOn: '2026-07-01', lastOn: '2026-09-30' };

  it('leads from the opening through what is new and what went to the closing', () => {
    const waterfall = stockWaterfall(
      10_000,
      [
        movement({ itemId: 'new', kind: 'added', mode: null, areaSquareMetres: 500 }),
        movement({}),
        movement({ itemId: 'b', mode: 'allocated', areaSquareMetres: 2000 }),
        movement({ itemId: 'outside', occurredOn: '2026-10-01' }),
      ],
      period,
    );
    expect(waterfall).toEqual({
      openingSquareMetres: 10_000,
      addedSquareMetres: 500,
      disposed: [
        { mode: 'allocated', areaSquareMetres: 2000, itemCount: 1 },
        { mode: 'granted', areaSquareMetres: 1000, itemCount: 1 },
      ],
      closingSquareMetres: 7500,
      unprovenCount: 0,
    });
  });

  it('counts an item once when its mode changes, and nothing without evidence', () => {
    const waterfall = stockWaterfall(
      5000,
      [
        movement({ mode: 'allocated', occurredOn: '2026-09-01', areaSquareMetres: 900 }),
        movement({}),
        movement({ itemId: 'told', hasEvidence: false }),
      ],
      period,
    );
    expect(waterfall.disposed).toEqual([{ mode: 'allocated', areaSquareMetres: 1000, itemCount: 1 }]);
    expect(waterfall.closingSquareMetres).toBe(4000);
    expect(waterfall.unprovenCount).toBe(1);
  });
});

describe('an item that left the stock before the period', () => {
  it('does not count again when its mode changes later (domain dossier 3.3)', () => {
    const row = { itemId: 'a', kind: 'disposed' as const, areaSquareMetres: 1000, hasEvidence: true };
    const movements = [
      { ...row, mode: 'leased' as const, occurredOn: '2026-06-30' },
      { ...row, mode: 'granted' as const, occurredOn: '2026-08-01' },
    ];
    const quarter = stockWaterfall(5000, movements, { firstOn: '2026-07-01', lastOn: '2026-09-30' });
    expect(quarter).toMatchObject({ disposed: [], closingSquareMetres: 5000 });
    const half = stockWaterfall(5000, movements, { firstOn: '2026-01-01', lastOn: '2026-06-30' });
    expect(half.disposed).toEqual([{ mode: 'leased', areaSquareMetres: 1000, itemCount: 1 }]);
  });
});

describe('supplied land that is not used', () => {
  it('falls into the bucket of its case before that of the calendar', () => {
    const land = { agreedStartOn: '2025-06-30', caseState: 'none' as const };
    expect(suppliedUnusedBucket(land, '2025-06-30')).toBe('not_due');
    expect(suppliedUnusedBucket(land, '2025-07-01')).toBe('overdue');
    expect(suppliedUnusedBucket({ ...land, caseState: 'suspected' }, '2026-07-01')).toBe('suspected');
    expect(suppliedUnusedBucket({ ...land, caseState: 'determined' }, '2025-01-01')).toBe('determined');
    expect(suppliedUnusedBucket({ agreedStartOn: null, caseState: 'none' }, '2026-07-01')).toBe('not_due');
  });
});

describe('the age of supplied land that is not used', () => {
  it.each([
    [null, 'no_date'],
    ['2026-06-30', 'not_due'],
    ['2026-06-29', 'lt1'],
    ['2025-06-30', 'lt1'],
    ['2025-06-29', '1-2'],
    ['2024-06-30', '1-2'],
    ['2023-06-30', '2-3'],
    ['2023-06-29', 'gt3'],
    ['2012-02-29', 'gt3'],
  ])('agreed to start on %s is %s on 2026-06-30', (agreedStartOn, age) => {
    expect(suppliedUnusedAge(agreedStartOn, '2026-06-30')).toBe(age);
  });
});

describe('the tax agreed in a 标准地 contract', () => {
  const fen = (tenThousandYuan: string) => parseFen(tenThousandYuan, 10_000) ?? 0n;

  it('costs the shortfall times the 亩: 20 agreed, 17.5 paid, 100 亩 are 250 万元', () => {
    // 17.5 万元 a 亩 over 100 亩.
    expect(taxShortfallPenalty(fen('20'), fen('1750'), toSquareMetres(100, 'mu'))).toBe(fen('250'));
    // 100 亩 as the database keeps them.
    expect(taxShortfallPenalty(fen('20'), fen('1750'), 66_666.67)).toBe(fen('250'));
  });

  it('costs nothing once it is reached', () => {
    expect(taxShortfallPenalty(fen('20'), fen('2100'), toSquareMetres(100, 'mu'))).toBe(0n);
    expect(taxShortfallPenalty(fen('20'), fen('2000'), 66_666.67)).toBe(0n);
  });
});

describe('taxes of an enclave economy', () => {
  it('are split 5:3:2 to the 分', () => {
    expect(splitByWeights(parseFen('1000', 10_000) ?? 0n, [5, 3, 2])).toEqual([
      5_000_000_00n,
      3_000_000_00n,
      2_000_000_00n,
    ]);
    expect(splitByWeights(1n, [5, 3, 2])).toEqual([1n, 0n, 0n]);
  });
});

describe('the time approvals take', () => {
  it('has a fastest, a median and a slowest', () => {
    expect(approvalTiming([61, 25, 40], 25)).toEqual({
      count: 3,
      fastestDays: 25,
      medianDays: 40,
      middleDays: [40, 40],
      slowestDays: 61,
      withinTargetCount: 1,
    });
    expect(approvalTiming([25, 40], 30)?.medianDays).toBe(32.5);
    expect(approvalTiming([], 25)).toBeNull();
  });
});

describe('a slow project', () => {
  const progress = { plannedShare: 0.75, actualShare: 0.65, stageDueOn: null };

  it('lags more than the margin, or its stage is overdue', () => {
    expect(slowReasons(progress, '2026-11-22', 0.1)).toEqual([]);
    expect(slowReasons({ ...progress, actualShare: 0.649 }, '2026-11-22', 0.1)).toEqual(['behind_plan']);
    expect(slowReasons({ ...progress, stageDueOn: '2026-11-21' }, '2026-11-22', 0.1)).toEqual([
      'stage_overdue',
    ]);
    expect(slowReasons({ ...progress, stageDueOn: '2026-11-22' }, '2026-11-22', 0.1)).toEqual([]);
  });
});

describe('an overdue problem', () => {
  it.each([
    ['2026-11-01', 'district'],
    ['2026-11-16', 'district'],
    ['2026-11-17', 'city'],
    ['2026-12-01', 'city'],
    ['2026-12-02', 'city_leader'],
    ['2027-11-02', 'city_leader'],
  ])('is on %s with level %s', (asOf, level) => {
    expect(escalationLevel('2026-11-01', asOf, 15)).toBe(level);
  });
});

describe('the quota of new land', () => {
  const params = { bonus: 0.1, cut: 0.2 };

  it('grows when both tasks are done and shrinks when one is missed', () => {
    expect(quotaFactor({ unsuppliedCompletion: 1.2, idleCompletion: 1 }, params)).toBeCloseTo(1.1, 12);
    expect(quotaFactor({ unsuppliedCompletion: 1.2, idleCompletion: 0.99 }, params)).toBe(0.8);
    expect(quotaFactor({ unsuppliedCompletion: null, idleCompletion: 1 }, params)).toBe(1);
    expect(nextQuota(toSquareMetres(100, 'mu'), 1.1)).toBe(73_333.33);
  });
});

describe('officers of key projects', () => {
  it('look after exactly one project each', () => {
    const assign = (projectId: string, officerId: string) => ({ projectId, officerId });
    expect(assignmentFaults(['p1', 'p2'], [assign('p1', 'a'), assign('p2', 'b')])).toEqual({
      withoutOfficer: [],
      overloadedOfficers: [],
      crowdedProjects: [],
    });
    expect(
      assignmentFaults(
        ['p1', 'p2', 'p3'],
        [assign('p1', 'a'), assign('p2', 'a'), assign('p1', 'b'), assign('old', 'b')],
      ),
    ).toEqual({ withoutOfficer: ['p3'], overloadedOfficers: ['a'], crowdedProjects: ['p1'] });
  });
});
