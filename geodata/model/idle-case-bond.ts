import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import { filled, GovernmentApproval } from './idle-case-parts.ts';
import { YuanText } from './yuan-text.ts';

/** What each step of a purchase with special bonds records (domain dossier 2.6). Money in yuan. */
export const BondStepDetail = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('CANDIDATE'),
    reserveAgency: filled('土地储备机构'),
    /** 列入名录: only reserve agencies on the list may use bond money (自然资发〔2025〕45号). */
    agencyListed: z.boolean(),
  }),
  z.object({
    step: z.literal('APPRAISED'),
    agency: filled('评估机构'),
    /** 备案: only filed appraisers may be commissioned. */
    agencyFiled: z.boolean(),
    marketValueYuan: YuanText,
  }),
  z.object({
    step: z.literal('BASE_PRICED'),
    enterpriseLandCostYuan: YuanText,
    basePriceYuan: YuanText,
  }),
  z.object({ step: z.literal('COLLECTIVE_DECISION'), priceYuan: YuanText }),
  z.object({
    step: z.literal('PUBLICITY'),
    from: PlainDate,
    to: PlainDate,
    objections: z.int().nonnegative(),
  }),
  z.object({ step: z.literal('APPROVED'), approval: GovernmentApproval }),
  z.object({ step: z.literal('CONTRACTED'), priceYuan: YuanText, completeBy: PlainDate }),
  z.object({ step: z.literal('PAID'), amountYuan: YuanText }),
  z.object({
    step: z.literal('DEREGISTERED'),
    /** 收回面积: what the cap on supplying again within the year is measured by; histories of before it may lack it. */
    areaSquareMetres: z.number('请填写收回面积').positive('收回面积须大于 0').nullable().default(null),
  }),
  z.object({
    step: z.literal('RESERVED'),
    /** 土地储备管理办法 2025: no entry into the reserve while one of these stands. */
    openProblems: z.array(
      z.enum(['contaminated', 'cultural_relics', 'mineral_overlay', 'flood', 'geohazard', 'unclear_title']),
    ),
  }),
]);
export type BondStepDetail = z.infer<typeof BondStepDetail>;
