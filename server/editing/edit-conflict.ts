import { isDeepStrictEqual } from 'node:util';
import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { EditConflict, EditRequest } from '../../geodata/model/api-edit.ts';
import type { Feature } from '../../geodata/model/api-feature.ts';
import { itemFeature } from '../collections/collections.service.ts';
import { ConflictError, NotFoundError } from '../http/problem.ts';
import type { EditDeps, Editor } from './edit-context.ts';
import type { EditableTable } from './editable-table.ts';
import type { LockedRow } from './editing.repository.ts';

/** Thrown inside the transaction; turned into an answer with both versions when it has ended. */
export class StaleRecord extends Error {
  override readonly name = 'StaleRecord';
  readonly row: LockedRow;

  constructor(row: LockedRow) {
    super(`record ${row.id} was changed or withdrawn`);
    this.row = row;
  }
}

/** @throws StaleRecord when somebody changed or withdrew the row since the revision was read. */
export function assertCurrent(row: LockedRow, revision: number): void {
  if (row.isWithdrawn || row.revision !== revision) throw new StaleRecord(row);
}

const shown = (text: unknown): string => {
  if (text === null || text === undefined || text === '') return '空';
  return Array.isArray(text) ? text.join('、') || '空' : String(text);
};

/** The record as it is now, or null when it is not there any more. */
async function currentItem(
  deps: EditDeps,
  target: EditableTable,
  { actor }: Editor,
  id: number,
): Promise<Feature | null> {
  try {
    return (await itemFeature(deps, target.collection, actor, id)).feature;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** The 409 answer to an edit of a record that somebody else changed meanwhile: their version and yours. */
export async function editConflict(
  deps: EditDeps,
  target: EditableTable,
  editor: Editor,
  { row }: StaleRecord,
  request: Pick<EditRequest, 'revision' | 'changes' | 'geometry'>,
): Promise<ConflictError> {
  const item = row.isWithdrawn ? null : await currentItem(deps, target, editor, row.id);
  const fields = Object.entries(request.changes).flatMap(([name, yours]) => {
    const field = target.collection.fields.find((entry) => entry.name === name);
    const theirs = item?.properties[name] ?? null;
    if (field === undefined || item === null || isDeepStrictEqual(theirs, yours)) return [];
    return [{ field: name, label: field.label.zh, yours, theirs }];
  });
  const members: EditConflict = {
    conflict: row.isWithdrawn ? 'withdrawn' : 'stale',
    current: {
      id: row.id,
      revision: row.revision,
      updatedBy: row.updatedBy,
      updatedAt: row.updatedAt,
      isWithdrawn: row.isWithdrawn,
      item,
    },
    yours: {
      revision: request.revision,
      changes: request.changes,
      ...(request.geometry === undefined ? {} : { geometry: request.geometry }),
    },
    fields,
  };
  const named = (name: string, value: unknown) => {
    const options = target.collection.fields.find((entry) => entry.name === name)?.options;
    const option = options === undefined || typeof value !== 'string' ? undefined : optionOf(options, value);
    return option?.zh ?? shown(value);
  };
  const told = fields
    .slice(0, 3)
    .map(
      ({ field, label, yours, theirs }) =>
        `“${label}”现为 ${named(field, theirs)}，您的是 ${named(field, yours)}`,
    );
  const detail = row.isWithdrawn
    ? '这条记录已被撤回，不能修改；请先恢复它，再重新提交'
    : `这条记录在您打开之后已被 ${row.updatedBy} 修改。${told.length > 0 ? `${told.join('；')}。` : ''}请对照两个版本后选择`;
  return new ConflictError(detail, members);
}
