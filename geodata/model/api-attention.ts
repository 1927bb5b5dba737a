import { z } from 'zod';
import { PlainDate } from './field-formats.ts';

/** Why a record of a ledger is on a list: slow, not visited, without officer … */
export const AttentionKind = z.enum([
  'approval_lapse',
  'slow_project',
  'unvisited',
  'no_officer',
  'crowded_officer',
  'overdue_problem',
  'tax_shortfall',
  'tax_shares',
]);
export type AttentionKind = z.infer<typeof AttentionKind>;

/** A record of a ledger with what the rules make of it today. */
export const AttentionEntry = z.object({
  kind: AttentionKind,
  collection: z.string(),
  recordId: z.number().int(),
  zoneCode: z.string(),
  title: z.string(),
  /** Who answers for it. */
  who: z.string().nullable(),
  /** The day that counts, and the days since; negative days are still to come. */
  dueOn: PlainDate.nullable(),
  lateDays: z.number().int().nullable(),
  /** behind_plan, stage_overdue · district, city, city_leader · lapsed, 30, 90, 180. */
  levels: z.array(z.string()),
  /** 违约金, or the tax that is shared. */
  amountYuan: z.number().nullable(),
  /** 飞地 shares; they add up to the amount to the 分. */
  shares: z.array(z.object({ name: z.string(), amountYuan: z.number() })),
  parcelId: z.number().int().nullable(),
});
export type AttentionEntry = z.infer<typeof AttentionEntry>;

export const AttentionList = z.object({ asOf: PlainDate, entries: z.array(AttentionEntry) });
export type AttentionList = z.infer<typeof AttentionList>;
