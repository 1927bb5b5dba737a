import type { EventOf } from '../../../model/idle-case-event.ts';
import type { Outcome } from '../../../model/idle-case-parts.ts';
import type { DisposalOption } from '../../../model/idle-case-terms.ts';
import { addYears, earlier } from '../../../units/days/plain-date.ts';
import { articles } from '../articles.ts';
import { fenOf, idleArticle, netYearsPast } from '../case-queries.ts';
import { type CaseMoment, caseGuard, eventGuard, type Objection, under } from '../guard.ts';
import { extensionObjection, takebackObjection, temporaryUseObjection } from '../outcome-limits.ts';

export const talksBranch = caseGuard(
  'talks_branch',
  articles.options,
  '政府原因、不可抗力或前期工作；或中止建设的合同处理',
  ({ facts }) =>
    facts.determination?.cause === 'HOLDER' && facts.idleType === 'NOT_STARTED'
      ? '因企业原因未动工的，不适用协商处置；未满两年的征缴闲置费，满两年的收回土地使用权'
      : undefined,
);

export const art8Material = eventGuard<EventOf<'talks_started'>>(
  'art8_material',
  articles.governmentMaterial,
  '使用权人提交并经认可的原因说明材料',
  ({ facts }, event) =>
    facts.determination?.cause === 'HOLDER' || (event.materialAccepted && event.materialRef?.trim())
      ? undefined
      : '须有使用权人提交的原因说明材料并经认可，才能启动协商；请登记材料',
);

/** What the guards ask of an approved plan, of this event or one that an adopted case brings. */
type PlanTerms = Pick<EventOf<'plan_approved'>, 'option' | 'approval' | 'mortgageeNotices'>;

export const optionAllowed = eventGuard<PlanTerms>(
  'option_allowed',
  articles.options,
  '本原因允许的处置方式',
  ({ facts }, { option }) => {
    if (!allowedOptions(facts).includes(option)) {
      return option === 'SWAPPED'
        ? under(articles.swap, '只有因土地利用总体规划或城乡规划依法修改而闲置的，才能置换土地')
        : '因企业原因中止建设的，只能按合同签订补充协议、协议有偿收回或采取其他方式，并须法制审核';
    }
    return undefined;
  },
);

export const sameLevelApproval = eventGuard<PlanTerms>(
  'same_level_approval',
  articles.planApproval,
  '同级人民政府批准文件',
  ({ facts, on }, { approval }) => {
    if (approval.level !== facts.contract.authorityLevel) {
      return `处置方案须报${facts.contract.authorityLevel === 'city' ? '市' : '县'}级（本级）人民政府批准`;
    }
    return approval.approvedOn > on ? '政府批准日期晚于方案批准日期，请更正' : undefined;
  },
);

export const mortgageesNotified = eventGuard<PlanTerms>(
  'mortgagees_notified',
  articles.planApproval,
  '已书面通知全部抵押权人',
  ({ facts, on }, { mortgageeNotices }) => {
    const missing = facts.mortgagees.find(
      (name) => !mortgageeNotices.some((notice) => notice.name === name && notice.notifiedOn <= on),
    );
    return missing ? `尚未书面通知抵押权人“${missing}”，请登记通知文号和日期` : undefined;
  },
);

export const optionAsPlanned = eventGuard<EventOf<'option_executed'>>(
  'option_as_planned',
  articles.planApproval,
  '与批准的方案一致的处置方式',
  ({ facts }, { outcome }) =>
    outcome.option === facts.plan?.option ? undefined : '执行的处置方式与批准的方案不一致',
);

/** One guard for each option with terms of its own; the others let it pass. */
const term = <O extends DisposalOption>(
  option: O,
  code: Parameters<typeof eventGuard>[0],
  article: Parameters<typeof eventGuard>[1],
  need: string,
  objection: (moment: CaseMoment, outcome: Extract<Outcome, { option: O }>) => Objection | undefined,
) => ({
  ...eventGuard<Pick<EventOf<'option_executed'>, 'outcome'>>(code, article, need, (moment, { outcome }) =>
    outcome.option === option ? objection(moment, outcome as Extract<Outcome, { option: O }>) : undefined,
  ),
  concerns: ({ plan }: CaseMoment['facts']) => plan?.option === option,
});

const extensionLimit = term(
  'EXTENDED',
  'extension_limit',
  articles.extension,
  '补充协议；新动工日期不超过补充协议签订之日起一年',
  ({ facts, on, context }, { agreementSignedOn, newStart, newCompletion }) => {
    if (agreementSignedOn > on) return '补充协议签订日期晚于执行日期，请更正';
    const { talksStartedOn } = facts;
    if (talksStartedOn && agreementSignedOn < talksStartedOn) {
      return `补充协议签订日期早于协商开始的日期 ${talksStartedOn}，请更正`;
    }
    return extensionObjection(agreementSignedOn, newStart, newCompletion, context.params.extendMaxYears);
  },
);

