import { isDeepStrictEqual } from 'node:util';
import { columnOf } from '../../geodata/catalog/field.ts';
import type { AuditAction } from '../audit/audit-entry.ts';
import type { ChangeSet } from '../land/change-set.ts';
import { deriveFromOutlines, deriveFromRecords, type WrittenRow } from './derive.ts';
import { type EditableTable, housekeepingFields } from './editable-table.ts';
import { insertImages, type LockedRow, lockRows, readSeenValues } from './editing.repository.ts';

type Seen = Record<string, unknown>;

/** Every field of the collection but those that each write changes by itself. */
export const recordedColumns = ({ collection }: EditableTable) =>
  collection.fields
    .filter(({ name }) => !housekeepingFields.includes(name))
    .map(({ name }) => ({ name, column: columnOf(name) }));

/** The fields in which two states of a record differ. */
export function differences(before: Seen, after: Seen): { before: Seen; after: Seen } | undefined {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null),
  );
  if (names.length === 0) return undefined;
  const pick = (state: Seen) => Object.fromEntries(names.map((name) => [name, state[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

const presence = (row: LockedRow | undefined) => (row === undefined || row.isWithdrawn ? null : row.image);

export interface RecordWrite {
  target: EditableTable;
  /** Rows locked in this transaction, none of them new. */
  rows: readonly LockedRow[];
  /** Writes the rows; each must get exactly one new revision. */
  apply: () => Promise<void>;
  /** Derive area, label point and distances from the outlines after writing. */
  hasNewOutline: boolean;
  /** Day on which assessments count as valid. */
  asOf: string;
}

const actionOf = (before: LockedRow, after: LockedRow): AuditAction => {
  if (before.isWithdrawn === after.isWithdrawn) return 'update';
  return after.isWithdrawn ? 'withdraw' : 'restore';
};

/** What a record is called in the audit log. */
const labelOf = ({ collection }: EditableTable, seen: Seen | undefined): string | null => {
  const label = seen?.[collection.titleField];
  return typeof label === 'string' ? label : null;
};

/**
 * Writes rows in a change set: keeps their images for undoing, lets derived things follow, and reports to the audit
 * log what people can see to have changed, outline included.
 */
export async function writeRecords(changes: ChangeSet, write: RecordWrite): Promise<void> {
  const { sql, zoneCode } = changes;
  const { target, rows } = write;
  const ids = rows.map(({ id }) => id);
  const columns = recordedColumns(target);
  const seenBefore = await readSeenValues(sql, target, zoneCode, ids, columns);
  await insertImages(sql, zoneCode, changes.id, target.id, rows);
  await write.apply();
  if (write.hasNewOutline) await deriveFromOutlines(changes, target, ids);
  const written = new Map((await lockRows(sql, target, zoneCode, ids)).map((row) => [row.id, row]));
  const states: WrittenRow[] = rows.map((row) => ({
    id: row.id,
    before: presence(row),
    after: presence(written.get(row.id)),
  }));
  await deriveFromRecords(changes, target, states, write.asOf);
  const seenAfter = await readSeenValues(sql, target, zoneCode, ids, columns);
  for (const row of rows) {
    const [before, after] = [seenBefore.get(row.id), seenAfter.get(row.id)];
    const action = actionOf(row, written.get(row.id)!);
    const changed = differences(before ?? {}, after ?? {});
    changes.report({
      action,
      collection: target.id,
      recordId: row.id,
      recordLabel: labelOf(target, after ?? before),
      before: action === 'update' ? (changed?.before ?? {}) : null,
      after: action === 'update' ? (changed?.after ?? {}) : null,
    });
  }
  changes.touch(target.id);
}

/** Reports a new record to the audit log, with everything that was recorded of it. */
export async function reportCreated(changes: ChangeSet, target: EditableTable, id: number): Promise<void> {
  const seen = await readSeenValues(changes.sql, target, changes.zoneCode, [id], recordedColumns(target));
  const values = seen.get(id) ?? {};
  changes.report({
    action: 'create',
    collection: target.id,
    recordId: id,
    recordLabel: labelOf(target, values),
    before: null,
    after: values,
  });
  changes.touch(target.id);
}
