import {
  BulletinDecision,
  BulletinItem,
  BulletinList,
  BulletinPublication,
  BulletinRequest,
  PublicBulletin,
  PublicBulletinList,
} from '../../geodata/model/api-bulletins.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { zoneParameter, zonesParameter } from '../http/zone-parameters.ts';
import {
  approveBulletin,
  createBulletin,
  discardBulletin,
  listBulletins,
  listPublished,
  openBulletin,
  openPublished,
  publishBulletin,
} from './bulletins.service.ts';
import { quarterParameter } from './reports.routes.ts';

const item = { name: 'BulletinItem', schema: BulletinItem };

/** 公开亮屏: drafted from a frozen quarter, approved, published, then unchangeable. */
export const bulletinRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/bulletins',
    summary: { zh: '季度通报', en: 'Quarterly bulletins' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional() },
    response: { name: 'BulletinList', schema: BulletinList },
    handler: async ({ actor, query }) => json(await listBulletins(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins',
    summary: { zh: '从固定的季度数据起草通报', en: 'Draft a bulletin from a frozen quarter' },
    access: 'work-reports',
    body: BulletinRequest,
    response: { ...item, status: 201 },
    handler: async ({ actor, body, requestId }) =>
      json(await createBulletin(deps, actor, body, requestId), 201),
  }),
  defineRoute({
    method: 'get',
    path: '/bulletins/{id}',
    summary: { zh: '一份通报', en: 'One bulletin' },
    access: 'read-reports',
    params: { id: recordId },
    response: item,
    handler: async ({ actor, path }) => json(await openBulletin(deps, actor, path.id)),
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins/{id}/approve',
    summary: { zh: '批准通报', en: 'Approve a bulletin' },
    access: 'approve-bulletin',
    params: { id: recordId },
    body: BulletinDecision,
    response: item,
    handler: async ({ actor, path, body, requestId }) =>
      json(await approveBulletin(deps, actor, { id: path.id, requestId, ...body })),
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins/{id}/discard',
    summary: { zh: '作废尚未发布的通报', en: 'Discard a bulletin that is not published' },
    access: 'approve-bulletin',
    params: { id: recordId },
    body: BulletinDecision,
    response: item,
    handler: async ({ actor, path, body, requestId }) =>
      json(await discardBulletin(deps, actor, { id: path.id, requestId, ...body })),
  }),
  defineRoute({
    method: 'post',
    path: '/bulletins/{id}/publish',
    summary: { zh: '发布已批准的通报', en: 'Publish an approved bulletin' },
    access: 'approve-bulletin',
    params: { id: recordId },
    body: BulletinPublication,
    response: item,
    handler: async ({ actor, path, body, requestId }) =>
      json(await publishBulletin(deps, actor, { id: path.id, requestId, ...body })),
  }),
  defineRoute({
    method: 'get',
    path: '/published-bulletins',
    summary: { zh: '已公开的通报', en: 'Published bulletins' },
    access: 'read-land',
    query: { zone: zonesParameter.optional() },
    response: { name: 'PublicBulletinList', schema: PublicBulletinList },
    handler: async ({ actor, query }) => json(await listPublished(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'get',
    path: '/published-bulletins/{zone}/{quarter}',
    summary: { zh: '一份已公开的通报', en: 'One published bulletin' },
    access: 'read-land',
    params: { zone: zoneParameter, quarter: quarterParameter },
    response: { name: 'PublicBulletin', schema: PublicBulletin },
    handler: async ({ actor, path }) => json(await openPublished(deps, actor, path.zone, path.quarter)),
  }),
];
