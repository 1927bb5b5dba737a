import { z } from 'zod';
import { areaSquareMetres, optional, PlainDate } from './field-formats.ts';
import { ledgerOrigin } from './ledger-origin.ts';

const area = z.number().nonnegative().finite();

/** 批次: one approval of conversion and expropriation; areas in square metres (domain dossier 3.1). */
export const ApprovalBatchRecord = z.object({
  batchNo: z.string().min(1),
  name: z.string().min(1),
  level: z.enum(['state_council', 'province']),
  kind: z.enum(['batch', 'standalone']),
  approvedOn: PlainDate,
  areaSquareMetres,
  suppliedAreaSquareMetres: area.default(0),
  revokedAreaSquareMetres: area.default(0),
  lapsedAreaSquareMetres: area.default(0),
  /** Land was used or compensation implemented: the approval does not lapse (自然资规〔2018〕1号). */
  isUsedOrCompensated: z.boolean().default(false),
  ownerUnit: optional(z.string()),
  ...ledgerOrigin,
});
export type ApprovalBatchRecord = z.infer<typeof ApprovalBatchRecord>;

export const StockLedger = z.enum(['unsupplied', 'idle', 'inefficient']);
export type StockLedger = z.infer<typeof StockLedger>;

/** Ways of disposal: those of 批而未供 first, then those of 闲置 and 低效 (domain dossier 3.3). */
export const DisposalMode = z.enum([
  'granted',
  'allocated',
  'leased',
  'equity',
  'paperwork_completed',
  'approval_revoked',
  'approval_lapsed',
  'adjusted',
  'extended',
  'use_changed',
  'temporary_use',
  'paid_takeback',
  'swapped',
  'fee_paid',
  'reclaimed',
  'started',
  'redeveloped',
  'other',
]);
export type DisposalMode = z.infer<typeof DisposalMode>;

/** One movement of a ledger. Without evidence a disposal is kept and shown, but not counted. */
export const StockMovementRecord = z.object({
  ledger: StockLedger,
  kind: z.enum(['added', 'disposed']),
  itemCode: z.string().min(1),
  itemName: z.string().min(1),
  batchNo: optional(z.string()),
  parcelCode: optional(z.string()),
  approvalYear: optional(z.number().int()),
  mode: optional(DisposalMode),
  areaSquareMetres,
  occurredOn: PlainDate,
  evidence: optional(z.string()),
  ownerUnit: optional(z.string()),
  ...ledgerOrigin,
});
export type StockMovementRecord = z.infer<typeof StockMovementRecord>;

/** 盘活: an enterprise's land brought back into use (M04). */
export const RevitalisedLandRecord = z.object({
  enterpriseName: z.string().min(1),
  parcelCode: optional(z.string()),
  landKind: StockLedger,
  mode: z.enum(['technical_upgrade', 'transfer', 'merger', 'takeback', 'sublease', 'redevelopment']),
  areaSquareMetres,
  revitalisedOn: PlainDate,
  evidence: optional(z.string()),
  ...ledgerOrigin,
});
export type RevitalisedLandRecord = z.infer<typeof RevitalisedLandRecord>;

/** 年度处置任务: the area a zone has to dispose of in a year (domain dossier 3.3, 年度任务完成率). */
export const StockTaskRecord = z.object({
  ledger: StockLedger,
  year: z.number().int(),
  taskSquareMetres: areaSquareMetres,
  ownerUnit: optional(z.string()),
  ...ledgerOrigin,
});
export type StockTaskRecord = z.infer<typeof StockTaskRecord>;
