import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  MatchNoticeList,
  MatchReportRequest,
  MatchRequest,
  MatchResponse,
  MatchSettings,
  ReverseMatchResponse,
  SitingJudged,
} from '../../geodata/model/api-matches.ts';
import { docxMediaType } from '../documents/official-document.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { contentDisposition } from '../http/content-disposition.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { zoneParameter } from '../http/zone-parameters.ts';
import { demandLabels } from '../projects/demand-labels.ts';
import { compareSites, judgeZone, matchDemand, matchPiece, matchSettings } from './match.service.ts';
import { listNotices, readNotice, tellTeams } from './match-notices.service.ts';
import { type Snapshots, SupplySnapshots } from './supply-snapshots.ts';

const workbookMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const notices = { name: 'MatchNoticeList', schema: MatchNoticeList };
const reverse = { name: 'ReverseMatchResponse', schema: ReverseMatchResponse };

/** Matching projects to land and floor space, and the other way round. */
export const matchingRoutes = (
  deps: Pick<FeatureDeps, 'sql' | 'revisions' | 'today' | 'log' | 'snapshots'>,
  snapshots: Snapshots = deps.snapshots ?? new SupplySnapshots(deps),
): Route[] => {
  const matching = { ...deps, snapshots };
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
      labels: demandLabels,
      response: { name: 'MatchResponse', schema: MatchResponse },
      handler: async ({ actor, body }) => json(await matchDemand(matching, actor, body)),
    }),
    defineRoute({
      method: 'post',
      path: '/matches/report',
      summary: { zh: '比选报告（docx、xlsx）', en: 'Comparison of sites as a document or a workbook' },
      access: 'read-projects',
      body: MatchReportRequest,
      labels: demandLabels,
      response: { name: 'MatchReport', schema: z.unknown(), mediaType: docxMediaType },
      handler: async ({ actor, body }) => ({
        stream: Readable.from([await compareSites(matching, actor, body)]),
        mediaType: body.format === 'docx' ? docxMediaType : workbookMediaType,
        headers: { 'Content-Disposition': contentDisposition('attachment', `项目用地比选.${body.format}`) },
      }),
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
      method: 'get',
      path: '/match-notices',
      summary: { zh: '新增土地符合项目的通知', en: 'Notices of new land that suits open projects' },
      access: 'read-projects',
      query: { team: z.string().max(40).optional() },
      response: notices,
      handler: async ({ actor, query }) => json(await listNotices(matching, actor, query.team)),
    }),
    defineRoute({
      method: 'post',
      path: '/match-notices/look',
      summary: { zh: '立即查找新增土地并通知招商组', en: 'Look for new land now and tell the teams' },
      access: 'work-projects',
      body: z.strictObject({}),
      response: notices,
      handler: async ({ actor }) => {
        await tellTeams(matching);
        return json(await listNotices(matching, actor, undefined));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/match-notices/{id}/read',
      summary: { zh: '标为已读', en: 'Mark a notice as read' },
      access: 'read-projects',
      params: { id: recordId },
      body: z.strictObject({}),
      response: notices,
      handler: async ({ actor, path }) => json(await readNotice(matching, actor, path.id)),
    }),
    defineRoute({
      method: 'post',
      path: '/siting/{zone}/judge',
      summary: {
        zh: '按现行三线、土壤名录和敏感目标复核全区地块',
        en: 'Judge the parcels of a zone again by its control lines and surroundings',
      },
      access: 'edit-rules',
      params: { zone: zoneParameter },
      body: z.strictObject({}),
      response: { name: 'SitingJudged', schema: SitingJudged },
      handler: async ({ actor, path, requestId }) =>
        json(await judgeZone(matching, { actor, requestId }, path.zone)),
    }),
  ];
};
