import type { CaseEvent } from '../../model/idle-case-event.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { CaseState } from '../../model/idle-case-state.ts';
import { caseStateOn } from './case-state-on.ts';
import { effectiveEvents } from './effective-events.ts';
import type { EngineContext } from './engine-context.ts';
import type { Refusal } from './refusal.ts';
import { takeStep } from './take-step.ts';

/** A stored history that cannot be followed: it was not written by this engine, or rows are missing. */
export class CaseHistoryError extends Error {
  readonly eventId: string | null;

  constructor(message: string, eventId: string | null) {
    super(message);
    this.name = 'CaseHistoryError';
    this.eventId = eventId;
  }
}

/**
 * The case that its events establish, as it stands on `context.asOf`: events of later days do not count yet, while
 * every correction does, for it says what has always been so. For what was known at an earlier time, leave out the
 * events recorded since. Throws CaseHistoryError for a broken history.
 */
export function foldCase(events: readonly CaseEvent[], context: EngineContext): CaseState {
  const result = followEvents(events, context, false);
  if (!result.ok) throw new CaseHistoryError(result.refusal.message, result.eventId);
  if (!result.facts) throw new CaseHistoryError(`案件到 ${context.asOf} 尚未立案`, null);
  return caseStateOn(result.facts, events, context);
}

/** The facts, or the first event that is refused. */
export function followEvents(
  events: readonly CaseEvent[],
  context: EngineContext,
  checked: boolean,
): { ok: true; facts: CaseFacts | null } | { ok: false; eventId: string; refusal: Refusal } {
  let facts: CaseFacts | null = null;
  for (const event of effectiveEvents(events)) {
    if (!checked && event.occurredOn > context.asOf) continue;
    const step = takeStep(facts, event, context, checked);
    if (!step.ok) return { ok: false, eventId: event.id, refusal: step };
    facts = step.facts;
  }
  return { ok: true, facts };
}
