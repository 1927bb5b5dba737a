import type { EventOf } from '../../../model/idle-case-event.ts';
import { deadlineAfter } from '../../../units/days/deadline.ts';
import { workDaysBetween } from '../../../units/days/work-days.ts';
import { fenToYuanText } from '../../../units/money.ts';
import { type Article, articles } from '../articles.ts';
import { documentByNumber, fenOf, netYearsPast, standingFee } from '../case-queries.ts';
import { feeTerms, idleFee, shareFromText } from '../fee.ts';
import { type CaseMoment, caseGuard, eventGuard } from '../guard.ts';
import { governmentCauseObjection, idlePeriodObjection } from './investigation.ts';

/** Art. 14 is for land the holder left unstarted, and for no other: its item (1) for the fee, (2) for the take-back. */
const holderBranch = (article: Article) =>
  [
    caseGuard('holder_cause', article, '认定为企业原因', ({ facts }) =>
      facts.determination?.cause === 'HOLDER'
        ? undefined
        : '不是因企业原因闲置的，不征缴闲置费、不无偿收回，应协商处置',
    ),
    caseGuard('not_started_type', article, '未动工的闲置土地', ({ facts }) =>
      facts.idleType === 'NOT_STARTED'
        ? undefined
        : '第十四条只适用于未动工开发的土地；中止建设的须经法制审核，按合同处理',
    ),
  ] as const;

export const feeBranch = holderBranch(articles.fee);
export const reclaimBranch = holderBranch(articles.reclaim);

export const idleOneToTwoYears = caseGuard(
  'idle_one_to_two_years',
  articles.fee,
  '未动工满一年、未满两年（扣除认可期间）',
  (moment) => {
    const { suspectYears, reclaimYears } = moment.context.params;
    if (!netYearsPast(moment, suspectYears)) return '扣除认可的期间后未满一年，还不能征缴闲置费';
    return netYearsPast(moment, reclaimYears)
      ? '未动工已满两年，应告知收回土地使用权的听证权利，不再征缴闲置费'
      : undefined;
  },
);

export const oneFeePerPeriod = caseGuard(
  'one_fee_per_period',
  articles.product,
  '本闲置期间尚未征缴闲置费',
  ({ facts }) => {
    const fee = standingFee(facts);
    return fee ? `本闲置期间已有闲置费决定 ${fee.docNo}，一个闲置期间只征缴一次` : undefined;
  },
);

export const idleOverTwoYears = caseGuard(
  'idle_over_two_years',
  articles.reclaim,
  '未动工满两年（扣除认可期间）',
  (moment) =>
    netYearsPast(moment, moment.context.params.reclaimYears)
      ? undefined
      : '扣除认可的期间后未动工未满两年，不能收回土地使用权',
);

export const hearingRightsServed = caseGuard(
  'hearing_rights_served',
  articles.hearingRight,
  '听证权利告知书已送达',
  (moment) => (rightsServedOn(moment) ? undefined : '听证权利告知书尚未登记送达，请先登记送达'),
);

export const hearingRequestOnce = caseGuard(
  'hearing_request_once',
  articles.hearingRules,
  '尚未申请也未放弃听证',
  ({ facts }) =>
    facts.hearing?.requestedOn || facts.hearing?.waivedOn ? '听证申请或放弃已经登记，不能重复' : undefined,
);

export const hearingRequestInTime = caseGuard(
  'hearing_request_in_time',
  articles.hearingRules,
  '送达后 5 个工作日内提出',
  (moment) => {
    const servedOn = rightsServedOn(moment);
    if (!servedOn) return undefined;
    if (moment.on < servedOn) return `听证申请日期早于告知书送达日期 ${servedOn}`;
    const dueOn = requestDueOn(moment, servedOn);
    return moment.on <= dueOn ? undefined : `申请听证的期限到 ${dueOn} 为止，已经过期`;
  },
);

export const hearingRequested = caseGuard(
  'hearing_requested',
  articles.hearingRules,
  '使用权人已申请听证，尚未举行',
  ({ facts, on }) => {
    if (!facts.hearing?.requestedOn) return '使用权人没有申请听证';
    if (on < facts.hearing.requestedOn) return `日期早于听证申请日期 ${facts.hearing.requestedOn}，请更正`;
    if (facts.hearing.waivedOn) return '使用权人已放弃听证';
    return facts.hearing.heldOn ? '听证已经举行' : undefined;
  },
);

export const hearingNoticePeriod = eventGuard<EventOf<'hearing_scheduled'>>(
  'hearing_notice_period',
  articles.hearingRules,
  '听证 7 个工作日前送达通知',
  ({ on, context }, { hearingOn }) => {
    const needed = context.params.hearingNotice.count;
    const given = workDaysBetween(on, hearingOn, context.calendar);
    return given >= needed
      ? undefined
      : `听证通知须在举行前至少 ${needed} 个工作日送达，${on} 到 ${hearingOn} 只有 ${Math.max(0, given)} 个工作日`;
  },
);

