import { z } from 'zod';
import {
  MatchRequest,
  MatchResponse,
  MatchSettings,
  ReverseMatchResponse,
  SitingJudged,
} from '../../geodata/model/api-matches.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { judgeZone, matchDemand, matchPiece, matchSettings } from './match.service.ts';
import { SupplySnapshots } from './supply-snapshots.ts';

const zoneCode = textParameter({ zh: '开发区代码', example: 'WFJJQ' }, (text) =>
  /^[0-9A-Z]{2,16}$/.test(text) ? read(text) : refused(`“${text}”不是开发区代码`),
);

const reverse = { name: 'ReverseMatchResponse', schema: ReverseMatchResponse };

/** Matching projects to land and floor space, and the other way round. */
export const matchingRoutes = (deps: FeatureDeps): Route[] => {
  const matching = { ...deps, snapshots: new SupplySnapshots(deps) };
  return [
    defineRoute({
      method: 'get',
      path: '/match-settings',
      summary: { zh: '匹配的因素、条件和权重', en: 'Factors, constraints and weights of matching' },
      access: 'read-projects',
      response: { name: 'MatchSettings', schema: MatchSettings },
      handler: async () => json(await matchSettings(deps)),
    }),
    defineRoute({
      method: 'post',
      path: '/matches',
      summary: {
        zh: '为项目或需求匹配土地和厂房',
        en: 'Match a project or a demand to land and floor space',
      },
      access: 'read-projects',
      body: MatchRequest,
      response: { name: 'MatchResponse', schema: MatchResponse },
      handler: async ({ actor, body }) => json(await matchDemand(matching, actor, body)),
    }),
    defineRoute({
      method: 'get',
      path: '/parcels/{id}/matches',
      summary: { zh: '这块地适合哪些项目', en: 'Projects that suit a parcel' },
      access: 'read-projects',
      params: { id: recordId },
      response: reverse,
      handler: async ({ actor, path }) => json(await matchPiece(matching, actor, `parcel-${path.id}`)),
    }),
    defineRoute({
      method: 'get',
      path: '/factory-units/{id}/matches',
      summary: { zh: '这个厂房单元适合哪些项目', en: 'Projects that suit a unit' },
      access: 'read-projects',
      params: { id: recordId },
      response: reverse,
      handler: async ({ actor, path }) => json(await matchPiece(matching, actor, `unit-${path.id}`)),
    }),
    defineRoute({
      method: 'post',
      path: '/siting/{zone}/judge',
      summary: {
        zh: '按现行三线、土壤名录和敏感目标复核全区地块',
        en: 'Judge the parcels of a zone again by its control lines and surroundings',
      },
      access: 'edit-rules',
      params: { zone: zoneCode },
      body: z.strictObject({}),
      response: { name: 'SitingJudged', schema: SitingJudged },
      handler: async ({ actor, path, requestId }) =>
        json(await judgeZone(matching, { actor, requestId }, path.zone)),
    }),
  ];
};
