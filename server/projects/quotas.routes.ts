import { Project } from '../../geodata/model/api-projects.ts';
import { QuotaRelease, QuotaRequest } from '../../geodata/model/api-quotas.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { allotQuota, releaseQuota } from './quotas.service.ts';

const project = { name: 'Project', schema: Project };

/** 要素跟着项目走: energy and land quota for a project, and back. */
export const quotaRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'post',
    path: '/projects/{id}/quota-allotments',
    summary: { zh: '为项目安排能耗或新增用地指标', en: 'Give a project energy or land quota' },
    access: 'work-projects',
    params: { id: recordId },
    body: QuotaRequest,
    response: { ...project, status: 201 },
    handler: async ({ actor, path, body, requestId }) =>
      json(await allotQuota(deps, { actor, requestId }, path.id, body), 201),
  }),
  defineRoute({
    method: 'post',
    path: '/quota-allotments/{id}/release',
    summary: { zh: '收回已安排的指标', en: 'Take quota back from a project' },
    access: 'work-projects',
    params: { id: recordId },
    body: QuotaRelease,
    response: project,
    handler: async ({ actor, path, body, requestId }) =>
      json(await releaseQuota(deps, { actor, requestId }, path.id, body)),
  }),
];
