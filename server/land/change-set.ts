import type postgres from 'postgres';
import type { ZoneRecord } from '../../geodata/model/zone.ts';
import type { AuditEvent } from '../audit/audit-entry.ts';
import {
  adoptStagedEvents,
  appendAuditEvents,
  openAuditChain,
  type StagedEvents,
} from '../audit/audit-log.ts';
import {
  type ChangeSetKind,
  insertChangeSet,
  raiseRevisions,
  saveChangeSetSummary,
  takeChangeSetId,
} from './change-set.repository.ts';
import { ZoneNotFoundError } from './land-errors.ts';
import { dependentCollections, type LandCollection } from './land-tables.ts';
import { insertZone, zoneExists } from './zone.repository.ts';

/** Id and time of a change set to come, for the links of its audit chain that are prepared before it opens. */
export const foreseeChangeSet = (sql: postgres.ISql): Promise<{ id: number; occurredAt: string }> =>
  takeChangeSetId(sql);

/** Who writes: a person, or the program itself. */
export interface Author {
  id: string;
  name: string;
}

export interface ChangeSetDraft {
  zoneCode: string;
  kind: ChangeSetKind;
  /** What is done, for the list of changes: `导入 工业样点.shp`. */
  title: string;
  author: Author;
  reason?: string;
  requestId?: string;
  /** For the kind `undo`: the change set that is undone. */
  undoesId?: number;
  /** A zone to create first, when the land to be written is the first of it. */
  newZone?: ZoneRecord;
  /** Links of the audit chain that were prepared before, under an id that was taken before. */
  staged?: { changeSetId: number; audit: StagedEvents };
}

/** An open change set: writers run their statements on `sql` and report what they did. */
export interface ChangeSet {
  readonly sql: postgres.TransactionSql;
  readonly id: number;
  readonly zoneCode: string;
  readonly author: Author;
  /** Reports one write for the audit log. */
  report(event: AuditEvent): void;
  /** Gives a collection, and those that read it, a new revision when the change set closes. */
  touch(collection: LandCollection | 'zones'): void;
}

export interface ClosedChangeSet<T> {
  result: T;
  changeSetId: number;
  /** New revisions of every collection touched, by collection. */
  revisions: Record<string, number>;
}

/**
 * Runs a set of writes in one transaction: change set, land rows, audit rows and revisions come together or not at all.
 * Writers of one zone wait for each other.
 * @throws ZoneNotFoundError, ChainMovedError, and whatever `write` throws; nothing is written then.
 */
export async function inChangeSet<T>(
  database: postgres.Sql,
  draft: ChangeSetDraft,
  write: (changes: ChangeSet) => Promise<T>,
): Promise<ClosedChangeSet<T>> {
  const closed = await database.begin((sql) => writeChangeSet(sql, draft, write));
  return closed as ClosedChangeSet<T>;
}

/** `inChangeSet` within a transaction that has other things to do, too. */
export async function writeChangeSet<T>(
  sql: postgres.TransactionSql,
  draft: ChangeSetDraft,
  write: (changes: ChangeSet) => Promise<T>,
): Promise<ClosedChangeSet<T>> {
  const events: AuditEvent[] = [];
  const touched = new Set<LandCollection | 'zones'>();
  if (draft.newZone !== undefined) {
    events.push(await createZone(sql, draft.newZone, draft.author));
    touched.add('zones');
  } else if (!(await zoneExists(sql, draft.zoneCode))) {
    throw new ZoneNotFoundError(draft.zoneCode);
  }
  let chain = await openAuditChain(sql, draft.zoneCode);
  const origin = {
    zoneCode: draft.zoneCode,
    actorId: draft.author.id,
    actorName: draft.author.name,
    requestId: draft.requestId ?? null,
  };
  const { staged } = draft;
  if (staged !== undefined)
    chain = await adoptStagedEvents(sql, chain, draft.zoneCode, staged.changeSetId, staged.audit);
  const { id, occurredAt } = await insertChangeSet(sql, {
    ...origin,
    kind: draft.kind,
    title: draft.title,
    undoesId: draft.undoesId ?? null,
    ...(draft.staged === undefined ? {} : { id: draft.staged.changeSetId }),
  });
  const result = await write({
    sql,
    id,
    zoneCode: draft.zoneCode,
    author: draft.author,
    report: (event) => events.push(event),
    touch: (collection) => touched.add(collection),
  });
  const context = { ...origin, changeSetId: id, reason: draft.reason ?? null, occurredAt };
  await appendAuditEvents(sql, chain, context, events);
  await saveChangeSetSummary(
    sql,
    draft.zoneCode,
    id,
    summaryOf([...(staged?.audit.events ?? []), ...events]),
  );
  const revisions = await raiseRevisions(sql, draft.zoneCode, withDependents(touched));
  return { result, changeSetId: id, revisions };
}

async function createZone(
  sql: postgres.TransactionSql,
  zone: ZoneRecord,
  author: Author,
): Promise<AuditEvent> {
  const recordId = await insertZone(sql, zone, author.id);
  return {
    action: 'create',
    collection: 'zones',
    recordId,
    recordLabel: zone.name,
    before: null,
    after: zone,
  };
}

/** The collections written and those whose views or cards read them. */
export function withDependents(touched: ReadonlySet<string>): string[] {
  const revised = new Set(touched);
  const dependents: Readonly<Record<string, readonly string[] | undefined>> = dependentCollections;
  for (const collection of touched) {
    for (const dependent of dependents[collection] ?? []) revised.add(dependent);
  }
  return [...revised];
}

/** Counts the events: `{"parcels":{"create":51}}`. */
function summaryOf(events: readonly AuditEvent[]): Record<string, Record<string, number>> {
  const summary: Record<string, Record<string, number>> = {};
  for (const { collection, action } of events) {
    summary[collection] ??= {};
    summary[collection][action] = (summary[collection][action] ?? 0) + 1;
  }
  return summary;
}
