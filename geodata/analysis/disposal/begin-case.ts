import type { EventOf } from '../../model/idle-case-event.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import { AdoptedFacts } from '../../model/idle-case-facts.ts';
import type { CaseContract, Suspension } from '../../model/idle-case-parts.ts';
import type { IdleType } from '../../model/idle-case-terms.ts';
import { startDateOf } from './case-queries.ts';
import { idleStates } from './case-states.ts';

/** The facts a case begins with, whether or not the guards will let it. */
export function beginCase(event: EventOf<'opened' | 'adopted'>): CaseFacts {
  const adopted =
    event.type === 'adopted'
      ? event.facts
      : AdoptedFacts.parse({
          parcelCode: event.parcelCode,
          contract: event.contract,
          idleType: event.idleType,
          suspension: event.suspension,
          state: 'SUSPECTED',
          foundOn: event.foundOn,
        });
  return {
    ...adopted,
    round: 1,
    clockStart: clockStartOf(adopted.idleType, adopted.contract, adopted.suspension),
    openedOn: event.occurredOn,
    stateSince: event.occurredOn,
    talksFailures: [],
    settledOn: null,
    idleEndedOn: idleStates.includes(adopted.state) ? null : event.occurredOn,
    closedOn: null,
  };
}

/** A contract without any start is given its signing day here; the guard `start_date_known` refuses such a case. */
function clockStartOf(idleType: IdleType, contract: CaseContract, suspension: Suspension | null): string {
  const start = idleType === 'SUSPENDED' ? suspension?.suspendedOn : startDateOf(contract);
  return start ?? contract.signedOn;
}
