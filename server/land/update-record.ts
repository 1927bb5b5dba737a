import { canonicalJson } from '../audit/canonical-json.ts';
import { giveWay } from '../give-way.ts';
import type { ChangeSet } from './change-set.ts';
import { labelOf } from './insert-records.ts';
import { lockRecord, type StoredRecord, setWithdrawn, updateRows } from './land.repository.ts';
import { RecordConflictError } from './land-errors.ts';
import { recountParcels } from './land-summary.ts';
import { type LandCollection, type LandRecords, type LandTable, landTableOf } from './land-tables.ts';
import { rowOf } from './record-row.ts';
import { resolveCodes } from './resolve-codes.ts';

/** An open transaction that writes records and tells the audit log: a change set, or an audited write. */
type RecordWriter = Omit<ChangeSet, 'id'>;

/** Which record, and the revision it was read in: a change made by somebody else meanwhile is not overwritten. */
export interface RecordVersion {
  id: number;
  revision: number;
}

async function lock(
  { sql, zoneCode }: RecordWriter,
  table: LandTable,
  { id, revision }: RecordVersion,
  isWithdrawn: boolean,
): Promise<StoredRecord> {
  const stored = await lockRecord(sql, table, zoneCode, id);
  if (stored === undefined || stored.isWithdrawn !== isWithdrawn)
    throw new RecordConflictError('missing', id);
  if (stored.revision !== revision) throw new RecordConflictError('stale', id);
  return stored;
}

/**
 * Changes fields of a record. The audit log gets the changed fields, before and after; a change of nothing is none.
 * @returns whether anything changed.
 * @throws RecordConflictError, UnknownCodeError, UnfitGeometryError, ZodError for values that break the schema
 */
export async function updateRecord<C extends LandCollection>(
  changes: RecordWriter,
  collection: C,
  version: RecordVersion,
  values: Partial<LandRecords[C]>,
): Promise<boolean> {
  const table = landTableOf(collection);
  const { record } = await lock(changes, table, version, false);
  const wanted = table.schema.parse({ ...record, ...values }) as Record<string, unknown>;
  const changed = Object.keys(values).filter(
    (field) => canonicalJson(record[field]) !== canonicalJson(wanted[field]),
  );
  if (changed.length === 0) return false;
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(changed.map((field) => [field, from[field] ?? null]));
  const after = pick(wanted);
  const idOf = await resolveCodes(changes.sql, table, changes.zoneCode, [after]);
  const row = rowOf(table, after, idOf);
  const owner = { zoneCode: changes.zoneCode, authorId: changes.author.id };
  await updateRows(changes.sql, table, Object.keys(row), [{ ...row, id: version.id }], owner);
  if (table.table === 'parcel') await recountParcels(changes.sql, changes.zoneCode, [version.id]);
  changes.touch(collection);
  changes.report({
    action: 'update',
    collection,
    recordId: version.id,
    recordLabel: labelOf(wanted, table.labelField),
    before: pick(record),
    after,
  });
  return true;
}

// Rows travel as JSON text in one parameter; making it of a hundred takes some milliseconds, which others can wait.
const rowsPerStatement = 100;

/**
 * Sets fields of records that the caller has locked, each its own; the caller reports the change and counts parcels anew.
 * @throws UnknownCodeError
 */
export async function setFieldsOfEach<C extends LandCollection>(
  { sql, zoneCode, author }: ChangeSet,
  collection: C,
  updates: readonly { id: number; values: Partial<LandRecords[C]> }[],
  onWritten: (count: number) => void,
): Promise<void> {
  const table = landTableOf(collection);
  const idOf = await resolveCodes(
    sql,
    table,
    zoneCode,
    updates.map(({ values }) => values),
  );
  const byColumns = new Map<string, (typeof updates)[number][]>();
  for (const update of updates) {
    const columns = Object.keys(update.values).sort().join();
    const alike = byColumns.get(columns);
    if (alike === undefined) byColumns.set(columns, [update]);
    else alike.push(update);
  }
  const pause = giveWay();
  for (const alike of byColumns.values()) {
    for (let from = 0; from < alike.length; from += rowsPerStatement) {
      await pause();
      const some = alike.slice(from, from + rowsPerStatement);
      const rows = some.map(({ id, values }) => ({ ...rowOf(table, values, idOf), id }));
      const columns = Object.keys(rows[0]!).filter((column) => column !== 'id');
      await updateRows(sql, table, columns, rows, { zoneCode, authorId: author.id });
      onWritten(some.length);
    }
  }
}

/** Takes a record out of every collection, keeping it and its history. @throws RecordConflictError */
export async function withdrawRecord(
  changes: ChangeSet,
  collection: LandCollection,
  version: RecordVersion,
): Promise<void> {
  await moveRecord(changes, collection, version, true);
}

/** Puts a withdrawn record back. @throws RecordConflictError when it is not withdrawn */
export async function restoreRecord(
  changes: ChangeSet,
  collection: LandCollection,
  version: RecordVersion,
): Promise<void> {
  await moveRecord(changes, collection, version, false);
}

async function moveRecord(
  changes: ChangeSet,
  collection: LandCollection,
  version: RecordVersion,
  isWithdrawn: boolean,
): Promise<void> {
  const table = landTableOf(collection);
  const { record } = await lock(changes, table, version, !isWithdrawn);
  await setWithdrawn(changes.sql, table, version.id, isWithdrawn, {
    zoneCode: changes.zoneCode,
    authorId: changes.author.id,
  });
  changes.touch(collection);
  changes.report({
    action: isWithdrawn ? 'withdraw' : 'restore',
    collection,
    recordId: version.id,
    recordLabel: labelOf(record, table.labelField),
    before: isWithdrawn ? record : null,
    after: isWithdrawn ? null : record,
  });
}
