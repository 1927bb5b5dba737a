import {
  ChangeSetDetail,
  ChangeSetPage,
  RecordHistory,
  UndoRequest,
  UndoResult,
} from '../../geodata/model/api-change-sets.ts';
import {
  BulkEditRequest,
  BulkEditResult,
  CheckOutlineRequest,
  CreateRequest,
  EditRequest,
  EditResult,
  OutlineCheck,
  WithdrawRequest,
  WithdrawResult,
} from '../../geodata/model/api-edit.ts';
import { WithdrawnPage } from '../../geodata/model/api-withdrawn.ts';
import { writeCapability } from '../access/capability.ts';
import { isVisibleCollection } from '../access/visibility.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { wholeNumberParameter } from '../http/whole-number-parameter.ts';
import { zoneParameter, zonesParameter } from '../http/zone-parameters.ts';
import { bulkEdit } from './bulk-edit.service.ts';
import { changeSetDetail, listChangeSets, recordHistory } from './change-sets.service.ts';
import { type EditableTable, editableTables } from './editable-table.ts';
import { createRecord, editRecord } from './editing.service.ts';
import { checkOutline } from './outline.service.ts';
import { undoChangeSet } from './undo.service.ts';
import { setRecordWithdrawn } from './withdraw.service.ts';
import { listWithdrawn } from './withdrawn.service.ts';

function withdrawRoutes(target: EditableTable, deps: FeatureDeps): Route[] {
  if (target.collection.editing?.withdraw !== true) return [];
  const { zh, en } = target.collection.title;
  const route = (verb: 'withdraw' | 'restore', label: { zh: string; en: string }) =>
    defineRoute({
      method: 'post',
      path: `/collections/${target.id}/items/{itemId}/${verb}`,
      summary: { zh: `${zh}：${label.zh}一条记录`, en: `${en}: ${label.en} a record` },
      access: writeCapability(target.collection),
      isThere: (actor) => isVisibleCollection(target.collection, actor),
      params: { itemId: recordId },
      body: WithdrawRequest,
      response: { name: 'WithdrawResult', schema: WithdrawResult },
      handler: async ({ actor, requestId, path: { itemId }, body }) =>
        json(await setRecordWithdrawn(deps, target, { actor, requestId }, itemId, body, verb === 'withdraw')),
    });
  return [route('withdraw', { zh: '撤回', en: 'withdraw' }), route('restore', { zh: '恢复', en: 'restore' })];
}

function createRoutes(target: EditableTable, deps: FeatureDeps): Route[] {
  if (target.collection.editing?.create !== true) return [];
  const { zh, en } = target.collection.title;
  return [
    defineRoute({
      method: 'post',
      path: `/collections/${target.id}/items`,
      summary: { zh: `${zh}：新建一条记录`, en: `${en}: make a record` },
      access: writeCapability(target.collection),
      isThere: (actor) => isVisibleCollection(target.collection, actor),
      body: CreateRequest,
      response: { name: 'EditResult', schema: EditResult, status: 201 },
      handler: async ({ actor, requestId, body }) =>
        json(await createRecord(deps, target, { actor, requestId }, body), 201),
    }),
  ];
}

function routesOf(target: EditableTable, deps: FeatureDeps): Route[] {
  const path = `/collections/${target.id}`;
  const { zh, en } = target.collection.title;
  return [
    defineRoute({
      method: 'patch',
      path: `${path}/items/{itemId}`,
      summary: { zh: `${zh}：修改一条记录`, en: `${en}: change a record` },
      access: writeCapability(target.collection),
      isThere: (actor) => isVisibleCollection(target.collection, actor),
      params: { itemId: recordId },
      body: EditRequest,
      response: { name: 'EditResult', schema: EditResult },
      handler: async ({ actor, requestId, path: { itemId }, body }) =>
        json(await editRecord(deps, target, { actor, requestId }, itemId, body)),
    }),
    defineRoute({
      method: 'post',
      path: `${path}/bulk-edit`,
      summary: { zh: `${zh}：批量修改`, en: `${en}: change many records` },
      access: writeCapability(target.collection),
      isThere: (actor) => isVisibleCollection(target.collection, actor),
      body: BulkEditRequest,
      response: { name: 'BulkEditResult', schema: BulkEditResult },
      handler: async ({ actor, requestId, body }) =>
        json(await bulkEdit(deps, target, { actor, requestId }, body)),
    }),
    defineRoute({
      method: 'get',
      path: `${path}/items/{itemId}/history`,
      summary: { zh: `${zh}：一条记录的历史`, en: `${en}: history of a record` },
      access: 'read-history',
      isThere: (actor) => isVisibleCollection(target.collection, actor),
      params: { itemId: recordId },
      response: { name: 'RecordHistory', schema: RecordHistory },
      handler: async ({ actor, path: { itemId } }) => json(await recordHistory(deps, target, actor, itemId)),
    }),
    ...createRoutes(target, deps),
    ...withdrawRoutes(target, deps),
  ];
}

