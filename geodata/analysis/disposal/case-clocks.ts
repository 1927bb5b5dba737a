import type { PlainDate } from '../../model/field-formats.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { CaseClock } from '../../model/idle-case-state.ts';
import { type Deadline, daysLeft, deadlineAfter, type Period } from '../../units/days/deadline.ts';
import { firstDayPast } from '../../units/days/idle-days.ts';
import { addDays, addYears, daysBetween, earlier } from '../../units/days/plain-date.ts';
import { type Article, articles } from './articles.ts';
import {
  lastDocument,
  pendingRemedies,
  performanceDeadline,
  sanctionDocNo,
  sanctionOf,
} from './case-queries.ts';
import { determinedStates, waitingStates } from './case-states.ts';
import type { EngineContext } from './engine-context.ts';
import { remedyArticle, remedyPeriods } from './remedy-periods.ts';

interface ClockName {
  code: string;
  label: string;
  article: Article;
}

const newStartArticles = {
  EXTENDED: articles.extension,
  USE_CHANGED: articles.useChange,
  PAID_TAKEBACK: articles.paidTakeback,
  SWAPPED: articles.swap,
  OTHER: articles.otherOption,
} as const;

/** The clocks that run in a case on a day, the nearest first; those a pause holds come last. */
export function caseClocks(facts: CaseFacts, context: EngineContext): CaseClock[] {
  const clocks = [
    ...investigationClocks(facts, context),
    ...outcomeClocks(facts, context),
    ...sanctionClocks(facts, context),
    ...remedyClocks(facts, context),
    ...yearClocks(facts, context),
  ];
  return clocks.toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1));
}

function investigationClocks(facts: CaseFacts, context: EngineContext): CaseClock[] {
  const { params } = context;
  const clocks: CaseClock[] = [];
  const duty = dutyIn(context);
  if (facts.state === 'SUSPECTED' && facts.foundOn) {
    clocks.push(
      duty(name('investigation_notice', '下达调查通知书', articles.notice), facts.foundOn, params.notice),
    );
  }
  const notice = lastDocument(facts, 'investigation_notice');
  if (facts.state === 'INVESTIGATING' && notice?.servedOn) {
    const reply = duty(
      name('holder_reply', '使用权人提供材料', articles.holderReply),
      notice.servedOn,
      params.holderReply,
    );
    if (!facts.materialReceivedOn) clocks.push(reply);
    const from = facts.materialReceivedOn ?? reply.dueOn ?? notice.servedOn;
    clocks.push(duty(name('determine', '作出认定（内部时限）', articles.product), from, params.determineSla));
  }
  const { determination, publication } = facts;
  // An entry that was withdrawn with its finding, when an extension ran out, is not owed a second time.
  const isPublic = publication && publication.determinationVersion === determination?.version;
  if (determinedStates.includes(facts.state) && determination && !isPublic) {
    clocks.push(
      duty(
        name('publish', '公开闲置信息', articles.openInformation),
        determination.determinedOn,
        params.publish,
      ),
    );
  }
  return clocks;
}

function outcomeClocks(facts: CaseFacts, context: EngineContext): CaseClock[] {
  const { params } = context;
  const { outcome } = facts;
  if (facts.state === 'NEGOTIATING' && facts.talksStartedOn) {
    return [
      dutyIn(context)(
        name('negotiate', '协商处置（内部时限）', articles.product),
        facts.talksStartedOn,
        params.negotiateSla,
      ),
    ];
  }
  if (outcome && outcome.option === facts.state && 'newStart' in outcome && outcome.newStart) {
    // 53号令 art. 12: but for the take-back, the time of start is counted from the newly agreed time.
    const start = name('new_start', '新约定的动工日期', newStartArticles[outcome.option]);
    const reminder = name('start_reminder', '发出开工提醒书', articles.reminder);
    return [
      onDate(start, facts.stateSince, outcome.newStart, context),
      onDate(reminder, facts.stateSince, addDays(outcome.newStart, -params.reminderBeforeDays), context),
    ];
  }
  if (facts.state === 'TEMP_USE' && outcome?.option === 'TEMP_USE') {
    const end = earlier(outcome.endOn, addYears(outcome.startOn, params.tempMaxYears));
    return [
      onDate(name('temporary_use', '临时使用到期', articles.temporaryUse), outcome.startOn, end, context),
    ];
  }
  const completeBy = facts.bond?.step === 'CONTRACTED' ? facts.bond.completeBy : null;
  return completeBy
    ? [onDate(name('bond_completion', '收购约定完成', articles.bond), facts.stateSince, completeBy, context)]
    : [];
}

