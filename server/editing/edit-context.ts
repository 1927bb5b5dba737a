import { randomUUID } from 'node:crypto';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { NotFoundError } from '../http/problem.ts';
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

/** Where a record belongs and what it is called, withdrawn or not. @throws NotFoundError, also for one the actor may not see. */
export async function placeOfRecord(
  deps: EditDeps,
  target: EditableTable,
  actor: Actor,
  id: number,
): Promise<RecordPlace> {
  const place = await readPlace(deps.sql, target, await zonesOf(deps, actor), id);
  if (place === undefined) throw new NotFoundError(`${target.collection.title.zh}中没有编号为 ${id} 的记录`);
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
