import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../geodata/catalog/field.ts';
import { columnOf } from '../../geodata/catalog/field.ts';
import {
  type CreateRequest,
  type EditRequest,
  type EditResult,
  type EditWarning,
  type FieldValues,
  handSource,
} from '../../geodata/model/api-edit.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { itemFeature } from '../collections/collections.service.ts';
import { type FieldProblem, HttpProblem, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { inChangeSet } from '../land/change-set.ts';
import { nameSortKey, searchPinyin } from '../text/pinyin.ts';
import { asFieldError } from './constraint-messages.ts';
import { deriveFromOutlines, deriveFromRecords } from './derive.ts';
import { assertCurrent, editConflict, StaleRecord } from './edit-conflict.ts';
import {
  assertStayInOwnParks,
  dayOf,
  type EditDeps,
  type Editor,
  editDraft,
  placeOfRecord,
} from './edit-context.ts';
import { type EditableTable, editableTableOf } from './editable-table.ts';
import { insertRow, isPresent, type LockedRow, lockRows, updateRows } from './editing.repository.ts';
import { assertOutlineFits, outlineWarnings } from './outline.service.ts';
import { type OutlineReading, readOutline } from './outline.ts';
import { missingFields, readValues, type StoredValue } from './read-values.ts';
import { reportCreated, writeRecords } from './write-records.ts';

/** Checked input of an edit: columns to set, and the outline. */
export interface CheckedEdit {
  values: ReadonlyMap<Field, StoredValue>;
  outline: Extract<OutlineReading, { ok: true }> | undefined;
}

/** Checks values and outline together, so that everything wrong is told at once. @throws InvalidInputError */
export function checkEdit(
  target: EditableTable,
  actor: Actor,
  changes: FieldValues,
  geometry: unknown,
): CheckedEdit {
  const problems: FieldProblem[] = [];
  const reading = readValues(target, actor, changes);
  if (!reading.ok) problems.push(...reading.problems);
  const outline = geometry === undefined ? undefined : readOutline(geometry);
  if (outline !== undefined && target.collection.editing?.outline !== true)
    problems.push({ field: 'geometry', message: `${target.collection.title.zh}没有自己的图形` });
  else if (outline?.ok === false) problems.push({ field: 'geometry', message: outline.message });
  if (problems.length > 0) throw new InvalidInputError(problems);
  return { values: reading.ok ? reading.values : new Map(), outline: outline?.ok ? outline : undefined };
}

/** Columns of checked values, with the keys that follow from a name. */
export function columnsOf(target: EditableTable, { values, outline }: CheckedEdit): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const [field, value] of values) columns[columnOf(field.name)] = value;
  if (typeof columns.name === 'string') {
    if (target.hasPinyin) columns.pinyin = searchPinyin(columns.name);
    if (target.hasSortKey) columns.sort_key = nameSortKey(columns.name);
  }
  if (outline !== undefined) columns.geom = outline.ewkb;
  return columns;
}

/** @throws InvalidInputError for a reference to a record that is not in the zone or was withdrawn. */
export async function assertReferences(
  { sql }: EditDeps,
  zoneCode: string,
  values: ReadonlyMap<Field, StoredValue>,
): Promise<void> {
  const problems: FieldProblem[] = [];
  for (const [{ name, label, edit }, value] of values) {
    const referred = edit?.reference === undefined ? undefined : editableTableOf(edit.reference);
    if (referred === undefined || typeof value !== 'number') continue;
    if (value > 0 && (await isPresent(sql, referred, zoneCode, value))) continue;
    const message = `“${label.zh}”：本开发区没有编号为 ${value} 的${referred.collection.title.zh}，请重新选择`;
    problems.push({ field: name, message });
  }
  if (problems.length > 0) throw new InvalidInputError(problems);
}

/** Columns whose values differ from what the row holds. */
const changedColumns = (row: LockedRow, columns: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(columns).filter(([column, value]) => !isDeepStrictEqual(row.image[column] ?? null, value)),
  );

/** Title of a change set: 修改地块“一号地”. */
export const titleOf = (verb: string, target: EditableTable, label: unknown): string =>
  `${verb}${target.collection.title.zh}${typeof label === 'string' && label !== '' ? `“${label}”` : ''}`;

/**
 * Runs writes of one zone; conflicts and broken rules come out as answers people can act upon.
 * @throws ConflictError, InvalidInputError
 */
export async function answering<T>(
  deps: EditDeps,
  work: () => Promise<T>,
  onStale: (stale: StaleRecord) => Promise<Error>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StaleRecord) throw await onStale(error);
    throw asFieldError(error);
  } finally {
    deps.revisions.forget();
  }
}

async function result(
  deps: EditDeps,
  target: EditableTable,
  { actor }: Editor,
  id: number,
  changeSetId: number | null,
  warnings: EditWarning[],
): Promise<EditResult> {
  const { zoneCode, feature } = await itemFeature(deps, target.collection, actor, id);
  return { item: feature, zoneCode, changeSetId, warnings };
}

