import { describe, expect, it } from 'vitest';
import { detectIdle } from '../../../../geodata/analysis/disposal/detect-idle.ts';
import { possibleRepeats } from '../../../../geodata/analysis/disposal/possible-repeats.ts';
import { Detection, MonitoredContract } from '../../../../geodata/model/idle-detection.ts';
import { params, suspension } from './case-walk.ts';

const detect = (contract: Record<string, unknown>, asOf: string) =>
  detectIdle(MonitoredContract.parse({ agreedStart: null, ...contract }), asOf, params);

describe('monitoring a contract that has not started', () => {
  const start = { agreedStart: '2023-05-10' };
  it.each([
    ['2023-04-09', 'SUPPLIED'],
    ['2023-04-10', 'DUE_SOON'],
    ['2023-05-10', 'DUE_SOON'],
    ['2023-05-11', 'OVERDUE_LT1Y'],
    ['2024-05-10', 'OVERDUE_LT1Y'],
    ['2024-05-11', 'SUSPECTED'],
  ])('53号令第二条第一款、动态巡查制度: on %s it is %s', (asOf, state) => {
    expect(detect(start, asOf).state).toBe(state);
  });

  it.each([
    ['2024-02-29', '2025-02-28', '2025-03-01'],
    ['2023-05-10', '2024-05-10', '2024-05-11'],
  ])(
    '53号令第二条第一款: agreed start %s is not suspected on %s, but from %s',
    (agreedStart, last, first) => {
      expect(detect({ agreedStart }, last).state).toBe('OVERDUE_LT1Y');
      expect(detect({ agreedStart }, first)).toMatchObject({ state: 'SUSPECTED', suspectedFrom: first });
    },
  );

  it('explains itself, and knows when two years are past', () => {
    const detection = detect(start, '2025-05-11');
    expect(Detection.parse(detection)).toEqual(detection);
    expect(detection).toMatchObject({ idleType: 'NOT_STARTED', pastTwoYears: true, idleDaysGross: 732 });
    expect(detection.explanation.join(';')).toContain('53号令第二条第一款');
    expect(detect(start, '2025-05-10').pastTwoYears).toBe(false);
  });

  it('53号令第二十二条: without an agreed start it counts a year from the actual delivery', () => {
    expect(detect({ actualDelivery: '2022-05-10' }, '2024-05-11')).toMatchObject({
      state: 'SUSPECTED',
      clockStart: '2023-05-10',
      clockBasis: 'delivery_plus_one_year',
    });
    expect(detect({}, '2024-05-11')).toMatchObject({ state: 'START_UNKNOWN', clockStart: null });
  });

  it('domain.md 2.4: accepted pauses are left out', () => {
    const paused = { ...start, pauses: [{ from: '2024-01-01', to: '2024-01-31' }] };
    expect(detect(paused, '2024-06-10')).toMatchObject({
      state: 'OVERDUE_LT1Y',
      suspectedFrom: '2024-06-11',
    });
    expect(detect(paused, '2024-06-11')).toMatchObject({
      state: 'SUSPECTED',
      idleDaysGross: 398,
      idleDaysNet: 367,
    });
    const open = { ...start, pauses: [{ from: '2024-01-01', to: null }] };
    expect(detect(open, '2030-01-01')).toMatchObject({ state: 'OVERDUE_LT1Y', suspectedFrom: null });
  });

  it('does not know a start before it happened', () => {
    const started = { ...start, actualStart: '2024-06-01' };
    expect(detect(started, '2024-05-31').state).toBe('SUSPECTED');
    expect(detect(started, '2024-06-01').state).toBe('STARTED');
    expect(detect({ ...started, actualCompletion: '2025-01-01' }, '2025-01-01').state).toBe('COMPLETED');
  });

  it('warns of dates that contradict each other and counts all the same', () => {
    expect(detect({ ...start, signedOn: '2023-06-01' }, '2024-05-11')).toMatchObject({
      state: 'SUSPECTED',
      warnings: ['约定动工日期 2023-05-10 早于合同签订日期 2023-06-01'],
    });
    expect(detect({ ...start, actualCompletion: '2024-01-01' }, '2024-05-11')).toMatchObject({
      state: 'COMPLETED',
      warnings: ['有竣工日期而没有动工日期'],
    });
  });
});

describe('monitoring a suspended project', () => {
  const started = { agreedStart: '2021-05-10', actualStart: '2021-05-01' };
  const on = (changes: Record<string, unknown>, asOf: string) =>
    detect({ ...started, suspension: { ...suspension, ...changes } }, asOf);

  it('53号令第二条第二款: suspended for more than a year with too little built or invested', () => {
    expect(on({}, '2022-05-09').state).toBe('STARTED');
    expect(on({}, '2023-05-10').state).toBe('SUSPENDED_LT1Y');
    expect(on({}, '2023-05-11')).toMatchObject({ state: 'SUSPECTED', idleType: 'SUSPENDED' });
  });

  it.each([
    [3_000, '2500000', 'STARTED'],
    [2_999.99, '9000000', 'SUSPECTED'],
    [9_000, '2499999.99', 'SUSPECTED'],
  ])(
    '53号令第二条第二款: %d of 9,000 m² and %s of 10,000,000 元: %s',
    (builtAreaSquareMetres, investedYuan, state) => {
      expect(on({ builtAreaSquareMetres, investedYuan }, '2024-01-01').state).toBe(state);
    },
  );
});

describe('possible repeats', () => {
  const row = (rowNumber: number, holderName: string, location: string, agreedStart: string | null) => ({
    rowNumber,
    holderName,
    location,
    agreedStart,
  });

  it('domain.md 2.7: same holder, place and start are reported, the first row apart', () => {
    expect(
      possibleRepeats([
        row(2, '甲', '东路', '2020-01-01'),
        row(3, '甲', '东路', '2020-01-01'),
        row(4, '甲', '东路', '2020-01-02'),
        row(5, '乙', '东路', '2020-01-01'),
        row(6, '甲', '东路', '2020-01-01'),
        row(7, '甲', '西路', null),
        row(8, '甲', '西路', null),
        row(9, '', '', null),
        row(10, '', '', null),
      ]),
    ).toEqual([
      { firstRow: 2, repeatingRows: [3, 6] },
      { firstRow: 7, repeatingRows: [8] },
    ]);
  });
});
