import type postgres from 'postgres';
import type { ZoneRecord } from '../../geodata/model/zone.ts';
import type { AuditEvent } from '../audit/audit-entry.ts';
import { appendAuditEvents, openAuditChain } from '../audit/audit-log.ts';
import {
  type ChangeSetKind,
  insertChangeSet,
  raiseRevisions,
  saveChangeSetSummary,
} from './change-set.repository.ts';
import { ZoneNotFoundError } from './land-errors.ts';
import { dependentCollections, type LandCollection } from './land-tables.ts';
import { insertZone, zoneExists } from './zone.repository.ts';

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
  /** A zone to create first, when the land to be written is the first of it. */
  newZone?: ZoneRecord;
}

/** An open change set: writers run their statements on `sql` and report what they did. */
export interface ChangeSet {
  readonly sql: postgres.TransactionSql;
  readonly id: number;
  readonly zoneCode: string;
  readonly author: Author;
  /** Reports one write: an audit row, and a new revision of its collection and of those that read it. */
  report(event: AuditEvent): void;
  /** A new revision without an audit row, for what a reported write brought with it. */
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
 * @throws ZoneNotFoundError, and whatever `write` throws; nothing is written then.
 */
export async function inChangeSet<T>(
  database: postgres.Sql,
  draft: ChangeSetDraft,
  write: (changes: ChangeSet) => Promise<T>,
): Promise<ClosedChangeSet<T>> {
  const closed = await database.begin(async (sql): Promise<ClosedChangeSet<T>> => {
    const events: AuditEvent[] = [];
    const touched = new Set<LandCollection | 'zones'>();
    if (draft.newZone !== undefined) {
      const id = await insertZone(sql, draft.newZone, draft.author.id);
      touched.add('zones');
      events.push({
        action: 'create',
        collection: 'zones',
        recordId: id,
        recordLabel: draft.newZone.name,
        before: null,
        after: draft.newZone,
      });
    }
    if (draft.newZone === undefined && !(await zoneExists(sql, draft.zoneCode))) {
      throw new ZoneNotFoundError(draft.zoneCode);
    }
    const chain = await openAuditChain(sql, draft.zoneCode);
    const opened = await insertChangeSet(sql, {
      zoneCode: draft.zoneCode,
      kind: draft.kind,
      title: draft.title,
      actorId: draft.author.id,
      actorName: draft.author.name,
      requestId: draft.requestId ?? null,
    });
    const result = await write({
      sql,
      id: opened.id,
      zoneCode: draft.zoneCode,
      author: draft.author,
      report: (event) => {
        events.push(event);
        touched.add(event.collection as LandCollection);
      },
      touch: (collection) => touched.add(collection),
    });
    await appendAuditEvents(
      sql,
      chain,
      {
        zoneCode: draft.zoneCode,
        changeSetId: opened.id,
        actorId: draft.author.id,
        actorName: draft.author.name,
        reason: draft.reason ?? null,
        requestId: draft.requestId ?? null,
        occurredAt: opened.occurredAt,
      },
      events,
    );
    await saveChangeSetSummary(sql, draft.zoneCode, opened.id, summaryOf(events));
    const revised = new Set<string>();
    for (const collection of touched) {
      revised.add(collection);
      for (const dependent of dependentCollections[collection] ?? []) revised.add(dependent);
    }
    const revisions = await raiseRevisions(sql, draft.zoneCode, [...revised]);
    return { result, changeSetId: opened.id, revisions };
  });
  return closed as ClosedChangeSet<T>;
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
