import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../../geodata/analysis/disposal/apply-event.ts';
import { CaseHistoryError, foldCase } from '../../../../geodata/analysis/disposal/fold-case.ts';
import { idleParamsOf } from '../../../../geodata/analysis/disposal/idle-params.ts';
import { idleLandRuleParams } from '../../../../geodata/codes/rule-params/idle-land.ts';
import type { CaseEvent } from '../../../../geodata/model/idle-case-event.ts';
import {
  determined,
  executed,
  feeDecided,
  feeHearing,
  feePaid,
  finding,
  investigating,
  reclaimDecided,
  startedFinding,
  suspected,
} from './case-scenarios.ts';
import { contextOn, contract, expectRefused } from './case-walk.ts';

describe('the fold of events', () => {
  it('gives the case as it stood on any day', () => {
    const { events } = feeDecided();
    const states = ['2023-05-15', '2023-05-19', '2023-05-20', '2023-07-03', '2023-07-31', '2023-08-01'].map(
      (asOf) => foldCase(events, contextOn(asOf)).state,
    );
    expect(states).toEqual([
      'SUSPECTED',
      'SUSPECTED',
      'INVESTIGATING',
      'DETERMINED',
      'FEE_HEARING',
      'FEE_DECIDED',
    ]);
  });

  it('says when there was no case yet, and which event does not belong', () => {
    const { events } = feeDecided();
    expect(() => foldCase(events, contextOn('2023-05-01'))).toThrow(CaseHistoryError);
    const broken = events.filter(({ type }) => type !== 'investigation_notice_issued');
    expect(() => foldCase(broken, contextOn('2023-09-01'))).toThrow(/调查核实中/);
  });

  it('keeps decisions that were lawful when made, whatever the figures are today', () => {
    const { events } = feeDecided();
    const params = idleParamsOf(
      idleLandRuleParams.map((row) => (row.key === 'idle.fee_rate' ? { ...row, value: '10/100' } : row)),
    );
    expect(foldCase(events, { ...contextOn('2023-09-01'), params }).facts.fees[0]?.amountYuan).toBe(
      '2400000.00',
    );
  });

  it('does not depend on the machine it runs on', () => {
    const { events, current } = feeDecided();
    const copy = JSON.parse(JSON.stringify(events)) as CaseEvent[];
    expect(JSON.stringify(foldCase(copy, contextOn(current.asOf)))).toBe(JSON.stringify(current));
  });
});

