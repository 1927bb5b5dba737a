import { CaseBranch } from '../../geodata/model/api-idle-case-list.ts';
import { CaseStage } from '../../geodata/model/idle-case-terms.ts';
import { IdleCause } from '../../geodata/model/land-state.ts';
import { type CaseFilter, caseSorts } from '../api/idle-cases.ts';
import type { Place } from './workspace-store.ts';

/** Where one is in the case part of 处置进度. */
export interface CasePlace extends CaseFilter {
  layout: 'table' | 'board';
  /** The case that is open. */
  caseId: number | null;
}

const idPattern = /^\d{1,15}$/;

/** The place of a link; what is unknown or broken in it is left out. */
export function readCasePlace(place: Place): CasePlace {
  const days = Number(place.due);
  return {
    state: CaseStage.safeParse(place.state).data ?? null,
    branch: CaseBranch.safeParse(place.branch).data ?? null,
    cause: IdleCause.safeParse(place.cause).data ?? null,
    standing: place.standing === 'ended' || place.standing === 'all' ? place.standing : 'open',
    overdue: place.overdue === 'yes',
    dueWithin: Number.isInteger(days) && days > 0 && days <= 3650 ? days : null,
    withoutPlan: place.plan === 'none',
    q: place.q ?? '',
    sort: caseSorts.find((sort) => sort === place.sort) ?? 'urgency',
    layout: place.layout === 'board' ? 'board' : 'table',
    caseId: idPattern.test(place.case ?? '') ? Number(place.case) : null,
  };
}

/** What changes in the link for a change of the place; '' takes a name out. */
export function writeCasePlace(change: Partial<CasePlace>): Place {
  const place: Record<string, string> = {};
  for (const name of ['state', 'branch', 'cause', 'q'] as const)
    if (change[name] !== undefined) place[name] = change[name] ?? '';
  if (change.standing !== undefined) place.standing = change.standing === 'open' ? '' : change.standing;
  if (change.overdue !== undefined) place.overdue = change.overdue ? 'yes' : '';
  if (change.dueWithin !== undefined) place.due = change.dueWithin === null ? '' : String(change.dueWithin);
  if (change.withoutPlan !== undefined) place.plan = change.withoutPlan ? 'none' : '';
  if (change.sort !== undefined) place.sort = change.sort === 'urgency' ? '' : change.sort;
  if (change.layout !== undefined) place.layout = change.layout === 'table' ? '' : change.layout;
  if (change.caseId !== undefined) place.case = change.caseId === null ? '' : String(change.caseId);
  return place;
}

/** No condition but that a case is open. */
export const everyOpenCase: CaseFilter = {
  state: null,
  branch: null,
  cause: null,
  standing: 'open',
  overdue: false,
  dueWithin: null,
  withoutPlan: false,
  q: '',
  sort: 'urgency',
};
