import { z } from 'zod';

/** A photo or a scan that belongs to a record. Addresses are below the server's root. */
export const Attachment = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  collection: z.string(),
  recordId: z.number().int(),
  fileName: z.string(),
  mediaType: z.string(),
  byteLength: z.number().int(),
  sha256: z.string(),
  widthPixels: z.number().int().nullable(),
  heightPixels: z.number().int().nullable(),
  /** [lng, lat] from the photo's own data. */
  position: z.tuple([z.number(), z.number()]).nullable(),
  /** When the photo was taken, by the camera's own clock, without zone. */
  takenAt: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  href: z.string(),
  /** Null for files without a picture. */
  thumbnailHref: z.string().nullable(),
});
export type Attachment = z.infer<typeof Attachment>;

export const AttachmentList = z.object({
  attachments: z.array(Attachment),
  limits: z.object({
    bytesPerFile: z.number().int(),
    filesPerRecord: z.number().int(),
    filesPerUpload: z.number().int(),
    mediaTypes: z.array(z.string()),
  }),
});
export type AttachmentList = z.infer<typeof AttachmentList>;

/** Bytes of a file: described in OpenAPI as binary. */
export const FileBody = z.string().meta({ format: 'binary' });