function sanctionClocks(facts: CaseFacts, context: EngineContext): CaseClock[] {
  const { params } = context;
  const { hearing } = facts;
  const duty = dutyIn(context);
  if (facts.state === 'FEE_HEARING' || facts.state === 'RECLAIM_HEARING') {
    const servedOn = facts.documents.find(({ docNo }) => docNo === hearing?.rightsNoticeNo)?.servedOn;
    const request = name('hearing_request', '使用权人申请听证', articles.hearingRules);
    if (servedOn && !hearing?.requestedOn && !hearing?.waivedOn) {
      // A right the holder may let pass: once its days are over nothing is overdue, the decision is open.
      return [duty(request, servedOn, params.hearingRequest)].filter((clock) => !clock.overdue);
    }
    const isScheduled = hearing?.hearingOn && !hearing.heldOn && !hearing.waivedOn;
    const day = name('hearing_day', '举行听证', articles.hearingRules);
    return isScheduled ? [onDate(day, facts.stateSince, hearing.hearingOn ?? '', context)] : [];
  }
  const about = sanctionOf(facts);
  if (!about || (facts.state !== 'FEE_DECIDED' && facts.state !== 'RECLAIM_DECIDED')) return [];
  const clocks: CaseClock[] = [];
  const performance = performanceDeadline(facts, about, context);
  const servedOn = servedDay(facts, sanctionDocNo(facts, about));
  if (performance && servedOn) {
    const label = about === 'fee' ? '缴纳土地闲置费' : '办理注销登记并交回证书';
    clocks.push(
      fromDeadline(name('performance', label, articles.performance), servedOn, performance, context),
    );
  }
  const demandServedOn = lastDocument(facts, 'demand_letter')?.servedOn;
  if (demandServedOn) {
    const demand = duty(name('demand', '催告期', articles.demand), demandServedOn, params.enforceDemand);
    // The holder's last days; once they are over the application is open, and nothing of ours is late.
    if (!demand.overdue) clocks.push(demand);
  }
  const docNo = sanctionDocNo(facts, about);
  const last = docNo ? remedyPeriods(facts, docNo, context)?.last : undefined;
  if (last && last.dueOn < context.asOf && pendingRemedies(facts).length === 0) {
    clocks.push(
      duty(
        name('court_application', '申请法院强制执行', articles.courtApplication),
        last.dueOn,
        params.enforceApply,
      ),
    );
  }
  return clocks;
}

/** The holder's time against each served decision of this round, as long as it runs. */
function remedyClocks(facts: CaseFacts, context: EngineContext): CaseClock[] {
  if (!determinedStates.includes(facts.state)) return [];
  const standing = [facts.determination?.docNo, sanctionDocNo(facts, 'fee'), sanctionDocNo(facts, 'reclaim')];
  return standing.flatMap((docNo) => {
    const periods = docNo ? remedyPeriods(facts, docNo, context) : undefined;
    const servedOn = servedDay(facts, docNo);
    if (!docNo || !periods || !servedOn || pendingRemedies(facts, docNo).length > 0) return [];
    const reconsideration = name('reconsideration', `对 ${docNo} 申请行政复议`, articles.reconsideration);
    const suit = name('suit', `对 ${docNo} 提起行政诉讼`, remedyArticle(facts, docNo, 'suit'));
    return [
      fromDeadline(reconsideration, servedOn, periods.reconsideration, context),
      fromDeadline(suit, servedOn, periods.suit, context),
    ].filter((clock) => !clock.overdue);
  });
}

/** 满一年 and 满两年: thresholds, which no holiday shifts and every accepted pause moves. */
function yearClocks(facts: CaseFacts, context: EngineContext): CaseClock[] {
  const { params } = context;
  if (waitingStates.includes(facts.state)) {
    const again = name('one_year', '重新满一年', articles.idleNotStarted);
    return [threshold(again, facts, params.suspectYears, context)];
  }
  const onHolderBranch =
    facts.determination?.cause === 'HOLDER' &&
    facts.idleType === 'NOT_STARTED' &&
    ['DETERMINED', 'FEE_HEARING', 'FEE_DECIDED', 'FEE_PAID', 'RECLAIM_HEARING'].includes(facts.state);
  return onHolderBranch
    ? [threshold(name('two_years', '未动工满两年', articles.reclaim), facts, params.reclaimYears, context)]
    : [];
}

function name(code: string, label: string, article: Article): ClockName {
  return { code, label, article };
}

function dutyIn(context: EngineContext) {
  return (clock: ClockName, from: PlainDate, period: Period): CaseClock =>
    fromDeadline(clock, from, deadlineAfter(from, period, context.calendar), context);
}

function fromDeadline(
  clock: ClockName,
  runsFrom: PlainDate,
  deadline: Deadline,
  { asOf, calendar }: EngineContext,
): CaseClock {
  return {
    ...clock,
    ...deadline,
    kind: 'duty',
    runsFrom,
    daysLeft: daysLeft(deadline, asOf, calendar),
    overdue: asOf > deadline.dueOn,
  };
}

/** A day that was agreed: it is what it is, holiday or not. */
function onDate(clock: ClockName, runsFrom: PlainDate, date: PlainDate, { asOf }: EngineContext): CaseClock {
  return {
    ...clock,
    kind: 'duty',
    unit: 'date',
    runsFrom,
    nominalOn: date,
    dueOn: date,
    shifted: false,
    provisional: false,
    daysLeft: daysBetween(asOf, date),
    overdue: asOf > date,
  };
}

function threshold(clock: ClockName, facts: CaseFacts, years: number, { asOf }: EngineContext): CaseClock {
  const dueOn = firstDayPast(facts.clockStart, years, facts.pauses);
  return {
    ...clock,
    kind: 'threshold',
    unit: 'years',
    runsFrom: facts.clockStart,
    nominalOn: addYears(facts.clockStart, years),
    dueOn,
    shifted: false,
    provisional: false,
    daysLeft: dueOn === null ? null : daysBetween(asOf, dueOn),
    overdue: dueOn !== null && asOf >= dueOn,
  };
}

function servedDay(facts: CaseFacts, docNo: string | undefined): PlainDate | undefined {
  return facts.documents.find((document) => document.docNo === docNo)?.servedOn ?? undefined;
}
