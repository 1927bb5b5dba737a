import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import { CaseClock } from './idle-case-state.ts';
import { CaseStage, IdleType } from './idle-case-terms.ts';
import { IdleCause } from './land-state.ts';

/** The branch of the procedure a case is on; nobody knows it before the 认定书. */
export const CaseBranch = z.enum(['undetermined', 'government', 'holder']);
export type CaseBranch = z.infer<typeof CaseBranch>;

/** A case in a list, as of the day of the answer. */
export const IdleCaseRow = z.object({
  id: z.int().positive(),
  zoneCode: z.string(),
  zoneName: z.string(),
  /** Number of the case within its zone, e.g. `2026-闲-0012`. */
  caseNo: z.string(),
  parcel: z.object({
    id: z.int().positive(),
    code: z.string().nullable(),
    name: z.string(),
    locationText: z.string().nullable(),
    /** Certified area, else the GIS area. */
    areaSquareMetres: z.number(),
    point: z.tuple([z.number(), z.number()]),
  }),
  contractId: z.int().positive().nullable(),
  contractNo: z.string(),
  holderName: z.string(),
  idleType: IdleType,
  state: CaseStage,
  stateLabel: z.string(),
  isOpen: z.boolean(),
  branch: CaseBranch,
  cause: IdleCause.nullable(),
  /** 1, and one more each time the case was opened again after an extension. */
  round: z.int().positive(),
  foundOn: PlainDate.nullable(),
  openedOn: PlainDate,
  stateSince: PlainDate,
  closedOn: PlainDate.nullable(),
  /** Calendar days since the clock's first day: with and without accepted pauses. */
  idleDays: z.object({ gross: z.int(), paused: z.int(), net: z.int() }),
  /** Who handles it; null: nobody yet, so that it stands in everybody's worklist. */
  officer: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** 一地一策; null: none yet. */
  plan: z.object({ ownerUnit: z.string(), mode: z.string(), deadlineOn: PlainDate }).nullable(),
  flags: z.object({ legalReview: z.boolean(), remedyPending: z.boolean(), published: z.boolean() }),
  /** The most urgent duty, else the nearest threshold; null when no clock runs. */
  nextClock: CaseClock.nullable(),
  overdueClocks: z.int(),
  revision: z.int().positive(),
  isDemonstration: z.boolean(),
  updatedAt: z.string(),
});
export type IdleCaseRow = z.infer<typeof IdleCaseRow>;

/** How many cases there are under every filter but the one counted. */
export const IdleCaseCounts = z.object({
  open: z.int(),
  ended: z.int(),
  overdue: z.int(),
  dueWithin7: z.int(),
  dueWithin30: z.int(),
  withoutPlan: z.int(),
  mine: z.int(),
  byState: z.record(z.string(), z.int()),
  byBranch: z.record(z.string(), z.int()),
  byCause: z.record(z.string(), z.int()),
});
export type IdleCaseCounts = z.infer<typeof IdleCaseCounts>;

export const IdleCaseList = z.object({
  asOf: PlainDate,
  cases: z.array(IdleCaseRow),
  numberMatched: z.int(),
  /** For the parameter `cursor`; null on the last page. */
  nextCursor: z.string().nullable(),
  counts: IdleCaseCounts,
});
export type IdleCaseList = z.infer<typeof IdleCaseList>;
