import type { Shortlist } from '../../geodata/model/api-projects.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { NotFoundError } from '../http/problem.ts';
import { inAuditedWrite } from '../land/audited-write.ts';
import { findProject, type ProjectDeps, type Writing } from './projects.service.ts';
import { deleteShortlistEntry, readShortlist, saveShortlistEntry } from './shortlist.repository.ts';

export async function listShortlist(deps: ProjectDeps, actor: Actor, id: number): Promise<Shortlist> {
  const { zoneCode } = await findProject(deps, actor, id);
  return { projectId: id, entries: await readShortlist(deps.sql, zoneCode, id) };
}

/** Adds a piece to the shortlist, or changes its note. @throws NotFoundError */
export async function keepInMind(
  deps: ProjectDeps,
  { actor, requestId }: Writing,
  id: number,
  piece: { supplyId: string; zoneCode: string; name: string; code: string; note: string | null },
): Promise<Shortlist> {
  const project = await findProject(deps, actor, id);
  const { zoneCode } = project;
  const kind = piece.supplyId.startsWith('unit-') ? 'unit' : 'parcel';
  await inAuditedWrite(deps.sql, { zoneCode, author: actor, requestId }, async ({ sql, report, touch }) => {
    await saveShortlistEntry(sql, zoneCode, id, { ...piece, kind, addedBy: actor.name });
    report({
      action: 'update',
      collection: 'projects',
      recordId: id,
      recordLabel: project.name,
      before: null,
      after: { shortlisted: piece.supplyId, note: piece.note },
    });
    touch('projects');
  });
  deps.revisions.forget();
  return await listShortlist(deps, actor, id);
}

/** Takes a piece off. @throws NotFoundError */
export async function dropFromShortlist(
  deps: ProjectDeps,
  { actor, requestId }: Writing,
  id: number,
  supplyId: string,
): Promise<Shortlist> {
  const project = await findProject(deps, actor, id);
  const { zoneCode } = project;
  const isDropped = await inAuditedWrite(
    deps.sql,
    { zoneCode, author: actor, requestId },
    async ({ sql, report, touch }) => {
      if (!(await deleteShortlistEntry(sql, zoneCode, id, supplyId))) return false;
      report({
        action: 'update',
        collection: 'projects',
        recordId: id,
        recordLabel: project.name,
        before: { shortlisted: supplyId },
        after: { shortlisted: null },
      });
      touch('projects');
      return true;
    },
  );
  if (!isDropped) throw new NotFoundError(`备选中没有 ${supplyId}`);
  deps.revisions.forget();
  return await listShortlist(deps, actor, id);
}
