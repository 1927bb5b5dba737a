import type { EventOf } from '../../../model/idle-case-event.ts';
import { articles } from '../articles.ts';
import { netYearsPast, startDateOf } from '../case-queries.ts';
import { openStates, waitingStates } from '../case-states.ts';
import { caseGuard, eventGuard } from '../guard.ts';
import { violatedInvariant } from '../invariants.ts';
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
      : `自 ${facts.clockStart} 起到 ${on} 未满一年（须超过对应日），还不是疑似闲置土地`,
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
  (moment) => {
    const late = datesOf(moment.facts).find(({ date }) => date > moment.on);
    if (late) return `接收的材料中“${late.what}”日期 ${late.date} 晚于接收日期 ${moment.on}`;
    return violatedInvariant(moment.facts, moment.context)?.message;
  },
);

function datesOf(facts: EventOf<'adopted'>['facts']): { what: string; date: string }[] {
  const found = [
    ...facts.documents.flatMap(({ docNo, issuedOn, servedOn }) => [
      { what: `文书 ${docNo} 签发`, date: issuedOn },
      { what: `文书 ${docNo} 送达`, date: servedOn },
    ]),
    { what: '发现日期', date: facts.foundOn },
    { what: '认定', date: facts.determination?.determinedOn },
    { what: '收到材料', date: facts.materialReceivedOn },
    { what: '公开', date: facts.publication?.publishedOn },
    { what: '方案批准', date: facts.plan?.approvedOn },
    { what: '收回决定', date: facts.reclaim?.decidedOn },
    { what: '强制执行申请', date: facts.enforcement?.appliedOn },
    ...facts.fees.map((fee) => ({ what: '闲置费决定', date: fee.decidedOn })),
    ...facts.remedies.map((remedy) => ({ what: '复议或诉讼', date: remedy.filedOn })),
    ...facts.pauses.map((pause) => ({ what: '扣除期间', date: pause.to ?? pause.from })),
  ];
  return found.filter((entry): entry is { what: string; date: string } => Boolean(entry.date));
}
