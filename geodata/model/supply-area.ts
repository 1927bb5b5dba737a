import { z } from 'zod';
import { optional, ZoneCode } from './field-formats.ts';

/**
 * What holds for a whole zone, or for one park of it: rules, quota, chains, evaluation. Every supply record belongs
 * to the area with its zone and park code, or failing that to its zone's (parkCode null).
 */
export const SupplyArea = z.object({
  zoneCode: ZoneCode,
  parkCode: optional(z.string()),
  name: z.string(),
  /** First two digits of GB/T 2260, e.g. '37' 山东: decides the chemical rule. */
  provinceCode: optional(z.string().regex(/^\d{2}$/)),
  /** 剩余能耗指标 in tonnes of standard coal; null when none is set. */
  energyQuotaTce: optional(z.number()),
  /** 负面清单: industries by code prefix. 禁止 excludes, 限制 warns. */
  negativeList: z
    .array(
      z.object({
        industryPrefix: z.string().regex(/^\d{2,4}$/),
        level: z.enum(['forbidden', 'restricted']),
        source: z.string(),
      }),
    )
    .default([]),
  /** Chains the area leads in, with the links that are still missing. */
  chains: z.array(z.object({ chainCode: z.string(), missingLinks: z.array(z.string()) })).default([]),
  /** GB/T 4754 divisions (two digits) already settled. */
  divisions: z.array(z.string().regex(/^\d{2}$/)).default([]),
  /** Version of the control lines in force here; verdicts by another one are 待复核. */
  controlLineVersion: optional(z.string()),
  /** Rank in the evaluation of parks: 1 is best of `of`. */
  evaluation: optional(z.object({ rank: z.number().int().min(1), of: z.number().int().min(1) })),
});
export type SupplyArea = z.infer<typeof SupplyArea>;
export type SupplyAreaInput = z.input<typeof SupplyArea>;
