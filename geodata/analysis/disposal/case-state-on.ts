import type { CaseEvent } from '../../model/idle-case-event.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { CaseFlags, CaseState } from '../../model/idle-case-state.ts';
import { addDays } from '../../units/days/plain-date.ts';
import { caseClocks } from './case-clocks.ts';
import { idleDaysOn, netYearsPast, pendingRemedies } from './case-queries.ts';
import { determinedStates, idleStates, terminalStates } from './case-states.ts';
import type { EngineContext } from './engine-context.ts';

/** The case as it stands on a day: its facts, the running clocks, idle days and flags. */
export function caseStateOn(
  facts: CaseFacts,
  history: readonly CaseEvent[],
  context: EngineContext,
): CaseState {
  return {
    asOf: context.asOf,
    state: facts.state,
    idleType: facts.idleType,
    cause: facts.determination?.cause ?? null,
    idleDays: idleDaysOn(facts, context.asOf),
    clocks: terminalStates.includes(facts.state) ? [] : caseClocks(facts, context),
    flags: flagsOn(facts, context),
    facts,
    history: [...history],
  };
}

function flagsOn(facts: CaseFacts, context: EngineContext): CaseFlags {
  const { asOf, params } = context;
  const { publication, determination, outcome } = facts;
  const published = publication !== null && publication.withdrawnOn === null;
  return {
    remedyPending: pendingRemedies(facts).length > 0,
    legalReview: facts.idleType === 'SUSPENDED' && determination?.cause === 'HOLDER',
    published,
    publicationOutdated: published && publication.determinationVersion !== determination?.version,
    twoYearsPast:
      facts.idleType === 'NOT_STARTED' &&
      idleStates.includes(facts.state) &&
      netYearsPast({ facts, on: asOf }, params.reclaimYears),
    withoutParcelPlan: determinedStates.includes(facts.state) && facts.parcelPlan === null,
    startDueSoon:
      facts.state === 'EXTENDED' &&
      outcome?.option === 'EXTENDED' &&
      asOf >= addDays(outcome.newStart, -params.reminderBeforeDays) &&
      asOf <= outcome.newStart,
  };
}
