import type { EventOf, FactEventType } from '../../model/idle-case-event.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { CaseDocumentType, CaseStage } from '../../model/idle-case-terms.ts';
import type { Article } from './articles.ts';
import type { Guard } from './guard.ts';

/**
 * One row of the table of domain.md 2.3 and 2.7: from these states this event, if every guard lets it pass, leads there.
 * `same` keeps the state: the event enters something in a register and may be dated before the last change of state,
 * unless it is a step of that state.
 */
export interface Transition<T extends FactEventType> {
  event: T;
  /** `new` for the events that begin a case. */
  from: readonly (CaseStage | 'new')[];
  to: CaseStage | 'same' | TargetOf<EventOf<T>>;
  /** The rule the step rests on; a refusal in another state quotes it. */
  article: Article;
  guards: readonly Guard<EventOf<T>>[];
  /** A step of its state, which cannot have happened before the case came there, though it leads nowhere else. */
  inState?: true;
  /** The official papers the step issues. */
  documents?: readonly CaseDocumentType[];
}

/** A target that depends on what the event says. */
interface TargetOf<E> {
  choose(facts: CaseFacts, event: E): CaseStage;
  among: readonly (CaseStage | 'same')[];
}
