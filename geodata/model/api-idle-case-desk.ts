import { z } from 'zod';
import { PlainDate, ZoneCode } from './field-formats.ts';
import { CaseStage } from './idle-case-terms.ts';

/** How near a deadline is when it is told of. */
export const NotificationLead = z.enum(['due_30', 'due_7', 'due_1', 'overdue']);
export type NotificationLead = z.infer<typeof NotificationLead>;

/** A deadline of a case that comes near or has passed; each lead of each deadline is told once. */
export const CaseNotification = z.object({
  id: z.int().positive(),
  zoneCode: z.string(),
  caseId: z.int().positive(),
  caseNo: z.string(),
  parcelName: z.string(),
  state: CaseStage,
  lead: NotificationLead,
  clockCode: z.string(),
  label: z.string(),
  article: z.string(),
  dueOn: PlainDate,
  /** The day it was raised. */
  raisedOn: PlainDate,
  isRead: z.boolean(),
});
export type CaseNotification = z.infer<typeof CaseNotification>;

export const CaseNotificationList = z.object({
  asOf: PlainDate,
  notifications: z.array(CaseNotification),
  unread: z.int(),
});
export type CaseNotificationList = z.infer<typeof CaseNotificationList>;

/** Marks notifications as read by the caller; without ids all of them. */
export const ReadNotificationsRequest = z.strictObject({
  ids: z.array(z.int().positive()).max(1000).optional(),
});
export type ReadNotificationsRequest = z.infer<typeof ReadNotificationsRequest>;

/** 公开的闲置土地 (53号令 art. 11): after the 认定书 only, gone when the case is closed. */
export const PublicIdleEntry = z.object({
  zoneCode: z.string(),
  zoneName: z.string(),
  location: z.string(),
  holderName: z.string(),
  /** Idle time as it stands today, gross and net of accepted pauses, in days. */
  idleDaysGross: z.int(),
  idleDaysNet: z.int(),
  /** For government causes only. */
  causeText: z.string().nullable(),
  publishedOn: PlainDate,
});
export type PublicIdleEntry = z.infer<typeof PublicIdleEntry>;

export const PublicIdleList = z.object({ asOf: PlainDate, entries: z.array(PublicIdleEntry) });
export type PublicIdleList = z.infer<typeof PublicIdleList>;

export const DetectionRequest = z.strictObject({ zoneCode: ZoneCode.optional() });
export type DetectionRequest = z.infer<typeof DetectionRequest>;

/** What a run of detection found and did. The same day again raises nothing new. */
export const DetectionRun = z.object({
  asOf: PlainDate,
  /** Contracts looked at, and how many are in each monitoring state. */
  contracts: z.int(),
  states: z.record(z.string(), z.int()),
  raised: z.array(
    z.object({
      caseId: z.int(),
      zoneCode: z.string(),
      caseNo: z.string(),
      parcelName: z.string(),
      /** The figures that made it suspect, step by step with their articles. */
      explanation: z.array(z.string()),
    }),
  ),
  /** Cases whose clock ran out by itself: an extension, a temporary use. */
  clocksPassed: z.int(),
  notificationsRaised: z.int(),
  /** Suspected land that no case could be opened for, each with what to mend. */
  unresolved: z.array(
    z.object({
      contractId: z.int(),
      zoneCode: z.string(),
      contractName: z.string(),
      reason: z.enum(['without_parcel', 'without_dates', 'incomplete']),
      message: z.string(),
    }),
  ),
});
export type DetectionRun = z.infer<typeof DetectionRun>;
