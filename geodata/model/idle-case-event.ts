import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import { BondStepDetail } from './idle-case-bond.ts';
import { AdoptedFacts } from './idle-case-facts.ts';
import {
  AcceptedPause,
  CaseContract,
  DocumentNumber,
  Finding,
  filled,
  GovernmentApproval,
  MortgageeNotice,
  Outcome,
  ParcelPlan,
  StartFinding,
  Suspension,
} from './idle-case-parts.ts';
import {
  BondResupplyUse,
  CaseDocumentType,
  ClosingDuty,
  DisposalOption,
  EvidenceKind,
  IdleType,
  ServiceMethod,
} from './idle-case-terms.ts';
import { ShareText, YuanText } from './yuan-text.ts';

const reason = filled('理由');

/** Every event: who, when it took legal effect, when it was written down. Each also carries a paper or a reason. */
const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({
    type: z.literal(type),
    id: filled('事件编号'),
    /** Legal time: the day that drives the clocks. */
    occurredOn: PlainDate,
    /** When it was entered, with its offset from UTC. */
    recordedAt: z.iso.datetime({ offset: true }),
    actor: filled('经办人'),
    ...shape,
  });

const beginnings = [
  event('opened', {
    parcelCode: filled('宗地：案件必须关联一宗地'),
    contract: CaseContract,
    idleType: IdleType,
    suspension: Suspension.nullable().default(null),
    /** 发现之日, from which the 30 days of art. 5 run. */
    foundOn: PlainDate.nullable(),
    reason,
  }),
  event('adopted', { facts: AdoptedFacts, reason }),
] as const;

const investigation = [
  event('investigation_notice_issued', { docNo: DocumentNumber }),
  event('holder_material_received', { ref: filled('材料清单') }),
  event('evidence_recorded', {
    kind: EvidenceKind,
    ref: filled('证据编号或附件'),
    description: filled('证据说明'),
    position: z
      .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
      .nullable()
      .default(null),
  }),
  event('determined', { finding: Finding }),
  event('redetermined', { finding: Finding, reason }),
  event('not_idle_concluded', { docNo: DocumentNumber, reason }),
  event('published', {
    location: filled('地块位置'),
    holderName: filled('使用权人名称'),
    idleDaysGross: z.int().nonnegative(),
    idleDaysNet: z.int().nonnegative(),
    /** Required for government causes (art. 11), with the authority told in writing and the paper's number. */
    causeText: z.string().nullable().default(null),
    responsibleAuthority: z.string().nullable().default(null),
    situationNoticeNo: DocumentNumber.nullable().default(null),
    ref: filled('公开网址或编号'),
  }),
] as const;

const negotiation = [
  event('talks_started', { materialRef: z.string().nullable(), materialAccepted: z.boolean(), reason }),
  event('talks_failed', { reason }),
  event('plan_approved', {
    option: DisposalOption,
    planNo: DocumentNumber,
    approval: GovernmentApproval,
    mortgageeNotices: z.array(MortgageeNotice).default([]),
  }),
  event('option_executed', { outcome: Outcome, reason }),
  event('bond_advanced', { detail: BondStepDetail, ref: filled('依据文件') }),
  event('bond_repriced', { reason }),
  event('bond_resupplied', {
    use: BondResupplyUse,
    areaSquareMetres: z.number('请填写再供应面积').positive('再供应面积须大于 0'),
    ref: filled('供地合同或批准文件'),
  }),
] as const;

