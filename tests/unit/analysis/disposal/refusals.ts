import { describe, it } from 'vitest';
import type { CaseEventType } from '../../../../geodata/model/idle-case-event.ts';
import { CaseWalk, expectRefused, type Fields } from './case-walk.ts';

/** One refusal: the rule it quotes, the guard that must answer, and the event that provokes it. */
export type Refusal = [
  rule: string,
  guard: string,
  walk: () => CaseWalk,
  event: CaseEventType,
  on: string,
  fields?: Fields,
];

/** Tests that each event is refused by its guard. */
export function describeRefusals(title: string, refusals: Refusal[]): void {
  describe(title, () => {
    it.each(refusals)('%s (%s)', (_rule, guard, walk, event, on, fields) => {
      expectRefused(walk().try(event, on, fields), guard);
    });
  });
}

export const parcel = { parcelCode: '370781001001GB00012', idleType: 'NOT_STARTED', foundOn: '2023-05-11' };

export const nothing = () => new CaseWalk();

export const served = (walk: CaseWalk, docNo: string, on: string) =>
  walk.take('document_served', on, { docNo, method: 'direct', receiptRef: '回证' });
