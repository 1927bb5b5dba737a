import { ownFields } from '../../geodata/catalog/own-fields.ts';
import type { BulkConflict, BulkEditRequest, BulkEditResult } from '../../geodata/model/api-edit.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { writeChangeSet } from '../land/change-set.ts';
import type { StaleRecord } from './edit-conflict.ts';
import {
  assertStayInOwnParks,
  dayOf,
  type EditDeps,
  type Editor,
  editDraft,
  recordsToWrite,
  zonesOf,
} from './edit-context.ts';
import type { EditableTable } from './editable-table.ts';
import { type LockedRow, lockRows, readZonesOf, updateRows } from './editing.repository.ts';
import { answering, assertReferences, checkEdit, columnsOf } from './editing.service.ts';
import { writeRecords } from './write-records.ts';

const labelOf = ({ image }: LockedRow): string | null => {
  const label = image.name ?? image.unit_code ?? image.project_name;
  return typeof label === 'string' ? label : null;
};

/** @throws ConflictError that names every row somebody else changed or withdrew. */
function assertAllCurrent(rows: readonly LockedRow[], revisions: ReadonlyMap<number, number>): void {
  const conflicts: BulkConflict['conflicts'] = rows.flatMap((row) => {
    if (row.isWithdrawn) return [{ id: row.id, label: labelOf(row), reason: '已被撤回' }];
    if (row.revision === revisions.get(row.id)) return [];
    return [{ id: row.id, label: labelOf(row), reason: `已被 ${row.updatedBy} 修改` }];
  });
  if (conflicts.length === 0) return;
  const named = conflicts.slice(0, 5).map(({ id, label, reason }) => `${label ?? id}（${reason}）`);
  throw new ConflictError(
    `有 ${conflicts.length} 条记录在您打开之后有变化：${named.join('、')}${conflicts.length > 5 ? ' 等' : ''}。全部没有修改，请刷新后重试`,
    { conflict: 'stale', conflicts },
  );
}

/**
 * Sets the same values in many records: all of them or none, one change set a zone in one transaction.
 * @throws InvalidInputError, NotFoundError, ConflictError
 */
export async function bulkEdit(
  deps: EditDeps,
  target: EditableTable,
  editor: Editor,
  { records, changes: given, reason }: BulkEditRequest,
): Promise<BulkEditResult> {
  const { actor } = editor;
  const checked = checkEdit(target, actor, given, undefined);
  const own = [...checked.values.keys()].filter(({ name }) => ownFields.includes(name));
  if (own.length > 0)
    throw new InvalidInputError(
      own.map(({ name, label }) => ({ field: name, message: `“${label.zh}”每条记录各不相同，不能批量修改` })),
    );
  if (checked.values.size === 0)
    throw new InvalidInputError([{ field: 'changes', message: '没有要修改的字段，请至少填写一项' }]);
  const revisions = new Map(records.map(({ id, revision }) => [id, revision]));
  if (revisions.size < records.length)
    throw new InvalidInputError([{ field: 'records', message: '同一条记录出现了两次，请去掉重复的' }]);
  const known = await zonesOf(deps, actor);
  const writable = await recordsToWrite(deps.sql, target, actor, known, [...revisions.keys()]);
  const zoneOf = await readZonesOf(deps.sql, target, known, writable);
  const missing = [...revisions.keys()].filter((id) => !zoneOf.has(id));
  if (missing.length > 0)
    throw new NotFoundError(
      `${target.collection.title.zh}中没有编号为 ${missing.slice(0, 5).join('、')} 的记录`,
    );
  // Sorted, so that two bulk edits take the zones in the same order.
  const zones = [...new Set(zoneOf.values())].sort();
  const days = new Map<string, string>();
  for (const zoneCode of zones) {
    await assertReferences(deps, zoneCode, checked.values);
    days.set(zoneCode, await dayOf(deps, actor, zoneCode));
  }
  const columns = columnsOf(target, checked);
  const result: BulkEditResult = { changeSets: [], records: [], changed: 0 };
  await answering(
    deps,
    () =>
      deps.sql.begin(async (sql) => {
        for (const zoneCode of zones) {
          const ids = [...revisions.keys()].filter((id) => zoneOf.get(id) === zoneCode);
          const title = `批量修改 ${ids.length} ${target.collection.counter.zh}${target.collection.title.zh}`;
          const closed = await writeChangeSet(
            sql,
            editDraft(editor, zoneCode, title, reason),
            async (changes) => {
              const rows = await lockRows(sql, target, zoneCode, ids);
              assertAllCurrent(rows, revisions);
              await writeRecords(changes, {
                target,
                rows,
                asOf: days.get(zoneCode)!,
                hasNewOutline: false,
                apply: () => updateRows(sql, target, zoneCode, ids, columns, actor.id),
              });
              await assertStayInOwnParks(sql, target, actor, zoneCode, ids);
              return rows.map(({ id, revision }) => ({ id, revision: revision + 1 }));
            },
          );
          result.changeSets.push({ zoneCode, changeSetId: closed.changeSetId });
          result.records.push(...closed.result);
          result.changed += closed.result.length;
        }
      }),
    async (stale: StaleRecord) => stale,
  );
  return result;
}
