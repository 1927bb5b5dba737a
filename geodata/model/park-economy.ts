import { z } from 'zod';
import { areaSquareMetres, optional, PlainDate, yuan } from './field-formats.ts';
import { ledgerOrigin } from './ledger-origin.ts';

/** A project that rents factory space (M46, M48). */
export const LeaseProjectRecord = z.object({
  name: z.string().min(1),
  parkCode: optional(z.string()),
  areaSquareMetres,
  totalInvestmentYuan: yuan,
  outputYuanPerYear: optional(yuan),
  taxYuanPerYear: optional(yuan),
  signedOn: PlainDate,
  producedOn: optional(PlainDate),
  ...ledgerOrigin,
});
export type LeaseProjectRecord = z.infer<typeof LeaseProjectRecord>;

/** 飞地 tax of a quarter, shared 引资单位 : 落地单位 : 开发区 by whole weights (M26, M27). */
export const EnclaveTaxRecord = z.object({
  projectName: z.string().min(1),
  period: z.string().regex(/^\d{4}Q[1-4]$/, '期间须如 2026Q3'),
  taxYuan: yuan,
  originUnit: z.string().min(1),
  landingUnit: z.string().min(1),
  originWeight: z.number().int().nonnegative().default(5),
  landingWeight: z.number().int().nonnegative().default(3),
  zoneWeight: z.number().int().nonnegative().default(2),
  ...ledgerOrigin,
});
export type EnclaveTaxRecord = z.infer<typeof EnclaveTaxRecord>;

/** What a 标准地 contract reached in a year, to be held against what it agreed (M23, R28). */
export const CommitmentCheckRecord = z.object({
  electronicSupervisionNo: z.string().min(1),
  year: z.number().int(),
  taxYuan: optional(yuan),
  fixedInvestmentYuan: optional(yuan),
  outputYuan: optional(yuan),
  farBuilt: optional(z.number().nonnegative()),
  energyTonnesCoal: optional(z.number().nonnegative()),
  valueAddedYuan: optional(yuan),
  pollutantTonnes: optional(z.number().nonnegative()),
  ...ledgerOrigin,
});
export type CommitmentCheckRecord = z.infer<typeof CommitmentCheckRecord>;
