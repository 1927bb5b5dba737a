import type { FactEventType } from '../../model/idle-case-event.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { CaseStage } from '../../model/idle-case-terms.ts';
import { articles } from './articles.ts';
import { fenOf } from './case-queries.ts';
import { determinedStates, openStates, outcomeStates } from './case-states.ts';
import * as bond from './guards/bond.ts';
import * as resupply from './guards/bond-resupply.ts';
import * as closing from './guards/closing.ts';
import * as enforcement from './guards/enforcement.ts';
import * as investigation from './guards/investigation.ts';
import * as negotiation from './guards/negotiation.ts';
import * as opening from './guards/opening.ts';
import * as registers from './guards/registers.ts';
import * as sanctions from './guards/sanctions.ts';
import type { Transition } from './transition.ts';

/** Typed by its own event while it is written, then one of many: a row is only ever given events of its own type. */
const row = <T extends FactEventType>(transition: Transition<T>): Transition<FactEventType> =>
  transition as unknown as Transition<FactEventType>;

const startedBefore: readonly CaseStage[] = ['SUSPECTED', 'INVESTIGATING'];
const startedAfter = openStates.filter(
  (state) => !startedBefore.includes(state) && state !== 'RECLAIMED' && state !== 'RESUMED',
);

/** The whole procedure. Order: opening, investigation, negotiation, fee, take-back, enforcement, registers, end. */
export const transitionTable: readonly Transition<FactEventType>[] = [
  row({
    event: 'opened',
    from: ['new'],
    to: 'SUSPECTED',
    article: articles.idleNotStarted,
    guards: [
      opening.oneOpenCase,
      opening.startDateKnown,
      opening.suspensionBelowShare,
      opening.idleYearPassed,
      opening.foundOnOrder,
    ],
  }),
  row({
    event: 'adopted',
    from: ['new'],
    to: { choose: (_facts, { facts }) => facts.state, among: openStates },
    article: articles.product,
    guards: [opening.oneOpenCase, opening.adoptedState, opening.startDateKnown, opening.adoptedComplete],
  }),
  row({
    event: 'investigation_notice_issued',
    from: ['SUSPECTED'],
    to: 'INVESTIGATING',
    article: articles.notice,
    guards: [investigation.foundOnSet],
    documents: ['investigation_notice'],
  }),
  row({
    event: 'holder_material_received',
    from: ['INVESTIGATING'],
    to: 'same',
    inState: true,
    article: articles.holderReply,
    guards: [],
  }),
  row({
    event: 'evidence_recorded',
    from: openStates,
    to: 'same',
    article: articles.investigation,
    guards: [],
  }),
  row({
    event: 'determined',
    from: ['INVESTIGATING'],
    to: 'DETERMINED',
    article: articles.determination,
    guards: [
      investigation.evidencePresent,
      investigation.holderHeard,
      investigation.idlePeriodComplete,
      investigation.governmentCauseNamed,
    ],
    documents: ['determination'],
  }),
  row({
    event: 'not_idle_concluded',
    from: ['INVESTIGATING'],
    to: 'NOT_IDLE',
    article: articles.determination,
    guards: [],
    documents: ['not_idle_memo'],
  }),
  row({
    event: 'redetermined',
    from: ['DETERMINED'],
    to: 'DETERMINED',
    article: articles.determination,
    guards: [investigation.idlePeriodComplete, investigation.governmentCauseNamed],
    documents: ['determination'],
  }),
  row({
    event: 'published',
    from: determinedStates,
    to: 'same',
    article: articles.publication,
    guards: [
      investigation.publicationCurrent,
      investigation.publicationFields,
      investigation.publicationGovernment,
    ],
    documents: ['situation_notice'],
  }),
  row({
    event: 'talks_started',
    from: ['DETERMINED'],
    to: 'NEGOTIATING',
    article: articles.options,
    guards: [negotiation.talksBranch, negotiation.art8Material],
  }),
  row({
    event: 'talks_failed',
    from: ['NEGOTIATING'],
    to: 'DETERMINED',
    article: articles.options,
    guards: [],
  }),
  row({
    event: 'plan_approved',
    from: ['NEGOTIATING'],
    to: 'PLAN_APPROVED',
    article: articles.planApproval,
    guards: [negotiation.optionAllowed, negotiation.sameLevelApproval, negotiation.mortgageesNotified],
    documents: ['disposal_plan'],
  }),
  row({
    event: 'option_executed',
    from: ['PLAN_APPROVED'],
    to: { choose: (_facts, { outcome }) => outcome.option, among: outcomeStates },
    article: articles.options,
    guards: [negotiation.optionAsPlanned, ...negotiation.optionTerms],
    documents: ['agreement'],
  }),
  row({
    event: 'bond_advanced',
    from: ['PAID_TAKEBACK'],
    to: 'same',
    inState: true,
    article: articles.bond,
    guards: [
      bond.bondFunding,
      bond.bondUnfinished,
      bond.bondOrder,
      ...bond.bondStepGuards,
      resupply.bondTakenBackArea,
    ],
  }),
  row({
    event: 'bond_repriced',
    from: ['PAID_TAKEBACK'],
    to: 'same',
    inState: true,
    article: articles.bond,
    guards: [bond.bondFunding, bond.bondPriceStillValid],
  }),
  row({
    event: 'bond_resupplied',
    from: ['PAID_TAKEBACK'],
    to: 'same',
    inState: true,
    article: articles.bond,
    guards: [
      bond.bondFunding,
      resupply.bondReserved,
      resupply.bondResupplyOrder,
      resupply.bondResupplyArea,
      resupply.bondResupplyCap,
    ],
  }),
  row({
    event: 'clock_passed',
    from: ['EXTENDED', 'OVERDUE_LT1Y', 'SUSPENDED_LT1Y', 'TEMP_USE'],
    to: {
      choose: clockTarget,
      among: ['OVERDUE_LT1Y', 'SUSPENDED_LT1Y', 'SUSPECTED', 'NEGOTIATING'],
    },
    article: articles.options,
    guards: [negotiation.clockDue],
  }),
  row({
    event: 'fee_rights_told',
    from: ['DETERMINED'],
    to: 'FEE_HEARING',
    article: articles.hearingRight,
    guards: [...sanctions.feeBranch, sanctions.idleOneToTwoYears, sanctions.oneFeePerPeriod],
    documents: ['hearing_rights_notice'],
  }),
  row({
    event: 'reclaim_rights_told',
    from: ['DETERMINED', 'FEE_HEARING', 'FEE_DECIDED', 'FEE_PAID'],
    to: 'RECLAIM_HEARING',
    article: articles.hearingRight,
    guards: [...sanctions.reclaimBranch, sanctions.idleOverTwoYears],
    documents: ['hearing_rights_notice'],
  }),
  row({
    event: 'hearing_requested',
    from: ['FEE_HEARING', 'RECLAIM_HEARING'],
    to: 'same',
    inState: true,
    article: articles.hearingRules,
    guards: [sanctions.hearingRightsServed, sanctions.hearingRequestOnce, sanctions.hearingRequestInTime],
  }),
  row({
    event: 'hearing_scheduled',
    from: ['FEE_HEARING', 'RECLAIM_HEARING'],
    to: 'same',
    inState: true,
    article: articles.hearingRules,
    guards: [sanctions.hearingRequested, sanctions.hearingNoticePeriod],
    documents: ['hearing_notice'],
  }),
  row({
    event: 'hearing_held',
    from: ['FEE_HEARING', 'RECLAIM_HEARING'],
    to: 'same',
    inState: true,
    article: articles.hearingRules,
    guards: [sanctions.hearingRequested, sanctions.hearingScheduled],
  }),
  row({
    event: 'hearing_waived',
    from: ['FEE_HEARING', 'RECLAIM_HEARING'],
    to: 'same',
    inState: true,
    article: articles.hearingRules,
    guards: [sanctions.hearingRequested],
  }),
  row({
    event: 'hearing_upheld',
    from: ['FEE_HEARING', 'RECLAIM_HEARING'],
    to: { choose: (_facts, { next }) => next, among: ['DETERMINED', 'NOT_IDLE'] },
    article: articles.hearingRight,
    guards: [sanctions.hearingHeld, sanctions.upheldFinding],
    documents: ['determination'],
  }),
  row({
    event: 'fee_decided',
    from: ['FEE_HEARING'],
    to: 'FEE_DECIDED',
    article: articles.fee,
    guards: [
      ...sanctions.feeBranch,
      sanctions.hearingRespected,
      sanctions.governmentApproval,
      sanctions.feeRate,
      sanctions.feeAmount,
    ],
    documents: ['fee_decision'],
  }),
  row({
    event: 'fee_payment_recorded',
    from: determinedStates,
    to: { choose: paymentTarget, among: ['FEE_PAID', 'same'] },
    article: articles.performance,
    guards: [enforcement.feeOutstanding],
  }),
  row({
    event: 'reclaim_decided',
    from: ['RECLAIM_HEARING'],
    to: 'RECLAIM_DECIDED',
    article: articles.reclaim,
    guards: [
      ...sanctions.reclaimBranch,
      sanctions.idleOverTwoYears,
      sanctions.hearingRespected,
      sanctions.approvalPower,
      sanctions.mortgageesCopied,
    ],
    documents: ['reclaim_decision'],
  }),
  row({
    event: 'deregistered',
    from: ['RECLAIM_DECIDED', 'ENFORCEMENT'],
    to: 'RECLAIMED',
    article: articles.performance,
    guards: [enforcement.enforcementAboutReclaim, enforcement.certificateReturned],
  }),
  row({
    event: 'reuse_decided',
    from: ['RECLAIMED'],
    to: 'same',
    inState: true,
    article: articles.reuse,
    guards: [enforcement.reuseConditions],
  }),
  row({
    event: 'demand_issued',
    from: ['FEE_DECIDED', 'RECLAIM_DECIDED'],
    to: 'same',
    inState: true,
    article: articles.demand,
    guards: [enforcement.noRemedyPending, enforcement.performanceOverdue, enforcement.remediesExpired],
    documents: ['demand_letter'],
  }),
  row({
    event: 'enforcement_applied',
    from: ['FEE_DECIDED', 'RECLAIM_DECIDED'],
    to: 'ENFORCEMENT',
    article: articles.enforcement,
    guards: [
      enforcement.noRemedyPending,
      enforcement.performanceOverdue,
      enforcement.remediesExpired,
      enforcement.demandWaited,
      enforcement.enforcementManner,
      enforcement.enforcementWindow,
    ],
    documents: ['enforcement_application'],
  }),
  row({
    event: 'document_issued',
    from: openStates,
    to: 'same',
    article: articles.product,
    guards: [],
    documents: [
      'situation_notice',
      'start_application',
      'completion_report',
      'delivery_confirmation',
      'service_receipt',
    ],
  }),
  row({
    event: 'document_served',
    from: openStates,
    to: 'same',
    article: articles.service,
    guards: [registers.documentKnown, registers.notYetServed, registers.servedAfterIssue],
  }),
  row({
    event: 'pause_accepted',
    from: openStates,
    to: 'same',
    article: articles.governmentCause,
    guards: [registers.pauseDates, registers.pauseLeavesDecisions],
  }),
  row({
    event: 'pause_ended',
    from: openStates,
    to: 'same',
    article: articles.governmentCause,
    guards: [registers.pauseOpen],
  }),
  row({
    event: 'mortgagee_registered',
    from: openStates,
    to: 'same',
    article: articles.planApproval,
    guards: [registers.mortgageeNew],
  }),
  row({
    event: 'parcel_plan_recorded',
    from: openStates,
    to: 'same',
    article: articles.product,
    guards: [],
  }),
  row({
    event: 'remedy_filed',
    from: openStates,
    to: 'same',
    article: articles.reconsideration,
    guards: [registers.remedyTargetServed, registers.remedyAvailable, registers.remedyInTime],
  }),
  row({
    event: 'remedy_resolved',
    from: openStates,
    to: {
      choose: (facts, { next }) => next ?? facts.state,
      among: ['same', 'DETERMINED', 'CLOSED'],
    },
    article: articles.annulment,
    guards: [registers.remedyKnown, closing.annulmentNext],
  }),
  row({
    event: 'start_found',
    from: startedBefore,
    to: 'NOT_IDLE',
    article: articles.started,
    guards: [closing.startTest],
  }),
  row({
    event: 'start_found',
    from: startedAfter,
    to: 'RESUMED',
    article: articles.started,
    guards: [closing.startTest],
  }),
  row({
    event: 'duty_done',
    from: determinedStates,
    to: 'same',
    article: articles.product,
    guards: [closing.dutyRelevant],
  }),
  row({
    event: 'closed',
    from: ['RECLAIMED', 'RESUMED', ...outcomeStates],
    to: 'CLOSED',
    article: articles.publication,
    guards: [closing.dutiesDone],
  }),
];

/** EXTENDED waits another year on the new date; a waiting case is suspected again; a temporary use is talked about. */
function clockTarget({ state, idleType }: CaseFacts): CaseStage {
  if (state === 'EXTENDED') return idleType === 'SUSPENDED' ? 'SUSPENDED_LT1Y' : 'OVERDUE_LT1Y';
  return state === 'TEMP_USE' ? 'NEGOTIATING' : 'SUSPECTED';
}

/** The payment that completes the fee a case stands on leads on; any other is only entered. */
function paymentTarget(facts: CaseFacts, event: { feeDocNo: string; amountYuan: string }): CaseStage {
  const fee = facts.fees.find((decision) => decision.docNo === event.feeDocNo);
  const completes = fee && fenOf(fee.paidYuan) + fenOf(event.amountYuan) >= fenOf(fee.amountYuan);
  const standsOnFee =
    facts.state === 'FEE_DECIDED' || (facts.state === 'ENFORCEMENT' && facts.enforcement?.about === 'fee');
  return completes && standsOnFee ? 'FEE_PAID' : facts.state;
}
