import { z } from 'zod';

/**
 * One figure of a rule, as data: what the law or a decision of this product sets, where it comes from, and whether the
 * wording was seen in a source. A share is text such as '1/3' or '20/100', because 0.3333333 is not a third.
 */
export const RuleParam = z.object({
  key: z.string().regex(/^[a-z_]+(\.[A-Za-z_]+)+$/, '参数名须形如 idle.fee_rate'),
  value: z.union([z.number(), z.string(), z.array(z.number()), z.array(z.string())]),
  unit: z.string().min(1),
  source: z.string().min(1, '参数须注明出处'),
  /** False: not found in a source text, or decided for this product; shown as 待核. */
  verified: z.boolean(),
  label: z.string().min(1),
});
export type RuleParam = z.infer<typeof RuleParam>;
