import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Actor } from '../../geodata/model/api-session.ts';
import { isBoundToParks, readOwnRecords } from '../access/own-parks.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { InvalidInputError, NotFoundError } from '../http/problem.ts';
import type { ChangeSetDraft } from '../land/change-set.ts';
import type { EditableTable } from './editable-table.ts';
import { type RecordPlace, readPlace } from './editing.repository.ts';

export type EditDeps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

/** Who edits, as part of which request. */
export interface Editor {
  actor: Actor;
  requestId: string;
}

/** Codes of the zones whose records this actor may see and change. */
export const zonesOf = async ({ revisions }: EditDeps, actor: Actor): Promise<string[]> =>
  (await revisions.zones(actor)).map(({ zoneCode }) => zoneCode);

/** Day on which the assessments of a zone count as valid: a demonstration lives on its own as-of day. */
export async function dayOf({ revisions, today }: EditDeps, actor: Actor, zoneCode: string): Promise<string> {
  const zone = (await revisions.zones(actor)).find((state) => state.zoneCode === zoneCode);
  return zone?.isDemonstration && zone.seed !== null ? (zone.asOf ?? today()) : today();
}

/** Of some records, those that this actor may write: to a park operator, what belongs to other parks is not there. */
export async function recordsToWrite(
  sql: postgres.ISql,
  target: EditableTable,
  actor: Actor,
  zoneCodes: readonly string[],
  ids: readonly number[],
): Promise<readonly number[]> {
  if (!isBoundToParks(actor)) return ids;
  const own = await readOwnRecords(sql, target, actor, zoneCodes, ids);
  return ids.filter((id) => own.has(id));
}

/**
 * To be called after a write, in its transaction: nobody may write a record out of the own parks, or into others.
 * @throws InvalidInputError
 */
export async function assertStayInOwnParks(
  sql: postgres.ISql,
  target: EditableTable,
  actor: Actor,
  zoneCode: string,
  ids: readonly number[],
): Promise<void> {
  if ((await recordsToWrite(sql, target, actor, [zoneCode], ids)).length === ids.length) return;
  const field = target.collection.park?.through === undefined ? 'parkId' : 'buildingId';
  throw new InvalidInputError([{ field, message: '只能登记在本人运营的园区内，请重新选择' }]);
}

/** Where a record belongs and what it is called, withdrawn or not. @throws NotFoundError, also for one the actor may not see. */
export async function placeOfRecord(
  deps: EditDeps,
  target: EditableTable,
  actor: Actor,
  id: number,
): Promise<RecordPlace> {
  const place = await readPlace(deps.sql, target, await zonesOf(deps, actor), id);
  const isOwn =
    place === undefined ||
    (await recordsToWrite(deps.sql, target, actor, [place.zoneCode], [id])).includes(id);
  if (place === undefined || !isOwn)
    throw new NotFoundError(`${target.collection.title.zh}中没有编号为 ${id} 的记录`);
  return place;
}

/** The change set of an edit, as the list of changes shows it. */
export const editDraft = (
  { actor, requestId }: Editor,
  zoneCode: string,
  title: string,
  reason: string | undefined,
): ChangeSetDraft => ({
  zoneCode,
  kind: 'edit',
  title: title.slice(0, 200),
  author: { id: actor.id, name: actor.name },
  requestId: requestId === '' ? randomUUID() : requestId,
  ...(reason === undefined || reason === '' ? {} : { reason }),
});