const temporaryUseLimit = term(
  'TEMP_USE',
  'temporary_use_limit',
  articles.temporaryUse,
  '临时使用期限不超过二年',
  ({ facts, on, context }, { startOn, endOn }) => {
    const approvedOn = facts.plan?.approvedOn;
    if (approvedOn && startOn < approvedOn) return `临时使用不得早于处置方案批准的日期 ${approvedOn}`;
    // 从安排临时使用之日起: arranged on the day of the event at the latest, whenever the use itself begins.
    return temporaryUseObjection(earlier(startOn, on), endOn, context.params.tempMaxYears, startOn);
  },
);

const useChangeComplies = term(
  'USE_CHANGED',
  'use_change_complies',
  articles.useChange,
  '符合规划，重新办理手续并核算价款',
  (_moment, { compliesWithPlan, priceSettled }) => {
    if (!compliesWithPlan) return '调整后的用途或条件不符合土地利用总体规划和城乡规划，不能调整';
    return priceSettled ? undefined : '须按新用途或新条件核算、收缴或退还价款后才能执行';
  },
);

const takebackTerms = term(
  'PAID_TAKEBACK',
  'takeback_terms',
  articles.paidTakeback,
  '收回协议和补偿款',
  (_moment, outcome) => takebackObjection(outcome),
);

const swapConditions = term(
  'SWAPPED',
  'swap_conditions',
  articles.swap,
  '价款缴清、资金落实、因规划修改闲置、等价值、同用途，新合同注明置换',
  (moment, outcome) => {
    const { determination, contract } = moment.facts;
    if (determination?.governmentCause !== 'plan_modified') {
      return '只有因规划依法修改而闲置的，才能置换土地';
    }
    if (fenOf(outcome.pricePaidYuan) < fenOf(contract.priceYuan)) return '土地价款尚未缴清，不能置换';
    if (!outcome.fundsReady) return '项目资金尚未落实，不能置换';
    if (outcome.oldUse !== contract.landUse) return `原地块用途须与合同一致：${contract.landUse}`;
    if (outcome.newUse !== outcome.oldUse) return '置换地块须与原地块用途相同';
    if (!isEqualValue(outcome, moment)) return '置换地块须与原地块价值相当';
    return outcome.contractStatesSwap ? undefined : '新合同须注明为置换土地';
  },
);

/** The terms of the options of art. 12, in its order. */
export const optionTerms = [
  extensionLimit,
  useChangeComplies,
  temporaryUseLimit,
  takebackTerms,
  swapConditions,
] as const;

export const clockDue = caseGuard(
  'clock_due',
  articles.options,
  '约定的期限已过',
  ({ facts, on, context }) => {
    const { state, outcome } = facts;
    if (state === 'EXTENDED' && outcome?.option === 'EXTENDED') {
      return on > outcome.newStart
        ? undefined
        : under(articles.extension, `新约定的动工日期 ${outcome.newStart} 还没有过`);
    }
    if (state === 'TEMP_USE' && outcome?.option === 'TEMP_USE') {
      const end = earlier(outcome.endOn, addYears(outcome.startOn, context.params.tempMaxYears));
      return on > end ? undefined : under(articles.temporaryUse, `临时使用期限到 ${end} 为止，还没有过`);
    }
    return netYearsPast({ facts, on }, context.params.suspectYears)
      ? undefined
      : under(idleArticle(facts), `自 ${facts.clockStart} 起未满一年，不重新列为疑似闲置`);
  },
);

function allowedOptions(facts: CaseMoment['facts']): readonly DisposalOption[] {
  if (facts.determination?.cause === 'HOLDER') return ['EXTENDED', 'PAID_TAKEBACK', 'OTHER'];
  const always = ['EXTENDED', 'USE_CHANGED', 'TEMP_USE', 'PAID_TAKEBACK', 'OTHER'] as const;
  return facts.determination?.governmentCause === 'plan_modified' ? [...always, 'SWAPPED'] : always;
}

function isEqualValue(
  { oldValueYuan, newValueYuan }: Extract<Outcome, { option: 'SWAPPED' }>,
  { context }: CaseMoment,
): boolean {
  const [oldFen, newFen] = [fenOf(oldValueYuan), fenOf(newValueYuan)];
  const difference = oldFen > newFen ? oldFen - newFen : newFen - oldFen;
  const { numerator, denominator } = context.params.swapValueTolerance;
  return difference * denominator <= oldFen * numerator;
}
