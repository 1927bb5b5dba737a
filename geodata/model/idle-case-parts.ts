import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import {
  BondResupplyUse,
  BondStep,
  CaseDocumentType,
  DisposalOption,
  EvidenceKind,
  GovernmentCause,
  SanctionKind,
  ServiceMethod,
} from './idle-case-terms.ts';
import { IdleCause } from './land-state.ts';
import { ShareText, YuanText } from './yuan-text.ts';

/** Text that must say something; the message names what is missing. */
export const filled = (what: string) => z.string(`请填写${what}`).trim().min(1, `请填写${what}`);

export const DocumentNumber = filled('文号');

/** The contract or allocation decision a case is about, as far as the procedure needs it. Money in yuan. */
export const CaseContract = z.object({
  contractNo: filled('合同编号或划拨决定书编号'),
  electronicSupervisionNo: z.string().nullable().default(null),
  basis: z.enum(['contract', 'allocation_decision']),
  holder: z.object({
    name: filled('使用权人名称'),
    address: z.string().nullable().default(null),
    creditCode: z.string().nullable().default(null),
  }),
  signedOn: PlainDate,
  /** 约定或规定的动工日期; null if the contract has none or is unclear. */
  agreedStart: PlainDate.nullable(),
  /** The day in the 交地确认书, from which art. 22 counts when no start was agreed; never the agreed delivery. */
  actualDelivery: PlainDate.nullable().default(null),
  /** 土地出让价款或划拨价款 of the whole contract, in yuan. */
  priceYuan: YuanText,
  landUse: filled('土地用途'),
  /** Real-estate land may be charged less than 20 % (城市房地产管理法 art. 26: 20 % 以下). */
  isRealEstate: z.boolean(),
  /** Level of the authority that handles the case; its government approves (53号令 arts. 13, 14). */
  authorityLevel: z.enum(['county', 'city']),
});
export type CaseContract = z.infer<typeof CaseContract>;

/** 中止建设: the figures of 53号令 art. 2 ¶2. Amounts without land price and taxes (art. 30), in yuan. */
export const Suspension = z.object({
  suspendedOn: PlainDate,
  builtAreaSquareMetres: z.number().nonnegative(),
  shouldBuildAreaSquareMetres: z.number().positive(),
  investedYuan: YuanText,
  totalInvestmentYuan: YuanText,
});
export type Suspension = z.infer<typeof Suspension>;

/** Consent of a government to a decision. */
export const GovernmentApproval = z.object({
  level: z.enum(['county', 'city', 'province', 'state_council']),
  /** 有批准权: whether this government had the power to approve the supply (art. 14 (2)). */
  withApprovalPower: z.boolean(),
  docNo: filled('政府批准文号'),
  approvedOn: PlainDate,
});
export type GovernmentApproval = z.infer<typeof GovernmentApproval>;

export const CaseDocument = z.object({
  docNo: DocumentNumber,
  docType: CaseDocumentType,
  issuedOn: PlainDate,
  round: z.int().positive(),
  servedOn: PlainDate.nullable().default(null),
  servedMethod: ServiceMethod.nullable().default(null),
  receiptRef: z.string().nullable().default(null),
});
export type CaseDocument = z.infer<typeof CaseDocument>;

export const CaseEvidence = z.object({
  kind: EvidenceKind,
  ref: filled('证据编号或附件'),
  description: filled('证据说明'),
  recordedOn: PlainDate,
  round: z.int().positive(),
  /** Where it was taken, [lng, lat] in degrees. */
  position: z
    .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
    .nullable()
    .default(null),
});
export type CaseEvidence = z.infer<typeof CaseEvidence>;

/** What a 认定书 finds. Versions count up when it is replaced; only the cause decides the branch. */
export const Finding = z.object({
  docNo: DocumentNumber,
  cause: IdleCause,
  governmentCause: GovernmentCause.nullable().default(null),
  conclusion: filled('闲置原因和认定结论'),
});
export type Finding = z.infer<typeof Finding>;

export const Determination = Finding.extend({
  version: z.int().positive(),
  determinedOn: PlainDate,
  /** First day of the clocks the finding was made by. */
  idleSince: PlainDate,
});
export type Determination = z.infer<typeof Determination>;

export const Publication = z.object({
  publishedOn: PlainDate,
  determinationVersion: z.int().positive(),
  withdrawnOn: PlainDate.nullable().default(null),
});
export type Publication = z.infer<typeof Publication>;

/** A stretch of days that an accepted cause outside the holder takes out of the clocks; open while it runs. */
export const AcceptedPause = z.object({
  from: PlainDate,
  to: PlainDate.nullable(),
  cause: IdleCause.exclude(['HOLDER']),
  materialRef: filled('证明材料'),
});
export type AcceptedPause = z.infer<typeof AcceptedPause>;

export const MortgageeNotice = z.object({
  name: filled('抵押权人名称'),
  notifiedOn: PlainDate,
  docNo: DocumentNumber,
});
export type MortgageeNotice = z.infer<typeof MortgageeNotice>;

/** The disposal plan the same-level government approved (53号令 art. 13). */
export const ApprovedPlan = z.object({
  option: DisposalOption,
  planNo: DocumentNumber,
  approval: GovernmentApproval,
  mortgageeNotices: z.array(MortgageeNotice).default([]),
  approvedOn: PlainDate,
});
export type ApprovedPlan = z.infer<typeof ApprovedPlan>;

