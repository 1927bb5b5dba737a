import type { CaseFacts } from '../../model/idle-case-facts.ts';
import { yearsPassed } from '../../units/days/idle-days.ts';
import { type Article, articles } from './articles.ts';
import { fenOf, lastDocument, standingFee } from './case-queries.ts';
import { determinedStates, outcomeStates } from './case-states.ts';
import type { EngineContext } from './engine-context.ts';
import { feeTerms, idleFee, shareFromText } from './fee.ts';
import { extensionObjection, takebackObjection, temporaryUseObjection } from './outcome-limits.ts';
import { isSuspensionIdle } from './suspension.ts';

/** A rule that holds for every case at all times (domain dossier, section 9). */
interface Invariant {
  article: Article;
  message: string;
  holds(facts: CaseFacts, context: EngineContext): boolean;
}

const needs = (state: CaseFacts['state'], message: string, holds: Invariant['holds']): Invariant => ({
  article: articles.product,
  message,
  holds: (facts, context) => facts.state !== state || holds(facts, context),
});

const invariants: readonly Invariant[] = [
  {
    article: articles.idleSuspended,
    message: '中止建设类案件须有中止日期、面积和投资数据，且低于第二条第二款的比例',
    holds: ({ idleType, suspension }, { params }) =>
      idleType === 'NOT_STARTED' || (suspension !== null && isSuspensionIdle(suspension, params)),
  },
  {
    article: articles.product,
    message: '同一案件内文书文号不得重复',
    holds: ({ documents }) => new Set(documents.map(({ docNo }) => docNo)).size === documents.length,
  },
  {
    article: articles.service,
    message: '文书的送达日期不得早于签发日期',
    holds: ({ documents }) => documents.every(({ issuedOn, servedOn }) => !servedOn || servedOn >= issuedOn),
  },
  {
    article: articles.determination,
    message: '认定之后的案件须有《闲置土地认定书》及认定结论',
    holds: (facts) =>
      !determinedStates.includes(facts.state) ||
      facts.documents.some(
        ({ docType, docNo }) => docType === 'determination' && docNo === facts.determination?.docNo,
      ),
  },
  {
    article: articles.idleNotStarted,
    message: '认定时闲置须满一年（企业原因的扣除认可期间）',
    holds: ({ determination, pauses }, { params }) =>
      determination === null ||
      yearsPassed(
        determination.idleSince,
        params.suspectYears,
        determination.determinedOn,
        determination.cause === 'HOLDER' ? pauses : [],
      ),
  },
  needs('INVESTIGATING', '调查核实中的案件须有《闲置土地调查通知书》', (facts) =>
    Boolean(lastDocument(facts, 'investigation_notice')),
  ),
  needs('NEGOTIATING', '企业原因未动工的案件不得协商处置', negotiable),
  needs('PLAN_APPROVED', '须有经批准的处置方案', (facts) => facts.plan !== null && negotiable(facts)),
  {
    article: articles.options,
    message: '处置方式的状态须有已批准的方案和相符的执行内容',
    holds: (facts) =>
      !outcomeStates.some((option) => option === facts.state) ||
      (facts.outcome?.option === facts.state && facts.plan?.option === facts.state && negotiable(facts)),
  },
  {
    article: articles.extension,
    message: '新动工日期须在补充协议签订之日起一年内；临时使用不超过二年；协议收回没有新动工日期',
    holds: ({ outcome }, { params }) => !outcome || outcomeWithinLimits(outcome, params),
  },
  {
    article: articles.swap,
    message: '置换只适用于因规划修改闲置的土地',
    holds: (facts) => facts.state !== 'SWAPPED' || facts.determination?.governmentCause === 'plan_modified',
  },
  {
    article: articles.hearingRight,
    message: '闲置费决定须有政府批准文件和此前的听证权利告知书',
    holds: ({ fees, documents }) =>
      fees.every(
        (fee) =>
          fee.approval.docNo !== '' &&
          documents.some(
            ({ docType, issuedOn, round }) =>
              docType === 'hearing_rights_notice' && round === fee.round && issuedOn <= fee.decidedOn,
          ),
      ),
  },
  {
    article: articles.fee,
    message: '闲置费须等于费率乘合同价款',
    holds: ({ fees, contract }, { params }) =>
      fees.every((fee) => {
        const due = idleFee(
          fenOf(contract.priceYuan),
          shareFromText(fee.rate),
          feeTerms(contract, fee.rateReason),
          params,
        );
        return due.ok && due.amountFen === fenOf(fee.amountYuan);
      }),
  },
  {
    article: articles.fee,
    message: '只有企业原因未动工的土地才能征缴闲置费',
    holds: (facts) =>
      !standingFee(facts) || (facts.idleType === 'NOT_STARTED' && facts.determination?.cause === 'HOLDER'),
  },
  {
    article: articles.fee,
    message: '闲置费的状态须有相应的听证告知或决定',
    holds: (facts) =>
      !(
        facts.state === 'FEE_DECIDED' ||
        facts.state === 'FEE_PAID' ||
        (facts.state === 'ENFORCEMENT' && facts.enforcement?.about === 'fee')
      ) || standingFee(facts) !== undefined,
  },
  needs('FEE_PAID', '闲置费已缴的案件，缴款须不少于应缴金额', (facts) => {
    const fee = standingFee(facts);
    return fee !== undefined && fenOf(fee.paidYuan) >= fenOf(fee.amountYuan);
  }),
  needs(
    'FEE_HEARING',
    '须有闲置费听证告知，且为企业原因未动工',
    (facts) => holderNotStarted(facts) && facts.hearing?.about === 'fee',
  ),
  needs(
    'RECLAIM_HEARING',
    '须有收回听证告知，且为企业原因未动工',
    (facts) => holderNotStarted(facts) && facts.hearing?.about === 'reclaim',
  ),
  {
    article: articles.reclaim,
    message: '收回决定须为企业原因、未动工满两年，并经有批准权的人民政府批准和听证告知',
    holds: (facts, { params }) => {
      const { reclaim, clockStart, pauses, documents } = facts;
      if (!reclaim) return !['RECLAIM_DECIDED', 'RECLAIMED'].includes(facts.state);
      return (
        holderNotStarted(facts) &&
        yearsPassed(clockStart, params.reclaimYears, reclaim.decidedOn, pauses) &&
        reclaim.approval.withApprovalPower &&
        documents.some(({ docType, docNo }) => docType === 'reclaim_decision' && docNo === reclaim.docNo) &&
        documents.some(
          ({ docType, issuedOn, round }) =>
            docType === 'hearing_rights_notice' && round === facts.round && issuedOn <= reclaim.decidedOn,
        )
      );
    },
  },
  needs('ENFORCEMENT', '强制执行须有申请或公告，且针对已送达的决定', (facts) => {
    const docNo = facts.enforcement?.about === 'fee' ? standingFee(facts)?.docNo : facts.reclaim?.docNo;
    return facts.documents.some((document) => document.docNo === docNo && document.servedOn !== null);
  }),
  needs('RESUMED', '已动工须有第三十条的核实或复工记录', ({ startFinding }) => startFinding !== null),
  {
    article: articles.publication,
    message: '只有已认定未处置完毕的案件才能公开',
    holds: ({ publication, state }) =>
      !publication || publication.withdrawnOn !== null || determinedStates.includes(state),
  },
  {
    article: articles.bond,
    message: '专项债收购步骤只属于使用专项债的协议收回',
    holds: ({ bond, outcome }) =>
      !bond || (outcome?.option === 'PAID_TAKEBACK' && outcome.funding === 'bond'),
  },
  {
    article: articles.product,
    message: '处置完毕须有日期，且只有处置完毕才有',
    holds: ({ state, closedOn }) => (state === 'CLOSED') === (closedOn !== null),
  },
];

/** The first rule of section 9 a case breaks; undefined for a sound case. */
export function violatedInvariant(facts: CaseFacts, context: EngineContext): Invariant | undefined {
  return invariants.find((invariant) => !invariant.holds(facts, context));
}

function holderNotStarted({ idleType, determination }: CaseFacts): boolean {
  return idleType === 'NOT_STARTED' && determination?.cause === 'HOLDER';
}

function negotiable(facts: CaseFacts): boolean {
  return facts.determination !== null && !holderNotStarted(facts);
}

function outcomeWithinLimits(
  outcome: NonNullable<CaseFacts['outcome']>,
  params: EngineContext['params'],
): boolean {
  switch (outcome.option) {
    case 'EXTENDED': {
      const { agreementSignedOn, newStart, newCompletion } = outcome;
      return !extensionObjection(agreementSignedOn, newStart, newCompletion, params.extendMaxYears);
    }
    case 'TEMP_USE':
      return !temporaryUseObjection(outcome.startOn, outcome.endOn, params.tempMaxYears);
    case 'PAID_TAKEBACK':
      return !takebackObjection(outcome);
    default:
      return true;
  }
}
