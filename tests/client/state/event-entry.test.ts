import { describe, expect, it } from 'vitest';
import { type EventEntry, eventPayload, missingOf, withFiles } from '../../../client/state/event-entry.ts';

const notice: EventEntry = {
  type: 'investigation_notice_issued',
  draft: { occurredOn: '2026-05-01', docNo: '' },
  automatic: { docNo: '调字〔2026〕9号' },
  correction: null,
  asOf: '2026-05-02',
};

describe('the entry of an event', () => {
  it('leaves an empty number to the server where it would give one', () => {
    expect(missingOf(notice)).toEqual([]);
    expect(eventPayload(notice)).toEqual({
      type: 'investigation_notice_issued',
      occurredOn: '2026-05-01',
    });
    expect(missingOf({ ...notice, automatic: {} })).toEqual(['docNo']);
  });

  it('corrects by naming the entry, with a reason, replacing it or striking it out', () => {
    const correction = { eventId: 'e1', reason: ' 日期有误 ', isStruck: false };
    const mended = {
      ...notice,
      draft: { occurredOn: '2026-04-30', docNo: '调1' },
      automatic: {},
      correction,
    };
    expect(eventPayload(mended)).toEqual({
      type: 'corrected',
      occurredOn: '2026-05-02',
      corrects: 'e1',
      reason: '日期有误',
      replacement: { type: 'investigation_notice_issued', occurredOn: '2026-04-30', docNo: '调1' },
    });
    const struck = { ...mended, correction: { ...correction, reason: ' ', isStruck: true } };
    expect(eventPayload(struck)).toMatchObject({ replacement: null });
    expect(missingOf(struck)).toEqual(['mendReason']);
  });

  it('takes kind, description and place from a file, but never over what was entered', () => {
    const file = {
      id: 7,
      fileName: '现场.jpg',
      thumbnailHref: '/t',
      position: [119.1234567, 36.7],
    } as unknown as Parameters<typeof withFiles>[1][number];
    expect(withFiles({ kind: '', description: '东侧围墙', ref: '' }, [file])).toEqual({
      kind: 'photo',
      description: '东侧围墙',
      ref: '附件7',
      position: ['119.123457', '36.700000'],
    });
    expect(withFiles({ kind: '' }, [])).toEqual({ kind: '' });
  });
});