export const hearingScheduled = caseGuard(
  'hearing_scheduled',
  articles.hearingRules,
  '已通知听证且听证日已到',
  ({ facts, on }) => {
    const hearingOn = facts.hearing?.hearingOn;
    if (!hearingOn) return '尚未通知听证的时间，请先登记听证通知';
    return on < hearingOn ? `听证定于 ${hearingOn} 举行，不能提前登记` : undefined;
  },
);

/** No request in time, or a hearing held, or waived. */
export const hearingRespected = caseGuard(
  'hearing_respected',
  articles.hearingRight,
  '逾期未申请听证，或听证已举行，或已放弃',
  (moment) => {
    const { hearing } = moment.facts;
    const doneOn = hearing?.heldOn ?? hearing?.waivedOn;
    if (doneOn) return moment.on >= doneOn ? undefined : `听证于 ${doneOn} 才举行或放弃，决定不能在此之前`;
    if (hearing?.requestedOn) return '使用权人已申请听证，须先举行听证';
    const servedOn = rightsServedOn(moment);
    if (!servedOn) return '听证权利告知书尚未登记送达，期限没有起算';
    const dueOn = requestDueOn(moment, servedOn);
    return moment.on > dueOn ? undefined : `申请听证的期限到 ${dueOn} 为止，期满后才能决定`;
  },
);

export const hearingHeld = caseGuard('hearing_held', articles.hearingRight, '听证已举行', ({ facts, on }) =>
  facts.hearing?.heldOn && facts.hearing.heldOn <= on ? undefined : '听证尚未举行，不能作出采纳意见的结论',
);

export const upheldFinding = eventGuard<EventOf<'hearing_upheld'>>(
  'upheld_finding',
  articles.determination,
  '退回已认定时须有新的认定书',
  (moment, { next, finding }) => {
    if (next === 'NOT_IDLE') return finding ? '认定不构成闲置时不需要新的认定书，请清空' : undefined;
    if (!finding) return '退回“已认定”须下达新的认定书（新版本），请填写文号、原因和结论';
    return governmentCauseObjection(finding) ?? idlePeriodObjection(moment, finding);
  },
);

type Decision = EventOf<'fee_decided' | 'reclaim_decided'>;

export const governmentApproval = eventGuard<Decision>(
  'government_approval',
  articles.fee,
  '同级人民政府批准文件',
  ({ facts, on }, { approval }) => {
    if (approval.level !== facts.contract.authorityLevel) {
      return `征缴闲置费须报${facts.contract.authorityLevel === 'city' ? '市' : '县'}级（本级）人民政府批准`;
    }
    return approval.approvedOn <= on ? undefined : '政府批准日期晚于决定日期，请更正';
  },
);

export const feeRate = eventGuard<EventOf<'fee_decided'>>(
  'fee_rate',
  articles.realEstateFee,
  '费率 20%；房地产用地可在 20% 以下并说明理由',
  ({ facts, context }, { rate, rateReason }) => {
    const fee = idleFee(
      fenOf(facts.contract.priceYuan),
      shareFromText(rate),
      feeTerms(facts.contract, rateReason),
      context.params,
    );
    return fee.ok ? undefined : fee.reason;
  },
);

export const feeAmount = eventGuard<EventOf<'fee_decided'>>(
  'fee_amount',
  articles.fee,
  '金额 = 费率 × 合同价款',
  ({ facts, context }, { rate, rateReason, amountYuan }) => {
    const fee = idleFee(
      fenOf(facts.contract.priceYuan),
      shareFromText(rate),
      feeTerms(facts.contract, rateReason),
      context.params,
    );
    if (!fee.ok) return fee.reason;
    return fenOf(amountYuan) === fee.amountFen
      ? undefined
      : `闲置费须为合同价款的 ${rate}，即 ${fenToYuanText(fee.amountFen)} 元`;
  },
);

export const approvalPower = eventGuard<Decision>(
  'approval_power',
  articles.reclaim,
  '有批准权的人民政府批准文件',
  ({ on }, { approval }) => {
    if (!approval.withApprovalPower) return '收回土地使用权须报有批准权的人民政府批准';
    return approval.approvedOn <= on ? undefined : '政府批准日期晚于决定日期，请更正';
  },
);

export const mortgageesCopied = eventGuard<EventOf<'reclaim_decided'>>(
  'mortgagees_copied',
  articles.reclaim,
  '抄送全部抵押权人',
  ({ facts }, { mortgageesCopied }) => {
    const missing = facts.mortgagees.find((name) => !mortgageesCopied.includes(name));
    return missing ? `收回决定须抄送抵押权人“${missing}”` : undefined;
  },
);

function rightsServedOn({ facts }: CaseMoment): string | null {
  return documentByNumber(facts, facts.hearing?.rightsNoticeNo ?? '')?.servedOn ?? null;
}

function requestDueOn({ context }: CaseMoment, servedOn: string): string {
  return deadlineAfter(servedOn, context.params.hearingRequest, context.calendar).dueOn;
}
