import { z } from 'zod';
import { ZoneCode } from './field-formats.ts';

/** The state of the page as its address holds it: path and query, never another site. */
const urlState = z
  .string()
  .max(8000, '地址过长')
  .regex(/^\/(?!\/)[^\s\\]*$/, '须为本站地址，以 / 开头');

export const SavedViewRequest = z.strictObject({
  name: z.string('请填写名称').trim().min(1, '请填写名称').max(80, '名称最多 80 字'),
  urlState,
  zoneCode: ZoneCode.nullable().default(null),
  isShared: z.boolean().default(false),
});
export type SavedViewRequest = z.infer<typeof SavedViewRequest>;

export const SavedViewChange = z.strictObject({
  revision: z.int().positive(),
  name: z.string().trim().min(1, '请填写名称').max(80, '名称最多 80 字').optional(),
  urlState: urlState.optional(),
  isShared: z.boolean().optional(),
});
export type SavedViewChange = z.infer<typeof SavedViewChange>;

/** A view of the map that somebody keeps, for themselves or for everybody. */
export const SavedView = z.object({
  id: z.number().int(),
  name: z.string(),
  urlState: z.string(),
  zoneCode: z.string().nullable(),
  isShared: z.boolean(),
  ownerName: z.string(),
  isMine: z.boolean(),
  revision: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;

export const SavedViewList = z.object({ views: z.array(SavedView) });
export type SavedViewList = z.infer<typeof SavedViewList>;
