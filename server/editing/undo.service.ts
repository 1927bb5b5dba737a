import type { UndoConflict, UndoRequest, UndoResult } from '../../geodata/model/api-change-sets.ts';
import { assertNoOpenCase } from '../disposal/assert-no-open-case.service.ts';
import { keepIdleStates } from '../disposal/keep-idle-states.ts';
import { ConflictError } from '../http/problem.ts';
import { type ChangeSet, inChangeSet } from '../land/change-set.ts';
import { type KeptImage, readCreated, readImages, readReturns } from './change-sets.repository.ts';
import { findChangeSet } from './change-sets.service.ts';
import { asFieldError } from './constraint-messages.ts';
import { refreshAfterRestoring } from './derive.ts';
import { dayOf, type EditDeps, type Editor, editDraft } from './edit-context.ts';
import { type EditableTable, editableTables } from './editable-table.ts';
import {
  type LockedRow,
  lockRows,
  readRestorableColumns,
  restoreImages,
  setWithdrawn,
} from './editing.repository.ts';
import { writeRecords } from './write-records.ts';

/** What a change set did to the records of one collection. */
interface Done {
  target: EditableTable;
  images: readonly KeptImage[];
  createdIds: readonly number[];
}

type Conflicts = UndoConflict['conflicts'];

/** A row of a new record is at its first revision until somebody changes it. */
const firstRevision = 1;

/** Revisions of a row whose content is that of `revision`: undoing leads back to an older content under a new number. */
function equalRevisions(revision: number, returns: ReadonlyMap<number, number>): Set<number> {
  const equal = new Set<number>();
  for (let at: number | undefined = revision; at !== undefined && !equal.has(at); at = returns.get(at))
    equal.add(at);
  return equal;
}

/** Rows that hold something else than the change set left. */
async function conflictsOf(
  { sql, zoneCode }: ChangeSet,
  { target, images, createdIds }: Done,
  rows: readonly LockedRow[],
): Promise<Conflicts> {
  const expected = new Map([
    ...createdIds.map((id) => [id, firstRevision] as const),
    ...images.map(({ recordId, revisionAfter }) => [recordId, revisionAfter] as const),
  ]);
  const returns = await readReturns(sql, zoneCode, target.id, [...expected.keys()]);
  const leads = new Map<number, Map<number, number>>();
  for (const { recordId, revision, sameAs } of returns)
    leads.set(recordId, (leads.get(recordId) ?? new Map()).set(revision, sameAs));
  const isAsLeft = ({ id, revision }: LockedRow): boolean => {
    const wanted = expected.get(id);
    if (wanted === revision) return true;
    return wanted !== undefined && equalRevisions(revision, leads.get(id) ?? new Map()).has(wanted);
  };
  return rows
    .filter((row) => !isAsLeft(row))
    .map(({ id, image, updatedBy, updatedAt }) => ({
      collection: target.id,
      id,
      label: String(
        image.name ?? image.unit_code ?? image.project_name ?? `${target.collection.title.zh} ${id}`,
      ),
      changedBy: updatedBy,
      changedAt: updatedAt,
    }));
}

function refuse(conflicts: Conflicts): never {
  const named = conflicts.slice(0, 5).map(({ label, changedBy }) => `${label}（${changedBy}）`);
  throw new ConflictError(
    `有 ${conflicts.length} 条记录在这次变更之后又被修改，不能撤销：${named.join('、')}${conflicts.length > 5 ? ' 等' : ''}。请先撤销后来的修改`,
    { conflicts },
  );
}

/** Records that undoing leaves withdrawn: those that were made, and those that were withdrawn before. */
const withdrawnIds = ({ images, createdIds }: Pick<Done, 'images' | 'createdIds'>): number[] => {
  const again = images.filter(({ rowBefore }) => (rowBefore.withdrawn_at ?? null) !== null);
  return [...createdIds, ...again.map(({ recordId }) => recordId)];
};

