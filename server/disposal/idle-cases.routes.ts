import { z } from 'zod';
import { AttachmentList, FileBody } from '../../geodata/model/api-attachments.ts';
import {
  CaseNotificationList,
  DetectionRequest,
  DetectionRun,
  PublicIdleList,
  ReadNotificationsRequest,
} from '../../geodata/model/api-idle-case-desk.ts';
import { IdleCaseList } from '../../geodata/model/api-idle-case-list.ts';
import {
  AdoptCaseRequest,
  CaseEventRequest,
  IdleCaseItem,
  OfficerRequest,
  OpenCaseRequest,
  PermittedEvents,
} from '../../geodata/model/api-idle-cases.ts';
import { AttachmentStore } from '../attachments/attachment-store.ts';
import { addAttachmentsTo, listAttachmentsOf } from '../attachments/attachments.service.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { flagParameter } from '../http/flag-parameter.ts';
import { HttpProblem } from '../http/problem.ts';
import { recordId } from '../http/record-id.ts';
import { textParameter } from '../http/text-parameter.ts';
import { zonesParameter } from '../http/zone-parameters.ts';
import { attachmentOwner } from './case-files.ts';
import { readCaseItem, readPermittedEvents } from './case-item.service.ts';
import { listCases } from './case-list.service.ts';
import { caseQueryOf, caseQueryShape } from './case-query.ts';
import { detectNow } from './detection.service.ts';
import { caseDocument } from './documents/case-document.service.ts';
import { documentType } from './documents/document-type.ts';
import { listNotifications, listPublicEntries, readNotificationsNow } from './notices.service.ts';
import { assignOfficer } from './officer.service.ts';
import { adoptCase, openCaseByHand } from './open-case.service.ts';
import { recordEvent } from './record-event.service.ts';

const item = { name: 'IdleCaseItem', schema: IdleCaseItem };

const noDeletion =
  '闲置案件和它的记录不能删除：错误请用“更正”登记，不构成闲置的登记“认定不构成闲置”，办结的登记“处置完毕”';

const documentNo = textParameter({ zh: '文号；不填为该种文书的最近一份', example: '' }, (text) => ({
  ok: true,
  value: text.trim(),
})).optional();

