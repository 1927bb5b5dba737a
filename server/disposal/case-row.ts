import { bondYearOf } from '../../geodata/analysis/disposal/bond-resupply.ts';
import { determinedStates, terminalStates } from '../../geodata/analysis/disposal/case-states.ts';
import type { CaseBranch } from '../../geodata/model/api-idle-case-list.ts';
import type { CaseState } from '../../geodata/model/idle-case-state.ts';
import type { IdleCause } from '../../geodata/model/land-state.ts';

export const branchOf = (cause: IdleCause | null): CaseBranch =>
  cause === null ? 'undetermined' : cause === 'HOLDER' ? 'holder' : 'government';

/** What a list needs of a folded case, by column of `idle_case`. */
export function caseColumns({ state, idleType, cause, flags, facts }: CaseState): Record<string, unknown> {
  const { parcelPlan } = facts;
  return {
    contract_no: facts.contract.contractNo,
    holder_name: facts.contract.holder.name,
    idle_type: idleType,
    state,
    branch: branchOf(cause),
    cause,
    round: facts.round,
    is_open: !terminalStates.includes(state),
    found_on: facts.foundOn,
    clock_start: facts.clockStart,
    opened_on: facts.openedOn,
    state_since: facts.stateSince,
    idle_ended_on: facts.idleEndedOn,
    closed_on: facts.closedOn ?? (state === 'NOT_IDLE' ? facts.stateSince : null),
    pauses: facts.pauses,
    has_plan: parcelPlan !== null,
    needs_plan: determinedStates.includes(state) && parcelPlan === null,
    plan_owner_unit: parcelPlan?.ownerUnit ?? null,
    plan_mode: parcelPlan?.mode ?? null,
    plan_deadline_on: parcelPlan?.deadlineOn ?? null,
    is_legal_review: flags.legalReview,
    is_remedy_pending: flags.remedyPending,
    is_published: flags.published,
    ...bondColumns(facts),
  };
}

/** What the cap on supplying bond-bought land again adds up, over the cases of a year. */
function bondColumns(facts: CaseState['facts']): Record<string, unknown> {
  const { takenBackSquareMetres, resuppliedSquareMetres } = bondYearOf(facts);
  return {
    bond_taken_back_on: facts.bond?.takenBackOn ?? null,
    bond_taken_back_square_metres: takenBackSquareMetres,
    bond_resupplied_square_metres: resuppliedSquareMetres,
  };
}

/** Idle states by which land looks to everybody else as if there were no case: watched, suspected, found not idle. */
const statesKnownToFew: readonly (string | null)[] = [
  null,
  'SUPPLIED',
  'DUE_SOON',
  'OVERDUE_LT1Y',
  'SUSPENDED_LT1Y',
  'SUSPECTED',
  'INVESTIGATING',
  'NOT_IDLE',
];

/** Whether only those know of a state who may know of suspected cases (domain dossier 2.7). */
export const isKnownToFew = (state: string | null): boolean => statesKnownToFew.includes(state);

/** What a parcel caches of its case; a case that has ended leaves its name only. */
export function idleStateOf({ state, cause, facts }: CaseState): {
  state: string;
  since: string | null;
  cause: string | null;
} {
  const isOpen = !terminalStates.includes(state);
  return { state, since: isOpen ? facts.clockStart : null, cause: isOpen ? cause : null };
}
