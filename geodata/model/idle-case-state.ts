import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import { CaseEvent } from './idle-case-event.ts';
import { CaseFacts } from './idle-case-facts.ts';
import { CaseStage, IdleType } from './idle-case-terms.ts';
import { IdleCause } from './land-state.ts';

/** A running clock of a case. A duty's last day moves off rest days, a threshold never does (domain dossier 2.7). */
export const CaseClock = z.object({
  code: z.string(),
  label: z.string(),
  /** The rule that sets the clock. */
  article: z.string(),
  kind: z.enum(['duty', 'threshold']),
  unit: z.enum(['calendar_days', 'working_days', 'months', 'years', 'date']),
  runsFrom: PlainDate,
  nominalOn: PlainDate.nullable(),
  /** Last day of a duty, first day past a threshold; null while an open pause holds the clock. */
  dueOn: PlainDate.nullable(),
  shifted: z.boolean(),
  /** Rests on a year without a published holiday calendar. */
  provisional: z.boolean(),
  /** In the clock's own unit: working days where the rule counts them, else calendar days; negative once past. */
  daysLeft: z.int().nullable(),
  overdue: z.boolean(),
});
export type CaseClock = z.infer<typeof CaseClock>;

export const CaseFlags = z.object({
  remedyPending: z.boolean(),
  /** Type SUSPENDED with the holder's cause: neither fee nor take-back, a lawyer looks at it. */
  legalReview: z.boolean(),
  published: z.boolean(),
  /** A newer 认定书 than the one published. */
  publicationOutdated: z.boolean(),
  /** More than two years, net of pauses, without start: take-back is due on the holder's branch. */
  twoYearsPast: z.boolean(),
  withoutParcelPlan: z.boolean(),
  /** 动工预警 before a newly agreed start. */
  startDueSoon: z.boolean(),
});
export type CaseFlags = z.infer<typeof CaseFlags>;

/** A case as it stands on a day. */
export const CaseState = z.object({
  asOf: PlainDate,
  state: CaseStage,
  idleType: IdleType,
  cause: IdleCause.nullable(),
  idleDays: z.object({ gross: z.int(), paused: z.int(), net: z.int() }),
  clocks: z.array(CaseClock),
  flags: CaseFlags,
  facts: CaseFacts,
  /** Every event as recorded, corrected ones and corrections included. */
  history: z.array(CaseEvent),
});
export type CaseState = z.infer<typeof CaseState>;
