import { z } from 'zod';
import { areaSquareMetres, optional, PlainDate } from './field-formats.ts';
import { ledgerOrigin } from './ledger-origin.ts';

export const EvaluationClass = z.enum(['A', 'B', 'C', 'D', 'T']);

/** What an enterprise reported for 亩产效益评价 of a year; nothing is refused here that a clerk may type, screening tells. */
export const EnterpriseReportRecord = z.object({
  enterpriseName: z.string().min(1),
  year: z.number().int(),
  cohort: z.enum(['above_scale', 'below_scale']),
  industryCode: optional(z.string()),
  parcelCode: optional(z.string()),
  taxYuan: optional(z.number()),
  landSquareMetres: optional(z.number()),
  revenueYuan: optional(z.number()),
  valueAddedYuan: optional(z.number()),
  energyTonnesCoal: optional(z.number()),
  pollutantTonnes: optional(z.number()),
  researchYuan: optional(z.number()),
  /** Accumulated: buildings, equipment and the price of the land. */
  fixedAssetsYuan: optional(z.number()),
  staffCount: optional(z.number().int()),
  isExempt: z.boolean().default(false),
  bonusPoints: z.number().default(0),
  deductionPoints: z.number().default(0),
  score: optional(z.number()),
  class: optional(EvaluationClass),
  consecutiveYearsInD: z.number().int().nonnegative().default(0),
  ...ledgerOrigin,
});
export type EnterpriseReportRecord = z.infer<typeof EnterpriseReportRecord>;

/** Land given to an enterprise for its good class (M79). */
export const LandSupportRecord = z.object({
  enterpriseName: z.string().min(1),
  evaluationClass: EvaluationClass,
  areaSquareMetres,
  supportedOn: PlainDate,
  purpose: optional(z.string()),
  ...ledgerOrigin,
});
export type LandSupportRecord = z.infer<typeof LandSupportRecord>;
