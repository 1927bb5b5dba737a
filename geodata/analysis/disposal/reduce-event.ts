import type { EventOf, FactEvent, FactEventType } from '../../model/idle-case-event.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { BondPurchase, FeeDecision, Finding } from '../../model/idle-case-parts.ts';
import { fenToYuanText } from '../../units/money.ts';
import { fenOf, sanctionOf } from './case-queries.ts';

type Reducer<T extends FactEventType> = (facts: CaseFacts, event: EventOf<T>) => Partial<CaseFacts>;
type CaseEventType = Exclude<FactEventType, 'opened' | 'adopted'>;

/** Nothing of hearing, plan, outcome or enforcement: where a procedure starts over. */
const noProcedure = {
  hearing: null,
  plan: null,
  outcome: null,
  enforcement: null,
  bond: null,
  reuse: null,
} satisfies Partial<CaseFacts>;

const emptyBond: BondPurchase = {
  step: null,
  steppedOn: null,
  marketValueYuan: null,
  basePriceYuan: null,
  decidedPriceYuan: null,
  completeBy: null,
  takenBackOn: null,
  takenBackSquareMetres: null,
  resupplies: [],
};

/** What each event adds to the facts, apart from the state it leads to and the papers it issues. */
const reducers: { [T in CaseEventType]: Reducer<T> } = {
  investigation_notice_issued: () => ({}),
  holder_material_received: (facts, { occurredOn }) => ({
    materialReceivedOn: facts.materialReceivedOn ?? occurredOn,
  }),
  evidence_recorded: (facts, { kind, ref, description, position, occurredOn }) => ({
    evidence: [
      ...facts.evidence,
      { kind, ref, description, position, recordedOn: occurredOn, round: facts.round },
    ],
  }),
  determined: (facts, { finding, occurredOn }) => withFinding(facts, finding, occurredOn),
  redetermined: (facts, { finding, occurredOn }) => withFinding(facts, finding, occurredOn),
  not_idle_concluded: () => ({}),
  published: (facts, { occurredOn }) => ({
    publication: {
      publishedOn: occurredOn,
      determinationVersion: facts.determination?.version ?? 1,
      withdrawnOn: null,
    },
  }),
  talks_started: (_facts, { occurredOn }) => ({ talksStartedOn: occurredOn, plan: null, outcome: null }),
  talks_failed: (facts, { reason, occurredOn }) => ({
    talksFailures: [...facts.talksFailures, { on: occurredOn, reason }],
    talksStartedOn: null,
  }),
  plan_approved: (_facts, { option, planNo, approval, mortgageeNotices, occurredOn }) => ({
    plan: { option, planNo, approval, mortgageeNotices, approvedOn: occurredOn },
  }),
  option_executed: (facts, { outcome }) => ({
    outcome,
    bond: null,
    duties: facts.duties.filter((duty) => duty === 'fee_refunded'),
  }),
  bond_advanced: (facts, { detail, occurredOn }) => ({
    bond: {
      ...(facts.bond ?? emptyBond),
      step: detail.step,
      steppedOn: occurredOn,
      ...bondFigures(detail, occurredOn),
    },
  }),
  bond_repriced: (_facts, { occurredOn }) => ({
    bond: { ...emptyBond, step: 'CANDIDATE', steppedOn: occurredOn },
  }),
  bond_resupplied: (facts, { use, areaSquareMetres, occurredOn }) => ({
    bond: facts.bond && {
      ...facts.bond,
      resupplies: [...facts.bond.resupplies, { on: occurredOn, use, areaSquareMetres }],
    },
  }),
  fee_rights_told: (_facts, { docNo }) => ({ hearing: newHearing('fee', docNo) }),
  reclaim_rights_told: (_facts, { docNo }) => ({ hearing: newHearing('reclaim', docNo) }),
  hearing_requested: (facts, { occurredOn }) => withHearing(facts, { requestedOn: occurredOn }),
  hearing_scheduled: (facts, { hearingOn }) => withHearing(facts, { hearingOn }),
  hearing_held: (facts, { occurredOn }) => withHearing(facts, { heldOn: occurredOn }),
  hearing_waived: (facts, { occurredOn }) => withHearing(facts, { waivedOn: occurredOn }),
  hearing_upheld: (facts, { finding, occurredOn }) => ({
    ...(finding ? withFinding(facts, finding, occurredOn) : {}),
    hearing: null,
  }),
  fee_decided: (facts, { docNo, rate, rateReason, amountYuan, approval, occurredOn }) => ({
    fees: [
      ...facts.fees,
      {
        docNo,
        round: facts.round,
        rate,
        rateReason,
        amountYuan,
        paidYuan: '0',
        approval,
        decidedOn: occurredOn,
        annulled: false,
      },
    ],
  }),
  fee_payment_recorded: (facts, { feeDocNo, amountYuan }) => ({
    fees: facts.fees.map((fee) =>
      fee.docNo === feeDocNo
        ? { ...fee, paidYuan: fenToYuanText(fenOf(fee.paidYuan) + fenOf(amountYuan)) }
        : fee,
    ),
  }),
  demand_issued: () => ({}),
  enforcement_applied: (facts, { manner, docNo, occurredOn }) => ({
    enforcement: { about: sanctionOf(facts) ?? 'reclaim', manner, docNo, appliedOn: occurredOn },
  }),
  reclaim_decided: (_facts, { docNo, approval, mortgageesCopied, occurredOn }) => ({
    reclaim: { docNo, approval, mortgageesCopied, decidedOn: occurredOn },
  }),
  deregistered: () => ({}),
  reuse_decided: (_facts, { reuse }) => ({ reuse }),
  document_issued: () => ({}),
  document_served: (facts, { docNo, method, receiptRef, occurredOn }) => ({
    documents: facts.documents.map((document) =>
      document.docNo === docNo
        ? { ...document, servedOn: occurredOn, servedMethod: method, receiptRef }
        : document,
    ),
  }),
  pause_accepted: (facts, { pause }) => ({ pauses: [...facts.pauses, pause] }),
  pause_ended: (facts, { from, to }) => ({
    pauses: facts.pauses.map((pause) =>
      pause.from === from && pause.to === null ? { ...pause, to } : pause,
    ),
  }),
  mortgagee_registered: (facts, { name }) => ({ mortgagees: [...facts.mortgagees, name] }),
  parcel_plan_recorded: (_facts, { plan, occurredOn }) => ({
    parcelPlan: { ...plan, recordedOn: occurredOn },
  }),
  remedy_filed: (facts, { filingNo, kind, targetDocNo, occurredOn }) => ({
    remedies: [
      ...facts.remedies,
      { filingNo, kind, targetDocNo, filedOn: occurredOn, result: null, resolvedOn: null },
    ],
  }),
  remedy_resolved: (facts, event) => resolveRemedy(facts, event),
  start_found: (_facts, { finding }) => ({ startFinding: finding }),
  clock_passed: (facts, { occurredOn }) => reopen(facts, occurredOn),
  duty_done: (facts, { duty }) => ({ duties: [...facts.duties, duty] }),
  closed: () => ({}),
};

