import { nextBondStep } from '../../../../geodata/analysis/disposal/bond-purchase.ts';
import type { FactEventType } from '../../../../geodata/model/idle-case-event.ts';
import type { CaseState } from '../../../../geodata/model/idle-case-state.ts';
import { BondStep, DisposalOption } from '../../../../geodata/model/idle-case-terms.ts';
import { addDays, addYears } from '../../../../geodata/units/days/plain-date.ts';
import { outcomes, resumedFinding, startedFinding } from './case-scenarios.ts';
import { contract, type Fields } from './case-walk.ts';

/** A source of choices, one number after the other; the walk is a function of it. */
export interface Dice {
  below(sides: number): number;
  of<T>(values: readonly T[]): T;
  chance(percent: number): boolean;
}

/** A repeatable stream of choices (mulberry32). */
export function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (sides: number) => Math.floor(next() * sides);
  return {
    below,
    of: (values) => values[below(values.length)]!,
    chance: (percent) => below(100) < percent,
  };
}

/** Content for an event, mostly what a careful officer would enter, sometimes not. */
export function randomFields(
  type: FactEventType,
  state: CaseState,
  on: string,
  number: string,
  dice: Dice,
): Fields {
  const { facts } = state;
  const finding = (docNo: string) => {
    const cause = dice.of(['HOLDER', 'HOLDER', 'GOV', 'FORCE_MAJEURE', 'PREP_WORK']);
    return {
      docNo,
      cause,
      governmentCause: cause === 'GOV' ? dice.of(['plan_modified', 'petition']) : null,
      conclusion: '结论',
    };
  };
  const approval = (level: string) => ({
    level: dice.chance(90) ? level : 'province',
    withApprovalPower: dice.chance(90),
    docNo: `批${number}`,
    approvedOn: addDays(on, -dice.below(5)),
  });
  const unserved = facts.documents.filter(({ servedOn }) => !servedOn);
  const pending = facts.remedies.find(({ result }) => result === null);
  switch (type) {
    case 'evidence_recorded':
      return { kind: dice.of(['photo', 'survey', 'statement']), description: '现场' };
    case 'determined':
    case 'redetermined':
      return { finding: finding(number) };
    case 'published':
      return {
        location: '示范路',
        holderName: contract.holder.name,
        idleDaysGross: state.idleDays.gross,
        idleDaysNet: state.idleDays.net,
        causeText: '规划修改',
        responsibleAuthority: '住建局',
        situationNoticeNo: number,
      };
    case 'talks_started':
      return { materialRef: '材料', materialAccepted: dice.chance(90) };
    case 'plan_approved':
      return {
        option: dice.of(DisposalOption.options),
        planNo: number,
        approval: approval('county'),
        mortgageeNotices: facts.mortgagees.map((name) => ({ name, notifiedOn: on, docNo: '通知' })),
      };
    case 'option_executed':
      return { outcome: randomOutcome(facts.plan?.option ?? 'OTHER', on, number, dice) };
    case 'bond_advanced':
      return { detail: bondDetail(state, on, dice) };
    case 'bond_resupplied':
      return {
        use: dice.of(['real_estate', 'livelihood']),
        areaSquareMetres: dice.of([100, 4_000, 12_000, 21_000]),
      };
    case 'hearing_scheduled':
      return { docNo: number, hearingOn: addDays(on, 5 + dice.below(20)) };
    case 'hearing_upheld': {
      const next = dice.of(['DETERMINED', 'NOT_IDLE']);
      return { next, finding: next === 'DETERMINED' ? finding(number) : null };
    }
    case 'fee_decided':
      return {
        docNo: number,
        approval: approval('county'),
        rate: '20/100',
        amountYuan: dice.chance(90) ? '2400000.00' : '2400000.01',
      };
    case 'fee_payment_recorded':
      return {
        feeDocNo: facts.fees.at(-1)?.docNo ?? 'none',
        amountYuan: dice.of(['2400000', '1000000', '1400000']),
      };
    case 'reclaim_decided':
      return { docNo: number, approval: approval('city'), mortgageesCopied: facts.mortgagees };
    case 'enforcement_applied':
      return { docNo: number, manner: dice.of(['court', 'announce_cancellation']) };
    case 'deregistered':
      return { manner: dice.of(['certificate_returned', 'announced', 'court']) };
    case 'reuse_decided':
      return {
        reuse: dice.of(['REALLOCATED', 'RESERVED', 'RECULTIVATED']),
        soilIntact: true,
        noProjectSoon: true,
      };
    case 'document_issued':
      return { docNo: number, docType: dice.of(['delivery_confirmation', 'start_application']) };
    case 'document_served':
      return {
        docNo: unserved.length > 0 ? dice.of(unserved).docNo : 'none',
        method: 'direct',
        receiptRef: '回证',
      };
    case 'pause_accepted': {
      const from = addDays(on, -dice.below(120));
      const to = dice.chance(70) ? addDays(from, dice.below(60)) : null;
      return { pause: { from, to, cause: 'GOV', materialRef: '证明' } };
    }
    case 'pause_ended':
      return { from: facts.pauses.find(({ to }) => to === null)?.from ?? on, to: on };
    case 'mortgagee_registered':
      return { name: `银行${number}` };
    case 'parcel_plan_recorded':
      return {
        plan: { route: 'market_transfer', ownerUnit: '某局', mode: '转让', milestones: [], deadlineOn: on },
      };
    case 'remedy_filed':
      return {
        filingNo: `受${number}`,
        kind: dice.of(['reconsideration', 'suit']),
        targetDocNo: dice.of(facts.documents)?.docNo ?? 'none',
        lateAcceptanceNo: dice.chance(20) ? '准许' : null,
      };
    case 'remedy_resolved': {
      const result = dice.of(['upheld', 'withdrawn', 'annulled'] as const);
      const next = result === 'annulled' ? dice.of(['DETERMINED', 'CLOSED', null]) : null;
      const needsFinding = next === 'DETERMINED' && pending?.targetDocNo === facts.determination?.docNo;
      return {
        filingNo: pending?.filingNo ?? 'none',
        docNo: `裁${number}`,
        result,
        next,
        finding: needsFinding ? finding(number) : null,
      };
    }
    case 'start_found':
      return { finding: facts.idleType === 'SUSPENDED' ? resumedFinding(on) : startedFinding };
    case 'duty_done':
      return {
        duty: dice.of([
          'change_survey_and_registration',
          'compensation_paid',
          'temporary_use_ended',
          'measure_done',
          'fee_refunded',
        ]),
      };
    default:
      return { docNo: number };
  }
}

