import type { PlainDate } from '../../model/field-formats.ts';
import type { CaseEvent } from '../../model/idle-case-event.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { Article } from './articles.ts';
import type { EngineContext } from './engine-context.ts';
import type { GuardCode } from './guard-code.ts';

/** A case on the legal day of an event; a new case is looked at as its first event would leave it. */
export interface CaseMoment {
  facts: CaseFacts;
  on: PlainDate;
  context: EngineContext;
}

/** Asks the case alone, so that it can be asked before there is an event: is this step open on this day? */
export interface CaseGuard {
  asks: 'case';
  code: GuardCode;
  article: Article;
  /** What the step needs, for the list of next steps. */
  need: string;
  /** The message of a refusal, undefined when the guard is satisfied. */
  objection(moment: CaseMoment): string | undefined;
}

/** Asks the event against the case. */
export interface EventGuard<E extends CaseEvent> {
  asks: 'event';
  code: GuardCode;
  article: Article;
  need: string;
  objection(moment: CaseMoment, event: E): string | undefined;
}

export type Guard<E extends CaseEvent> = CaseGuard | EventGuard<E>;

export function caseGuard(
  code: GuardCode,
  article: Article,
  need: string,
  objection: (moment: CaseMoment) => string | undefined,
): CaseGuard {
  return { asks: 'case', code, article, need, objection };
}

export function eventGuard<E extends CaseEvent>(
  code: GuardCode,
  article: Article,
  need: string,
  objection: (moment: CaseMoment, event: E) => string | undefined,
): EventGuard<E> {
  return { asks: 'event', code, article, need, objection };
}
