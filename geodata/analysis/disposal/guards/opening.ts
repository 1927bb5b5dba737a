import type { EventOf } from '../../../model/idle-case-event.ts';
import { adoptionGap } from '../adoption-gaps.ts';
import { articles } from '../articles.ts';
import { idleArticle, netYearsPast, startDateOf } from '../case-queries.ts';
import { openStates, waitingStates } from '../case-states.ts';
import { caseGuard, eventGuard, under } from '../guard.ts';
import { isSuspensionIdle } from '../suspension.ts';

type Beginning = EventOf<'opened' | 'adopted'>;

export const startDateKnown = caseGuard(
  'start_date_known',
  articles.missingStart,
  '合同约定的动工日期，或交地确认书确定的交地日期',
  ({ facts }) =>
    facts.idleType === 'SUSPENDED' || startDateOf(facts.contract)
      ? undefined
      : '合同没有约定动工日期，也没有交地确认书日期，无法起算；请补录“约定动工日期”或“实际交地日期”',
);

export const suspensionBelowShare = caseGuard(
  'suspension_below_share',
  articles.idleSuspended,
  '已动工面积不足应动工面积三分之一，或已投资额不足总投资 25%',
  ({ facts, context }) => {
    if (facts.idleType === 'NOT_STARTED') return undefined;
    if (!facts.suspension) return '中止建设类案件须填写中止日期、已动工面积和已投资额';
    const { suspendedOn } = facts.suspension;
    if (suspendedOn < facts.contract.signedOn) {
      return `中止建设日期 ${suspendedOn} 早于合同签订日期 ${facts.contract.signedOn}，请更正`;
    }
    return isSuspensionIdle(facts.suspension, context.params)
      ? undefined
      : '已动工面积达到应动工面积三分之一且已投资额达到总投资 25%，不属于中止建设的闲置土地';
  },
);

export const idleYearPassed = caseGuard(
  'idle_year_passed',
  articles.idleNotStarted,
  '超过约定动工日期（或中止建设）满一年',
  ({ facts, on, context }) =>
    netYearsPast({ facts, on }, context.params.suspectYears)
      ? undefined
      : under(
          idleArticle(facts),
          `自 ${facts.clockStart} 起到 ${on} 未满一年（须超过对应日），还不是疑似闲置土地`,
        ),
);

export const foundOnOrder = eventGuard<EventOf<'opened'>>(
  'found_on_order',
  articles.notice,
  '发现日期不晚于立案日期',
  (_moment, event) =>
    event.foundOn !== null && event.foundOn > event.occurredOn
      ? `发现日期 ${event.foundOn} 晚于立案日期 ${event.occurredOn}，请更正“发现日期”`
      : undefined,
);

export const oneOpenCase = eventGuard<Beginning>(
  'one_open_case',
  articles.product,
  '同一宗地没有其他未结案件',
  ({ facts, context }) =>
    context.parcelsWithOpenCase?.has(facts.parcelCode)
      ? `宗地 ${facts.parcelCode} 已有一件未结的闲置案件，一宗地同时只能有一件`
      : undefined,
);

export const adoptedState = eventGuard<EventOf<'adopted'>>(
  'adopted_state',
  articles.product,
  '在办的状态',
  (_moment, { facts }) =>
    openStates.includes(facts.state) && !waitingStates.includes(facts.state)
      ? undefined
      : '只能接收在办案件：状态须为疑似闲置至处置完毕之前的一种',
);

export const adoptedComplete = eventGuard<EventOf<'adopted'>>(
  'adopted_complete',
  articles.product,
  '与状态相符的日期、文书和批准',
  (moment) => adoptionGap(moment),
);
