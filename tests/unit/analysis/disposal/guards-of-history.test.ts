import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../../geodata/analysis/disposal/apply-event.ts';
import { parseCaseEvent } from '../../../../geodata/analysis/disposal/parse-event.ts';
import { determined, feePaid, finding, suspected } from './case-scenarios.ts';
import { contextOn, contract, expectRefused } from './case-walk.ts';
import { nothing, parcel, served } from './refusals.ts';

describe('guards that need more than one event', () => {
  it('domain.md 2.5: an idle period is charged one fee, even after the take-back failed', () => {
    const walk = feePaid()
      .take('reclaim_rights_told', '2024-05-13', { docNo: '听2' })
      .take('pause_accepted', '2024-05-14', {
        pause: { from: '2023-09-01', to: '2024-05-13', cause: 'GOV', materialRef: 'm' },
      });
    served(walk, '听2', '2024-05-15')
      .take('hearing_requested', '2024-05-16')
      .take('hearing_scheduled', '2024-05-17', { docNo: '通2', hearingOn: '2024-05-30' })
      .take('hearing_held', '2024-05-30')
      .take('hearing_upheld', '2024-06-05', {
        next: 'DETERMINED',
        finding: finding('HOLDER', '认字〔2024〕2号'),
      });
    expectRefused(walk.try('fee_rights_told', '2024-06-10', { docNo: 'X1' }), 'one_fee_per_period');
  });

  it('domain.md 9.2: a second open case on a parcel', () => {
    const parcelsWithOpenCase = new Set([parcel.parcelCode]);
    expectRefused(
      nothing().try('opened', '2023-05-15', { ...parcel, contract }, { parcelsWithOpenCase }),
      'one_open_case',
    );
  });

  it('nothing happens in the future: neither after its recording nor after today', () => {
    const walk = suspected();
    const later = walk.event('evidence_recorded', '2023-06-02', {
      kind: 'photo',
      description: '照片',
      recordedAt: '2023-06-01T15:59:59Z',
    });
    expectRefused(applyEvent(walk.current, later, contextOn('2023-06-30')), 'occurred_in_future');
    const tomorrow = walk.event('evidence_recorded', '2023-06-02', { kind: 'photo', description: '照片' });
    expectRefused(applyEvent(walk.current, tomorrow, contextOn('2023-06-01')), 'occurred_in_future');
    const justInTime = walk.event('evidence_recorded', '2023-06-02', {
      kind: 'photo',
      description: '照片',
      recordedAt: '2023-06-01T16:00:00Z',
    });
    expect(applyEvent(walk.current, justInTime, contextOn('2023-06-30')).ok).toBe(true);
  });

  it('events have their own number and are recorded one after the other', () => {
    const walk = suspected();
    const photo = { kind: 'photo', description: '照片' };
    const twice = { ...walk.event('evidence_recorded', '2023-06-01', photo), id: 'e1' };
    expectRefused(applyEvent(walk.current, twice, contextOn('2023-06-01')), 'duplicate_event_id');
    const early = walk.event('evidence_recorded', '2023-05-14', {
      ...photo,
      recordedAt: '2023-05-14T08:00:00+08:00',
    });
    expectRefused(applyEvent(walk.current, early, contextOn('2023-06-01')), 'recorded_out_of_order');
  });

  it('a correction keeps the kind of event, and must leave a sound history', () => {
    const walk = determined();
    const notice = walk.events.find(({ type }) => type === 'investigation_notice_issued')!;
    const material = walk.events.find(({ type }) => type === 'holder_material_received')!;
    const evidence = walk.event('evidence_recorded', '2023-06-01', { kind: 'photo', description: '照片' });
    expectRefused(
      walk.try('corrected', '2023-07-20', { corrects: notice.id, replacement: evidence }),
      'correction_type',
    );
    const result = walk.try('corrected', '2023-07-20', { corrects: notice.id, replacement: null });
    expectRefused(result, 'correction_breaks_history');
    expect(result).toMatchObject({ message: expect.stringContaining('登记送达') });
    expect(walk.try('corrected', '2023-07-20', { corrects: material.id, replacement: null }).ok).toBe(true);
  });

  it.each([
    ['negative money', { type: 'fee_payment_recorded', feeDocNo: 'X', amountYuan: '-1' }, 'amountYuan'],
    ['a date that does not exist', { type: 'closed', occurredOn: '2023-02-30' }, 'occurredOn'],
    [
      'no contract date',
      { type: 'opened', ...parcel, contract: { ...contract, signedOn: undefined } },
      'contract.signedOn',
    ],
    ['no parcel', { type: 'opened', ...parcel, parcelCode: '', contract }, 'parcelCode'],
    ['a deletion', { type: 'deleted' }, 'type'],
    ['no reason', { type: 'closed', reason: ' ' }, 'reason'],
    ['nobody', { type: 'closed', actor: '' }, 'actor'],
  ])('refuses %s in Chinese, naming the field', (_what, fields, field) => {
    const parsed = parseCaseEvent({
      id: 'x',
      occurredOn: '2023-06-01',
      recordedAt: '2023-06-01T18:00:00+08:00',
      actor: '张经办',
      reason: '理由',
      ref: '附件',
      ...fields,
    });
    expect(parsed).toMatchObject({ ok: false, guard: 'event_malformed', field });
    if (!parsed.ok) expect(parsed.message).toMatch(/^.+[\u4e00-\u9fa5]/);
  });
});
