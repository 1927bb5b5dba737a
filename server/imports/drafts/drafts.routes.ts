import { z } from 'zod';
import {
  ImportCommitRequest,
  ImportContractPlan,
  ImportContractPlanRequest,
  ImportDiscarded,
  ImportDraft,
  ImportLandUses,
  ImportPlan,
  ImportPlanRequest,
  ImportReadingRequest,
} from '../../../geodata/model/api-imports.ts';
import { ImportReport } from '../../../geodata/model/import-report.ts';
import type { FeatureDeps } from '../../feature-deps.ts';
import { defineRoute, json, type Route } from '../../http/define-route.ts';
import { EncodedBody } from '../../http/encoded-body.ts';
import { read, refused, textParameter } from '../../http/text-parameter.ts';
import { zoneParameter } from '../../http/zone-parameters.ts';
import { commitContracts, planContracts } from './contracts.service.ts';
import { describeDraft } from './describe-draft.ts';
import { DraftStore } from './draft-store.ts';
import {
  commitDraft,
  type DraftDeps,
  draftLandUses,
  draftReport,
  planDraft,
  rereadDraft,
  uploadDraft,
} from './drafts.service.ts';

const draftId = textParameter({ zh: '导入编号', example: '0123456789abcdef01234567' }, (text) =>
  /^[0-9a-f]{24}$/.test(text) ? read(text) : refused('导入编号无效'),
);

const nameOf = (zh: string, example: string) =>
  textParameter({ zh, example }, (text) => (text.length <= 300 ? read(text) : refused(`${zh}过长`)));
const layer = nameOf('图层', '地块');
const column = nameOf('列', '用途');

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Importing land through the page: upload, read, plan, commit or throw away. */
export function importRoutes(features: FeatureDeps): Route[] {
  const drafts = new DraftStore(features.config.dataDir);
  const deps: DraftDeps = { ...features, drafts };
  return [
    defineRoute({
      method: 'post',
      path: '/imports',
      summary: { zh: '上传要导入的文件', en: 'Upload files to import' },
      access: 'write-land',
      query: { zone: zoneParameter.optional() },
      rawBody: 'multipart/form-data',
      response: { name: 'ImportDraft', schema: ImportDraft, status: 201 },
      handler: async ({ actor, raw, query }) =>
        json(await describeDraft(await uploadDraft(deps, actor, raw, query.zone)), 201),
    }),
    defineRoute({
      method: 'get',
      path: '/imports/{id}',
      summary: { zh: '一个导入的进度和内容', en: 'Progress and content of an import' },
      access: 'write-land',
      params: { id: draftId },
      response: { name: 'ImportDraft', schema: ImportDraft },
      handler: async ({ actor, path }) => json(await describeDraft(drafts.of(actor.id, path.id))),
    }),
    defineRoute({
      method: 'patch',
      path: '/imports/{id}',
      summary: { zh: '换坐标系或文字编码重新读取', en: 'Read again in another system or encoding' },
      access: 'write-land',
      params: { id: draftId },
      body: ImportReadingRequest,
      response: { name: 'ImportDraft', schema: ImportDraft },
      handler: async ({ actor, path, body }) =>
        json(await describeDraft(rereadDraft(deps, actor, drafts.of(actor.id, path.id), body))),
    }),
    defineRoute({
      method: 'delete',
      path: '/imports/{id}',
      summary: { zh: '放弃一个导入', en: 'Throw an import away' },
      access: 'write-land',
      params: { id: draftId },
      response: { name: 'ImportDiscarded', schema: ImportDiscarded },
      handler: async ({ actor, path }) => {
        await drafts.discard(drafts.of(actor.id, path.id));
        return json({ id: path.id });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/imports/{id}/land-uses',
      summary: {
        zh: '用途列的各种写法及其类别的建议',
        en: 'Texts of a land-use column, with proposed classes',
      },
      access: 'write-land',
      params: { id: draftId },
      query: { layer, column },
      response: { name: 'ImportLandUses', schema: ImportLandUses },
      handler: async ({ actor, path, query }) =>
        json(draftLandUses(drafts.of(actor.id, path.id), query.layer, query.column)),
    }),
    defineRoute({
      method: 'post',
      path: '/imports/{id}/plan',
      summary: {
        zh: '预览：新增、变更、相同、缺失、问题',
        en: 'Preview: new, changed, same, gone, problems',
      },
      access: 'write-land',
      params: { id: draftId },
      body: ImportPlanRequest,
      response: { name: 'ImportPlan', schema: ImportPlan },
      handler: async ({ actor, path, body }) =>
        json(await planDraft(deps, actor, drafts.of(actor.id, path.id), body)),
    }),
    defineRoute({
      method: 'post',
      path: '/imports/{id}/commit',
      summary: { zh: '提交预览过的导入，全部写入或全不写入', en: 'Commit a plan: all of it, or nothing' },
      access: 'write-land',
      params: { id: draftId },
      body: ImportCommitRequest,
      response: { name: 'ImportReport', schema: ImportReport },
      handler: async ({ actor, requestId, path, body }) =>
        json(await commitDraft(deps, { actor, requestId }, drafts.of(actor.id, path.id), body)),
    }),
    defineRoute({
      method: 'post',
      path: '/imports/{id}/contract-plan',
      summary: { zh: '预览：把表作为供地合同导入', en: 'Preview a table as supply contracts' },
      access: 'write-land',
      params: { id: draftId },
      body: ImportContractPlanRequest,
      response: { name: 'ImportContractPlan', schema: ImportContractPlan },
      handler: async ({ actor, path, body }) =>
        json(await planContracts(deps, actor, drafts.of(actor.id, path.id), body)),
    }),
    defineRoute({
      method: 'post',
      path: '/imports/{id}/contract-commit',
      summary: {
        zh: '提交预览过的合同，全部写入或全不写入',
        en: 'Commit contracts: all of them, or nothing',
      },
      access: 'write-land',
      params: { id: draftId },
      body: ImportCommitRequest,
      response: { name: 'ImportReport', schema: ImportReport },
      handler: async ({ actor, requestId, path, body }) =>
        json(await commitContracts(deps, { actor, requestId }, drafts.of(actor.id, path.id), body)),
    }),
    defineRoute({
      method: 'get',
      path: '/imports/{id}/report.xlsx',
      summary: { zh: '导入报告', en: 'Report of an import' },
      access: 'write-land',
      params: { id: draftId },
      response: { name: 'ImportReportFile', schema: z.string(), mediaType: workbookType },
      handler: async ({ actor, path }) => ({
        body: new EncodedBody(workbookType, await draftReport(drafts.of(actor.id, path.id))),
      }),
    }),
  ];
}
