import { describe, expect, it } from 'vitest';
import { foldCase } from '../../../../geodata/analysis/disposal/fold-case.ts';
import { CaseState } from '../../../../geodata/model/idle-case-state.ts';
import {
  determined,
  executed,
  feeDecided,
  feeEnforced,
  feeHearing,
  investigating,
  reclaimDecided,
  startedFinding,
  suspected,
  waiting,
} from './case-scenarios.ts';
import { type CaseWalk, contextOn, contract } from './case-walk.ts';

const on = (walk: CaseWalk, asOf: string) => foldCase(walk.events, contextOn(asOf));
const clock = (walk: CaseWalk, asOf: string, code: string) =>
  on(walk, asOf).clocks.find((candidate) => candidate.code === code);

describe('the clock that runs', () => {
  it('53号令第五条第一款: 30 calendar days from the day of finding to the notice', () => {
    expect(clock(suspected(), '2023-06-01', 'investigation_notice')).toMatchObject({
      article: '53号令第五条第一款',
      unit: 'calendar_days',
      runsFrom: '2023-05-12',
      nominalOn: '2023-06-11',
      dueOn: '2023-06-12',
      shifted: true,
      daysLeft: 11,
      overdue: false,
    });
    expect(clock(suspected(), '2023-06-13', 'investigation_notice')).toMatchObject({
      overdue: true,
      daysLeft: -1,
    });
  });

  it('53号令第五条第二款: 30 calendar days from service for the holder, over the Dragon Boat holiday', () => {
    const walk = investigating();
    expect(clock(walk, '2023-06-01', 'holder_reply')).toMatchObject({
      runsFrom: '2023-05-22',
      nominalOn: '2023-06-21',
      dueOn: '2023-06-21',
    });
    const served = suspected()
      .take('investigation_notice_issued', '2023-05-20', { docNo: '调1' })
      .take('document_served', '2023-05-23', { docNo: '调1', method: 'post', receiptRef: '回证' });
    expect(clock(served, '2023-06-01', 'holder_reply')).toMatchObject({
      nominalOn: '2023-06-22',
      dueOn: '2023-06-25',
      shifted: true,
    });
  });

  it('政府信息公开条例第二十六条: 20 working days from the 认定书 to publication', () => {
    expect(clock(determined(), '2023-07-05', 'publish')).toMatchObject({
      unit: 'working_days',
      dueOn: '2023-07-31',
      daysLeft: 18,
    });
  });

  it('国土资源听证规定: 5 working days for a request, counted over a weekend', () => {
    expect(clock(feeHearing(), '2023-07-14', 'hearing_request')).toMatchObject({
      unit: 'working_days',
      runsFrom: '2023-07-11',
      dueOn: '2023-07-18',
      daysLeft: 2,
    });
  });

  it('53号令第十七条: 30 calendar days to pay, and to deregister', () => {
    expect(clock(feeDecided(), '2023-08-10', 'performance')).toMatchObject({
      label: '缴纳土地闲置费',
      dueOn: '2023-09-01',
      daysLeft: 22,
    });
    expect(clock(reclaimDecided(), '2024-06-10', 'performance')).toMatchObject({
      nominalOn: '2024-07-04',
      dueOn: '2024-07-04',
    });
  });

  it('行政复议法第二十条、行政诉讼法第四十六条: 60 days and six months against a decision', () => {
    const codes = on(feeDecided(), '2023-08-10').clocks.filter(({ label }) => label.includes('费字'));
    expect(codes.map(({ code, dueOn }) => [code, dueOn])).toEqual([
      ['reconsideration', '2023-10-07'],
      ['suit', '2024-02-02'],
    ]);
  });

  it('行政强制法第五十三条、第五十四条: 催告 ten working days, application within three months', () => {
    const walk = feeDecided()
      .take('demand_issued', '2024-02-05', { docNo: '催1' })
      .take('document_served', '2024-02-06', { docNo: '催1', method: 'direct', receiptRef: '回证' });
    expect(clock(walk, '2024-02-07', 'demand')).toMatchObject({ dueOn: '2024-02-26', unit: 'working_days' });
    // Once the holder's days are over nothing of the authority is late: the application is open.
    expect(clock(walk, '2024-02-26', 'demand')).toBeDefined();
    expect(clock(walk, '2024-02-27', 'demand')).toBeUndefined();
    expect(clock(walk, '2024-02-07', 'court_application')).toMatchObject({
      nominalOn: '2024-05-02',
      dueOn: '2024-05-06',
      shifted: true,
    });
    expect(feeEnforced().current.state).toBe('ENFORCEMENT');
  });

  it('domain.md 2.7: thresholds never shift, even on a rest day', () => {
    const walk = determined({ contract: { agreedStart: '2022-05-04' } });
    expect(clock(walk, '2023-07-05', 'two_years')).toMatchObject({
      kind: 'threshold',
      nominalOn: '2024-05-04',
      dueOn: '2024-05-05',
      shifted: false,
      provisional: false,
    });
  });

  it('stands still while an accepted pause is open, and moves by its days once it is closed', () => {
    const walk = determined().take('pause_accepted', '2023-08-01', {
      pause: { from: '2023-07-31', to: null, cause: 'GOV', materialRef: '证明' },
    });
    expect(clock(walk, '2023-08-10', 'two_years')).toMatchObject({ dueOn: null, daysLeft: null });
    walk.take('pause_ended', '2023-08-31', { from: '2023-07-31', to: '2023-08-29' });
    expect(clock(walk, '2023-09-01', 'two_years')).toMatchObject({ dueOn: '2024-06-10' });
    expect(on(walk, '2023-09-01').idleDays).toEqual({ gross: 479, paused: 30, net: 449 });
  });

  it('is provisional in a year without a published calendar', () => {
    const changes = { agreedStart: '2029-05-10', signedOn: '2028-05-10', actualDelivery: null };
    const walk = determined({ contract: {} });
    expect(clock(walk, '2023-07-05', 'publish')?.provisional).toBe(false);
    const late = new (walk.constructor as new () => CaseWalk)().take('opened', '2030-05-15', {
      parcelCode: 'P',
      contract: { ...contract, ...changes },
      idleType: 'NOT_STARTED',
      foundOn: '2030-05-12',
    });
    expect(clock(late, '2030-05-20', 'investigation_notice')).toMatchObject({
      nominalOn: '2030-06-11',
      dueOn: '2030-06-11',
      provisional: true,
    });
  });

  it('counts to the newly agreed start of an extension and reminds thirty days before', () => {
    const walk = executed('EXTENDED');
    expect(clock(walk, '2024-07-01', 'new_start')).toMatchObject({ dueOn: '2024-08-15', daysLeft: 45 });
    expect(clock(walk, '2024-07-01', 'start_reminder')).toMatchObject({ dueOn: '2024-07-16' });
    expect(on(walk, '2024-07-15').flags.startDueSoon).toBe(false);
    expect(on(walk, '2024-07-16').flags.startDueSoon).toBe(true);
    expect(clock(waiting(), '2024-09-01', 'one_year')).toMatchObject({ dueOn: '2025-08-16' });
  });

  it('counts idle days until the land no longer lies idle', () => {
    expect(on(determined(), '2023-07-20').idleDays.gross).toBe(436);
    const walk = determined().take('start_found', '2023-07-20', { finding: startedFinding });
    expect(on(walk, '2024-01-01').idleDays.gross).toBe(436);
  });

  it('gives a state that its schema accepts, the nearest clock first', () => {
    const state = on(feeDecided(), '2023-08-10');
    expect(CaseState.parse(state)).toEqual(state);
    const due = state.clocks.map(({ dueOn }) => dueOn ?? '9999');
    expect(due).toEqual(due.toSorted());
  });
});