/** How the approved option was carried out. Dates are the newly agreed ones of art. 12; money in yuan. */
export const Outcome = z.discriminatedUnion('option', [
  z.object({
    option: z.literal('EXTENDED'),
    agreementNo: DocumentNumber,
    agreementSignedOn: PlainDate,
    newStart: PlainDate,
    newCompletion: PlainDate,
    breachLiability: filled('违约责任'),
  }),
  z.object({
    option: z.literal('USE_CHANGED'),
    agreementNo: DocumentNumber,
    newUse: filled('调整后的用途或规划条件'),
    compliesWithPlan: z.boolean(),
    priceSettled: z.boolean(),
    newStart: PlainDate,
  }),
  z.object({
    option: z.literal('TEMP_USE'),
    arrangementNo: DocumentNumber,
    purpose: filled('临时用途'),
    startOn: PlainDate,
    endOn: PlainDate,
  }),
  z.object({
    option: z.literal('PAID_TAKEBACK'),
    agreementNo: DocumentNumber,
    funding: z.enum(['bond', 'other']),
    /** Null with bond money: the price comes from the steps of the bond purchase. */
    compensationYuan: YuanText.nullable(),
    newStart: PlainDate.nullable().default(null),
  }),
  z.object({
    option: z.literal('SWAPPED'),
    newContractNo: DocumentNumber,
    contractStatesSwap: z.boolean(),
    pricePaidYuan: YuanText,
    fundsReady: z.boolean(),
    oldValueYuan: YuanText,
    newValueYuan: YuanText,
    oldUse: filled('原地块用途'),
    newUse: filled('置换地块用途'),
    newStart: PlainDate,
  }),
  z.object({
    option: z.literal('OTHER'),
    description: filled('处置措施'),
    localBasis: filled('地方依据'),
    newStart: PlainDate.nullable().default(null),
  }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** The hearing of one sanction: told of the right, requested, summoned, held or waived. */
export const Hearing = z.object({
  about: SanctionKind,
  rightsNoticeNo: DocumentNumber,
  requestedOn: PlainDate.nullable().default(null),
  hearingOn: PlainDate.nullable().default(null),
  heldOn: PlainDate.nullable().default(null),
  waivedOn: PlainDate.nullable().default(null),
});
export type Hearing = z.infer<typeof Hearing>;

export const FeeDecision = z.object({
  docNo: DocumentNumber,
  round: z.int().positive(),
  rate: ShareText,
  rateReason: z.string().nullable().default(null),
  amountYuan: YuanText,
  paidYuan: YuanText.default('0'),
  approval: GovernmentApproval,
  decidedOn: PlainDate,
  annulled: z.boolean().default(false),
});
export type FeeDecision = z.infer<typeof FeeDecision>;

export const ReclaimDecision = z.object({
  docNo: DocumentNumber,
  approval: GovernmentApproval,
  mortgageesCopied: z.array(z.string()).default([]),
  decidedOn: PlainDate,
});
export type ReclaimDecision = z.infer<typeof ReclaimDecision>;

export const Enforcement = z.object({
  about: SanctionKind,
  manner: z.enum(['court', 'announce_cancellation']),
  docNo: DocumentNumber,
  appliedOn: PlainDate,
});
export type Enforcement = z.infer<typeof Enforcement>;

/** 行政复议 or 行政诉讼 against one served decision. */
export const Remedy = z.object({
  filingNo: filled('复议或诉讼受理号'),
  kind: z.enum(['reconsideration', 'suit']),
  targetDocNo: DocumentNumber,
  filedOn: PlainDate,
  result: z.enum(['upheld', 'annulled', 'withdrawn']).nullable().default(null),
  /** The day the decision or judgment was served on the holder. */
  resolvedOn: PlainDate.nullable().default(null),
});
export type Remedy = z.infer<typeof Remedy>;

/** 一地一策: the plan of a parcel (M05). */
export const ParcelPlan = z.object({
  route: z.enum(['enterprise_development', 'market_transfer', 'government_takeback']),
  ownerUnit: filled('责任单位'),
  mode: filled('处置方式'),
  milestones: z.array(z.object({ name: filled('节点名称'), dueOn: PlainDate })),
  deadlineOn: PlainDate,
  recordedOn: PlainDate,
});
export type ParcelPlan = z.infer<typeof ParcelPlan>;

/** The 动工开发 test of art. 30, or the return to work of a suspended project. Photos prove both. */
export const StartFinding = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('started'),
    permitNo: filled('施工许可证号'),
    foundation: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('deep_pit'), excavationFinished: z.boolean() }),
      z.object({ kind: z.literal('piles'), allPilesDriven: z.boolean() }),
      z.object({ kind: z.literal('other'), foundationDone: ShareText }),
    ]),
    photoRefs: z.array(z.string().min(1)).min(1, '请附现场照片'),
  }),
  z.object({
    kind: z.literal('work_resumed'),
    resumedOn: PlainDate,
    description: filled('复工情况'),
    photoRefs: z.array(z.string().min(1)).min(1, '请附现场照片'),
  }),
]);
export type StartFinding = z.infer<typeof StartFinding>;

/** How far a take-back paid with bond money has come, and the sums it is held to. Money in yuan. */
export const BondPurchase = z.object({
  step: BondStep.nullable(),
  /** The day of the step; later ones cannot lie before it. */
  steppedOn: PlainDate.nullable().default(null),
  marketValueYuan: YuanText.nullable().default(null),
  basePriceYuan: YuanText.nullable().default(null),
  decidedPriceYuan: YuanText.nullable().default(null),
  completeBy: PlainDate.nullable().default(null),
  /** The day of deregistration, on which the land went back, and its area. */
  takenBackOn: PlainDate.nullable().default(null),
  takenBackSquareMetres: z.number().positive().nullable().default(null),
  /** What was supplied again since. */
  resupplies: z
    .array(z.object({ on: PlainDate, use: BondResupplyUse, areaSquareMetres: z.number().positive() }))
    .default([]),
});
export type BondPurchase = z.infer<typeof BondPurchase>;
