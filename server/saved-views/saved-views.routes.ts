import {
  SavedView,
  SavedViewChange,
  SavedViewList,
  SavedViewRequest,
} from '../../geodata/model/api-saved-views.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { changeView, listViews, openView, removeView, saveView } from './saved-views.service.ts';

const view = { name: 'SavedView', schema: SavedView };

/** Views of the map that people keep and share. */
export const savedViewRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/saved-views',
    summary: { zh: '保存的视图：自己的和他人共享的', en: 'Saved views: own and shared ones' },
    access: 'keep-views',
    response: { name: 'SavedViewList', schema: SavedViewList },
    handler: async ({ actor }) => json(await listViews(deps, actor)),
  }),
  defineRoute({
    method: 'post',
    path: '/saved-views',
    summary: { zh: '保存视图', en: 'Save a view' },
    access: 'keep-views',
    body: SavedViewRequest,
    response: { ...view, status: 201 },
    handler: async ({ actor, body }) => json(await saveView(deps, actor, body), 201),
  }),
  defineRoute({
    method: 'get',
    path: '/saved-views/{id}',
    summary: { zh: '一个保存的视图', en: 'One saved view' },
    access: 'keep-views',
    params: { id: recordId },
    response: view,
    handler: async ({ actor, path }) => json(await openView(deps, actor, path.id)),
  }),
  defineRoute({
    method: 'patch',
    path: '/saved-views/{id}',
    summary: { zh: '改名、共享或更新视图', en: 'Rename, share or update a view' },
    access: 'keep-views',
    params: { id: recordId },
    body: SavedViewChange,
    response: view,
    handler: async ({ actor, path, body }) => json(await changeView(deps, actor, path.id, body)),
  }),
  defineRoute({
    method: 'delete',
    path: '/saved-views/{id}',
    summary: { zh: '删除视图', en: 'Delete a view' },
    access: 'keep-views',
    params: { id: recordId },
    response: view,
    handler: async ({ actor, path }) => json(await removeView(deps, actor, path.id)),
  }),
];
