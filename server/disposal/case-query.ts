import type { z } from 'zod';
import { CaseBranch } from '../../geodata/model/api-idle-case-list.ts';
import { CaseStage, IdleType } from '../../geodata/model/idle-case-terms.ts';
import { IdleCause } from '../../geodata/model/land-state.ts';
import { recordId } from '../http/record-id.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import type { CaseQuery } from './case-list.service.ts';
import type { CaseSort } from './list.repository.ts';

/** Values of a list, each one of the options. */
const among = (zh: string, options: readonly string[]) =>
  textParameter({ zh: `${zh}，可多选，用逗号分隔`, example: options[0] }, (text) => {
    const values = text.split(',').map((value) => value.trim());
    const unknown = values.find((value) => !options.includes(value));
    return unknown === undefined
      ? read(values)
      : refused(`“${unknown}”不是可选的值；可用 ${options.join('、')}`);
  }).optional();

export const flag = (zh: string) =>
  textParameter({ zh: `${zh}：true 或 false`, example: 'true' }, (text) =>
    text === 'true' || text === 'false' ? read(text === 'true') : refused('须为 true（是）或 false（否）'),
  ).optional();

const wholeNumber = (zh: string, example: string, from: number, to: number) =>
  textParameter({ zh, example }, (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to ? read(value) : refused(`须为 ${from} 到 ${to} 的整数`);
  }).optional();

const sorts: readonly CaseSort[] = ['urgency', '-idleDays', 'stateSince', 'caseNo'];

export const zoneList = textParameter({ zh: '开发区代码，可多个，用逗号分隔', example: 'WFJJQ' }, (text) => {
  const codes = text.split(',').map((code) => code.trim());
  return codes.every((code) => /^[0-9A-Z]{2,16}$/.test(code))
    ? read(codes)
    : refused('开发区代码须为 2–16 位大写字母或数字');
}).optional();

/** Parameters of the list of cases. */
export const caseQueryShape = {
  zone: zoneList,
  state: among('状态', CaseStage.options),
  branch: among('处置路径', CaseBranch.options),
  cause: among('闲置原因', IdleCause.options),
  type: among('闲置类型', IdleType.options),
  open: flag('未结（true）或已结（false）'),
  overdue: flag('有逾期事项'),
  mine: flag('我的待办：本人经办和尚未指定经办人的未结案件'),
  withoutPlan: flag('没有一地一策'),
  dueWithin: wholeNumber('多少天内到期或已逾期', '30', 0, 3650),
  q: textParameter({ zh: '案号、地块、使用权人、合同号', example: '潍坊' }, (text) =>
    read(text.trim()),
  ).optional(),
  parcel: recordId.optional(),
  sort: textParameter({ zh: `排序：${sorts.join('、')}`, example: 'urgency' }, (text) =>
    sorts.includes(text as CaseSort) ? read(text as CaseSort) : refused(`排序只能是 ${sorts.join('、')}`),
  ).optional(),
  limit: wholeNumber('每页件数', '50', 1, 500),
  cursor: wholeNumber('上一页给出的游标', '50', 0, 999_999_999),
};

/** The parameters as the service reads them. */
export function caseQueryOf(query: z.output<z.ZodObject<typeof caseQueryShape>>): CaseQuery {
  return {
    zones: query.zone,
    states: query.state,
    branches: query.branch,
    causes: query.cause,
    types: query.type,
    isOpen: query.open,
    isOverdue: query.overdue,
    isMine: query.mine,
    withoutPlan: query.withoutPlan,
    dueWithinDays: query.dueWithin,
    text: query.q,
    parcelId: query.parcel,
    sort: query.sort ?? 'urgency',
    limit: query.limit ?? 50,
    offset: query.cursor ?? 0,
  };
}
