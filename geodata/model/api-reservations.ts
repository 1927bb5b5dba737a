import { z } from 'zod';
import { PlainDate } from './field-formats.ts';

const reason = z.string('请填写理由').trim().min(1, '请填写理由').max(500, '理由最多 500 字');
const revision = z.int('请附上所读预留的版本（revision）').positive();
const until = z.iso.date('须为日期，如 2027-03-31');

/** active holds the piece; the others are over and tell how. */
export const ReservationStatus = z.enum(['active', 'expired', 'cancelled', 'transferred']);
export type ReservationStatus = z.infer<typeof ReservationStatus>;

export const ReservationRequest = z.strictObject({
  projectId: z.int().positive(),
  /** `parcel-<id>` or `unit-<id>`. */
  supplyId: z.string().regex(/^(parcel|unit)-\d{1,15}$/, '载体编号须形如 parcel-12 或 unit-12'),
  /** The last day it holds. */
  until,
  note: z.string().trim().max(500, '最多 500 字').nullable().default(null),
});
export type ReservationRequest = z.input<typeof ReservationRequest>;

export const ExtendRequest = z.strictObject({ revision, until, reason });
export type ExtendRequest = z.infer<typeof ExtendRequest>;

export const TransferRequest = z.strictObject({ revision, toProjectId: z.int().positive(), reason });
export type TransferRequest = z.infer<typeof TransferRequest>;

export const CancelRequest = z.strictObject({ revision, reason });
export type CancelRequest = z.infer<typeof CancelRequest>;

export const Reservation = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  projectId: z.number().int(),
  projectNo: z.string(),
  projectName: z.string(),
  teamName: z.string().nullable(),
  supplyId: z.string(),
  collection: z.enum(['parcels', 'factory-units']),
  recordId: z.number().int(),
  supplyName: z.string(),
  supplyCode: z.string().nullable(),
  status: ReservationStatus,
  reservedOn: PlainDate,
  until: PlainDate,
  /** Days left, today included; null once it is over. */
  daysLeft: z.number().int().nullable(),
  note: z.string().nullable(),
  /** What happened to it, first to last. */
  log: z.array(
    z.object({
      action: z.enum(['reserved', 'extended', 'transferred', 'received', 'cancelled', 'expired']),
      at: z.string(),
      by: z.string(),
      reason: z.string().nullable(),
      until: PlainDate.nullable(),
    }),
  ),
  revision: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Reservation = z.infer<typeof Reservation>;

export const ReservationList = z.object({
  reservations: z.array(Reservation),
  numberMatched: z.number().int(),
  asOf: PlainDate,
});
export type ReservationList = z.infer<typeof ReservationList>;

/** Members of the 409 when somebody else holds the piece. */
export const ReservationConflict = z.object({
  conflict: z.enum(['reserved', 'stale', 'over']),
  holder: z
    .object({
      reservationId: z.number().int(),
      projectNo: z.string(),
      projectName: z.string(),
      teamName: z.string().nullable(),
      until: PlainDate,
    })
    .optional(),
});
export type ReservationConflict = z.infer<typeof ReservationConflict>;
