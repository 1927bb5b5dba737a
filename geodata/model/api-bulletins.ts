import { z } from 'zod';
import { PlainDate } from './field-formats.ts';

/** The eight fields of 公开亮屏, exactly (domain dossier 8.3). Money in yuan; `completedShare` may exceed 1. */
export const BulletinProject = z.object({
  projectName: z.string(),
  yearsText: z.string(),
  locationText: z.string(),
  stage: z.string(),
  totalInvestmentYuan: z.number(),
  plannedYuan: z.number(),
  completedYuan: z.number(),
  completedShare: z.number().nullable(),
});
export type BulletinProject = z.infer<typeof BulletinProject>;

/** The land version: land whose idleness has been determined. The holder is named publicly only then (53号令 art. 11). */
export const BulletinLand = z.object({
  caseNo: z.string(),
  landName: z.string(),
  locationText: z.string(),
  areaSquareMetres: z.number(),
  kind: z.string(),
  ownerUnit: z.string().nullable(),
  mode: z.string().nullable(),
  deadlineOn: PlainDate.nullable(),
  progress: z.string(),
  holderName: z.string(),
});
export type BulletinLand = z.infer<typeof BulletinLand>;

/** A figure of the quarter with the rank among the zones of its group, and what it was the quarter before. */
export const BulletinFigure = z.object({
  indicatorId: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  value: z.number().nullable(),
  previousValue: z.number().nullable(),
  rank: z.number().int().nullable(),
  change: z.number().int().nullable(),
});
export type BulletinFigure = z.infer<typeof BulletinFigure>;

export const BulletinContent = z.object({
  zoneName: z.string(),
  quarter: z.string(),
  asOf: PlainDate,
  snapshotVersion: z.number().int(),
  projects: z.array(BulletinProject),
  totals: z.object({
    projectCount: z.number().int(),
    plannedYuan: z.number(),
    completedYuan: z.number(),
    completedShare: z.number().nullable(),
  }),
  land: z.array(BulletinLand),
  figures: z.array(BulletinFigure),
});
export type BulletinContent = z.infer<typeof BulletinContent>;

export const BulletinStatus = z.enum(['draft', 'approved', 'published', 'discarded']);

export const Bulletin = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  quarter: z.string(),
  version: z.number().int(),
  title: z.string(),
  status: BulletinStatus,
  draftedBy: z.string(),
  draftedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  /** 门户网站, 日报, 广播电视台 …: where it was made public (M82). */
  channels: z.array(z.string()),
  sha256: z.string(),
  revision: z.number().int(),
});
export type Bulletin = z.infer<typeof Bulletin>;

export const BulletinItem = Bulletin.extend({ content: BulletinContent });
export type BulletinItem = z.infer<typeof BulletinItem>;
export const BulletinList = z.object({ bulletins: z.array(Bulletin) });
export type BulletinList = z.infer<typeof BulletinList>;

/** What everybody may read: published bulletins, without the names of those who made them. */
export const PublicBulletin = z.object({
  zoneCode: z.string(),
  quarter: z.string(),
  version: z.number().int(),
  title: z.string(),
  publishedAt: z.string(),
  channels: z.array(z.string()),
  content: BulletinContent,
});
export type PublicBulletin = z.infer<typeof PublicBulletin>;
export const PublicBulletinList = z.object({ bulletins: z.array(PublicBulletin.omit({ content: true })) });
export type PublicBulletinList = z.infer<typeof PublicBulletinList>;

export const BulletinRequest = z.object({
  zoneCode: z.string(),
  quarter: z.string().regex(/^\d{4}Q[1-4]$/, '季度须如 2026Q3'),
  title: z.string().trim().min(1, '请填写标题').max(120, '标题最多 120 字').optional(),
});
/** The revision that was read: two people who decide at once cannot both. */
export const BulletinDecision = z.object({ revision: z.number().int() });
export const BulletinPublication = z.object({
  revision: z.number().int(),
  channels: z.array(z.string().trim().min(1).max(40)).min(1, '请至少选择一个公开渠道').max(20),
});
