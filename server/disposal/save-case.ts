import { articles } from '../../geodata/analysis/disposal/articles.ts';
import { caseStateOn } from '../../geodata/analysis/disposal/case-state-on.ts';
import { effectiveEvents } from '../../geodata/analysis/disposal/effective-events.ts';
import { transitionTable } from '../../geodata/analysis/disposal/transition-table.ts';
import type { CaseEvent } from '../../geodata/model/idle-case-event.ts';
import { caseEventLabels } from '../../geodata/model/idle-case-event-labels.ts';
import type { CaseState } from '../../geodata/model/idle-case-state.ts';
import type { AuditedWrite } from '../land/audited-write.ts';
import { caseColumns } from './case-row.ts';
import type { CaseRules } from './case-rules.ts';
import {
  insertCase,
  insertEvents,
  type PublicEntryRow,
  replaceDeadlines,
  replaceDocuments,
  replacePublicEntries,
  updateCase,
} from './cases.repository.ts';
import { followCase } from './follow-case.ts';

export interface CasePlace {
  id: number;
  caseNo: string;
  parcelId: number;
  contractId: number | null;
}

/** The rule an event rests on: that of its step in the state it was taken in. */
export const basisOf = (event: CaseEvent, before: CaseState | null): string =>
  event.type === 'corrected'
    ? articles.product
    : (transitionTable.find((row) => row.event === event.type && row.from.includes(before?.state ?? 'new'))
        ?.article ?? articles.product);

/** What stands or stood in public, by the publishing events that were not struck out. */
function publicEntries({ history, facts }: CaseState): PublicEntryRow[] {
  const published = effectiveEvents(history).flatMap((event) => (event.type === 'published' ? [event] : []));
  const standsSince = facts.publication?.withdrawnOn === null ? facts.publication.publishedOn : undefined;
  return published.map((event, index): PublicEntryRow => {
    const next = published[index + 1];
    const isLast = next === undefined;
    const withdrawn = facts.publication?.withdrawnOn ?? facts.stateSince;
    return {
      eventId: event.id,
      location: event.location,
      holderName: event.holderName,
      causeText: event.causeText,
      publishedOn: event.occurredOn,
      withdrawnOn: isLast
        ? standsSince === undefined
          ? laterOf(withdrawn, event.occurredOn)
          : null
        : laterOf(next.occurredOn, event.occurredOn),
    };
  });
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** Writes what follows from the events of a case: papers, clocks, public entries. */
async function saveProjections(
  { sql, zoneCode }: AuditedWrite,
  caseId: number,
  state: CaseState,
): Promise<void> {
  await replaceDeadlines(sql, zoneCode, [{ caseId, clocks: state.clocks }]);
  await replaceDocuments(sql, zoneCode, [{ caseId, documents: state.facts.documents }]);
  await replacePublicEntries(sql, zoneCode, caseId, publicEntries(state));
}

/** Appends an event that the engine has accepted, with everything that follows from it, in the open transaction. */
export async function saveEvent(
  write: AuditedWrite,
  place: CasePlace,
  change: { before: CaseState; after: CaseState; rules: CaseRules },
): Promise<void> {
  const { before, after, rules } = change;
  const event = after.history.at(-1)!;
  const sequence = after.history.length;
  const { sql, zoneCode, author } = write;
  await insertEvents(sql, zoneCode, [
    {
      caseId: place.id,
      sequence,
      event,
      actorId: author.id,
      basis: basisOf(event, before),
      ruleVersions: rules.versions,
      stateAfter: after.state,
    },
  ]);
  await updateCase(sql, zoneCode, place.id, {
    revision: sequence,
    authorId: author.id,
    clocksAsOf: after.asOf,
    columns: caseColumns(after),
  });
  await saveProjections(write, place.id, after);
  await followCase(write, place, before, after);
  write.report({
    action: 'update',
    collection: 'idle-cases',
    recordId: place.id,
    recordLabel: place.caseNo,
    before: { state: before.state, cause: before.cause },
    after: {
      state: after.state,
      cause: after.cause,
      event: event.type,
      eventLabel: caseEventLabels[event.type],
      eventId: event.id,
      occurredOn: event.occurredOn,
    },
  });
}

export interface FreshCase {
  caseNo: string;
  parcelId: number;
  contractId: number | null;
  officer: { id: string; name: string } | null;
  explanation: readonly string[];
  isDemonstration: boolean;
  /** The case after its events. */
  state: CaseState;
  /** The state after each event, in order. */
  statesAfter: readonly string[];
  bases: readonly string[];
}

/** Writes a new case with its events so far; `isFollowed` is false where parcel and contract say the same already. */
export async function saveNewCase(
  write: AuditedWrite,
  fresh: FreshCase,
  rules: CaseRules,
  { isFollowed }: { isFollowed: boolean },
): Promise<CasePlace> {
  const { sql, zoneCode, author } = write;
  const { state } = fresh;
  const events = state.history;
  const id = await insertCase(sql, {
    zoneCode,
    caseNo: fresh.caseNo,
    parcelId: fresh.parcelId,
    contractId: fresh.contractId,
    officerId: fresh.officer?.id ?? null,
    officerName: fresh.officer?.name ?? null,
    explanation: fresh.explanation,
    clocksAsOf: state.asOf,
    isDemonstration: fresh.isDemonstration,
    authorId: author.id,
    columns: { ...caseColumns(state) },
    revision: events.length,
  });
  await insertEvents(
    sql,
    zoneCode,
    events.map((event, index) => ({
      caseId: id,
      sequence: index + 1,
      event,
      actorId: author.id,
      basis: fresh.bases[index] ?? articles.product,
      ruleVersions: rules.versions,
      stateAfter: fresh.statesAfter[index] ?? state.state,
    })),
  );
  await saveProjections(write, id, state);
  const place = { id, caseNo: fresh.caseNo, parcelId: fresh.parcelId, contractId: fresh.contractId };
  if (isFollowed) await followCase(write, place, null, state);
  write.report({
    action: 'create',
    collection: 'idle-cases',
    recordId: id,
    recordLabel: fresh.caseNo,
    before: null,
    after: {
      state: state.state,
      cause: state.cause,
      parcelId: fresh.parcelId,
      contractId: fresh.contractId,
      event: events[0]?.type,
    },
  });
  return place;
}

/** The case on another day: the same facts, other clocks. */
export const stateOnDay = (state: CaseState, context: Parameters<typeof caseStateOn>[2]): CaseState =>
  caseStateOn(state.facts, state.history, context);
