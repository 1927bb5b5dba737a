import { z } from 'zod';
import { MultiLineStringGeometry, MultiPolygonGeometry, PointGeometry } from './geometry.ts';

const Label = z.object({ zh: z.string(), en: z.string() });

/** A set of writes that were made together and can be undone together. */
export const ChangeSetItem = z.object({
  zoneCode: z.string(),
  id: z.number().int(),
  kind: z.enum(['import', 'edit', 'demonstration', 'undo']),
  title: z.string(),
  actorName: z.string(),
  createdAt: z.string(),
  /** Records by collection and action: {"parcels":{"update":3}}. */
  summary: z.record(z.string(), z.record(z.string(), z.number().int())),
  /** The change set that this one undid. */
  undoesId: z.number().int().nullable(),
  /** The change set that undid this one. */
  undoneById: z.number().int().nullable(),
  /** Not undone yet and no demonstration; whether records were changed since is found on trying. */
  canUndo: z.boolean(),
});
export type ChangeSetItem = z.infer<typeof ChangeSetItem>;

export const ChangeSetPage = z.object({
  changeSets: z.array(ChangeSetItem),
  /** For the next page; null at the end. */
  nextCursor: z.string().nullable(),
});
export type ChangeSetPage = z.infer<typeof ChangeSetPage>;

const Geometry = z
  .discriminatedUnion('type', [PointGeometry, MultiLineStringGeometry, MultiPolygonGeometry])
  .nullable();

/** One field before and after, as it was stored; option codes are named by the catalog. */
export const FieldChange = z.object({
  field: z.string(),
  label: Label,
  before: z.unknown(),
  after: z.unknown(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** One write to one record, with what the caller may see of it. */
export const RecordChange = z.object({
  sequence: z.number().int(),
  occurredAt: z.string(),
  actorName: z.string(),
  action: z.enum(['create', 'update', 'withdraw', 'restore', 'load']),
  collection: z.string(),
  recordId: z.number().int().nullable(),
  recordLabel: z.string().nullable(),
  reason: z.string().nullable(),
  changeSetId: z.number().int().nullable(),
  changeSetTitle: z.string().nullable(),
  changes: z.array(FieldChange),
  /** Present when the outline changed, for the map. */
  geometry: z.object({ before: Geometry, after: Geometry }).optional(),
});
export type RecordChange = z.infer<typeof RecordChange>;

/** The writes to one record, newest first. */
export const RecordHistory = z.object({
  entries: z.array(RecordChange),
  isWithdrawn: z.boolean(),
  revision: z.number().int(),
  /** When and by whom the record was made. */
  createdAt: z.string(),
  createdBy: z.string(),
});
export type RecordHistory = z.infer<typeof RecordHistory>;

export const ChangeSetDetail = ChangeSetItem.extend({
  /** The first 500 writes, in their order. */
  entries: z.array(RecordChange),
  entryCount: z.number().int(),
});
export type ChangeSetDetail = z.infer<typeof ChangeSetDetail>;

export const UndoRequest = z.strictObject({
  reason: z.string().trim().max(500, '理由最多 500 字').optional(),
});
export type UndoRequest = z.infer<typeof UndoRequest>;

export const UndoResult = z.object({
  zoneCode: z.string(),
  /** The change set of the undoing; undoing it brings the change back. */
  changeSetId: z.number().int(),
  undoneId: z.number().int(),
  restored: z.number().int(),
  withdrawn: z.number().int(),
  /** Records that are withdrawn now, by collection: nobody need ask for them any more. */
  withdrawnIds: z.record(z.string(), z.array(z.number().int())),
});
export type UndoResult = z.infer<typeof UndoResult>;

/** Members of a 409 problem when records were changed after the change set. */
export const UndoConflict = z.object({
  conflicts: z.array(
    z.object({
      collection: z.string(),
      id: z.number().int(),
      label: z.string().nullable(),
      changedBy: z.string(),
      changedAt: z.string(),
    }),
  ),
});
export type UndoConflict = z.infer<typeof UndoConflict>;
