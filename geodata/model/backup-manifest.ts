import { z } from 'zod';

/** The newest layout of backup files that this program writes and reads. */
export const backupFormatVersion = 1;

/** First entry of a backup file (`luodi-backup.json`): readable by every version, so that an older one can say what is needed. */
export const BackupHeader = z.object({
  format: z.literal('luodi-backup'),
  formatVersion: z.int().positive(),
  /** Version of the program that wrote it. */
  productVersion: z.string(),
  /** ISO 8601 in UTC. */
  createdAt: z.iso.datetime({ offset: true }),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A table as it was written. */
export const BackupTable = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.int().nonnegative(),
  /** Sum modulo 2^256 of the sha256 of every row: the same on both engines, whatever the order of the rows. */
  checksum: Sha256,
});
export type BackupTable = z.infer<typeof BackupTable>;

/** Last but one entry of a backup file (`manifest.json`); its sha256 follows in `manifest.sha256`. */
export const BackupManifest = BackupHeader.extend({
  engine: z.enum(['embedded', 'external']),
  /** Migrations of the schema that the rows fit, in their order. */
  migrations: z.array(z.object({ name: z.string(), checksum: Sha256 })),
  tables: z.array(BackupTable),
  /** `lastValue` as decimal text: a bigint. */
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  /** Ends of the audit chains: kept away from the database, they show whether somebody rewrote a chain as a whole. */
  audit: z.array(z.object({ zoneCode: z.string(), lastSequence: z.int(), lastHash: z.string() })),
  attachments: z.object({ files: z.int().nonnegative(), bytes: z.int().nonnegative() }),
  /** What a person should look after, in Chinese: an attachment that is gone or damaged. */
  warnings: z.array(z.string()),
  entries: z.array(z.object({ name: z.string(), bytes: z.int().nonnegative(), sha256: Sha256 })),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** What `npm run backup` and `npm run restore` report with `--report json`: stable. */
export const BackupReport = BackupManifest.omit({ entries: true }).extend({
  /** Absolute path. */
  file: z.string(),
  fileBytes: z.int().positive(),
});
export type BackupReport = z.infer<typeof BackupReport>;
