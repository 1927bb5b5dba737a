import type { z } from 'zod';
import { CaseBranch } from '../../geodata/model/api-idle-case-list.ts';
import { CaseStage, IdleType } from '../../geodata/model/idle-case-terms.ts';
import { IdleCause } from '../../geodata/model/land-state.ts';
import { flagParameter } from '../http/flag-parameter.ts';
import { recordId } from '../http/record-id.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';
import { wholeNumberParameter } from '../http/whole-number-parameter.ts';
import { zonesParameter } from '../http/zone-parameters.ts';
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

const sorts: readonly CaseSort[] = ['urgency', '-idleDays', 'stateSince', 'caseNo'];

/** Parameters of the list of cases. */
export const caseQueryShape = {
  zone: zonesParameter.optional(),
  state: among('状态', CaseStage.options),
  branch: among('处置路径', CaseBranch.options),
  cause: among('闲置原因', IdleCause.options),
  type: among('闲置类型', IdleType.options),
  open: flagParameter('未结（true）或已结（false）').optional(),
  overdue: flagParameter('有逾期事项').optional(),
  mine: flagParameter('我的待办：本人经办和尚未指定经办人的未结案件').optional(),
  withoutPlan: flagParameter('没有一地一策').optional(),
  dueWithin: wholeNumberParameter('多少天内到期或已逾期', 0, 3650, '30').optional(),
  q: textParameter({ zh: '案号、地块、使用权人、合同号', example: '潍坊' }, (text) =>
    read(text.trim()),
  ).optional(),
  parcel: recordId.optional(),
  sort: textParameter({ zh: `排序：${sorts.join('、')}`, example: 'urgency' }, (text) =>
    sorts.includes(text as CaseSort) ? read(text as CaseSort) : refused(`排序只能是 ${sorts.join('、')}`),
  ).optional(),
  limit: wholeNumberParameter('每页件数', 1, 500, '50').optional(),
  cursor: wholeNumberParameter('上一页给出的游标', 0, 999_999_999, '50').optional(),
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
