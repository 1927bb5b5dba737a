import type { EventOf } from '../../../model/idle-case-event.ts';
import { deadlineAfter } from '../../../units/days/deadline.ts';
import { articles } from '../articles.ts';
import {
  fenOf,
  lastDocument,
  outstandingFen,
  performanceDeadline,
  remediesPendingOn,
  sanctionDocNo,
  sanctionOf,
} from '../case-queries.ts';
import { type CaseMoment, caseGuard, eventGuard } from '../guard.ts';
import { remedyPeriods } from '../remedy-periods.ts';

export const feeOutstanding = eventGuard<EventOf<'fee_payment_recorded'>>(
  'fee_outstanding',
  articles.performance,
  '有未缴清的闲置费决定',
  ({ facts, on }, { feeDocNo, amountYuan }) => {
    const fee = facts.fees.find((decision) => decision.docNo === feeDocNo);
    if (!fee || outstandingFen(fee) === 0n) return `没有文号为 ${feeDocNo} 的未缴清闲置费决定`;
    if (on < fee.decidedOn) return `缴款日期早于闲置费决定的日期 ${fee.decidedOn}，请更正`;
    return fenOf(amountYuan) > 0n ? undefined : '缴款金额须大于 0';
  },
);

export const performanceOverdue = caseGuard(
  'performance_overdue',
  articles.performance,
  '决定送达后 30 日的履行期限已过',
  ({ facts, on, context }) => {
    const about = sanctionOf(facts);
    const due = about && performanceDeadline(facts, about, context);
    if (!due) return '决定书尚未登记送达，履行期限没有起算';
    return on > due.dueOn ? undefined : `履行期限到 ${due.dueOn} 为止，还没有过`;
  },
);

export const noRemedyPending = caseGuard(
  'no_remedy_pending',
  articles.enforcement,
  '没有未结的复议或诉讼',
  ({ facts, on }) => {
    const [pending] = remediesPendingOn(facts, on);
    return pending ? `复议或诉讼 ${pending.filingNo} 尚未办结` : undefined;
  },
);

export const remediesExpired = caseGuard(
  'remedies_expired',
  articles.enforcement,
  '复议和诉讼期限已过',
  (moment) => {
    const last = lastRemedyDay(moment);
    if (!last) return '决定书尚未登记送达，复议和诉讼期限没有起算';
    return moment.on > last ? undefined : `复议和诉讼期限到 ${last} 为止，期满后才能催告和申请强制执行`;
  },
);

export const demandWaited = caseGuard(
  'demand_waited',
  articles.demand,
  '催告书送达满 10 个工作日仍未履行',
  ({ facts, on, context }) => {
    const demand = lastDocument(facts, 'demand_letter');
    const about = sanctionOf(facts);
    const decided = facts.documents.find(({ docNo }) => about && docNo === sanctionDocNo(facts, about));
    if (!demand?.servedOn || (decided && demand.issuedOn < decided.issuedOn)) {
      return '申请强制执行前须先催告并登记催告书的送达';
    }
    const { dueOn } = deadlineAfter(demand.servedOn, context.params.enforceDemand, context.calendar);
    return on > dueOn ? undefined : `催告期到 ${dueOn} 为止，期满仍未履行才能申请`;
  },
);

export const enforcementWindow = eventGuard<EventOf<'enforcement_applied'>>(
  'enforcement_window',
  articles.courtApplication,
  '复议和诉讼期限届满后三个月内申请',
  (moment, { manner }) => {
    const last = lastRemedyDay(moment);
    if (manner !== 'court' || !last) return undefined;
    const { dueOn } = deadlineAfter(last, moment.context.params.enforceApply, moment.context.calendar);
    return moment.on <= dueOn ? undefined : `申请法院强制执行的期限到 ${dueOn} 为止，已经过期`;
  },
);

export const enforcementManner = eventGuard<EventOf<'enforcement_applied'>>(
  'enforcement_manner',
  articles.enforcement,
  '闲置费只能申请法院执行；收回可以公告注销',
  ({ facts }, { manner }) =>
    manner === 'announce_cancellation' && sanctionOf(facts) === 'fee'
      ? '公告注销只适用于收回决定，闲置费须申请法院强制执行'
      : undefined,
);

export const enforcementAboutReclaim = caseGuard(
  'enforcement_about_reclaim',
  articles.enforcement,
  '执行的是收回决定',
  ({ facts }) =>
    facts.state === 'ENFORCEMENT' && facts.enforcement?.about !== 'reclaim'
      ? '正在执行的是闲置费，缴清后转为“闲置费已缴”，不能办理收回注销'
      : undefined,
);

export const certificateReturned = eventGuard<EventOf<'deregistered'>>(
  'certificate_returned',
  articles.performance,
  '交回土地权利证书',
  ({ facts }, { manner }) =>
    facts.state === 'RECLAIM_DECIDED' && manner !== 'certificate_returned'
      ? '未交回证书的，须先进入强制执行程序，才能公告注销或由法院执行'
      : undefined,
);

export const reuseConditions = eventGuard<EventOf<'reuse_decided'>>(
  'reuse_conditions',
  articles.reuse,
  '复耕的：耕作条件未破坏且近期无项目',
  (_moment, { reuse, soilIntact, noProjectSoon }) =>
    reuse !== 'RECULTIVATED' || (soilIntact && noProjectSoon)
      ? undefined
      : '只有耕作条件未被破坏且近期无法安排建设项目的，才恢复耕种',
);

function lastRemedyDay({ facts, context }: CaseMoment): string | undefined {
  const about = sanctionOf(facts);
  const docNo = about && sanctionDocNo(facts, about);
  return docNo ? remedyPeriods(facts, docNo, context)?.last.dueOn : undefined;
}
