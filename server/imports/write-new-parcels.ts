import type postgres from 'postgres';
import type { ParcelRecord } from '../../geodata/model/parcel.ts';
import type { AuditEvent } from '../audit/audit-entry.ts';
import { auditChainEnd, ChainMovedError, openAuditChain, stageAuditEvents } from '../audit/audit-log.ts';
import { deriveStagedParcels } from '../editing/derive.ts';
import { giveWay, takeTurns } from '../give-way.ts';
import { assessParcels } from '../land/assess-parcels.ts';
import {
  type ChangeSet,
  type ChangeSetDraft,
  type ClosedChangeSet,
  foreseeChangeSet,
  writeChangeSet,
} from '../land/change-set.ts';
import { labelOf, stageRows, takeRecordIds } from '../land/insert-records.ts';
import { countNewParcels } from '../land/land-summary.ts';
import { landTableOf } from '../land/land-tables.ts';
import { recordColumns, rowOf } from '../land/record-row.ts';
import { resolveCodes } from '../land/resolve-codes.ts';
import { hasAssessments, hasFacilities } from './imports.repository.ts';
import {
  discardForgotten,
  discardStagedEntries,
  discardStagedParcels,
  moveStagedParcels,
} from './staged-parcels.repository.ts';

const parcels = landTableOf('parcels');
const derivedColumns = ['area_gis_square_metres', 'perimeter_metres', 'created_by', 'updated_by'];

/** Parcels a statement: while they are staged everybody else waits for one such statement at most. */
const stagedAtATime = 25;
/** Well under the time a statement may take. */
const movedAtATime = 4000;
/** How often somebody else's write in the zone may outrun the preparation, before the zone is held meanwhile. */
const attempts = 2;

export interface NewParcels {
  records: readonly ParcelRecord[];
  /** Day on which assessments count as valid. */
  asOf: string;
  /** Told while parcels are prepared: how many of them are. */
  onPrepared: (count: number) => void;
}

/** What is ready to be moved into place. */
type Staged = { ids: number[] } & Required<Pick<ChangeSetDraft, 'staged'>>;

/**
 * Writes new parcels as one change set, with what else `write` does in it: everything or nothing. All that takes time, areas,
 * distances, coverage by assessments and the hashes of the audit chain, is prepared before in small steps, and the
 * transaction only moves rows into place: the embedded engine serves nobody else meanwhile. A write of somebody else in the
 * zone makes the preparation stale; it is done again then, the last time with the zone locked.
 * @throws UnknownCodeError, UnfitGeometryError; the database's own error for a broken constraint.
 */
export async function writeNewParcels(
  database: postgres.Sql,
  draft: ChangeSetDraft,
  { records, asOf, onPrepared }: NewParcels,
  write: (changes: ChangeSet) => Promise<void>,
): Promise<ClosedChangeSet<void>> {
  if (records.length === 0)
    return (await database.begin((sql) => writeChangeSet(sql, draft, write))) as ClosedChangeSet<void>;
  await discardForgotten(database);
  for (let attempt = 1; ; attempt += 1) {
    const isHeld = attempt > attempts;
    let staged: Staged | undefined;
    const finish = async (sql: postgres.TransactionSql, ready: Staged) =>
      await writeChangeSet(sql, { ...draft, staged: ready.staged }, async (changes) => {
        await place(changes, ready.ids);
        await write(changes);
      });
    const prepare = async (sql: postgres.ISql) => {
      staged = await stage(sql, draft, { records, asOf, onPrepared }, isHeld ? giveWay() : takeTurns());
      return staged;
    };
    try {
      if (!isHeld) await prepare(database);
      return (await database.begin(async (sql) => {
        if (isHeld) await openAuditChain(sql, draft.zoneCode);
        return await finish(sql, staged ?? (await prepare(sql)));
      })) as ClosedChangeSet<void>;
    } catch (error) {
      if (!(error instanceof ChainMovedError)) throw error;
    } finally {
      if (staged !== undefined) await discard(database, draft.zoneCode, staged);
    }
  }
}

/** Prepares parcels and their links of the audit chain. */
async function stage(
  sql: postgres.ISql,
  draft: ChangeSetDraft,
  { records, asOf, onPrepared }: NewParcels,
  pause: () => Promise<void>,
): Promise<Staged> {
  const { zoneCode, author } = draft;
  // First of all: whatever anybody writes in the zone from now on is noticed by it.
  const start = await auditChainEnd(sql, zoneCode);
  const { id: changeSetId, occurredAt } = await foreseeChangeSet(sql);
  const ids = await takeRecordIds(sql, 'parcels', records.length);
  const idOf = await resolveCodes(sql, parcels, zoneCode, records, ids);
  const owner = { zoneCode, authorId: author.id };
  const measuresDistances = await hasFacilities(sql, zoneCode);
  const looksForCover = await hasAssessments(sql, zoneCode);
  for (let from = 0; from < records.length; from += stagedAtATime) {
    await pause();
    const some = ids.slice(from, from + stagedAtATime);
    const rows = some.map((id, index) => ({ id, ...rowOf(parcels, records[from + index]!, idOf) }));
    await stageRows(sql, { collection: 'parcels', stagingTable: 'staged_parcel' }, rows, owner);
    if (measuresDistances) await deriveStagedParcels(sql, zoneCode, some);
    if (looksForCover) await assessParcels({ sql, zoneCode }, asOf, some, 'staged');
    onPrepared(from + some.length);
  }
  const events = records.map(
    (record, index): AuditEvent => ({
      action: 'create',
      collection: 'parcels',
      recordId: ids[index]!,
      recordLabel: labelOf(record, parcels.labelField),
      before: null,
      after: recorded(record),
    }),
  );
  const context = {
    zoneCode,
    changeSetId,
    actorId: author.id,
    actorName: author.name,
    reason: draft.reason ?? null,
    requestId: draft.requestId ?? null,
    occurredAt,
  };
  const audit = await stageAuditEvents(sql, start, context, events, pause);
  return { ids, staged: { changeSetId, audit } };
}

/** What a record says: most of the many fields of a parcel are empty, and one link of the chain tells of each parcel. */
const recorded = (record: ParcelRecord): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));

/** Moves what was prepared into place. */
async function place(changes: ChangeSet, ids: readonly number[]): Promise<void> {
  const { sql, zoneCode } = changes;
  const columns = [...recordColumns(parcels), ...derivedColumns];
  let count = 0;
  for (let from = 0; from < ids.length; from += movedAtATime)
    count += await moveStagedParcels(sql, zoneCode, ids.slice(from, from + movedAtATime), columns);
  if (count !== ids.length) throw new Error(`${count} of ${ids.length} prepared parcels are there`);
  await countNewParcels(sql, zoneCode, ids);
  changes.touch('parcels');
}

async function discard(sql: postgres.Sql, zoneCode: string, { ids, staged }: Staged): Promise<void> {
  const pause = takeTurns();
  for (let from = 0; from < ids.length; from += discardedAtATime) {
    await pause();
    await discardStagedParcels(sql, zoneCode, ids.slice(from, from + discardedAtATime));
    await discardStagedEntries(sql, zoneCode, staged.changeSetId, {
      after: staged.audit.start.lastSequence + from,
      count: discardedAtATime,
    });
  }
}

const discardedAtATime = 200;
