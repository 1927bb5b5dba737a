import type {
  ChangeSetDetail,
  ChangeSetItem,
  ChangeSetPage,
  RecordHistory,
} from '../../geodata/model/api-change-sets.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { InvalidInputError, NotFoundError } from '../http/problem.ts';
import {
  type ChangeSetListed,
  readChangeSet,
  readChangeSetEntries,
  readChangeSets,
  readRecordEntries,
} from './change-sets.repository.ts';
import { type EditDeps, placeOfRecord, zonesOf } from './edit-context.ts';
import type { EditableTable } from './editable-table.ts';
import { lockRows } from './editing.repository.ts';
import { visibleChange } from './visible-changes.ts';

const asItem = (row: ChangeSetListed, actor: Actor): ChangeSetItem => ({
  ...row,
  actorName: actor.sees.internal ? row.actorName : '',
  canUndo: row.kind !== 'demonstration' && row.undoneById === null,
});

/** Change sets of the zones asked for, newest first. @throws InvalidInputError for an unknown zone. */
export async function listChangeSets(
  deps: EditDeps,
  actor: Actor,
  request: { zones: readonly string[] | undefined; limit: number; cursor: number | undefined },
): Promise<ChangeSetPage> {
  const known = await zonesOf(deps, actor);
  const unknown = (request.zones ?? []).filter((zoneCode) => !known.includes(zoneCode));
  if (unknown.length > 0)
    throw new InvalidInputError([{ field: 'zone', message: `没有代码为“${unknown[0]}”的开发区` }]);
  const rows = await readChangeSets(
    deps.sql,
    request.zones ?? known,
    request.cursor ?? null,
    request.limit + 1,
  );
  const page = rows.slice(0, request.limit);
  return {
    changeSets: page.map((row) => asItem(row, actor)),
    nextCursor: rows.length > page.length ? String(page.at(-1)!.id) : null,
  };
}

/** One change set of a zone that the actor sees. @throws NotFoundError */
export async function findChangeSet(
  deps: EditDeps,
  actor: Actor,
  zoneCode: string,
  id: number,
): Promise<ChangeSetListed> {
  const isVisible = (await zonesOf(deps, actor)).includes(zoneCode);
  const found = isVisible ? await readChangeSet(deps.sql, zoneCode, id) : undefined;
  if (found === undefined) throw new NotFoundError(`开发区 ${zoneCode} 没有编号为 ${id} 的变更`);
  return found;
}

const mostEntries = 500;

/** A change set with its first writes. @throws NotFoundError */
export async function changeSetDetail(
  deps: EditDeps,
  actor: Actor,
  zoneCode: string,
  id: number,
): Promise<ChangeSetDetail> {
  const found = await findChangeSet(deps, actor, zoneCode, id);
  const entries = await readChangeSetEntries(deps.sql, zoneCode, id, mostEntries);
  const entryCount = Object.values(found.summary)
    .flatMap((actions) => Object.values(actions))
    .reduce((sum, count) => sum + count, 0);
  return {
    ...asItem(found, actor),
    entries: entries.map((entry) => visibleChange(entry, actor)),
    entryCount,
  };
}

/** Everything that was written to a record, withdrawn or not. @throws NotFoundError */
export async function recordHistory(
  deps: EditDeps,
  target: EditableTable,
  actor: Actor,
  id: number,
): Promise<RecordHistory> {
  const { zoneCode } = await placeOfRecord(deps, target, actor, id);
  const entries = await readRecordEntries(deps.sql, zoneCode, target.id, id, 200);
  const row = await deps.sql.begin(async (sql) => (await lockRows(sql, target, zoneCode, [id]))[0]);
  if (row === undefined) throw new NotFoundError(`${target.collection.title.zh}中没有编号为 ${id} 的记录`);
  return {
    entries: entries.map((entry) => visibleChange(entry, actor)),
    isWithdrawn: row.isWithdrawn,
    revision: row.revision,
    createdAt: String(row.image.created_at),
    createdBy: actor.sees.internal ? String(row.image.created_by) : '',
  };
}
