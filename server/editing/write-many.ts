import type { ChangeSet } from '../land/change-set.ts';
import { type EditableCollection, editableTableOf } from './editable-table.ts';
import { lockRows } from './editing.repository.ts';
import { writeRecords } from './write-records.ts';

/**
 * Writes records of a collection by a statement of the caller's, each its own values, with everything an edit leaves behind:
 * images for undoing, audit rows, a new revision. `apply` writes exactly these records and gives each one new revision.
 */
export async function writeMany(
  changes: ChangeSet,
  collection: EditableCollection,
  ids: readonly number[],
  { asOf, apply }: { asOf: string; apply: () => Promise<void> },
): Promise<void> {
  const target = editableTableOf(collection);
  if (target === undefined) throw new Error(`no table of ${collection}`);
  const rows = await lockRows(changes.sql, target, changes.zoneCode, ids);
  await writeRecords(changes, { target, rows, asOf, hasNewOutline: false, apply });
}
