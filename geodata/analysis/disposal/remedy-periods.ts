import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { Remedy } from '../../model/idle-case-parts.ts';
import { type Deadline, deadlineAfter } from '../../units/days/deadline.ts';
import { documentByNumber } from './case-queries.ts';
import type { EngineContext } from './engine-context.ts';

/** The time the holder has against one served decision. */
export interface RemedyPeriods {
  /** 申请行政复议: 60 days from service (行政复议法 art. 20). */
  reconsideration: Deadline;
  /** 提起诉讼: six months from service (行政诉讼法 art. 46), or 15 days after a decision on reconsideration (art. 45). */
  suit: Deadline;
  /** The last of them: enforcement must wait until it is over. */
  last: Deadline;
}

/** Periods against a document, undefined until it is served. */
export function remedyPeriods(
  facts: CaseFacts,
  docNo: string,
  { params, calendar }: EngineContext,
): RemedyPeriods | undefined {
  const servedOn = documentByNumber(facts, docNo)?.servedOn;
  if (!servedOn) return undefined;
  const reconsideration = deadlineAfter(servedOn, params.reconsider, calendar);
  const decided = upheldRemedy(facts, docNo, 'reconsideration');
  const judged = upheldRemedy(facts, docNo, 'suit');
  const suit = decided?.resolvedOn
    ? deadlineAfter(decided.resolvedOn, params.suitAfterReconsideration, calendar)
    : deadlineAfter(servedOn, params.suit, calendar);
  if (judged?.resolvedOn) {
    const final = deadlineAfter(judged.resolvedOn, { count: 0, unit: 'calendar_days' }, calendar);
    return { reconsideration, suit, last: { ...final, dueOn: final.nominalOn, shifted: false } };
  }
  const last = decided || suit.dueOn >= reconsideration.dueOn ? suit : reconsideration;
  return { reconsideration, suit, last };
}

/** A remedy of a kind against a document that ended with the decision upheld. */
export function upheldRemedy(facts: CaseFacts, docNo: string, kind: Remedy['kind']): Remedy | undefined {
  return facts.remedies.findLast(
    (remedy) => remedy.targetDocNo === docNo && remedy.kind === kind && remedy.result === 'upheld',
  );
}
