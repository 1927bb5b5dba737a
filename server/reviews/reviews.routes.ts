import { z } from 'zod';
import {
  DecisionRequest,
  OpinionRequest,
  Review,
  ReviewList,
  ReviewRequest,
  ReviewStatus,
} from '../../geodata/model/api-reviews.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { supplyParameter } from '../http/supply-parameter.ts';
import { wholeNumberParameter } from '../http/whole-number-parameter.ts';
import { zonesParameter } from '../http/zone-parameters.ts';
import { decide, giveOpinion, listReviews, openReview, startReview } from './reviews.service.ts';

const one = { name: 'Review', schema: Review };

/** 联审: parallel opinions of six departments, then one decision. */
export const reviewRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/reviews',
    summary: { zh: '联审', en: 'Joint reviews' },
    access: 'read-projects',
    query: {
      zone: zonesParameter.optional(),
      project: recordId.optional(),
      supply: supplyParameter.optional(),
      status: z.enum(ReviewStatus.options, `可用的有 ${ReviewStatus.options.join('、')}`).optional(),
      limit: wholeNumberParameter('最多返回多少次', 1, 1000).optional(),
      offset: wholeNumberParameter('跳过多少次', 0, 1_000_000).optional(),
    },
    response: { name: 'ReviewList', schema: ReviewList },
    handler: async ({ actor, query }) =>
      json(
        await listReviews(deps, actor, {
          zones: query.zone,
          projectId: query.project,
          supplyId: query.supply,
          status: query.status,
          limit: query.limit ?? 100,
          offset: query.offset ?? 0,
        }),
      ),
  }),
  defineRoute({
    method: 'post',
    path: '/reviews',
    summary: { zh: '发起联审', en: 'Start a joint review' },
    access: 'work-projects',
    body: ReviewRequest,
    response: { ...one, status: 201 },
    handler: async ({ actor, body, requestId }) =>
      json(await startReview(deps, { actor, requestId }, body), 201),
  }),
  defineRoute({
    method: 'get',
    path: '/reviews/{id}',
    summary: { zh: '一次联审', en: 'One joint review' },
    access: 'read-projects',
    params: { id: recordId },
    response: one,
    handler: async ({ actor, path }) => json(await openReview(deps, actor, path.id)),
  }),
  defineRoute({
    method: 'put',
    path: '/reviews/{id}/opinions',
    summary: { zh: '提交部门意见', en: 'Give the opinion of a department' },
    access: 'give-opinion',
    params: { id: recordId },
    body: OpinionRequest,
    response: one,
    handler: async ({ actor, path, body, requestId }) =>
      json(await giveOpinion(deps, { actor, requestId }, path.id, body)),
  }),
  defineRoute({
    method: 'post',
    path: '/reviews/{id}/decision',
    summary: { zh: '作出联审决定', en: 'Decide a joint review' },
    access: 'decide-review',
    params: { id: recordId },
    body: DecisionRequest,
    response: one,
    handler: async ({ actor, path, body, requestId }) =>
      json(await decide(deps, { actor, requestId }, path.id, body)),
  }),
];