/** The same, by collection. */
const withdrawnBy = (all: readonly Done[]): Record<string, number[]> =>
  Object.fromEntries(
    all
      .map((done) => ({ collection: done.target.id, ids: withdrawnIds(done) }))
      .filter(({ ids }) => ids.length > 0)
      .map(({ collection, ids }) => [collection, ids]),
  );

/** Puts the records of one collection back: images restored, new records withdrawn. */
async function undoOne(
  changes: ChangeSet,
  { target, images, createdIds }: Done,
  rows: readonly LockedRow[],
  asOf: string,
): Promise<void> {
  const { sql, zoneCode, author } = changes;
  const columns = await readRestorableColumns(sql, target);
  await assertNoOpenCase(sql, zoneCode, target.id, withdrawnIds({ images, createdIds }));
  await writeRecords(changes, {
    target,
    rows,
    asOf,
    hasNewOutline: false,
    apply: async () => {
      const before = images.map(({ rowBefore }) => rowBefore);
      if (before.length > 0) await restoreImages(sql, target, zoneCode, before, columns, author.id);
      if (createdIds.length > 0) await setWithdrawn(sql, target, zoneCode, createdIds, true, author.id);
    },
  });
  const ids = images.map(({ recordId }) => recordId);
  if (ids.length === 0) return;
  await refreshAfterRestoring(changes, target, ids, asOf);
  if (target.id === 'parcels') await keepIdleStates(sql, zoneCode, ids);
}

/**
 * Undoes a change set: every record is afterwards what it was before, column by column and outline included; records
 * that the change set made are withdrawn. The undoing is a change set of its own, so it can be undone, too. A zone
 * that an import made stays, empty.
 * @throws NotFoundError, ConflictError when it was undone already, is a demonstration, or a record was changed since.
 */
export async function undoChangeSet(
  deps: EditDeps,
  editor: Editor,
  zoneCode: string,
  id: number,
  { reason }: UndoRequest,
): Promise<UndoResult> {
  const found = await findChangeSet(deps, editor.actor, zoneCode, id);
  if (found.kind === 'demonstration') throw new ConflictError('演示数据由系统生成，不能撤销');
  if (found.undoneById !== null) throw new ConflictError('这次变更已经撤销过');
  const asOf = await dayOf(deps, editor.actor, zoneCode);
  const draft = {
    ...editDraft(editor, zoneCode, `撤销：${found.title}`, reason),
    kind: 'undo' as const,
    undoesId: id,
  };
  try {
    const closed = await inChangeSet(deps.sql, draft, async (changes) => {
      const images = await readImages(changes.sql, zoneCode, id);
      const created = await readCreated(changes.sql, zoneCode, id);
      const known = [...editableTables.map(({ id: collection }) => collection as string), 'zones'];
      if (created.some(({ collection }) => !known.includes(collection)))
        throw new ConflictError('这次变更新建了不能逐条撤回的数据，不能撤销');
      const all = editableTables
        .map(
          (target): Done => ({
            target,
            images: images.filter(({ collection }) => collection === target.id),
            createdIds: target.isWithdrawable
              ? (created.find(({ collection }) => collection === target.id)?.createdIds ?? [])
              : [],
          }),
        )
        .filter((done) => done.images.length + done.createdIds.length > 0);
      const locked: LockedRow[][] = [];
      for (const { target, images: kept, createdIds } of all)
        locked.push(
          await lockRows(changes.sql, target, zoneCode, [
            ...kept.map(({ recordId }) => recordId),
            ...createdIds,
          ]),
        );
      const conflicts: Conflicts = [];
      for (const [index, done] of all.entries())
        conflicts.push(...(await conflictsOf(changes, done, locked[index]!)));
      if (conflicts.length > 0) refuse(conflicts);
      for (const [index, done] of all.entries()) await undoOne(changes, done, locked[index]!, asOf);
      return {
        restored: images.length,
        withdrawn: all.reduce((sum, { createdIds }) => sum + createdIds.length, 0),
        withdrawnIds: withdrawnBy(all),
      };
    });
    return { zoneCode, changeSetId: closed.changeSetId, undoneId: id, ...closed.result };
  } catch (error) {
    throw asFieldError(error);
  } finally {
    deps.revisions.forget();
  }
}
