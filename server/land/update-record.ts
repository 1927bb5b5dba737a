import { canonicalJson } from '../audit/canonical-json.ts';
import type { ChangeSet } from './change-set.ts';
import { labelOf } from './insert-records.ts';
import { lockRecord, type StoredRecord, setWithdrawn, updateRow } from './land.repository.ts';
import { RecordConflictError } from './land-errors.ts';
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
  await updateRow(changes.sql, table, version.id, rowOf(table, after, idOf), {
    zoneCode: changes.zoneCode,
    authorId: changes.author.id,
  });
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

/** Sets fields of a record that the caller has locked, and whose change the caller reports. @throws UnknownCodeError */
export async function setFields<C extends LandCollection>(
  { sql, zoneCode, author }: ChangeSet,
  collection: C,
  id: number,
  values: Partial<LandRecords[C]>,
): Promise<void> {
  const table = landTableOf(collection);
  const idOf = await resolveCodes(sql, table, zoneCode, [values]);
  await updateRow(sql, table, id, rowOf(table, values, idOf), { zoneCode, authorId: author.id });
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
