import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import { AcceptedPause, Suspension } from './idle-case-parts.ts';
import { IdleType } from './idle-case-terms.ts';

/** What detection needs of a contract; all dates as recorded, none guessed. */
export const MonitoredContract = z.object({
  agreedStart: PlainDate.nullable(),
  /** The day in the 交地确认书; an agreed delivery date must not be put here (domain dossier 2.7). */
  actualDelivery: PlainDate.nullable().default(null),
  actualStart: PlainDate.nullable().default(null),
  actualCompletion: PlainDate.nullable().default(null),
  suspension: Suspension.nullable().default(null),
  pauses: z.array(AcceptedPause.pick({ from: true, to: true })).default([]),
  signedOn: PlainDate.nullable().default(null),
});
export type MonitoredContract = z.infer<typeof MonitoredContract>;

/**
 * Where a contract stands on a day. The first five are the states of domain dossier 2.3; STARTED and COMPLETED need no
 * watching; START_UNKNOWN has no date to count from and needs a person.
 */
export const MonitoringState = z.enum([
  'SUPPLIED',
  'DUE_SOON',
  'OVERDUE_LT1Y',
  'SUSPENDED_LT1Y',
  'SUSPECTED',
  'STARTED',
  'COMPLETED',
  'START_UNKNOWN',
]);
export type MonitoringState = z.infer<typeof MonitoringState>;

export const Detection = z.object({
  state: MonitoringState,
  idleType: IdleType.nullable(),
  /** First day of the clock, and what it rests on; null when nothing is counted. */
  clockStart: PlainDate.nullable(),
  clockBasis: z.enum(['agreed_start', 'delivery_plus_one_year', 'suspension']).nullable(),
  /** First day the land is suspected; null if no clock runs or an open pause holds it. */
  suspectedFrom: PlainDate.nullable(),
  pastTwoYears: z.boolean(),
  idleDaysGross: z.int(),
  idleDaysNet: z.int(),
  /** Why, step by step, in Chinese, each with its article. */
  explanation: z.array(z.string()),
  /** Doubts about the data that a person should look at, in Chinese. */
  warnings: z.array(z.string()),
});
export type Detection = z.infer<typeof Detection>;