describe('corrections', () => {
  it('replace what they name and leave the record whole', () => {
    const walk = determined();
    const served = walk.events.findLast(({ type }) => type === 'document_served')!;
    const length = walk.events.length;
    walk.take('corrected', '2023-07-20', {
      corrects: served.id,
      replacement: { ...served, occurredOn: '2023-07-07' },
    });
    expect(walk.current.facts.documents.find(({ docNo }) => docNo === '认字〔2023〕1号')?.servedOn).toBe(
      '2023-07-07',
    );
    expect(walk.current.history).toHaveLength(length + 1);
    expect(walk.current.history).toContainEqual(served);
    expect(foldCase(walk.events, contextOn('2023-07-20'))).toEqual(walk.current);
  });

  it('of the same event: the last one counts', () => {
    const walk = determined();
    const material = walk.events.find(({ type }) => type === 'holder_material_received')!;
    walk
      .take('corrected', '2023-07-20', { corrects: material.id, replacement: null })
      .take('corrected', '2023-07-21', {
        corrects: material.id,
        replacement: { ...material, occurredOn: '2023-06-12' },
      });
    expect(walk.current.facts.materialReceivedOn).toBe('2023-06-12');
    const correction = walk.events.at(-1)!;
    expectRefused(
      walk.try('corrected', '2023-07-22', { corrects: correction.id, replacement: null }),
      'correction_target',
    );
  });

  it('are what puts a wrong state right', () => {
    const walk = feeHearing();
    const told = walk.events.find(({ type }) => type === 'fee_rights_told')!;
    const served = walk.events.at(-1)!;
    expectRefused(
      walk.try('corrected', '2023-07-21', { corrects: told.id, replacement: null }),
      'correction_breaks_history',
    );
    walk
      .take('corrected', '2023-07-21', { corrects: served.id, replacement: null })
      .take('corrected', '2023-07-21', { corrects: told.id, replacement: null });
    expect(walk.current.state).toBe('DETERMINED');
  });

  it('of something else leave a decision alone that was lawful by the figures of its day', () => {
    const walk = feeDecided();
    const evidence = walk.events.find(({ type }) => type === 'evidence_recorded')!;
    const decision = walk.events.find(({ type }) => type === 'fee_decided')!;
    const halved = idleParamsOf(
      idleLandRuleParams.map((row) => (row.key === 'idle.fee_rate' ? { ...row, value: '10/100' } : row)),
    );
    const mend = { corrects: evidence.id, replacement: { ...evidence, description: '航拍照片' } };
    expect(walk.try('corrected', '2023-08-10', mend, { params: halved }).ok).toBe(true);
    expectRefused(
      walk.try(
        'corrected',
        '2023-08-10',
        { corrects: decision.id, replacement: { ...decision, amountYuan: '2300000.00' } },
        { params: halved },
      ),
      'correction_breaks_history',
      '城市房地产管理法第二十六条',
    );
  });

  it('of the opening re-date the whole case', () => {
    const walk = suspected();
    const opening = walk.events[0]!;
    expectRefused(
      walk.try('corrected', '2023-06-01', {
        corrects: opening.id,
        replacement: { ...opening, contract: { ...contract, agreedStart: '2022-05-16' } },
      }),
      'correction_breaks_history',
      '53号令第二条第一款',
    );
    walk.take('corrected', '2023-06-01', {
      corrects: opening.id,
      replacement: { ...opening, contract: { ...contract, agreedStart: '2022-01-10' } },
    });
    expect(walk.current.idleDays.gross).toBe(507);
  });
});

