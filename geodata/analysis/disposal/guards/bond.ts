import type { BondStepDetail } from '../../../model/idle-case-bond.ts';
import type { EventOf } from '../../../model/idle-case-event.ts';
import type { CaseFacts } from '../../../model/idle-case-facts.ts';
import type { BondStep } from '../../../model/idle-case-terms.ts';
import { articles } from '../articles.ts';
import { bondBasePrice, isBondEligible, nextBondStep } from '../bond-purchase.ts';
import { fenOf } from '../case-queries.ts';
import { type CaseMoment, caseGuard, eventGuard } from '../guard.ts';

export const bondFunding = caseGuard(
  'bond_funding',
  articles.bond,
  '使用专项债资金的协议收回',
  ({ facts }) =>
    facts.outcome?.option === 'PAID_TAKEBACK' && facts.outcome.funding === 'bond'
      ? undefined
      : '本案的协议收回不使用专项债资金，没有收购步骤',
);

export const bondUnfinished = caseGuard('bond_order', articles.bond, '还有未完成的收购步骤', ({ facts }) =>
  nextBondStep(facts.bond?.step ?? null) ? undefined : '收购各步骤已全部完成',
);

export const bondOrder = eventGuard<EventOf<'bond_advanced'>>(
  'bond_order',
  articles.bond,
  '按顺序的下一步',
  ({ facts, on }, { detail }) => {
    const expected = nextBondStep(facts.bond?.step ?? null);
    if (expected && detail.step !== expected) return `下一步应为“${bondStepLabels[expected]}”`;
    const { steppedOn } = facts.bond ?? {};
    return steppedOn && on < steppedOn ? `日期早于上一步的日期 ${steppedOn}，请更正` : undefined;
  },
);

const step = <S extends BondStep>(
  name: S,
  code: Parameters<typeof eventGuard>[0],
  article: Parameters<typeof eventGuard>[1],
  need: string,
  objection: (moment: CaseMoment, detail: Extract<BondStepDetail, { step: S }>) => string | undefined,
) => ({
  ...eventGuard<EventOf<'bond_advanced'>>(code, article, need, (moment, { detail }) =>
    detail.step === name ? objection(moment, detail as Extract<BondStepDetail, { step: S }>) : undefined,
  ),
  concerns: (facts: CaseFacts) => nextBondStep(facts.bond?.step ?? null) === name,
});

