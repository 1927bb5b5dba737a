import { z } from 'zod';

export const QuotaKind = z.enum(['energy', 'land']);
export type QuotaKind = z.infer<typeof QuotaKind>;

const reason = z.string('请填写理由').trim().min(1, '请填写理由').max(500, '理由最多 500 字');

/** 能耗指标 in tonnes of standard coal, 新增用地指标 in square metres, of one year, for one project (M02, M09). */
export const QuotaRequest = z.strictObject({
  kind: QuotaKind,
  year: z.int('年份须为整数').min(2000, '年份须在 2000–2200 之间').max(2200, '年份须在 2000–2200 之间'),
  amount: z.number('须为数字').min(0.01, '数量须大于 0').max(1e12, '数量过大'),
  reason: reason.optional(),
});
export type QuotaRequest = z.infer<typeof QuotaRequest>;

export const QuotaRelease = z.strictObject({ reason });
export type QuotaRelease = z.infer<typeof QuotaRelease>;

/** What a project holds or held of a quota. */
export const QuotaAllotment = z.object({
  id: z.number().int(),
  kind: QuotaKind,
  year: z.number().int(),
  /** Tonnes of standard coal, or square metres. */
  amount: z.number(),
  reason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  /** null while the project holds it. */
  releasedAt: z.string().nullable(),
});
export type QuotaAllotment = z.infer<typeof QuotaAllotment>;

/** Members of a refusal (409): what is left of the quota, or that the allotment was released before. */
export const QuotaConflict = z.object({
  conflict: z.enum(['quota', 'released', 'ledger']),
  /** In the unit of the kind. */
  balance: z.number().optional(),
  balanceMu: z.number().optional(),
});
export type QuotaConflict = z.infer<typeof QuotaConflict>;