describe('what follows from an event', () => {
  it('53号令第十一条: the public entry is withdrawn when the case ends, and does not outlive a new suspicion', () => {
    const entry = (gross: number) => ({
      location: '示范路',
      holderName: contract.holder.name,
      idleDaysGross: gross,
      idleDaysNet: gross,
      causeText: '规划修改',
      responsibleAuthority: '住建局',
      situationNoticeNo: '告1',
    });
    const closed = determined()
      .take('published', '2023-07-20', entry(436))
      .take('start_found', '2023-08-01', { finding: startedFinding })
      .take('closed', '2023-08-05');
    expect(closed.current.flags.published).toBe(false);
    expect(closed.current.facts.publication?.withdrawnOn).toBe('2023-08-05');
    const reopened = executed('EXTENDED').take('published', '2023-08-16', entry(462));
    expect(reopened.take('clock_passed', '2024-08-16').current.flags.published).toBe(false);
  });

  it('domain.md 2.7: an extension that runs out opens the case again after another year, from the new date', () => {
    const walk = executed('EXTENDED').take('clock_passed', '2024-08-16').take('clock_passed', '2025-08-16');
    expect(walk.current).toMatchObject({
      state: 'SUSPECTED',
      cause: null,
      facts: { round: 2, foundOn: '2025-08-16' },
    });
    expect(walk.current.idleDays.gross).toBe(366);
    expectRefused(
      walk
        .take('investigation_notice_issued', '2025-08-20', { docNo: '调2' })
        .try('determined', '2025-10-30', { finding: finding('HOLDER', '认2') }),
      'evidence_present',
    );
  });

  it('53号令第十二条: a temporary use ends in new talks', () => {
    const walk = executed('TEMP_USE', { cause: 'GOV' }, { endOn: '2024-08-15' }).take(
      'clock_passed',
      '2024-08-16',
    );
    expect(walk.current).toMatchObject({ state: 'NEGOTIATING', facts: { plan: null, outcome: null } });
  });

  it('domain.md 9.5: a finding that no longer blames the holder takes the fee with it, and what was paid is owed back', () => {
    const walk = feePaid()
      .take('remedy_filed', '2023-08-25', { filingNo: 'F1', kind: 'suit', targetDocNo: '认字〔2023〕1号' })
      .take('remedy_resolved', '2023-12-01', {
        filingNo: 'F1',
        docNo: '判1',
        result: 'annulled',
        next: 'DETERMINED',
        finding: finding('GOV', '认字〔2023〕2号'),
      });
    expect(walk.current).toMatchObject({
      state: 'DETERMINED',
      cause: 'GOV',
      facts: { fees: [{ annulled: true }] },
    });
    walk.take('start_found', '2023-12-20', { finding: startedFinding });
    expectRefused(walk.try('closed', '2023-12-21'), 'duties_done');
    walk.take('duty_done', '2023-12-22', { duty: 'fee_refunded' }).take('closed', '2023-12-25');
    expect(walk.current.state).toBe('CLOSED');
  });

  it('domain.md 2.7: an annulled take-back goes back to DETERMINED or ends the case', () => {
    const sued = () =>
      reclaimDecided().take('remedy_filed', '2024-06-20', {
        filingNo: 'F1',
        kind: 'suit',
        targetDocNo: '收字〔2024〕1号',
      });
    expect(sued().current.flags.remedyPending).toBe(true);
    const resolve = (next: string) =>
      sued().take('remedy_resolved', '2024-10-08', {
        filingNo: 'F1',
        docNo: '判1',
        result: 'annulled',
        next,
      });
    expect(resolve('DETERMINED').current).toMatchObject({
      state: 'DETERMINED',
      cause: 'HOLDER',
      facts: { reclaim: null },
    });
    expect(resolve('CLOSED').current.state).toBe('CLOSED');
  });

  it('行政复议法第四十二条: a pending remedy does not stop performance', () => {
    const walk = reclaimDecided().take('remedy_filed', '2024-06-20', {
      filingNo: 'F1',
      kind: 'reconsideration',
      targetDocNo: '收字〔2024〕1号',
    });
    walk.take('deregistered', '2024-07-01', { manner: 'certificate_returned' });
    expect(walk.current).toMatchObject({ state: 'RECLAIMED', flags: { remedyPending: true } });
    walk
      .take('reuse_decided', '2024-07-02', { reuse: 'RESERVED' })
      .take('duty_done', '2024-07-03', { duty: 'change_survey_and_registration' });
    expectRefused(walk.try('closed', '2024-07-10'), 'duties_done');
  });

  it('a fee is paid in parts; only the last one leads on', () => {
    const walk = feeDecided().take('fee_payment_recorded', '2023-08-10', {
      feeDocNo: '费字〔2023〕1号',
      amountYuan: '1000000',
    });
    expect(walk.current).toMatchObject({
      state: 'FEE_DECIDED',
      facts: { fees: [{ paidYuan: '1000000.00' }] },
    });
    walk.take('fee_payment_recorded', '2023-08-20', { feeDocNo: '费字〔2023〕1号', amountYuan: '1400000' });
    expect(walk.current.state).toBe('FEE_PAID');
  });

  it('registers may be dated back, changes of state may not', () => {
    const walk = feePaid();
    const early = walk.try('evidence_recorded', '2023-07-01', { kind: 'photo', description: '照片' });
    expect(early.ok).toBe(true);
    expectRefused(
      walk.try('start_found', '2023-08-19', { finding: startedFinding }),
      'occurred_out_of_order',
    );
    expectRefused(
      feeHearing()
        .take('hearing_requested', '2023-07-14')
        .try('hearing_scheduled', '2023-07-13', { docNo: 'X1', hearingOn: '2023-07-28' }),
      'hearing_requested',
    );
    expectRefused(
      determined().try('published', '2023-07-02', {
        location: '示范路',
        holderName: contract.holder.name,
        idleDaysGross: 418,
        idleDaysNet: 418,
      }),
      'publication_current',
    );
  });

  it('domain.md M05: a determined parcel without plan is flagged', () => {
    expect(investigating().current.flags.withoutParcelPlan).toBe(false);
    expect(determined().current.flags.withoutParcelPlan).toBe(true);
  });

  it('refuses events against an empty history', () => {
    const event = suspected().event('corrected', '2023-06-01', { corrects: 'e1', replacement: null });
    expectRefused(applyEvent(null, event, contextOn('2023-06-01')), 'case_missing');
  });
});