/** The facts an event changes, apart from state and papers. */
export function reduceEvent(
  facts: CaseFacts,
  event: Exclude<FactEvent, { type: 'opened' | 'adopted' }>,
): Partial<CaseFacts> {
  const reduce = reducers[event.type] as Reducer<CaseEventType>;
  return reduce(facts, event);
}

/** A new finding; when the cause is not the holder's, fee and take-back lose their ground (domain dossier 9, rule 5). */
function withFinding(facts: CaseFacts, finding: Finding, determinedOn: string): Partial<CaseFacts> {
  const version = (facts.determination?.version ?? 0) + 1;
  const determination = { ...finding, version, determinedOn, idleSince: facts.clockStart };
  if (finding.cause === 'HOLDER') return { determination };
  const annulled = annulFees(facts, (fee) => fee.round === facts.round);
  return { determination, ...annulled, reclaim: null };
}

/** Fees that fall; what was paid on them is owed back, whatever was refunded before. */
function annulFees(
  facts: CaseFacts,
  falls: (fee: FeeDecision) => boolean,
): Pick<CaseFacts, 'fees' | 'duties'> {
  const fall = (fee: FeeDecision) => !fee.annulled && falls(fee);
  if (!facts.fees.some(fall)) return { fees: facts.fees, duties: facts.duties };
  return {
    fees: facts.fees.map((fee) => (fall(fee) ? { ...fee, annulled: true } : fee)),
    duties: facts.duties.filter((duty) => duty !== 'fee_refunded'),
  };
}

