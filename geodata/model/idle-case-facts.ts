import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import {
  AcceptedPause,
  ApprovedPlan,
  BondPurchase,
  CaseContract,
  CaseDocument,
  CaseEvidence,
  Determination,
  Enforcement,
  FeeDecision,
  filled,
  Hearing,
  Outcome,
  ParcelPlan,
  Publication,
  ReclaimDecision,
  Remedy,
  StartFinding,
  Suspension,
} from './idle-case-parts.ts';
import { CaseStage, ClosingDuty, IdleType } from './idle-case-terms.ts';

const maybe = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

/** What a case that was already running brings with it: its state, dates and papers so far. */
export const AdoptedFacts = z.object({
  parcelCode: filled('宗地：案件必须关联一宗地'),
  contract: CaseContract,
  idleType: IdleType,
  suspension: maybe(Suspension),
  state: CaseStage,
  foundOn: maybe(PlainDate),
  documents: z.array(CaseDocument).default([]),
  evidence: z.array(CaseEvidence).default([]),
  materialReceivedOn: maybe(PlainDate),
  determination: maybe(Determination),
  publication: maybe(Publication),
  pauses: z.array(AcceptedPause).default([]),
  talksStartedOn: maybe(PlainDate),
  plan: maybe(ApprovedPlan),
  outcome: maybe(Outcome),
  hearing: maybe(Hearing),
  fees: z.array(FeeDecision).default([]),
  reclaim: maybe(ReclaimDecision),
  enforcement: maybe(Enforcement),
  remedies: z.array(Remedy).default([]),
  mortgagees: z.array(z.string()).default([]),
  parcelPlan: maybe(ParcelPlan),
  startFinding: maybe(StartFinding),
  bond: maybe(BondPurchase),
  reuse: z.enum(['REALLOCATED', 'RESERVED', 'RECULTIVATED']).nullable().default(null),
  duties: z.array(ClosingDuty).default([]),
});
export type AdoptedFacts = z.infer<typeof AdoptedFacts>;

/** All that the events of a case have established; nothing in it depends on today's date. */
export const CaseFacts = AdoptedFacts.extend({
  /** 1, and one more each time the case is opened again after an extension ran out. */
  round: z.int().positive(),
  /** First day of the one-year and two-year clocks of this round: agreed start, suspension or newly agreed start. */
  clockStart: PlainDate,
  openedOn: PlainDate,
  stateSince: PlainDate,
  /** Why talks have failed so far. */
  talksFailures: z.array(z.object({ on: PlainDate, reason: z.string() })).default([]),
  /** The last day on which something that must be done before closing was done: duties, reuse, payments, remedies. */
  settledOn: maybe(PlainDate),
  /** The day the land stopped lying idle: idle days count no further. */
  idleEndedOn: maybe(PlainDate),
  closedOn: maybe(PlainDate),
});
export type CaseFacts = z.infer<typeof CaseFacts>;
