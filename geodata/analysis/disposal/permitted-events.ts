import type { FactEventType } from '../../model/idle-case-event.ts';
import { caseEventLabels } from '../../model/idle-case-event-labels.ts';
import type { NextStep, WaitingStep } from '../../model/idle-case-next-step.ts';
import type { CaseState } from '../../model/idle-case-state.ts';
import { caseDocumentLabels } from '../../model/idle-case-terms.ts';
import type { EngineContext } from './engine-context.ts';
import { type Guard, spelledOut } from './guard.ts';
import type { Transition } from './transition.ts';
import { transitionTable } from './transition-table.ts';

/**
 * The steps open to a case on `context.asOf`, each with what it needs: those whose conditions on the case hold on that
 * day. What the event itself must bring is listed as needs and checked when it comes.
 */
export function permittedEvents(state: CaseState, context: EngineContext): NextStep[] {
  return rowsFrom(state)
    .filter((row) => !firstObjection(row, state, context))
    .map((row) => ({
      event: row.event,
      label: caseEventLabels[row.event],
      article: row.article,
      leadsTo: targets(row, state),
      documents: (row.documents ?? []).map((docType) => ({ docType, label: caseDocumentLabels[docType] })),
      needs: row.guards
        .filter((guard) => guard.asks === 'case' || (guard.concerns?.(state.facts) ?? true))
        .map(({ code, article, need, asks }) => ({
          guard: code,
          article,
          need,
          met: asks === 'case',
        })),
    }));
}

/** The steps the table knows in this state that are not open yet, each with the condition that is missing. */
export function waitingEvents(state: CaseState, context: EngineContext): WaitingStep[] {
  return rowsFrom(state).flatMap((row) => {
    const missing = firstObjection(row, state, context);
    return missing ? [{ event: row.event, label: caseEventLabels[row.event], ...missing }] : [];
  });
}

/** The event a daily run should record: a clock of the case has run out by itself. */
export function isClockDue(state: CaseState, context: EngineContext): boolean {
  return permittedEvents(state, context).some(({ event }) => event === 'clock_passed');
}

function rowsFrom({ state }: CaseState): Transition<FactEventType>[] {
  return transitionTable.filter((row) => row.from.includes(state));
}

function firstObjection(
  row: Transition<FactEventType>,
  { facts }: CaseState,
  context: EngineContext,
): Pick<WaitingStep, 'guard' | 'article' | 'message'> | undefined {
  const moment = { facts, on: context.asOf, context };
  for (const guard of row.guards as readonly Guard<never>[]) {
    if (guard.asks !== 'case') continue;
    const objection = guard.objection(moment);
    if (objection !== undefined) return { guard: guard.code, ...spelledOut(guard, objection) };
  }
  return undefined;
}

function targets({ to }: Transition<FactEventType>, { state }: CaseState): NextStep['leadsTo'] {
  const among = typeof to === 'object' ? to.among : [to];
  return among.map((target) => (target === 'same' ? state : target));
}
