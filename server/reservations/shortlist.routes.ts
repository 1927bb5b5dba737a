import { Shortlist, ShortlistRequest } from '../../geodata/model/api-projects.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { supplyParameter } from '../http/supply-parameter.ts';
import { dropFromShortlist, keepInMind, listShortlist } from '../projects/shortlist.service.ts';
import { describePiece } from './reservations.service.ts';

const shortlist = { name: 'Shortlist', schema: Shortlist };

/** Pieces that a team keeps in mind for a project, with notes. */
export const shortlistRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/projects/{id}/shortlist',
    summary: { zh: '项目的备选载体', en: 'Shortlist of a project' },
    access: 'read-projects',
    params: { id: recordId },
    response: shortlist,
    handler: async ({ actor, path }) => json(await listShortlist(deps, actor, path.id)),
  }),
  defineRoute({
    method: 'put',
    path: '/projects/{id}/shortlist/{supplyId}',
    summary: { zh: '加入备选或修改备注', en: 'Keep a piece in mind or change its note' },
    access: 'work-projects',
    params: { id: recordId, supplyId: supplyParameter },
    body: ShortlistRequest,
    response: shortlist,
    handler: async ({ actor, path, body, requestId }) => {
      const piece = await describePiece(deps, actor, path.supplyId);
      return json(
        await keepInMind(deps, { actor, requestId }, path.id, {
          ...piece,
          supplyId: path.supplyId,
          note: body.note,
        }),
      );
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/projects/{id}/shortlist/{supplyId}',
    summary: { zh: '移出备选', en: 'Take a piece off the shortlist' },
    access: 'work-projects',
    params: { id: recordId, supplyId: supplyParameter },
    response: shortlist,
    handler: async ({ actor, path, requestId }) =>
      json(await dropFromShortlist(deps, { actor, requestId }, path.id, path.supplyId)),
  }),
];