const sanctions = [
  event('fee_rights_told', { docNo: DocumentNumber }),
  event('reclaim_rights_told', { docNo: DocumentNumber }),
  event('hearing_requested', { ref: filled('听证申请') }),
  event('hearing_scheduled', { docNo: DocumentNumber, hearingOn: PlainDate }),
  event('hearing_held', { ref: filled('听证笔录') }),
  event('hearing_waived', { reason }),
  event('hearing_upheld', {
    next: z.enum(['DETERMINED', 'NOT_IDLE']),
    /** The replacing 认定书, when the case goes back to DETERMINED. */
    finding: Finding.nullable(),
    reason,
  }),
  event('fee_decided', {
    docNo: DocumentNumber,
    approval: GovernmentApproval,
    rate: ShareText,
    rateReason: z.string().nullable().default(null),
    amountYuan: YuanText,
  }),
  event('fee_payment_recorded', {
    feeDocNo: DocumentNumber,
    amountYuan: YuanText,
    ref: filled('缴款凭证'),
  }),
  event('demand_issued', { docNo: DocumentNumber }),
  event('enforcement_applied', {
    docNo: DocumentNumber,
    manner: z.enum(['court', 'announce_cancellation']),
  }),
  event('reclaim_decided', {
    docNo: DocumentNumber,
    approval: GovernmentApproval,
    mortgageesCopied: z.array(z.string()).default([]),
  }),
  event('deregistered', {
    manner: z.enum(['certificate_returned', 'announced', 'court']),
    ref: filled('注销登记凭证'),
  }),
  event('reuse_decided', {
    reuse: z.enum(['REALLOCATED', 'RESERVED', 'RECULTIVATED']),
    soilIntact: z.boolean().default(false),
    noProjectSoon: z.boolean().default(false),
    reason,
  }),
] as const;

const registers = [
  event('document_issued', {
    docNo: DocumentNumber,
    /** Papers that no other event issues. */
    docType: CaseDocumentType.extract([
      'situation_notice',
      'start_application',
      'completion_report',
      'delivery_confirmation',
      'service_receipt',
    ]),
  }),
  event('document_served', {
    docNo: DocumentNumber,
    method: ServiceMethod,
    receiptRef: filled('送达回证'),
  }),
  event('pause_accepted', { pause: AcceptedPause, reason }),
  event('pause_ended', { from: PlainDate, to: PlainDate, reason }),
  event('mortgagee_registered', { name: filled('抵押权人名称'), ref: filled('抵押登记证明') }),
  event('parcel_plan_recorded', { plan: ParcelPlan.omit({ recordedOn: true }), reason }),
  event('remedy_filed', {
    filingNo: filled('复议或诉讼受理号'),
    kind: z.enum(['reconsideration', 'suit']),
    targetDocNo: DocumentNumber,
    /** Number of the organ's paper that accepts a late filing (复议法 art. 20, 行政诉讼法 art. 48). */
    lateAcceptanceNo: DocumentNumber.nullable().default(null),
  }),
  event('remedy_resolved', {
    filingNo: filled('复议或诉讼受理号'),
    docNo: DocumentNumber,
    result: z.enum(['upheld', 'annulled', 'withdrawn']),
    /** Where an annulled decision leaves the case; null when the case does not rest on that decision. */
    next: z.enum(['DETERMINED', 'CLOSED']).nullable().default(null),
    finding: Finding.nullable().default(null),
  }),
  event('start_found', { finding: StartFinding, reason }),
  event('clock_passed', { reason }),
  event('duty_done', { duty: ClosingDuty, ref: filled('凭证') }),
  event('closed', { reason }),
] as const;

/** Every event that establishes a fact of a case. */
export const FactEvent = z.discriminatedUnion('type', [
  ...beginnings,
  ...investigation,
  ...negotiation,
  ...sanctions,
  ...registers,
]);
export type FactEvent = z.infer<typeof FactEvent>;

/** Mends an earlier event by naming it: `replacement` takes its place, null strikes it out. Nothing is edited. */
export const CorrectionEvent = event('corrected', {
  corrects: filled('被更正的事件编号'),
  replacement: FactEvent.nullable(),
  reason,
});
export type CorrectionEvent = z.infer<typeof CorrectionEvent>;

/** An event as it is stored: the case is the fold of these, in the order they were recorded. */
export const CaseEvent = z.discriminatedUnion('type', [...FactEvent.options, CorrectionEvent]);
export type CaseEvent = z.infer<typeof CaseEvent>;

export type FactEventType = FactEvent['type'];
export type CaseEventType = CaseEvent['type'];

/** The event of one type. */
export type EventOf<T extends CaseEventType> = Extract<CaseEvent, { type: T }>;