function newHearing(about: 'fee' | 'reclaim', rightsNoticeNo: string): CaseFacts['hearing'] {
  return { about, rightsNoticeNo, requestedOn: null, hearingOn: null, heldOn: null, waivedOn: null };
}

function withHearing(
  facts: CaseFacts,
  change: Partial<NonNullable<CaseFacts['hearing']>>,
): Partial<CaseFacts> {
  return { hearing: facts.hearing && { ...facts.hearing, ...change } };
}

function bondFigures(detail: EventOf<'bond_advanced'>['detail'], occurredOn: string): Partial<BondPurchase> {
  switch (detail.step) {
    case 'APPRAISED':
      return { marketValueYuan: detail.marketValueYuan };
    case 'BASE_PRICED':
      return { basePriceYuan: detail.basePriceYuan };
    case 'COLLECTIVE_DECISION':
      return { decidedPriceYuan: detail.priceYuan };
    case 'CONTRACTED':
      return { completeBy: detail.completeBy };
    case 'DEREGISTERED':
      return { takenBackOn: occurredOn, takenBackSquareMetres: detail.areaSquareMetres };
    default:
      return {};
  }
}

function resolveRemedy(facts: CaseFacts, event: EventOf<'remedy_resolved'>): Partial<CaseFacts> {
  const target = facts.remedies.find(({ filingNo }) => filingNo === event.filingNo)?.targetDocNo;
  const remedies = facts.remedies.map((remedy) =>
    remedy.filingNo === event.filingNo
      ? { ...remedy, result: event.result, resolvedOn: event.occurredOn }
      : remedy,
  );
  if (event.result !== 'annulled') return { remedies };
  const lostGround = target === facts.determination?.docNo;
  const annulled = annulFees(
    facts,
    (fee) => (lostGround && fee.round === facts.round) || fee.docNo === target,
  );
  const reclaim = lostGround || facts.reclaim?.docNo === target ? null : facts.reclaim;
  const undone = event.next ? { ...noProcedure, duties: [] } : {};
  const finding = event.finding
    ? withFinding({ ...facts, ...annulled }, event.finding, event.occurredOn)
    : {};
  return { remedies, reclaim, ...annulled, ...undone, ...finding };
}

/** The three steps of a clock: an extension has run out, a year has passed again, a temporary use is over. */
function reopen(facts: CaseFacts, on: string): Partial<CaseFacts> {
  if (facts.state === 'TEMP_USE') return { talksStartedOn: on, plan: null, outcome: null };
  if (facts.state === 'EXTENDED') {
    const newStart = facts.outcome?.option === 'EXTENDED' ? facts.outcome.newStart : facts.clockStart;
    return {
      clockStart: newStart,
      suspension: facts.suspension && { ...facts.suspension, suspendedOn: newStart },
    };
  }
  return {
    ...noProcedure,
    round: facts.round + 1,
    foundOn: on,
    materialReceivedOn: null,
    determination: null,
    publication: null,
    talksStartedOn: null,
    reclaim: null,
    parcelPlan: null,
    duties: facts.duties.filter((duty) => duty === 'fee_refunded'),
  };
}
