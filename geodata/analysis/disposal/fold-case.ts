import type { CaseEvent } from '../../model/idle-case-event.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { CaseState } from '../../model/idle-case-state.ts';
import { caseStateOn } from './case-state-on.ts';
import { effectiveEvents } from './effective-events.ts';
import type { EngineContext } from './engine-context.ts';
import type { GuardCode } from './guard-code.ts';
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

/** Guards that are not asked of an event, by its id. */
export type Waivers = ReadonlyMap<string, ReadonlySet<GuardCode>>;

/**
 * The guards that a recorded history no longer passes, because a figure of the rules has changed since: what was lawful
 * when it was recorded cannot be held against a correction of something else.
 */
export function outgrownGuards(events: readonly CaseEvent[], context: EngineContext): Waivers {
  const waivers = new Map<string, Set<GuardCode>>();
  let facts: CaseFacts | null = null;
  for (const event of effectiveEvents(events)) {
    const waived = new Set<GuardCode>();
    let step = takeStep(facts, event, context, true, waived);
    while (!step.ok && !waived.has(step.guard)) {
      waived.add(step.guard);
      step = takeStep(facts, event, context, true, waived);
    }
    if (waived.size > 0) waivers.set(event.id, waived);
    const followed = takeStep(facts, event, context, false);
    if (!followed.ok) return waivers;
    facts = followed.facts;
  }
  return waivers;
}

/** The facts, or the first event that is refused. */
export function followEvents(
  events: readonly CaseEvent[],
  context: EngineContext,
  checked: boolean,
  waivers: Waivers = new Map(),
): { ok: true; facts: CaseFacts | null } | { ok: false; eventId: string; refusal: Refusal } {
  let facts: CaseFacts | null = null;
  for (const event of effectiveEvents(events)) {
    if (!checked && event.occurredOn > context.asOf) continue;
    const step = takeStep(facts, event, context, checked, waivers.get(event.id));
    if (!step.ok) return { ok: false, eventId: event.id, refusal: step };
    facts = step.facts;
  }
  return { ok: true, facts };
}
