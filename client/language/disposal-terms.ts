import { optionSets } from '../../geodata/codes/option-sets.ts';
import { englishClockName } from '../../geodata/model/idle-case-clock-names.ts';
import type { CaseEventType } from '../../geodata/model/idle-case-event.ts';
import { caseEventLabels } from '../../geodata/model/idle-case-event-labels.ts';
import type { IdleState } from '../../geodata/model/land-state.ts';
import type { Language } from './language.ts';

const namesOf = (options: readonly { code: string; zh: string; en: string }[]) =>
  new Map(options.map((option) => [option.code, option]));

const states = namesOf(optionSets.idleState);
const causes = namesOf(optionSets.idleCause);

/** What a state of a case is called. */
export const stateName = (state: IdleState, language: Language): string =>
  states.get(state)?.[language] ?? state;

/** What a cause of idleness is called. */
export const causeName = (cause: string, language: Language): string =>
  causes.get(cause)?.[language] ?? cause;

const englishEvents: Readonly<Record<CaseEventType, string>> = {
  opened: 'Open a case',
  adopted: 'Adopt a running case',
  investigation_notice_issued: 'Issue the notice of investigation',
  holder_material_received: "Receive the holder's material",
  evidence_recorded: 'Record evidence',
  determined: 'Issue the determination',
  redetermined: 'Determine anew',
  not_idle_concluded: 'Conclude: not idle',
  published: 'Publish',
  talks_started: 'Start talks',
  talks_failed: 'Talks failed',
  plan_approved: 'Approve the disposal plan',
  option_executed: 'Carry out the disposal',
  bond_advanced: 'Advance the bond purchase',
  bond_resupplied: 'Supply the land again',
  bond_repriced: 'Price anew',
  fee_rights_told: 'Tell the right to a hearing (fee)',
  reclaim_rights_told: 'Tell the right to a hearing (take-back)',
  hearing_requested: 'Hearing requested',
  hearing_scheduled: 'Summon to the hearing',
  hearing_held: 'Hearing held',
  hearing_waived: 'Hearing waived',
  hearing_upheld: 'Hearing upholds the holder',
  fee_decided: 'Decide the idle fee',
  fee_payment_recorded: 'Record a payment',
  demand_issued: 'Demand performance',
  enforcement_applied: 'Apply for enforcement',
  reclaim_decided: 'Decide the take-back',
  deregistered: 'Deregister',
  reuse_decided: 'Decide the use after take-back',
  document_issued: 'Record a paper',
  document_served: 'Record service',
  pause_accepted: 'Accept a pause',
  pause_ended: 'End a pause',
  mortgagee_registered: 'Register a mortgagee',
  parcel_plan_recorded: 'Plan of the parcel',
  remedy_filed: 'Record a remedy',
  remedy_resolved: 'Record the result of a remedy',
  start_found: 'Find that work has started',
  clock_passed: 'Period has run out',
  duty_done: 'Duty done',
  closed: 'Close',
  corrected: 'Correct',
};

/** What an event of a case is called. */
export function eventName(type: string, language: Language): string {
  const names: Readonly<Record<string, string>> = language === 'zh' ? caseEventLabels : englishEvents;
  return names[type] ?? type;
}

/** What a clock of a case is called. */
export const clockName = (clock: { code: string; label: string }, language: Language): string =>
  language === 'zh' ? clock.label : englishClockName(clock);
