import { stateLabel } from '../../geodata/analysis/disposal/state-label.ts';
import { stateCouncilCalendar } from '../../geodata/codes/holidays/state-council-calendar.ts';
import type { IdleCaseList } from '../../geodata/model/api-idle-case-list.ts';
import { IdleCaseRow } from '../../geodata/model/api-idle-case-list.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { CaseClock, CaseState } from '../../geodata/model/idle-case-state.ts';
import { daysLeft } from '../../geodata/units/days/deadline.ts';
import { idleDays } from '../../geodata/units/days/idle-days.ts';
import { daysBetween, earlier } from '../../geodata/units/days/plain-date.ts';
import { InvalidInputError } from '../http/problem.ts';
import { type CaseDeps, caseDays } from './case-deps.ts';
import { type CaseFilter, type CaseSort, countCases, type ListedCase, readCases } from './list.repository.ts';

export type CaseQuery = Omit<CaseFilter, 'days' | 'actorId'> & {
  zones?: readonly string[] | undefined;
  sort: CaseSort;
  limit: number;
  offset: number;
};

/** A stored clock as it stands on a later day. */
export function clockOn(clock: CaseClock, asOf: string): CaseClock {
  if (clock.dueOn === null) return clock;
  if (clock.kind === 'threshold' || clock.nominalOn === null) {
    return { ...clock, daysLeft: daysBetween(asOf, clock.dueOn), overdue: asOf >= clock.dueOn };
  }
  if (clock.unit === 'date') {
    return { ...clock, daysLeft: daysBetween(asOf, clock.dueOn), overdue: asOf > clock.dueOn };
  }
  const { unit, nominalOn, dueOn, shifted, provisional } = clock;
  const left = daysLeft({ unit, nominalOn, dueOn, shifted, provisional }, asOf, stateCouncilCalendar);
  return { ...clock, daysLeft: left, overdue: asOf > dueOn };
}

/** The most urgent duty, else the nearest threshold ahead. */
function nextClock(clocks: readonly CaseClock[]): CaseClock | null {
  const dated = clocks.filter(({ dueOn }) => dueOn !== null);
  return (
    dated.find(({ kind }) => kind === 'duty') ?? dated.find(({ overdue }) => !overdue) ?? dated[0] ?? null
  );
}

/** A listed case in the words of the interface, as of a day. */
export function caseRow(found: ListedCase, asOf: string, folded?: CaseState): IdleCaseRow {
  const clocks = folded?.clocks ?? found.clocks.map((clock) => clockOn(clock, asOf));
  const until = earlier(asOf, found.idleEndedOn ?? asOf);
  const {
    id,
    zoneCode,
    zoneName,
    caseNo,
    contractId,
    contractNo,
    holderName,
    round,
    isOpen,
    foundOn,
    openedOn,
  } = found;
  return IdleCaseRow.parse({
    id,
    zoneCode,
    zoneName,
    caseNo,
    parcel: {
      id: found.parcelId,
      code: found.parcelCode,
      name: found.parcelName,
      locationText: found.locationText,
      areaSquareMetres: Number(found.areaSquareMetres),
      point: [found.lng, found.lat],
    },
    contractId,
    contractNo,
    holderName,
    idleType: found.idleType,
    state: found.state,
    stateLabel: stateLabel(found.state as CaseState['state']),
    isOpen,
    branch: found.branch,
    cause: found.cause,
    round,
    foundOn,
    openedOn,
    stateSince: found.stateSince,
    closedOn: found.closedOn,
    idleDays: folded?.idleDays ?? idleDays(found.clockStart, until, found.pauses),
    officer:
      found.officerId === null ? null : { id: found.officerId, name: found.officerName ?? found.officerId },
    plan: found.hasPlan
      ? { ownerUnit: found.planOwnerUnit, mode: found.planMode, deadlineOn: found.planDeadlineOn }
      : null,
    flags: {
      legalReview: found.isLegalReview,
      remedyPending: found.isRemedyPending,
      published: found.isPublished,
    },
    nextClock: nextClock(clocks),
    overdueClocks: clocks.filter(({ kind, overdue }) => kind === 'duty' && overdue).length,
    revision: found.revision,
    isDemonstration: found.isDemonstration,
    updatedAt: found.updatedAt,
  });
}

/** Cases the actor may see, with counts for every filter. */
export async function listCases(
  deps: CaseDeps,
  actor: Actor,
  { zones, sort, limit, offset, ...filter }: CaseQuery,
): Promise<IdleCaseList> {
  const all = await caseDays(deps, actor);
  const unknown = zones?.filter((zone) => !all.has(zone)) ?? [];
  if (unknown.length > 0) {
    throw new InvalidInputError(
      unknown.map((zone) => ({ field: 'zone', message: `没有代码为“${zone}”的开发区` })),
    );
  }
  const days = new Map([...all].filter(([zone]) => zones?.includes(zone) ?? true));
  const wanted = { ...filter, days, actorId: actor.id };
  const found = await readCases(deps.sql, wanted, { sort, limit, offset });
  const { matched, ...counts } = await countCases(deps.sql, wanted);
  const next = offset + found.length;
  return {
    asOf: [...days.values()].sort().at(-1) ?? deps.today(),
    cases: found.map((row) => caseRow(row, days.get(row.zoneCode) ?? deps.today())),
    numberMatched: matched,
    nextCursor: next < matched && found.length > 0 ? String(next) : null,
    counts,
  };
}
