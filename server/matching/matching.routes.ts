import {
  MatchRequest,
  MatchResponse,
  MatchSettings,
  ReverseMatchResponse,
} from '../../geodata/model/api-matches.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { matchDemand, matchPiece, matchSettings } from './match.service.ts';
import { SupplySnapshots } from './supply-snapshots.ts';

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
  ];
};
