import { z } from 'zod';

/** A record that was taken out of the map and the lists, and can be restored. */
export const WithdrawnRecord = z.object({
  zoneCode: z.string(),
  collection: z.string(),
  id: z.number().int(),
  label: z.string().nullable(),
  /** What restoring wants to be told. */
  revision: z.number().int(),
  withdrawnAt: z.string(),
  /** Empty for who may not see who wrote. */
  withdrawnBy: z.string(),
  /** What was said when it was withdrawn; null when nothing was, as in an undone import. */
  reason: z.string().nullable(),
});
export type WithdrawnRecord = z.infer<typeof WithdrawnRecord>;

export const WithdrawnPage = z.object({
  records: z.array(WithdrawnRecord),
  /** How many there are of each collection, whatever collection was asked for. */
  counts: z.record(z.string(), z.number().int()),
  /** For the next page; null at the end. */
  nextCursor: z.string().nullable(),
});
export type WithdrawnPage = z.infer<typeof WithdrawnPage>;