/**
 * Changes one record.
 * @throws InvalidInputError, NotFoundError, ConflictError with both versions.
 */
export async function editRecord(
  deps: EditDeps,
  target: EditableTable,
  editor: Editor,
  id: number,
  request: EditRequest,
): Promise<EditResult> {
  const checked = checkEdit(target, editor.actor, request.changes, request.geometry);
  const { zoneCode, label } = await placeOfRecord(deps, target, editor.actor, id);
  await assertReferences(deps, zoneCode, checked.values);
  if (checked.outline !== undefined)
    await assertOutlineFits(deps.sql, target, zoneCode, checked.outline.ewkb);
  const asOf = await dayOf(deps, editor.actor, zoneCode);
  const columns = columnsOf(target, checked);
  const draft = editDraft(editor, zoneCode, titleOf('修改', target, label), request.reason);
  // A write that changes nothing leaves no trace; it still meets somebody else's change.
  const unchanged = Symbol('unchanged');
  const changeSetId = await answering(
    deps,
    async () => {
      try {
        const closed = await inChangeSet(deps.sql, draft, async (changes) => {
          const [row] = await lockRows(changes.sql, target, zoneCode, [id]);
          if (row === undefined)
            throw new NotFoundError(`${target.collection.title.zh}中没有编号为 ${id} 的记录`);
          assertCurrent(row, request.revision);
          const values = changedColumns(row, columns);
          if (Object.keys(values).length === 0) throw unchanged;
          await writeRecords(changes, {
            target,
            rows: [row],
            asOf,
            hasNewOutline: 'geom' in values,
            apply: () => updateRows(changes.sql, target, zoneCode, [id], values, editor.actor.id),
          });
          await assertStayInOwnParks(changes.sql, target, editor.actor, zoneCode, [id]);
        });
        return closed.changeSetId;
      } catch (error) {
        if (error === unchanged) return null;
        throw error;
      }
    },
    (stale) => editConflict(deps, target, editor, stale, request),
  );
  const outline = changeSetId === null ? undefined : checked.outline;
  return await result(
    deps,
    target,
    editor,
    id,
    changeSetId,
    await outlineWarnings(deps, target, editor, id, outline),
  );
}

/** Required fields that a new record may leave to the default of their column. */
const fieldsWithDefault = ['remainingAttachmentSquareMetres'];

/** Makes a record. @throws InvalidInputError, ConflictError for a code in use. */
export async function createRecord(
  deps: EditDeps,
  target: EditableTable,
  editor: Editor,
  { zoneCode, values: given, geometry, reason }: CreateRequest,
): Promise<EditResult> {
  if (target.collection.editing?.create !== true)
    throw new HttpProblem(405, `${target.collection.title.zh}不能在此新建`);
  const zones = (await deps.revisions.zones(editor.actor)).map((zone) => zone.zoneCode);
  if (!zones.includes(zoneCode))
    throw new InvalidInputError([
      { field: 'zoneCode', message: `没有代码为“${zoneCode}”的开发区，请重新选择` },
    ]);
  const values: FieldValues = { sourceName: handSource, ...given };
  const checked = checkEdit(target, editor.actor, values, geometry);
  const problems = missingFields(target, checked.values, fieldsWithDefault);
  if (target.collection.editing.outline && checked.outline === undefined)
    problems.push({ field: 'geometry', message: '请绘制范围' });
  if (problems.length > 0) throw new InvalidInputError(problems);
  await assertReferences(deps, zoneCode, checked.values);
  if (checked.outline !== undefined)
    await assertOutlineFits(deps.sql, target, zoneCode, checked.outline.ewkb);
  const asOf = await dayOf(deps, editor.actor, zoneCode);
  // An empty field of a new record takes the default of its column.
  const columns = Object.fromEntries(
    Object.entries(columnsOf(target, checked)).filter(([, value]) => value !== null),
  );
  const label = values[target.collection.titleField] ?? values.name ?? values.projectName;
  const closed = await answering(
    deps,
    () =>
      inChangeSet(
        deps.sql,
        editDraft(editor, zoneCode, titleOf('新建', target, label), reason),
        async (changes) => {
          const id = await insertRow(changes.sql, target, zoneCode, columns, editor.actor.id);
          await assertStayInOwnParks(changes.sql, target, editor.actor, zoneCode, [id]);
          if (checked.outline !== undefined) await deriveFromOutlines(changes, target, [id]);
          const [row] = await lockRows(changes.sql, target, zoneCode, [id]);
          await deriveFromRecords(changes, target, [{ id, before: null, after: row!.image }], asOf);
          await reportCreated(changes, target, id);
          return id;
        },
      ),
    async (stale) => stale,
  );
  const warnings = await outlineWarnings(deps, target, editor, closed.result, checked.outline);
  return await result(deps, target, editor, closed.result, closed.changeSetId, warnings);
}
