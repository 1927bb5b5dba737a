import type { PlainDate } from '../../model/field-formats.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { Remedy } from '../../model/idle-case-parts.ts';
import { type Deadline, deadlineAfter } from '../../units/days/deadline.ts';
import { type Article, articles } from './articles.ts';
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
  const withdrawnOn = lastWithdrawal(facts, docNo);
  const isLater = withdrawnOn !== undefined && withdrawnOn > last.dueOn;
  const until = isLater ? { ...last, nominalOn: withdrawnOn, dueOn: withdrawnOn, shifted: false } : last;
  return { reconsideration, suit, last: until };
}

/** The day the last filing against a document was withdrawn; until then it could not be enforced. */
function lastWithdrawal(facts: CaseFacts, docNo: string): PlainDate | undefined {
  const days = facts.remedies.flatMap(({ targetDocNo, result, resolvedOn }) =>
    targetDocNo === docNo && result === 'withdrawn' && resolvedOn ? [resolvedOn] : [],
  );
  return days.toSorted().at(-1);
}

/** The rule that sets the time of a remedy: reconsideration, suit, or suit after a decision on reconsideration. */
export function remedyArticle(facts: CaseFacts, docNo: string, kind: Remedy['kind']): Article {
  if (kind === 'reconsideration') return articles.reconsideration;
  return upheldRemedy(facts, docNo, 'reconsideration') ? articles.suitAfterReconsideration : articles.suit;
}

/** A remedy of a kind against a document that ended with the decision upheld. */
export function upheldRemedy(facts: CaseFacts, docNo: string, kind: Remedy['kind']): Remedy | undefined {
  return facts.remedies.findLast(
    (remedy) => remedy.targetDocNo === docNo && remedy.kind === kind && remedy.result === 'upheld',
  );
}
