import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  LeadFunnel,
  Project,
  ProjectChange,
  ProjectImportReport,
  ProjectOptions,
  ProjectPage,
  ProjectQueue,
  ProjectRequest,
  QueueOrderRequest,
  QueueOverrideRequest,
  StageRequest,
} from '../../geodata/model/api-projects.ts';
import { LeadSource, ProjectStage } from '../../geodata/model/project-stage.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { contentDisposition } from '../http/content-disposition.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { flagParameter } from '../http/flag-parameter.ts';
import { readBytes } from '../http/read-bytes.ts';
import { recordId } from '../http/record-id.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { wholeNumberParameter } from '../http/whole-number-parameter.ts';
import { zoneParameter, zonesParameter } from '../http/zone-parameters.ts';
import { projectLabels } from './demand-labels.ts';
import { importProjects, projectTemplate } from './project-import.service.ts';
import { leadFunnel, projectOptions } from './project-options.service.ts';
import { changeProject, createProjects, listProjects, moveProject, openProject } from './projects.service.ts';
import { orderQueueBy, placeInQueue, readQueue } from './queue.service.ts';

const stages = textParameter({ zh: '阶段，可用逗号分隔多个', example: 'planned,negotiating' }, (text) => {
  const list = text.split(',').map((entry) => ProjectStage.safeParse(entry));
  const known = list.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return known.length === list.length
    ? read(known)
    : refused(`没有这个阶段；可用的有 ${ProjectStage.options.join('、')}`);
});
const source = textParameter({ zh: '招商来源' }, (text) => {
  const { data } = LeadSource.safeParse(text);
  return data === undefined ? refused(`没有这个来源；可用的有 ${LeadSource.options.join('、')}`) : read(data);
});
const sorts = ['queue', 'updated', 'name', 'needBy', 'quality'] as const;
const sort = textParameter({ zh: `排序：${sorts.join('、')}`, example: 'queue' }, (text) => {
  const found = sorts.find((entry) => entry === text);
  return found === undefined ? refused(`没有这种排序；可用的有 ${sorts.join('、')}`) : read(found);
});
const plainText = z.string().max(200, '参数过长');

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const mostSheetBytes = 5 * 1024 * 1024;

const project = { name: 'Project', schema: Project };
const queue = { name: 'ProjectQueue', schema: ProjectQueue };

