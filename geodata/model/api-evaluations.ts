import { z } from 'zod';

const EvaluationCohort = z.enum(['above_scale', 'below_scale']);
const EvaluationFault = z.enum(['missing_tax', 'missing_land', 'negative', 'absurd']);
export type EvaluationFault = z.infer<typeof EvaluationFault>;
const classCounts = z.object({
  A: z.number().int(),
  B: z.number().int(),
  C: z.number().int(),
  D: z.number().int(),
  T: z.number().int(),
});

/** What came out of one cohort: who was left out and why, the limits of A and D, the enterprises by class. */
export const CohortResult = z.object({
  cohort: EvaluationCohort,
  reportedCount: z.number().int(),
  leftOut: z.array(z.object({ fault: EvaluationFault, count: z.number().int() })),
  /** The N that A ≤ 20 % N and D ≥ 5 % N are taken of. */
  base: z.number().int(),
  aMost: z.number().int(),
  dLeast: z.number().int(),
  classes: classCounts,
  /** Points of each indicator and its base: the mean of the cohort, in yuan a 亩, a tonne or a head, or a share. */
  method: z.array(z.object({ name: z.string(), weightPoints: z.number(), base: z.number().nullable() })),
});
export type CohortResult = z.infer<typeof CohortResult>;

/** One enterprise of a run; without class it was left out. Contributions are null for who may not see taxes. */
export const EvaluatedEnterprise = z.object({
  reportId: z.number().int(),
  name: z.string(),
  cohort: EvaluationCohort,
  class: z.enum(['A', 'B', 'C', 'D', 'T']).nullable(),
  score: z.number().nullable(),
  contributions: z.record(z.string(), z.number()).nullable(),
  fault: EvaluationFault.nullable(),
  consecutiveYearsInD: z.number().int(),
  /** 差别电价, yuan per kWh; 0 outside class D. */
  surchargeYuanPerKilowattHour: z.number(),
});
export type EvaluatedEnterprise = z.infer<typeof EvaluatedEnterprise>;

/** One run: never changed. */
export const EvaluationSummary = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  year: z.number().int(),
  version: z.number().int(),
  reason: z.string().nullable(),
  sha256: z.string(),
  runBy: z.string(),
  runAt: z.string(),
  isDemonstration: z.boolean(),
  cohorts: z.array(CohortResult),
});
export type EvaluationSummary = z.infer<typeof EvaluationSummary>;
/** Runs, newest year and version first, and the years of which there are reports to run, newest first. */
export const EvaluationList = z.object({
  evaluations: z.array(EvaluationSummary),
  reportedYears: z.array(z.object({ zoneCode: z.string(), year: z.number().int(), count: z.number().int() })),
});
export type EvaluationList = z.infer<typeof EvaluationList>;

export const EvaluationItem = EvaluationSummary.extend({ enterprises: z.array(EvaluatedEnterprise) });
export type EvaluationItem = z.infer<typeof EvaluationItem>;

/** Runs the evaluation of a year; a second time it is a new version and says why. */
export const EvaluationRequest = z.object({
  zoneCode: z.string(),
  year: z
    .number({ error: '评价年度须为四位年份，如 2025' })
    .int('评价年度须为四位年份，如 2025')
    .min(2000, '评价年度须在 2000 至 2200 之间')
    .max(2200, '评价年度须在 2000 至 2200 之间'),
  reason: z.string().trim().max(500, '理由最多 500 字').optional(),
});