const collectionId = textParameter({ zh: '图层', example: 'parcels' }, (text) =>
  /^[a-z-]{2,40}$/.test(text) ? read(text) : refused(`没有图层“${text}”`),
).optional();

const mostChangeSets = 200;
const limit = wholeNumberParameter(`每页条数，1–${mostChangeSets}，默认 50`, 1, mostChangeSets, '50')
  .optional()
  .transform((value) => value ?? 50);

const cursor = textParameter({ zh: '续页游标：取自上一页的 nextCursor', example: '120' }, (text) =>
  /^\d{1,15}$/.test(text) ? read(Number(text)) : refused('游标无效，请从第一页重新开始'),
).optional();

/** Editing records, looking at their history, undoing. */
export const editingRoutes = (deps: FeatureDeps): Route[] => [
  ...editableTables.flatMap((target) => routesOf(target, deps)),
  defineRoute({
    method: 'post',
    path: '/parcels/check-outline',
    summary: { zh: '检查绘制中的图形：面积、重叠、问题', en: 'Check an outline: area, overlaps, problems' },
    access: 'write-land',
    body: CheckOutlineRequest,
    response: { name: 'OutlineCheck', schema: OutlineCheck },
    handler: async ({ actor, body }) => json(await checkOutline(deps, actor, body)),
  }),
  defineRoute({
    method: 'get',
    path: '/withdrawn-records',
    summary: { zh: '已撤回的记录，新近撤回的在前', en: 'Withdrawn records, the latest first' },
    access: 'read-history',
    query: { zone: zonesParameter.optional(), collection: collectionId, limit, cursor },
    response: { name: 'WithdrawnPage', schema: WithdrawnPage },
    handler: async ({ actor, query }) =>
      json(
        await listWithdrawn(deps, actor, {
          zones: query.zone,
          collection: query.collection,
          limit: query.limit,
          cursor: query.cursor,
        }),
      ),
  }),
  defineRoute({
    method: 'get',
    path: '/change-sets',
    summary: { zh: '变更列表，新的在前', en: 'Change sets, newest first' },
    access: 'read-history',
    query: { zone: zonesParameter.optional(), limit, cursor },
    response: { name: 'ChangeSetPage', schema: ChangeSetPage },
    handler: async ({ actor, query }) =>
      json(
        await listChangeSets(deps, actor, { zones: query.zone, limit: query.limit, cursor: query.cursor }),
      ),
  }),
  defineRoute({
    method: 'get',
    path: '/change-sets/{zone}/{id}',
    summary: { zh: '一次变更及其内容', en: 'One change set with its writes' },
    access: 'read-history',
    params: { zone: zoneParameter, id: recordId },
    response: { name: 'ChangeSetDetail', schema: ChangeSetDetail },
    handler: async ({ actor, path }) => json(await changeSetDetail(deps, actor, path.zone, path.id)),
  }),
  defineRoute({
    method: 'post',
    path: '/change-sets/{zone}/{id}/undo',
    summary: { zh: '撤销一次变更', en: 'Undo a change set' },
    access: 'write-land',
    params: { zone: zoneParameter, id: recordId },
    body: UndoRequest,
    response: { name: 'UndoResult', schema: UndoResult },
    handler: async ({ actor, requestId, path, body }) =>
      json(await undoChangeSet(deps, { actor, requestId }, path.zone, path.id, body)),
  }),
];