/** 闲置土地案件: list, case, events, documents, notices, detection. Paths of one word come before `{id}`. */
export const idleCaseRoutes = (deps: FeatureDeps): Route[] => {
  const files = { ...deps, store: new AttachmentStore(deps.config.dataDir) };
  return [
    defineRoute({
      method: 'get',
      path: '/idle-cases',
      summary: { zh: '闲置土地案件：筛选、计数、按紧急程度排序', en: 'Idle-land cases' },
      access: 'read-cases',
      query: caseQueryShape,
      response: { name: 'IdleCaseList', schema: IdleCaseList },
      handler: async ({ actor, query }) => json(await listCases(deps, actor, caseQueryOf(query))),
    }),
    defineRoute({
      method: 'post',
      path: '/idle-cases',
      summary: { zh: '人工立案', en: 'Open a case by hand' },
      access: 'work-cases',
      body: OpenCaseRequest,
      response: { ...item, status: 201 },
      handler: async ({ actor, requestId, body }) =>
        json(await openCaseByHand(deps, { actor, requestId }, body), 201),
    }),
    defineRoute({
      method: 'post',
      path: '/idle-cases/adopt',
      summary: { zh: '接收在办案件', en: 'Take over a running case' },
      access: 'work-cases',
      body: AdoptCaseRequest,
      response: { ...item, status: 201 },
      handler: async ({ actor, requestId, body }) =>
        json(await adoptCase(deps, { actor, requestId }, body), 201),
    }),
    defineRoute({
      method: 'get',
      path: '/idle-cases/public',
      summary: { zh: '公开的闲置土地（53号令第十一条）', en: 'Idle land in public (art. 11)' },
      access: 'read-land',
      query: { zone: zonesParameter.optional() },
      response: { name: 'PublicIdleList', schema: PublicIdleList },
      handler: async ({ actor, query }) => json(await listPublicEntries(deps, actor, query.zone)),
    }),
    defineRoute({
      method: 'get',
      path: '/idle-cases/notifications',
      summary: { zh: '期限提醒：30、7、1 日和逾期', en: 'Notices of deadlines' },
      access: 'read-cases',
      query: { zone: zonesParameter.optional(), unread: flagParameter('只要未读的').optional() },
      response: { name: 'CaseNotificationList', schema: CaseNotificationList },
      handler: async ({ actor, query }) =>
        json(await listNotifications(deps, actor, { zones: query.zone, isUnread: query.unread })),
    }),
    defineRoute({
      method: 'post',
      path: '/idle-cases/notifications/read',
      summary: { zh: '把提醒标为已读', en: 'Mark notices as read' },
      access: 'read-cases',
      body: ReadNotificationsRequest,
      response: { name: 'CaseNotificationList', schema: CaseNotificationList },
      handler: async ({ actor, body }) => json(await readNotificationsNow(deps, actor, body.ids)),
    }),
    defineRoute({
      method: 'post',
      path: '/idle-cases/detection',
      summary: { zh: '立即监测：由合同找出疑似闲置土地并立案', en: 'Detect suspected idle land now' },
      access: 'work-cases',
      body: DetectionRequest,
      response: { name: 'DetectionRun', schema: DetectionRun },
      handler: async ({ actor, body }) => json(await detectNow(deps, actor, body.zoneCode)),
    }),
    defineRoute({
      method: 'get',
      path: '/idle-cases/{id}',
      summary: { zh: '一件案件：现状、时间线、时钟、登记簿', en: 'One case' },
      access: 'read-cases',
      params: { id: recordId },
      response: item,
      handler: async ({ actor, path }) => json(await readCaseItem(deps, actor, path.id)),
    }),
    defineRoute({
      method: 'delete',
      path: '/idle-cases/{id}',
      summary: { zh: '案件不能删除', en: 'Cases cannot be deleted' },
      access: 'work-cases',
      params: { id: recordId },
      response: { name: 'Nothing', schema: z.null() },
      handler: () => {
        throw new HttpProblem(405, noDeletion);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/idle-cases/{id}/permitted-events',
      summary: { zh: '现在可以办理的步骤及条件', en: 'Steps open to the case, and what each needs' },
      access: 'read-cases',
      params: { id: recordId },
      response: { name: 'PermittedEvents', schema: PermittedEvents },
      handler: async ({ actor, path }) => json(await readPermittedEvents(deps, actor, path.id)),
    }),
    defineRoute({
      method: 'post',
      path: '/idle-cases/{id}/events',
      summary: { zh: '登记案件事件', en: 'Record an event of the case' },
      access: 'work-cases',
      params: { id: recordId },
      body: CaseEventRequest,
      response: item,
      handler: async ({ actor, requestId, path, body }) =>
        json(await recordEvent(deps, { actor, requestId }, path.id, body)),
    }),
    defineRoute({
      method: 'put',
      path: '/idle-cases/{id}/officer',
      summary: { zh: '指定经办人', en: 'Give the case to an officer' },
      access: 'work-cases',
      params: { id: recordId },
      body: OfficerRequest,
      response: item,
      handler: async ({ actor, requestId, path, body }) =>
        json(await assignOfficer(deps, { actor, requestId }, path.id, body)),
    }),
    defineRoute({
      method: 'get',
      path: '/idle-cases/{id}/documents/{type}',
      summary: { zh: '法律文书（docx）', en: 'Official document (docx)' },
      access: 'read-cases',
      params: { id: recordId, type: documentType },
      query: { no: documentNo },
      response: { name: 'File', schema: FileBody, mediaType: 'application/octet-stream' },
      handler: async ({ actor, path, query }) =>
        await caseDocument(deps, actor, { id: path.id, docType: path.type, docNo: query.no || undefined }),
    }),
    defineRoute({
      method: 'get',
      path: '/idle-cases/{id}/attachments',
      summary: { zh: '案件的证据文件', en: 'Evidence files of the case' },
      access: 'read-cases',
      params: { id: recordId },
      response: { name: 'AttachmentList', schema: AttachmentList },
      handler: async ({ actor, path }) =>
        json(await listAttachmentsOf(files, actor, await attachmentOwner(deps, actor, path.id))),
    }),
    defineRoute({
      method: 'post',
      path: '/idle-cases/{id}/attachments',
      summary: { zh: '添加证据文件', en: 'Add evidence files' },
      access: 'work-cases',
      params: { id: recordId },
      rawBody: 'multipart/form-data',
      response: { name: 'AttachmentList', schema: AttachmentList, status: 201 },
      handler: async ({ actor, requestId, path, raw }) =>
        json(
          await addAttachmentsTo(
            files,
            { actor, requestId },
            await attachmentOwner(deps, actor, path.id),
            raw,
          ),
          201,
        ),
    }),
  ];
};