function randomOutcome(option: DisposalOption, on: string, number: string, dice: Dice): Fields {
  const usual = { ...outcomes[option], agreementNo: number, newContractNo: number, arrangementNo: number };
  if (option === 'EXTENDED') {
    const newStart = addDays(on, dice.below(400));
    return { ...usual, agreementSignedOn: on, newStart, newCompletion: addYears(newStart, 2) };
  }
  if (option === 'TEMP_USE') return { ...usual, startOn: on, endOn: addDays(on, 1 + dice.below(760)) };
  const usesBond = option === 'PAID_TAKEBACK' && dice.chance(60);
  return usesBond ? { ...usual, funding: 'bond', compensationYuan: null } : usual;
}

function bondDetail({ facts }: CaseState, on: string, dice: Dice): Fields {
  const step = dice.chance(90) ? nextBondStep(facts.bond?.step ?? null) : dice.of(BondStep.options);
  switch (step) {
    case 'APPRAISED':
      return { step, agency: '评估所', agencyFiled: dice.chance(90), marketValueYuan: '9000000' };
    case 'BASE_PRICED':
      return { step, enterpriseLandCostYuan: '8800000', basePriceYuan: dice.of(['8800000', '9000000']) };
    case 'COLLECTIVE_DECISION':
    case 'CONTRACTED':
      return { step, priceYuan: '8500000', completeBy: addDays(on, dice.below(20)) };
    case 'PUBLICITY':
      return { step, from: addDays(on, -12), to: addDays(on, -2), objections: dice.chance(90) ? 0 : 1 };
    case 'APPROVED':
      return {
        step,
        approval: { level: 'county', withApprovalPower: false, docNo: '批', approvedOn: on },
      };
    case 'PAID':
      return { step, amountYuan: '8500000' };
    case 'DEREGISTERED':
      return { step, areaSquareMetres: dice.chance(90) ? 20_000 : null };
    case 'RESERVED':
      return { step, openProblems: dice.chance(90) ? [] : ['flood'] };
    default:
      return { step: step ?? 'CANDIDATE', reserveAgency: '土地储备中心', agencyListed: dice.chance(90) };
  }
}
