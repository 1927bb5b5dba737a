import { z } from 'zod';
import { IdleCaseRow } from './api-idle-case-list.ts';
import { PlainDate, ZoneCode } from './field-formats.ts';
import { AdoptedFacts } from './idle-case-facts.ts';
import { NextStep, WaitingStep } from './idle-case-next-step.ts';
import { BondPurchase, CaseContract, Suspension } from './idle-case-parts.ts';
import { CaseState } from './idle-case-state.ts';
import { CaseDocumentType, CaseStage, EvidenceKind, IdleType, ServiceMethod } from './idle-case-terms.ts';
import { ShareText } from './yuan-text.ts';

/** One recorded event, ready to be shown on the timeline. */
export const TimelineEntry = z.object({
  /** Counts up from 1 within the case; the last one is the case's revision. */
  sequence: z.int().positive(),
  eventId: z.string(),
  type: z.string(),
  label: z.string(),
  occurredOn: PlainDate,
  recordedAt: z.string(),
  actorName: z.string(),
  /** What it says, in Chinese: number, conclusion, amount, reason. */
  summary: z.string(),
  stateAfter: CaseStage,
  stateLabel: z.string(),
  /** Event id this one corrects; the event id of the correction that replaced it. */
  corrects: z.string().nullable(),
  correctedBy: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** A paper of the case. `href` gives it as docx where it is one of the ten official documents. */
export const CaseDocumentEntry = z.object({
  docNo: z.string(),
  docType: CaseDocumentType,
  label: z.string(),
  issuedOn: PlainDate,
  servedOn: PlainDate.nullable(),
  servedMethod: ServiceMethod.nullable(),
  receiptRef: z.string().nullable(),
  href: z.string().nullable(),
});
export type CaseDocumentEntry = z.infer<typeof CaseDocumentEntry>;

/** The registers of a case, made from its events; nothing in them is entered twice. */
export const CaseRegisters = z.object({
  documents: z.array(CaseDocumentEntry),
  evidence: z.array(
    z.object({
      eventId: z.string(),
      kind: EvidenceKind,
      kindLabel: z.string(),
      ref: z.string(),
      description: z.string(),
      recordedOn: PlainDate,
      position: z.tuple([z.number(), z.number()]).nullable(),
    }),
  ),
  hearing: CaseState.shape.facts.shape.hearing,
  remedies: CaseState.shape.facts.shape.remedies,
  payments: z.array(
    z.object({
      eventId: z.string(),
      paidOn: PlainDate,
      feeDocNo: z.string(),
      amountYuan: z.string(),
      ref: z.string(),
    }),
  ),
  fees: CaseState.shape.facts.shape.fees,
  mortgagees: z.array(
    z.object({
      name: z.string(),
      /** Written notices of the disposal plan (art. 13). */
      notices: z.array(z.object({ docNo: z.string(), notifiedOn: PlainDate })),
      /** Copies of the take-back decision (art. 14). */
      copied: z.boolean(),
    }),
  ),
  pauses: CaseState.shape.facts.shape.pauses,
  /** A purchase with special bonds; `year` is that in which the land went back, with what its cap still allows. */
  bond: BondPurchase.extend({
    year: z
      .object({
        year: z.int(),
        takenBackSquareMetres: z.number().nonnegative(),
        resuppliedSquareMetres: z.number().nonnegative(),
        remainingSquareMetres: z.number().nonnegative(),
      })
      .nullable(),
  }).nullable(),
});
export type CaseRegisters = z.infer<typeof CaseRegisters>;

/** The steps open to a case, and what each needs. */
export const PermittedEvents = z.object({
  asOf: PlainDate,
  /** To be sent back with the event. */
  revision: z.int().positive(),
  permitted: z.array(NextStep),
  /** Known in this state but not open yet, each with what is missing. */
  waiting: z.array(WaitingStep),
  /** The number each paper would get next, by type; an event sent without `docNo` gets it. */
  suggestedNumbers: z.record(z.string(), z.string()),
  /** The rate of 闲置费 that the rules have now, as a share, and the article it stands in. */
  feeRule: z.object({ rate: ShareText, article: z.string() }),
  /** 闲置费 at the full rate; null without a price. In yuan. */
  fee: z.object({ baseYuan: z.string(), rate: z.string(), amountYuan: z.string() }).nullable(),
});
export type PermittedEvents = z.infer<typeof PermittedEvents>;

/** A case with everything about it. */
export const IdleCaseItem = IdleCaseRow.extend({
  /** The fold of its events as of today: facts, clocks, flags, idle days, raw history. */
  case: CaseState,
  timeline: z.array(TimelineEntry),
  registers: CaseRegisters,
  next: PermittedEvents,
  /** Why detection raised it: figures and articles in Chinese; empty for a case opened by hand. */
  explanation: z.array(z.string()),
});
export type IdleCaseItem = z.infer<typeof IdleCaseItem>;

/**
 * One event for a case. `revision` is that of the case as read. Of the event's fields (`CaseEvent`) the server sets id,
 * recordedAt and actor; a missing docNo (planNo, finding.docNo …) gets the next number of its zone, year and type.
 */
export const CaseEventRequest = z.strictObject({
  revision: z.int('请附上所读案件的版本（revision）').positive(),
  event: z.looseObject({
    type: z.string('请填写事件类型'),
    occurredOn: z.string('请填写发生日期').max(10),
  }),
});
export type CaseEventRequest = z.infer<typeof CaseEventRequest>;

/**
 * A case opened by hand. The facts come from the contract of the parcel; `contract` fills what it lacks.
 * The occurrence is the day of opening, today unless said otherwise.
 */
export const OpenCaseRequest = z.strictObject({
  zoneCode: ZoneCode,
  parcelId: z.int().positive(),
  contractId: z.int().positive().nullable().default(null),
  contract: CaseContract.partial().default({}),
  idleType: IdleType.default('NOT_STARTED'),
  suspension: Suspension.nullable().default(null),
  foundOn: PlainDate.nullable().default(null),
  occurredOn: PlainDate.optional(),
  reason: z.string('请填写理由').trim().min(1, '请填写理由').max(500, '理由最多 500 字'),
});
export type OpenCaseRequest = z.infer<typeof OpenCaseRequest>;

/** A case that was already running: its state, dates and papers so far. `facts.parcelCode` and `contract` may be left out. */
export const AdoptCaseRequest = z.strictObject({
  zoneCode: ZoneCode,
  parcelId: z.int().positive(),
  contractId: z.int().positive().nullable().default(null),
  facts: AdoptedFacts.omit({ parcelCode: true, contract: true }),
  contract: CaseContract.partial().default({}),
  occurredOn: PlainDate.optional(),
  reason: z.string('请填写理由').trim().min(1, '请填写理由').max(500, '理由最多 500 字'),
});
export type AdoptCaseRequest = z.infer<typeof AdoptCaseRequest>;

/** Who handles the case; null gives it back to everybody. */
export const OfficerRequest = z.strictObject({
  revision: z.int().positive(),
  officer: z
    .strictObject({ id: z.string().trim().min(1).max(80), name: z.string().trim().min(1).max(80) })
    .nullable(),
});
export type OfficerRequest = z.infer<typeof OfficerRequest>;

/**
 * Members of a 409 problem. `stale`: somebody else was faster, `by` says who did what when. `refused`: the rules do not
 * allow the event; guard and article name the condition. `open_case`: the parcel has an open case already.
 */
export const CaseConflict = z.object({
  conflict: z.enum(['stale', 'refused', 'open_case']),
  revision: z.int().optional(),
  by: z
    .object({
      actorName: z.string(),
      type: z.string(),
      label: z.string(),
      occurredOn: PlainDate,
      recordedAt: z.string(),
    })
    .optional(),
  guard: z.string().optional(),
  article: z.string().optional(),
  caseId: z.int().optional(),
});
export type CaseConflict = z.infer<typeof CaseConflict>;
