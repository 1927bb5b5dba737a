import { z } from 'zod';

/** What became of the proof of one zone's audit chain; `sequence` is the first entry that does not fit. */
export const ZoneVerification = z.discriminatedUnion('isWhole', [
  z.object({
    zoneCode: z.string(),
    isWhole: z.literal(true),
    entries: z.int().nonnegative(),
    lastHash: z.string(),
  }),
  z.object({
    zoneCode: z.string(),
    isWhole: z.literal(false),
    sequence: z.int(),
    /** `rewritten`: every hash fits, but an end that a backup holds is not in the chain. */
    reason: z.enum(['missing', 'changed', 'unchained', 'head', 'rewritten']),
  }),
]);
export type ZoneVerification = z.infer<typeof ZoneVerification>;

/** What `npm run audit:verify -- --report json` reports: stable. */
export const AuditVerification = z.object({
  isWhole: z.boolean(),
  zones: z.array(ZoneVerification),
});
export type AuditVerification = z.infer<typeof AuditVerification>;