/** What each step must meet, in the order of the steps (domain dossier 2.6). */
export const bondStepGuards = [
  step('CANDIDATE', 'bond_cutoff', articles.bondCutoff, '供应日期不晚于截止日', ({ facts, context }) =>
    isBondEligible(facts.contract.signedOn, context.params.bondCutoff)
      ? undefined
      : `${context.params.bondCutoff} 之后供应的土地不属于存量闲置土地，不能使用专项债收回`,
  ),
  step(
    'CANDIDATE',
    'bond_agency',
    articles.bondCutoff,
    '列入名录的土地储备机构',
    (_moment, { reserveAgency, agencyListed }) =>
      agencyListed ? undefined : `“${reserveAgency}”不是列入名录的土地储备机构，不能使用专项债资金`,
  ),
  step(
    'APPRAISED',
    'bond_appraisal',
    articles.bond,
    '备案机构的评估价',
    (_moment, { agencyFiled, marketValueYuan }) => {
      if (!agencyFiled) return '须由储备机构委托经备案的评估机构评估';
      return fenOf(marketValueYuan) > 0n ? undefined : '评估价须大于 0';
    },
  ),
  step(
    'BASE_PRICED',
    'bond_base_price',
    articles.bond,
    '基础价格 = 评估价与企业土地成本的较低者',
    ({ facts }, detail) => {
      const base = bondBasePrice(
        fenOf(facts.bond?.marketValueYuan ?? '0'),
        fenOf(detail.enterpriseLandCostYuan),
      );
      return fenOf(detail.basePriceYuan) === base
        ? undefined
        : '基础价格须为市场评估价与企业土地成本的较低者';
    },
  ),
  step(
    'COLLECTIVE_DECISION',
    'bond_price',
    articles.bond,
    '集体决策价不高于基础价格',
    ({ facts }, { priceYuan }) =>
      fenOf(priceYuan) <= fenOf(facts.bond?.basePriceYuan ?? '0') && fenOf(priceYuan) > 0n
        ? undefined
        : '集体决策价须大于 0 且不高于基础价格',
  ),
  step(
    'PUBLICITY',
    'bond_publicity',
    articles.bond,
    '公示期满且无异议',
    ({ facts, on }, { from, to, objections }) => {
      const decidedOn = facts.bond?.steppedOn;
      if (decidedOn && from < decidedOn) return `公示不得早于集体决策的日期 ${decidedOn}`;
      if (to < from) return '公示结束日期早于开始日期';
      if (to >= on) return `公示到 ${to} 为止，期满后才能登记`;
      return objections === 0 ? undefined : `公示有 ${objections} 件异议，须先处理并重新公示`;
    },
  ),
  step('APPROVED', 'bond_approval', articles.bond, '市、县人民政府批准', ({ on }, { approval }) =>
    (approval.level === 'city' || approval.level === 'county') && approval.approvedOn <= on
      ? undefined
      : '须有市、县人民政府的批准，且批准日期不晚于登记日期',
  ),
  step(
    'CONTRACTED',
    'bond_price',
    articles.bond,
    '合同价等于集体决策价',
    ({ facts, on }, { priceYuan, completeBy }) => {
      if (fenOf(priceYuan) !== fenOf(facts.bond?.decidedPriceYuan ?? '0'))
        return '合同价须等于集体决策确定的价格';
      return completeBy >= on ? undefined : '约定完成日期早于签约日期';
    },
  ),
  step('PAID', 'bond_payment', articles.bond, '付清合同价', ({ facts }, { amountYuan }) =>
    fenOf(amountYuan) >= fenOf(facts.bond?.decidedPriceYuan ?? '0')
      ? undefined
      : '付款金额低于合同价，尚未付清',
  ),
  step('PAID', 'bond_price_expired', articles.bond, '在约定时间内完成', ({ facts, on }) =>
    facts.bond?.completeBy && on > facts.bond.completeBy
      ? `约定于 ${facts.bond.completeBy} 前完成，已经过期，须重新定价`
      : undefined,
  ),
  step(
    'RESERVED',
    'reserve_conditions',
    articles.reserve,
    '无污染、文物、压矿、洪涝、地灾问题，产权清晰',
    (_moment, { openProblems }) =>
      openProblems.length === 0
        ? undefined
        : `存在未处理的问题（${openProblems.map((problem) => reserveProblemLabels[problem]).join('、')}），不得入库储备`,
  ),
] as const;

export const bondPriceStillValid = caseGuard(
  'bond_price_still_valid',
  articles.bond,
  '约定时间已过而未付清',
  ({ facts, on }) => {
    const { bond } = facts;
    if (bond?.step === 'CONTRACTED' && bond.completeBy && on > bond.completeBy) return undefined;
    return '约定的完成时间未过或已经付清，不需要重新定价';
  },
);

export const bondStepLabels: Readonly<Record<BondStep, string>> = {
  CANDIDATE: '列为候选',
  APPRAISED: '市场评估',
  BASE_PRICED: '确定基础价格',
  COLLECTIVE_DECISION: '集体决策',
  PUBLICITY: '公示',
  APPROVED: '政府批准',
  CONTRACTED: '签订合同',
  PAID: '付清价款',
  DEREGISTERED: '注销登记',
  RESERVED: '入库储备',
};

const reserveProblemLabels = {
  contaminated: '土壤污染',
  cultural_relics: '文物遗存',
  mineral_overlay: '矿产压覆',
  flood: '洪涝隐患',
  geohazard: '地质灾害',
  unclear_title: '产权不清晰',
} as const;
