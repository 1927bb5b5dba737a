import { z } from 'zod';
import { AuditVerification } from './audit-verification.ts';

/** Scheduled backups: where, how often, what lies there, and why the last attempt failed, if it did. */
export const BackupSchedule = z.object({
  folder: z.string(),
  everyHours: z.int(),
  keep: z.int(),
  /** Newest first. */
  files: z.array(z.object({ name: z.string(), at: z.string(), bytes: z.int() })),
  failure: z.object({ at: z.string(), message: z.string() }).nullable(),
});
export type BackupSchedule = z.infer<typeof BackupSchedule>;

/** A failure of ours that somebody met; the log has the rest under the same id. */
export const RecentError = z.object({
  at: z.string(),
  requestId: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.int(),
  message: z.string(),
});
export type RecentError = z.infer<typeof RecentError>;

/** What an administrator looks at when something is wrong. */
export const Diagnostics = z.object({
  version: z.string(),
  nodeVersion: z.string(),
  startedAt: z.string(),
  memoryBytes: z.int(),
  engine: z.enum(['embedded', 'external']),
  databaseVersion: z.string(),
  postgisVersion: z.string(),
  databaseBytes: z.int(),
  /** How often the embedded engine was started again, or the connection to the server was lost, since the start. */
  databaseLosses: z.int(),
  migrations: z.array(z.object({ name: z.string(), appliedAt: z.string() })),
  /** The largest tables, with their indexes. */
  tables: z.array(z.object({ name: z.string(), bytes: z.int() })),
  /** Whether the application's own role could rewrite the audit log; null on the embedded engine, which has no roles. */
  mayRewriteAudit: z.boolean().nullable(),
  chains: z.array(z.object({ zoneCode: z.string(), lastSequence: z.int(), lastHash: z.string() })),
  /** Null: no scheduled backups are set up. */
  backups: BackupSchedule.nullable(),
  /** Times this database was filled from a backup, newest first. */
  restores: z.array(
    z.object({ restoredAt: z.string(), backupCreatedAt: z.string(), backupProductVersion: z.string() }),
  ),
  /** Newest first. */
  recentErrors: z.array(RecentError),
});
export type Diagnostics = z.infer<typeof Diagnostics>;

/** What the checks found. */
export const IntegrityReport = z.object({
  milliseconds: z.int(),
  audit: AuditVerification,
  /** Rules of `sql/checks` that the data breaks, with the first rows that do. */
  violations: z.array(z.object({ check: z.string(), rows: z.array(z.record(z.string(), z.unknown())) })),
});
export type IntegrityReport = z.infer<typeof IntegrityReport>;
