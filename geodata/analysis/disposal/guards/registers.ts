import type { EventOf } from '../../../model/idle-case-event.ts';
import type { AcceptedPause } from '../../../model/idle-case-parts.ts';
import { yearsPassed } from '../../../units/days/idle-days.ts';
import { articles } from '../articles.ts';
import { documentByNumber, pendingRemedies } from '../case-queries.ts';
import { type CaseMoment, eventGuard, under } from '../guard.ts';
import { remedyArticle, remedyPeriods, upheldRemedy } from '../remedy-periods.ts';

export const documentKnown = eventGuard<EventOf<'document_served'>>(
  'document_known',
  articles.service,
  '本案已签发的文书',
  ({ facts }, { docNo }) =>
    documentByNumber(facts, docNo) ? undefined : `本案没有文号为 ${docNo} 的文书，请核对文号`,
);

export const notYetServed = eventGuard<EventOf<'document_served'>>(
  'not_yet_served',
  articles.service,
  '尚未登记送达',
  ({ facts }, { docNo }) => {
    const servedOn = documentByNumber(facts, docNo)?.servedOn;
    return servedOn ? `文书 ${docNo} 已登记于 ${servedOn} 送达；有误请用更正` : undefined;
  },
);

export const servedAfterIssue = eventGuard<EventOf<'document_served'>>(
  'served_after_issue',
  articles.service,
  '送达不早于签发',
  ({ facts, on }, { docNo }) => {
    const document = documentByNumber(facts, docNo);
    return document && on < document.issuedOn
      ? `送达日期 ${on} 早于签发日期 ${document.issuedOn}，请更正`
      : undefined;
  },
);

export const pauseDates = eventGuard<EventOf<'pause_accepted'>>(
  'pause_dates',
  articles.governmentCause,
  '起止日期，均不晚于登记日期',
  ({ facts, on }, { pause }) => {
    if (pause.from > on || (pause.to ?? '') > on) return '扣除期间的日期晚于登记日期；未结束的请把“止”留空';
    if (pause.to !== null && pause.to < pause.from) return '扣除期间的“止”早于“起”';
    if (pause.from < facts.contract.signedOn) return '扣除期间早于合同签订日期';
    return pause.to === null && facts.pauses.some((known) => known.to === null)
      ? '已有一段未结束的扣除期间，请先结束它'
      : undefined;
  },
);

export const pauseOpen = eventGuard<EventOf<'pause_ended'>>(
  'pause_open',
  articles.governmentCause,
  '有一段未结束的扣除期间',
  ({ facts, on }, { from, to }) => {
    if (!facts.pauses.some((pause) => pause.from === from && pause.to === null)) {
      return `没有自 ${from} 起未结束的扣除期间`;
    }
    if (to < from) return '扣除期间的“止”早于“起”';
    return to > on ? '扣除期间的“止”晚于登记日期' : undefined;
  },
);

/** A pause must not pull the ground from under a decision that stands; that takes an annulment or a correction. */
export const pauseLeavesDecisions = eventGuard<EventOf<'pause_accepted'>>(
  'pause_leaves_decisions',
  articles.governmentCause,
  '不动摇已作出的认定和决定',
  (moment, { pause }) => {
    const undermined = decisionUndermined(moment, pause);
    return undermined ? `扣除这段期间后，${undermined}的年限不再满足；须先依法撤销或更正该决定` : undefined;
  },
);

export const mortgageeNew = eventGuard<EventOf<'mortgagee_registered'>>(
  'mortgagee_new',
  articles.planApproval,
  '尚未登记的抵押权人',
  ({ facts }, { name }) => (facts.mortgagees.includes(name) ? `抵押权人“${name}”已经登记` : undefined),
);

const contestable = ['determination', 'fee_decision', 'reclaim_decision'];

export const remedyTargetServed = eventGuard<EventOf<'remedy_filed'>>(
  'remedy_target_served',
  articles.reconsideration,
  '针对本案已送达的认定书或决定书',
  ({ facts, on }, { targetDocNo }) => {
    const document = documentByNumber(facts, targetDocNo);
    if (!document || !contestable.includes(document.docType)) {
      return `${targetDocNo} 不是本案的认定书或决定书，不能复议或起诉`;
    }
    if (!document.servedOn) return `${targetDocNo} 尚未登记送达，请先登记送达`;
    return on < document.servedOn ? '复议或起诉日期早于送达日期，请更正' : undefined;
  },
);

export const remedyAvailable = eventGuard<EventOf<'remedy_filed'>>(
  'remedy_available',
  articles.suitAfterReconsideration,
  '对该决定没有未结或已终结的同类救济',
  ({ facts }, { targetDocNo, kind, filingNo }) => {
    if (facts.remedies.some((remedy) => remedy.filingNo === filingNo)) return `受理号 ${filingNo} 已经登记`;
    const [pending] = pendingRemedies(facts, targetDocNo);
    if (pending) return `对 ${targetDocNo} 的复议或诉讼 ${pending.filingNo} 尚未办结`;
    if (upheldRemedy(facts, targetDocNo, 'suit')) return `法院已对 ${targetDocNo} 作出终局裁判`;
    return kind === 'reconsideration' && upheldRemedy(facts, targetDocNo, 'reconsideration')
      ? `对 ${targetDocNo} 的行政复议已经作出决定，不能再次申请，可以起诉`
      : undefined;
  },
);

export const remedyInTime = eventGuard<EventOf<'remedy_filed'>>(
  'remedy_in_time',
  articles.suit,
  '复议 60 日内；诉讼六个月内，经复议的 15 日内',
  ({ facts, on, context }, { targetDocNo, kind, lateAcceptanceNo }) => {
    const periods = remedyPeriods(facts, targetDocNo, context);
    if (!periods || lateAcceptanceNo) return undefined;
    const { dueOn } = periods[kind];
    const name = kind === 'reconsideration' ? '申请行政复议' : '提起行政诉讼';
    if (on <= dueOn) return undefined;
    const message = `${name}的期限到 ${dueOn} 为止，已经过期；受理机关准许逾期的，请填写其文号`;
    return under(remedyArticle(facts, targetDocNo, kind), message);
  },
);

export const remedyKnown = eventGuard<EventOf<'remedy_resolved'>>(
  'remedy_known',
  articles.annulment,
  '未结的复议或诉讼',
  ({ facts, on }, { filingNo }) => {
    const remedy = pendingRemedies(facts).find((pending) => pending.filingNo === filingNo);
    if (!remedy) return `没有受理号为 ${filingNo} 的未结复议或诉讼`;
    return on < remedy.filedOn ? '结果日期早于受理日期，请更正' : undefined;
  },
);

/** The first decision whose years would no longer be full with one more pause. */
function decisionUndermined({ facts, context }: CaseMoment, pause: AcceptedPause): string | undefined {
  const pauses = [...facts.pauses, pause];
  const { suspectYears, reclaimYears } = context.params;
  const { determination, reclaim, clockStart } = facts;
  if (
    determination?.cause === 'HOLDER' &&
    !yearsPassed(determination.idleSince, suspectYears, determination.determinedOn, pauses)
  ) {
    return '认定书';
  }
  if (reclaim && !yearsPassed(clockStart, reclaimYears, reclaim.decidedOn, pauses)) return '收回决定';
  return undefined;
}
