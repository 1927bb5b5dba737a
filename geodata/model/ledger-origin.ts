import { z } from 'zod';
import { optional } from './field-formats.ts';

/** Where a row of a ledger comes from; every figure from outside has a source and a period. */
export const ledgerOrigin = {
  sourceName: z.string().min(1),
  sourcePeriod: optional(z.string()),
  isDemonstration: z.boolean().default(false),
};
