import type { PlainDate } from '../../model/field-formats.ts';
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

/** Why a guard refuses: the message, with the article where it is not always the same one. */
export type Objection = string | { article: Article; message: string };

/** Asks the case alone, so that it can be asked before there is an event: is this step open on this day? */
export interface CaseGuard {
  asks: 'case';
  code: GuardCode;
  article: Article;
  /** What the step needs, for the list of next steps. */
  need: string;
  /** What a refusal says, undefined when the guard is satisfied. */
  objection(moment: CaseMoment): Objection | undefined;
}

/** Asks the event against the case. */
export interface EventGuard<E> {
  asks: 'event';
  code: GuardCode;
  article: Article;
  need: string;
  /** Of a case in which the guard can have nothing to ask, false: its need is then not listed. */
  concerns?(facts: CaseFacts): boolean;
  objection(moment: CaseMoment, event: E): Objection | undefined;
}

export type Guard<E> = CaseGuard | EventGuard<E>;

export function caseGuard(
  code: GuardCode,
  article: Article,
  need: string,
  objection: (moment: CaseMoment) => Objection | undefined,
): CaseGuard {
  return { asks: 'case', code, article, need, objection };
}

export function eventGuard<E>(
  code: GuardCode,
  article: Article,
  need: string,
  objection: (moment: CaseMoment, event: E) => Objection | undefined,
): EventGuard<E> {
  return { asks: 'event', code, article, need, objection };
}

/** An objection under another article than the guard's own; nothing when there is none. */
export function under(article: Article, message: string | undefined): Objection | undefined {
  return message === undefined ? undefined : { article, message };
}

/** The article and the words of a refusal by a guard. */
export function spelledOut(
  guard: { article: Article },
  objection: Objection,
): { article: Article; message: string } {
  return typeof objection === 'string' ? { article: guard.article, message: objection } : objection;
}
