import { z } from 'zod';
import { optional } from './field-formats.ts';
import { MultiPolygonGeometry } from './geometry.ts';
import { ledgerOrigin } from './ledger-origin.ts';
import { ControlLine, SensitiveKind } from './supply-record.ts';

const text = z.string().trim().min(1);
const code = z.string().regex(/^[0-9A-Z-]{2,40}$/);
const industryPrefix = z.string().regex(/^\d{2,4}$/);

/** 三线 over a zone; `dataVersion` names the delivery, which every verdict quotes (domain dossier 6.9). */
export const ControlLineRecord = z.object({
  kind: ControlLine,
  name: text,
  dataVersion: text,
  approvedBy: optional(z.string()),
  ...ledgerOrigin,
  geometry: MultiPolygonGeometry,
});
export type ControlLineRecord = z.infer<typeof ControlLineRecord>;

/** 土壤污染风险管控和修复名录, or land that must be surveyed before its use changes. */
export const SoilSiteRecord = z.object({
  name: text,
  status: z.enum(['listed', 'survey_due']),
  dataVersion: text,
  ...ledgerOrigin,
  geometry: MultiPolygonGeometry,
});
export type SoilSiteRecord = z.infer<typeof SoilSiteRecord>;

/** 敏感目标: housing, schools, hospitals, water sources (H11). */
export const SensitivePlaceRecord = z.object({
  kind: SensitiveKind,
  name: text,
  ...ledgerOrigin,
  geometry: MultiPolygonGeometry,
});
export type SensitivePlaceRecord = z.infer<typeof SensitivePlaceRecord>;

/** One line of the 产业准入负面清单 of a zone or of a park. */
export const NegativeEntryRecord = z.object({
  parkCode: optional(z.string()),
  industryPrefix,
  name: text,
  level: z.enum(['forbidden', 'restricted']),
  ...ledgerOrigin,
});
export type NegativeEntryRecord = z.infer<typeof NegativeEntryRecord>;

/** 能耗指标 in tonnes of standard coal, 新增用地指标 in square metres, of one year. */
export const ZoneQuotaRecord = z.object({
  kind: z.enum(['energy', 'land']),
  year: z.number().int(),
  totalAmount: z.number().nonnegative(),
  allottedAmount: z.number().nonnegative().default(0),
  ...ledgerOrigin,
});
export type ZoneQuotaRecord = z.infer<typeof ZoneQuotaRecord>;

/** 招商组 (M61). */
export const InvestmentTeamRecord = z.object({
  teamCode: code,
  name: text,
  leadName: optional(z.string()),
  ...ledgerOrigin,
});
export type InvestmentTeamRecord = z.infer<typeof InvestmentTeamRecord>;

/** 产业链; its projects are followed by its team. */
export const IndustryChainRecord = z.object({
  chainCode: code,
  name: text,
  industryName: text,
  teamCode: optional(z.string()),
  ...ledgerOrigin,
});
export type IndustryChainRecord = z.infer<typeof IndustryChainRecord>;

/** 链环 of a chain, missing or there. */
export const ChainLinkRecord = z.object({
  chainCode: code,
  linkCode: z.string().regex(/^[0-9A-Z-]{1,40}$/),
  name: text,
  isMissing: z.boolean().default(false),
  industryPrefixes: z.array(industryPrefix).default([]),
  ...ledgerOrigin,
});
export type ChainLinkRecord = z.infer<typeof ChainLinkRecord>;
