import { z } from 'zod';
import { RecordChange } from './api-change-sets.ts';
import { MultiLineStringGeometry, MultiPolygonGeometry, PointGeometry } from './geometry.ts';

/** What was done to a record, as the audit log names it. */
export const auditActions = ['create', 'update', 'withdraw', 'restore', 'load'] as const;

/** One entry of the audit log, with what the caller may see of it. */
export const AuditItem = RecordChange.extend({
  /** `-` for accounts and sign-ins, which belong to no zone. */
  zoneCode: z.string(),
  /** Chinese name of the zone; of the installation itself for `-`. */
  zoneName: z.string(),
  actorId: z.string(),
  requestId: z.string().nullable(),
  /** sha256 that chains this entry to the one before it. */
  entryHash: z.string(),
});
export type AuditItem = z.infer<typeof AuditItem>;

export const AuditPage = z.object({
  entries: z.array(AuditItem),
  /** For the next page; null at the end. */
  nextCursor: z.string().nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;

const Label = z.object({ zh: z.string(), en: z.string() });

/** A record as it stood at the end of a day. */
export const RecordAsOf = z.object({
  collection: z.string(),
  id: z.number().int(),
  zoneCode: z.string(),
  /** The day, in China. */
  date: z.string(),
  label: z.string().nullable(),
  revision: z.number().int(),
  isWithdrawn: z.boolean(),
  /** Nothing was written to it since. */
  isCurrent: z.boolean(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  /** Fields as they were stored; what is derived from other records is not among them. */
  fields: z.array(z.object({ field: z.string(), label: Label, value: z.unknown() })),
  geometry: z
    .discriminatedUnion('type', [PointGeometry, MultiLineStringGeometry, MultiPolygonGeometry])
    .nullable(),
});
export type RecordAsOf = z.infer<typeof RecordAsOf>;
