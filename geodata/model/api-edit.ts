import { z } from 'zod';
import { Feature } from './api-feature.ts';
import { ZoneCode } from './field-formats.ts';

/**
 * New values by field name of the catalog: texts, numbers in the stored unit, booleans, days 'YYYY-MM-DD', lists of
 * texts; null empties a field. Which fields may be named, and their bounds, is in the description of the collection.
 */
export const FieldValues = z.record(
  z.string().max(80),
  z.union([
    z.string().max(20_000, '文字过长'),
    z.number(),
    z.boolean(),
    z.array(z.string().max(200, '文字过长')).max(100, '最多 100 项'),
    z.null(),
  ]),
);
export type FieldValues = z.infer<typeof FieldValues>;

const reason = z.string().trim().max(500, '理由最多 500 字').optional();
const revision = z.int('请附上所读记录的版本（revision）').positive();
/** Checked by the geometry guard, which says in Chinese what is wrong where; a Polygon is taken, too. */
const Outline = z.object({ type: z.string(), coordinates: z.array(z.unknown()) });

export const EditRequest = z.strictObject({
  /** The revision that was read: somebody else's later change is answered 409. */
  revision,
  changes: FieldValues.default({}),
  geometry: Outline.optional(),
  reason,
});
export type EditRequest = z.infer<typeof EditRequest>;

/** Source of a record made by hand, unless its maker names another. */
export const handSource = '人工录入';

export const CreateRequest = z.strictObject({
  zoneCode: ZoneCode,
  values: FieldValues,
  geometry: Outline.optional(),
  reason,
});
export type CreateRequest = z.infer<typeof CreateRequest>;

/** Withdrawing and restoring: people say why. */
export const WithdrawRequest = z.strictObject({
  revision,
  reason: z.string('请填写理由').trim().min(1, '请填写理由').max(500, '理由最多 500 字'),
});
export type WithdrawRequest = z.infer<typeof WithdrawRequest>;

export const BulkEditRequest = z.strictObject({
  records: z
    .array(z.strictObject({ id: z.int().positive(), revision }))
    .min(1, '请至少选择一条记录')
    .max(2000, '一次最多修改 2000 条记录'),
  changes: FieldValues,
  reason,
});
export type BulkEditRequest = z.infer<typeof BulkEditRequest>;

/** Something that does not stop the edit but should be looked at: an overlap, an area that does not agree. */
export const EditWarning = z.object({ code: z.string(), message: z.string(), field: z.string().optional() });
export type EditWarning = z.infer<typeof EditWarning>;

/** The record as it is now, and the change set that can be undone; `changeSetId` is null when nothing changed. */
export const EditResult = z.object({
  item: Feature,
  zoneCode: z.string(),
  changeSetId: z.number().int().nullable(),
  warnings: z.array(EditWarning),
});
export type EditResult = z.infer<typeof EditResult>;

export const WithdrawResult = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  revision: z.number().int(),
  changeSetId: z.number().int(),
});
export type WithdrawResult = z.infer<typeof WithdrawResult>;

export const BulkEditResult = z.object({
  /** One for each zone written; usually one. */
  changeSets: z.array(z.object({ zoneCode: z.string(), changeSetId: z.number().int() })),
  records: z.array(z.object({ id: z.number().int(), revision: z.number().int() })),
  /** How many of them really changed. */
  changed: z.number().int(),
});
export type BulkEditResult = z.infer<typeof BulkEditResult>;

/** Members of the 409 problem of a bulk edit: every record somebody else changed or withdrew; none was written. */
export const BulkConflict = z.object({
  conflicts: z.array(
    z.object({
      id: z.number().int(),
      label: z.string().nullable(),
      /** Who changed it, in Chinese. */
      reason: z.string(),
    }),
  ),
});
export type BulkConflict = z.infer<typeof BulkConflict>;

/** Members of a 409 problem when somebody else changed the record meanwhile: both versions, to choose from. */
export const EditConflict = z.object({
  /** `stale`: changed by somebody else; `withdrawn`: withdrawn meanwhile; `taken`: a code is in use. */
  conflict: z.enum(['stale', 'withdrawn', 'taken']),
  current: z
    .object({
      id: z.number().int(),
      revision: z.number().int(),
      updatedBy: z.string(),
      updatedAt: z.string(),
      isWithdrawn: z.boolean(),
      /** Null when withdrawn. */
      item: Feature.nullable(),
    })
    .optional(),
  yours: z
    .object({ revision: z.number().int(), changes: FieldValues, geometry: Outline.optional() })
    .optional(),
  /** Fields that both versions set differently. */
  fields: z
    .array(z.object({ field: z.string(), label: z.string(), yours: z.unknown(), theirs: z.unknown() }))
    .optional(),
});
export type EditConflict = z.infer<typeof EditConflict>;

export const CheckOutlineRequest = z.strictObject({
  geometry: Outline,
  /** The parcel being redrawn: its own outline does not count as an overlap. */
  exceptId: z.int().positive().optional(),
  /** Zone of a new parcel. */
  zoneCode: ZoneCode.optional(),
});
export type CheckOutlineRequest = z.infer<typeof CheckOutlineRequest>;

/** What a drawn outline comes to. `problems` that are errors would be refused, warnings would be told. */
export const OutlineCheck = z.object({
  /** On the ellipsoid; null when the outline cannot be measured. */
  areaSquareMetres: z.number().nullable(),
  perimeterMetres: z.number().nullable(),
  overlaps: z.array(z.object({ id: z.number().int(), name: z.string(), areaSquareMetres: z.number() })),
  problems: z.array(
    z.object({ severity: z.enum(['error', 'warning']), code: z.string(), message: z.string() }),
  ),
});
export type OutlineCheck = z.infer<typeof OutlineCheck>;
