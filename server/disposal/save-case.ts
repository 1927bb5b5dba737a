import { articles } from '../../geodata/analysis/disposal/articles.ts';
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

/**
 * Writes new cases with their events so far, in the order given. `isFollowed` lets parcel and contract follow, `isReported`
 * writes an audit row for each; a load of generated data does neither.
 */
export async function saveNewCases(
  write: AuditedWrite,
  fresh: readonly FreshCase[],
  rules: CaseRules,
  { isFollowed, isReported }: { isFollowed: boolean; isReported: boolean },
): Promise<CasePlace[]> {
  const { sql, zoneCode, author } = write;
  const saved: { place: CasePlace; made: FreshCase }[] = [];
  for (const made of fresh) {
    const { state, caseNo, parcelId, contractId } = made;
    const id = await insertCase(sql, {
      zoneCode,
      caseNo,
      parcelId,
      contractId,
      officerId: made.officer?.id ?? null,
      officerName: made.officer?.name ?? null,
      explanation: made.explanation,
      clocksAsOf: state.asOf,
      isDemonstration: made.isDemonstration,
      authorId: author.id,
      columns: caseColumns(state),
      revision: state.history.length,
    });
    saved.push({ place: { id, caseNo, parcelId, contractId }, made });
  }
  const events = saved.flatMap(({ place, made }) =>
    made.state.history.map((event, index) => ({
      caseId: place.id,
      sequence: index + 1,
      event,
      actorId: author.id,
      basis: made.bases[index] ?? articles.product,
      ruleVersions: rules.versions,
      stateAfter: made.statesAfter[index] ?? made.state.state,
    })),
  );
  await insertEvents(sql, zoneCode, events);
  const cases = saved.map(({ place, made }) => ({ caseId: place.id, state: made.state }));
  await replaceDeadlines(
    sql,
    zoneCode,
    cases.map(({ caseId, state }) => ({ caseId, clocks: state.clocks })),
  );
  await replaceDocuments(
    sql,
    zoneCode,
    cases.map(({ caseId, state }) => ({ caseId, documents: state.facts.documents })),
  );
  for (const { caseId, state } of cases) {
    const entries = publicEntries(state);
    if (entries.length > 0) await replacePublicEntries(sql, zoneCode, caseId, entries);
  }
  for (const { place, made } of saved) {
    if (isFollowed) await followCase(write, place, null, made.state);
    if (!isReported) continue;
    const { state } = made;
    write.report({
      action: 'create',
      collection: 'idle-cases',
      recordId: place.id,
      recordLabel: place.caseNo,
      before: null,
      after: {
        state: state.state,
        cause: state.cause,
        parcelId: place.parcelId,
        contractId: place.contractId,
        event: state.history[0]?.type,
      },
    });
  }
  return saved.map(({ place }) => place);
}
