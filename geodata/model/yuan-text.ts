import { z } from 'zod';

/** A sum in yuan as exact decimal text with at most two places, never negative: '12000000' or '2400000.00'. */
export const YuanText = z
  .string('金额须为文本，以元为单位')
  .regex(/^\d{1,15}(\.\d{1,2})?$/, '金额以元为单位，不得为负，最多两位小数，如 2400000.00');
export type YuanText = z.infer<typeof YuanText>;

/** A share as exact text, e.g. '20/100'. */
export const ShareText = z.string().regex(/^\d{1,9}\/[1-9]\d{0,8}$/, '比例须写成分数，如 20/100');
export type ShareText = z.infer<typeof ShareText>;