/** The register of projects, its stages and its queue. */
export const projectRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/projects',
    summary: { zh: '项目库', en: 'Register of projects' },
    access: 'read-projects',
    query: {
      zone: zonesParameter.optional(),
      stage: stages.optional(),
      team: plainText.optional(),
      chain: plainText.optional(),
      source: source.optional(),
      q: plainText.optional(),
      sort: sort.optional(),
      limit: wholeNumberParameter('最多返回多少个', 1, 1000).optional(),
      offset: wholeNumberParameter('跳过多少个', 0, 1_000_000).optional(),
    },
    response: { name: 'ProjectPage', schema: ProjectPage },
    handler: async ({ actor, query }) => {
      const { zone: zoneCodes, stage, sort: order = 'queue', limit = 100, offset = 0, ...rest } = query;
      return json(
        await listProjects(deps, actor, {
          ...rest,
          zones: zoneCodes,
          stages: stage,
          sort: order,
          limit,
          offset,
        }),
      );
    },
  }),
  defineRoute({
    method: 'post',
    path: '/projects',
    summary: { zh: '登记项目', en: 'Register a project' },
    access: 'work-projects',
    body: ProjectRequest,
    labels: projectLabels,
    response: { ...project, status: 201 },
    handler: async ({ actor, body, requestId }) => {
      const [created] = await createProjects(deps, { actor, requestId }, body.zoneCode, [body]);
      return json(await openProject(deps, actor, created!.id), 201);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/projects/queue',
    summary: { zh: '用地排队：好项目、急用、开工优先', en: 'Queue for land' },
    access: 'read-projects',
    query: { zone: zoneParameter },
    response: queue,
    handler: async ({ actor, query }) => json(await readQueue(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'put',
    path: '/projects/queue-order',
    summary: { zh: '设定排队条件的先后', en: 'Set the order of the keys of the queue' },
    access: 'edit-rules',
    body: QueueOrderRequest,
    response: queue,
    handler: async ({ actor, body, requestId }) => json(await orderQueueBy(deps, { actor, requestId }, body)),
  }),
  defineRoute({
    method: 'get',
    path: '/projects/options',
    summary: {
      zh: '登记项目时可选的产业链、招商组和默认值',
      en: 'Chains, teams and defaults for the entry form',
    },
    access: 'read-projects',
    query: { zone: zoneParameter },
    response: { name: 'ProjectOptions', schema: ProjectOptions },
    handler: async ({ actor, query }) => json(await projectOptions(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'get',
    path: '/projects/lead-funnel',
    summary: { zh: '招商来源转化', en: 'Leads by source and stage' },
    access: 'read-projects',
    query: { zone: zoneParameter.optional() },
    response: { name: 'LeadFunnel', schema: LeadFunnel },
    handler: async ({ actor, query }) => json(await leadFunnel(deps, actor, query.zone)),
  }),
  defineRoute({
    method: 'get',
    path: '/projects/import-template',
    summary: { zh: '项目导入模板', en: 'Template of the sheet of projects' },
    access: 'work-projects',
    query: { zone: zoneParameter },
    response: { name: 'ProjectTemplate', schema: z.unknown(), mediaType: workbookType },
    handler: async ({ actor, query }) => ({
      stream: Readable.from([await projectTemplate(deps, actor, query.zone)]),
      mediaType: workbookType,
      headers: { 'Content-Disposition': contentDisposition('attachment', `项目导入模板-${query.zone}.xlsx`) },
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/projects/import',
    summary: { zh: '从表格导入项目，全部写入或全不写入', en: 'Projects from a spreadsheet, all or none' },
    access: 'work-projects',
    query: {
      zone: zoneParameter,
      write: flagParameter('写入；否则只检查').optional(),
      name: plainText.optional(),
    },
    rawBody: 'application/octet-stream',
    response: { name: 'ProjectImportReport', schema: ProjectImportReport },
    handler: async ({ actor, query, raw, requestId }) => {
      const bytes = await readBytes(raw, mostSheetBytes);
      return json(await importProjects(deps, { actor, requestId }, query.zone, bytes, query.write ?? false));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/projects/{id}',
    summary: { zh: '一个项目', en: 'One project' },
    access: 'read-projects',
    params: { id: recordId },
    response: project,
    handler: async ({ actor, path }) => json(await openProject(deps, actor, path.id)),
  }),
  defineRoute({
    method: 'patch',
    path: '/projects/{id}',
    summary: { zh: '修改项目', en: 'Change a project' },
    access: 'work-projects',
    params: { id: recordId },
    body: ProjectChange,
    labels: projectLabels,
    response: project,
    handler: async ({ actor, path, body, requestId }) =>
      json(await changeProject(deps, { actor, requestId }, path.id, body)),
  }),
  defineRoute({
    method: 'post',
    path: '/projects/{id}/stage',
    summary: { zh: '推进、退回或终止项目', en: 'Move a project on, back, or end it' },
    access: 'work-projects',
    params: { id: recordId },
    body: StageRequest,
    response: project,
    handler: async ({ actor, path, body, requestId }) =>
      json(await moveProject(deps, { actor, requestId }, path.id, body)),
  }),
  defineRoute({
    method: 'put',
    path: '/projects/{id}/queue-place',
    summary: { zh: '人工指定排队位次', en: 'Give a place in the queue by hand' },
    access: 'work-projects',
    params: { id: recordId },
    body: QueueOverrideRequest,
    response: queue,
    handler: async ({ actor, path, body, requestId }) =>
      json(await placeInQueue(deps, { actor, requestId }, path.id, body)),
  }),
];
