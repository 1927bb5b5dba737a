import { assertNoOpenCase } from '../disposal/assert-no-open-case.service.ts';
import type { ChangeSet } from '../land/change-set.ts';
import { RecordConflictError } from '../land/land-errors.ts';
import type { EditableTable } from './editable-table.ts';
import { type LockedRow, lockRows, setWithdrawn } from './editing.repository.ts';
import { writeRecords } from './write-records.ts';

/** Which record, and the revision it was read in. */
export interface Version {
  id: number;
  revision: number;
}

async function lockVersions(
  { sql, zoneCode }: ChangeSet,
  target: EditableTable,
  versions: readonly Version[],
): Promise<LockedRow[]> {
  const rows = await lockRows(
    sql,
    target,
    zoneCode,
    versions.map(({ id }) => id),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { id, revision } of versions) {
    const row = found.get(id);
    if (row === undefined || row.isWithdrawn) throw new RecordConflictError('missing', id);
    if (row.revision !== revision) throw new RecordConflictError('stale', id);
  }
  return rows;
}

/**
 * Writes many records at the versions that were read, so that the change set can be undone. `apply` must give each
 * exactly one new revision.
 * @throws RecordConflictError when one was changed or withdrawn since
 */
export async function writeVersions(
  changes: ChangeSet,
  target: EditableTable,
  versions: readonly Version[],
  write: { apply: () => Promise<void>; hasNewOutline: boolean; asOf: string },
): Promise<void> {
  if (versions.length === 0) return;
  const rows = await lockVersions(changes, target, versions);
  await writeRecords(changes, { target, rows, ...write });
}

/** Withdraws many records at the versions that were read. @throws RecordConflictError, ConflictError for land with an open case */
export async function withdrawVersions(
  changes: ChangeSet,
  target: EditableTable,
  versions: readonly Version[],
  asOf: string,
): Promise<void> {
  const { sql, zoneCode, author } = changes;
  const ids = versions.map(({ id }) => id);
  await assertNoOpenCase(sql, zoneCode, target.id, ids);
  await writeVersions(changes, target, versions, {
    asOf,
    hasNewOutline: false,
    apply: () => setWithdrawn(sql, target, zoneCode, ids, true, author.id),
  });
}
