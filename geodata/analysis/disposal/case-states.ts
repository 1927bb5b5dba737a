import type { CaseStage, DisposalOption } from '../../model/idle-case-terms.ts';

/** No event but a correction is accepted in these. */
export const terminalStates: readonly CaseStage[] = ['NOT_IDLE', 'CLOSED'];

/** A case that was opened again after an extension waits in these until a year has passed once more. */
export const waitingStates: readonly CaseStage[] = ['OVERDUE_LT1Y', 'SUSPENDED_LT1Y'];

/** The executed options of art. 12. */
export const outcomeStates: readonly DisposalOption[] = [
  'EXTENDED',
  'USE_CHANGED',
  'TEMP_USE',
  'PAID_TAKEBACK',
  'SWAPPED',
  'OTHER',
];

/** Land determined idle whose case still runs: the states that may and must be public (art. 11). */
export const determinedStates: readonly CaseStage[] = [
  'DETERMINED',
  'NEGOTIATING',
  'PLAN_APPROVED',
  ...outcomeStates,
  'FEE_HEARING',
  'FEE_DECIDED',
  'FEE_PAID',
  'RECLAIM_HEARING',
  'RECLAIM_DECIDED',
  'RECLAIMED',
  'ENFORCEMENT',
  'RESUMED',
];

/** Every state of a running case. */
export const openStates: readonly CaseStage[] = [
  'SUSPECTED',
  'INVESTIGATING',
  ...waitingStates,
  ...determinedStates,
];

/** States in which the land lies idle, so that its idle days go on counting. */
export const idleStates: readonly CaseStage[] = [
  'SUSPECTED',
  'INVESTIGATING',
  ...waitingStates,
  'DETERMINED',
  'NEGOTIATING',
  'PLAN_APPROVED',
  'TEMP_USE',
  'FEE_HEARING',
  'FEE_DECIDED',
  'FEE_PAID',
  'RECLAIM_HEARING',
  'RECLAIM_DECIDED',
  'ENFORCEMENT',
];
