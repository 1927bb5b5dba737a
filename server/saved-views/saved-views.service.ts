import type {
  SavedView,
  SavedViewChange,
  SavedViewList,
  SavedViewRequest,
} from '../../geodata/model/api-saved-views.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { ConflictError, HttpProblem, InvalidInputError, NotFoundError } from '../http/problem.ts';
import {
  countViews,
  deleteView,
  insertView,
  readViews,
  type StoredView,
  updateView,
} from './saved-views.repository.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions'>;

const mostViews = 200;

const asView = ({ ownerId, ...view }: StoredView, actor: Actor): SavedView => ({
  ...view,
  isMine: ownerId === actor.id,
});

const zonesOf = async ({ revisions }: Deps, actor: Actor): Promise<string[]> =>
  (await revisions.zones(actor)).map(({ zoneCode }) => zoneCode);

async function visible(deps: Deps, actor: Actor): Promise<StoredView[]> {
  return await readViews(deps.sql, actor.id, await zonesOf(deps, actor));
}

/** One's own views and those that others share, the latest first. */
export async function listViews(deps: Deps, actor: Actor): Promise<SavedViewList> {
  return { views: (await visible(deps, actor)).map((view) => asView(view, actor)) };
}

/** Keeps a view. @throws InvalidInputError for an unknown zone or too many views. */
export async function saveView(deps: Deps, actor: Actor, request: SavedViewRequest): Promise<SavedView> {
  const { zoneCode } = request;
  if (zoneCode !== null && !(await zonesOf(deps, actor)).includes(zoneCode))
    throw new InvalidInputError([{ field: 'zoneCode', message: `没有代码为“${zoneCode}”的开发区` }]);
  if ((await countViews(deps.sql, actor.id)) >= mostViews)
    throw new InvalidInputError([
      { field: 'name', message: `最多保存 ${mostViews} 个视图，请先删除不需要的` },
    ]);
  return asView(await insertView(deps.sql, request, actor), actor);
}

async function find(deps: Deps, actor: Actor, id: number): Promise<StoredView> {
  const found = (await visible(deps, actor)).find((view) => view.id === id);
  if (found === undefined) throw new NotFoundError(`没有编号为 ${id} 的视图`);
  return found;
}

/** One view that the actor may open. @throws NotFoundError */
export const openView = async (deps: Deps, actor: Actor, id: number): Promise<SavedView> =>
  asView(await find(deps, actor, id), actor);

async function own(deps: Deps, actor: Actor, id: number): Promise<StoredView> {
  const found = await find(deps, actor, id);
  if (found.ownerId !== actor.id)
    throw new HttpProblem(403, `这个视图属于 ${found.ownerName}，只有本人可以修改或删除`);
  return found;
}

/** Renames, shares or moves a view of one's own. @throws NotFoundError, HttpProblem 403, ConflictError */
export async function changeView(
  deps: Deps,
  actor: Actor,
  id: number,
  change: SavedViewChange,
): Promise<SavedView> {
  await own(deps, actor, id);
  const changed = await updateView(deps.sql, id, change);
  if (changed === undefined) {
    const current = await openView(deps, actor, id);
    throw new ConflictError('这个视图已在别处修改，请刷新后重试', { conflict: 'stale', current });
  }
  return asView(changed, actor);
}

/** Deletes a view of one's own. @throws NotFoundError, HttpProblem 403 */
export async function removeView(deps: Deps, actor: Actor, id: number): Promise<SavedView> {
  const found = await own(deps, actor, id);
  await deleteView(deps.sql, id);
  return asView(found, actor);
}
