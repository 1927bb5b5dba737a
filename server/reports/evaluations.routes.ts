import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  EvaluationItem,
  EvaluationList,
  EvaluationRequest,
  EvaluationSummary,
} from '../../geodata/model/api-evaluations.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { contentDisposition } from '../http/content-disposition.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { zonesParameter } from '../http/zone-parameters.ts';
import { evaluationWorkbook } from './evaluation-workbook.ts';
import { createEvaluation, listEvaluations, openEvaluation } from './evaluations.service.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 亩产效益评价: run on the reports of a year, kept as it came out. */
export const evaluationRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/reports/evaluations',
    summary: { zh: '亩产效益评价的各次结果', en: 'Evaluations of output per mu' },
    access: 'read-reports',
    query: { zone: zonesParameter.optional() },
    response: { name: 'EvaluationList', schema: EvaluationList },
    handler: async ({ actor, query }) => json(await listEvaluations(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'post',
    path: '/reports/evaluations',
    summary: {
      zh: '评价一个年度：规上、规下分开计分，缺税收、负数和异常值剔除并计数',
      en: 'Evaluate a year: two cohorts, faulty reports left out and counted',
    },
    access: 'work-reports',
    body: EvaluationRequest,
    response: { name: 'EvaluationSummary', schema: EvaluationSummary, status: 201 },
    handler: async ({ actor, body, requestId }) =>
      json(await createEvaluation(deps, actor, body, requestId), 201),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/evaluations/{id}',
    summary: { zh: '一次评价及其企业', en: 'One evaluation with its enterprises' },
    access: 'read-reports',
    params: { id: recordId },
    response: { name: 'EvaluationItem', schema: EvaluationItem },
    handler: async ({ actor, path }) => json(await openEvaluation(deps, actor, path.id)),
  }),
  defineRoute({
    method: 'get',
    path: '/reports/evaluations/{id}/workbook',
    summary: { zh: '一次评价的工作簿', en: 'One evaluation as a workbook' },
    access: 'read-reports',
    params: { id: recordId },
    response: { name: 'EvaluationWorkbook', schema: z.string(), mediaType: workbookType },
    handler: async ({ actor, path }) => {
      const run = await openEvaluation(deps, actor, path.id);
      const zone = (await deps.revisions.zones(actor)).find(({ zoneCode }) => zoneCode === run.zoneCode);
      const zoneName = zone?.name ?? run.zoneCode;
      const fileName = `${zoneName}${run.year}年亩产效益评价第${run.version}版.xlsx`;
      return {
        stream: Readable.from([await evaluationWorkbook(run, zoneName)]),
        mediaType: workbookType,
        headers: { 'Content-Disposition': contentDisposition('attachment', fileName) },
      };
    },
  }),
];
