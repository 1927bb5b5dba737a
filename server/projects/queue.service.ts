import { defaultQueueKeys, queueReason } from '../../geodata/analysis/matching/queue-order.ts';
import type {
  ProjectQueue,
  QueueOrderRequest,
  QueueOverrideRequest,
} from '../../geodata/model/api-projects.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { queueKeyLabels } from '../../geodata/model/project-stage.ts';
import { InvalidInputError } from '../http/problem.ts';
import { inAuditedWrite } from '../land/audited-write.ts';
import { asProject, queueOf } from './project-view.ts';
import { readProjects, readQueueKeys, saveQueueKeys, updateQueuePlace } from './projects.repository.ts';
import { findProject, type ProjectDeps, requireZone, type Writing } from './projects.service.ts';

/** The queue of a zone with why each stands where it stands. @throws InvalidInputError */
export async function readQueue(deps: ProjectDeps, actor: Actor, zoneCode: string): Promise<ProjectQueue> {
  await requireZone(deps, actor, zoneCode);
  const keys = (await readQueueKeys(deps.sql, zoneCode)) ?? [...defaultQueueKeys];
  const queue = queueOf(await readProjects(deps.sql, [zoneCode]), keys);
  return {
    zoneCode,
    keys,
    entries: queue.map(({ entry, place, ruledPlace }) => ({
      place,
      ruledPlace,
      project: asProject(entry, place),
      reason:
        entry.queuePlace === null
          ? queueReason(entry, keys)
          : `${entry.queuePlaceBy ?? ''}指定第 ${entry.queuePlace} 位：${entry.queuePlaceReason ?? ''}`,
    })),
    asOf: deps.today(),
  };
}

/** Sets the order of the keys. */
export async function orderQueueBy(
  deps: ProjectDeps,
  { actor, requestId }: Writing,
  { zoneCode, keys, reason }: QueueOrderRequest,
): Promise<ProjectQueue> {
  await requireZone(deps, actor, zoneCode, 'zoneCode');
  await inAuditedWrite(
    deps.sql,
    { zoneCode, author: actor, requestId, reason },
    async ({ sql, report, touch }) => {
      const before = (await readQueueKeys(sql, zoneCode)) ?? [...defaultQueueKeys];
      await saveQueueKeys(sql, zoneCode, keys, actor.id);
      const names = (list: readonly (typeof keys)[number][]) => list.map((key) => queueKeyLabels[key]);
      report({
        action: 'update',
        collection: 'project-queue',
        recordId: null,
        recordLabel: '项目排序规则',
        before: { keys: names(before) },
        after: { keys: names(keys) },
      });
      touch('projects');
    },
  );
  deps.revisions.forget();
  return await readQueue(deps, actor, zoneCode);
}

/** Gives a project a place by hand; the reason is logged. @throws NotFoundError, InvalidInputError */
export async function placeInQueue(
  deps: ProjectDeps,
  { actor, requestId }: Writing,
  id: number,
  { place, reason }: QueueOverrideRequest,
): Promise<ProjectQueue> {
  const before = await findProject(deps, actor, id);
  const { zoneCode } = before;
  const queue = queueOf(await readProjects(deps.sql, [zoneCode]));
  if (!queue.some(({ entry }) => entry.id === id))
    throw new InvalidInputError([
      { field: 'place', message: '这个项目不在排队中：只有谋划、在谈、签约且尚无预留的项目排队' },
    ]);
  if (place !== null && place > queue.length)
    throw new InvalidInputError([
      { field: 'place', message: `排队中只有 ${queue.length} 个项目，请填 1–${queue.length}` },
    ]);
  await inAuditedWrite(
    deps.sql,
    { zoneCode, author: actor, requestId, reason },
    async ({ sql, report, touch }) => {
      await updateQueuePlace(sql, zoneCode, id, place, reason, actor);
      report({
        action: 'update',
        collection: 'projects',
        recordId: id,
        recordLabel: before.name,
        before: { queuePlace: before.queuePlace },
        after: { queuePlace: place },
      });
      touch('projects');
    },
  );
  deps.revisions.forget();
  return await readQueue(deps, actor, zoneCode);
}
