import { z } from 'zod';
import { optional, PlainDate, ratio, yuan } from './field-formats.ts';
import { MultiPolygonGeometry } from './geometry.ts';
import { AssessmentKind } from './land-state.ts';

/** Control indicators of a 标准地 (domain dossier 4.1, 4.3). 1 万元/亩 = 15 yuan per square metre. */
export const StandardTermRecord = z.object({
  parcelCode: z.string(),
  edition: z.string().min(1),
  industryCode: optional(z.string().regex(/^[A-T]?\d{2,4}$/)),
  fixedInvestmentMinYuanPerSquareMetre: optional(yuan),
  outputMinYuanPerSquareMetre: optional(yuan),
  taxMinYuanPerSquareMetre: optional(yuan),
  addedValueMinYuanPerTce: optional(yuan),
  addedValueMinYuanPerTonneEmission: optional(yuan),
  farMin: optional(z.number().nonnegative()),
  researchRatioMin: optional(ratio),
  officeLandRatioMax: optional(ratio),
  sourceName: z.string().min(1),
  isDemonstration: z.boolean().default(false),
});
export type StandardTermRecord = z.infer<typeof StandardTermRecord>;

/** 区域评估 over an area; a parcel is ready when valid ones of all six kinds cover at least 99.9 % of it (M20). */
export const AssessmentRecord = z.object({
  kind: AssessmentKind,
  name: z.string().min(1),
  reportNo: optional(z.string()),
  approvedBy: optional(z.string()),
  approvedOn: optional(PlainDate),
  validUntil: optional(PlainDate),
  sourceName: z.string().min(1),
  isDemonstration: z.boolean().default(false),
  geometry: MultiPolygonGeometry,
});
export type AssessmentRecord = z.infer<typeof AssessmentRecord>;
