import type { WithdrawRequest, WithdrawResult } from '../../geodata/model/api-edit.ts';
import { assertNoOpenCase } from '../disposal/assert-no-open-case.service.ts';
import { ConflictError, HttpProblem, NotFoundError } from '../http/problem.ts';
import { type ChangeSet, inChangeSet } from '../land/change-set.ts';
import { editConflict, StaleRecord } from './edit-conflict.ts';
import { dayOf, type EditDeps, type Editor, editDraft, placeOfRecord } from './edit-context.ts';
import type { EditableTable } from './editable-table.ts';
import { countParkMembers, lockRows, setWithdrawn } from './editing.repository.ts';
import { answering, titleOf } from './editing.service.ts';
import { writeRecords } from './write-records.ts';

/** @throws ConflictError when a park still holds land, buildings or parks. */
async function assertParkIsEmpty({ sql, zoneCode }: ChangeSet, id: number): Promise<void> {
  const { parcels, buildings, parks } = await countParkMembers(sql, zoneCode, id);
  const members = [
    parcels > 0 ? `${parcels} 宗地块` : '',
    buildings > 0 ? `${buildings} 栋厂房` : '',
    parks > 0 ? `${parks} 个下级园区` : '',
  ].filter((text) => text !== '');
  if (members.length === 0) return;
  throw new ConflictError(`这个园区还有${members.join('、')}，请先把它们改到其他园区，再撤回`);
}

/**
 * Withdraws a record, or brings it back: nothing is deleted.
 * @throws NotFoundError, ConflictError
 */
export async function setRecordWithdrawn(
  deps: EditDeps,
  target: EditableTable,
  editor: Editor,
  id: number,
  { revision, reason }: WithdrawRequest,
  isWithdrawn: boolean,
): Promise<WithdrawResult> {
  if (target.collection.editing?.withdraw !== true)
    throw new HttpProblem(405, `${target.collection.title.zh}不能撤回或恢复`);
  const { zoneCode, label } = await placeOfRecord(deps, target, editor.actor, id);
  const asOf = await dayOf(deps, editor.actor, zoneCode);
  const verb = isWithdrawn ? '撤回' : '恢复';
  const closed = await answering(
    deps,
    () =>
      inChangeSet(
        deps.sql,
        editDraft(editor, zoneCode, titleOf(verb, target, label), reason),
        async (changes) => {
          const [row] = await lockRows(changes.sql, target, zoneCode, [id]);
          if (row === undefined)
            throw new NotFoundError(`${target.collection.title.zh}中没有编号为 ${id} 的记录`);
          if (row.isWithdrawn === isWithdrawn)
            throw new ConflictError(isWithdrawn ? '这条记录已经撤回' : '这条记录没有撤回，无需恢复');
          if (row.revision !== revision) throw new StaleRecord(row);
          if (isWithdrawn && target.id === 'parks') await assertParkIsEmpty(changes, id);
          if (isWithdrawn) await assertNoOpenCase(changes.sql, zoneCode, target.id, [id]);
          await writeRecords(changes, {
            target,
            rows: [row],
            asOf,
            hasNewOutline: false,
            apply: () => setWithdrawn(changes.sql, target, zoneCode, [id], isWithdrawn, editor.actor.id),
          });
          return row.revision + 1;
        },
      ),
    (stale) => editConflict(deps, target, editor, stale, { revision, changes: {} }),
  );
  return { id, zoneCode, revision: closed.result, changeSetId: closed.changeSetId };
}
