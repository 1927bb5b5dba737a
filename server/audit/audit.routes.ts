import { AuditPage, auditActions, RecordAsOf } from '../../geodata/model/api-audit.ts';
import { PlainDate } from '../../geodata/model/field-formats.ts';
import { editableTables } from '../editing/editable-table.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { wholeNumberParameter } from '../http/whole-number-parameter.ts';
import { recordAsOf } from './as-of.service.ts';
import { readAuditCursor, searchAudit } from './audit.service.ts';

const zone = textParameter(
  { zh: '开发区代码，多个用逗号分隔；- 为系统账号的记录', example: 'WFJJQ' },
  (text) => {
    const codes = text.split(',').map((code) => code.trim());
    const wrong = codes.find((code) => !/^([0-9A-Z]{2,16}|-)$/.test(code));
    return wrong === undefined
      ? read(codes)
      : refused(`“${wrong}”不是开发区代码：须为 2–16 位大写字母或数字`);
  },
).optional();

const actorName = textParameter({ zh: '操作人：姓名的一部分，或账号编号', example: '王' }, (text) =>
  text.trim() !== '' && text.length <= 80 ? read(text.trim()) : refused('须为 1–80 个字符'),
).optional();

const collection = textParameter({ zh: '图层或登记册', example: 'parcels' }, (text) =>
  /^[a-z-]{2,40}$/.test(text) ? read(text) : refused(`“${text.slice(0, 40)}”不是图层`),
).optional();

const action = textParameter({ zh: `操作：${auditActions.join('、')}`, example: 'update' }, (text) => {
  const known = auditActions.find((entry) => entry === text);
  return known === undefined ? refused(`须为 ${auditActions.join('、')} 之一`) : read(known);
}).optional();

const day = (zh: string) =>
  textParameter({ zh, example: '2026-05-01' }, (text) =>
    PlainDate.safeParse(text).success ? read(text) : refused('须为日期，如 2026-05-01'),
  );

const mostEntries = 200;
const limit = wholeNumberParameter(`每页条数，1–${mostEntries}，默认 50`, 1, mostEntries, '50')
  .optional()
  .transform((value) => value ?? 50);

const cursor = textParameter({ zh: '续页游标：取自上一页的 nextCursor' }, (text) => {
  const place = readAuditCursor(text);
  return place === undefined ? refused('游标无效，请从第一页重新开始') : read(place);
}).optional();

/** The audit log, and records as they were. */
export const auditRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/audit',
    summary: { zh: '审计：谁在何时改了什么', en: 'Audit log: who changed what, when' },
    access: 'read-audit',
    query: {
      zone,
      actor: actorName,
      collection,
      id: recordId.optional(),
      action,
      from: day('起始日期（含）').optional(),
      to: day('截止日期（含）').optional(),
      limit,
      cursor,
    },
    response: { name: 'AuditPage', schema: AuditPage },
    handler: async ({ actor, query: { zone: zones, id, ...query } }) =>
      json(await searchAudit(deps, actor, { ...query, zones, recordId: id })),
  }),
  ...editableTables.map((target) =>
    defineRoute({
      method: 'get',
      path: `/collections/${target.id}/items/{itemId}/as-of`,
      summary: {
        zh: `${target.collection.title.zh}：一条记录在某日的状态`,
        en: `${target.collection.title.en}: a record as of a date`,
      },
      access: 'read-audit',
      params: { itemId: recordId },
      query: { date: day('日期（当日结束时）') },
      response: { name: 'RecordAsOf', schema: RecordAsOf },
      handler: async ({ actor, path, query }) =>
        json(await recordAsOf(deps, target, actor, path.itemId, query.date)),
    }),
  ),
];
