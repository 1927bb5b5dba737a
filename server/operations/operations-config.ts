import { resolve } from 'node:path';
import { z } from 'zod';

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `须为 ${from}–${to} 的整数`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `须为 ${from}–${to} 的整数`);

/** Environment variables of backups, monitoring and limits; part of those in `config.ts`. */
export const operationsVariables = {
  DATABASE_OWNER_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\/.+/.test(text), '须以 postgres:// 或 postgresql:// 开头')
    .optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_EVERY_HOURS: wholeNumber(1, 720).default(24),
  BACKUP_KEEP: wholeNumber(1, 1000).default(14),
  METRICS_TOKEN: z.string().min(16, '须为 16 个以上字符').optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((entry) => entry.trim()))
    .refine(
      (entries) =>
        entries.every((entry) => /^(loopback|linklocal|uniquelocal|[0-9a-fA-F.:]+(\/\d{1,3})?)$/.test(entry)),
      '须为反向代理的地址或网段，用逗号分隔，如 loopback,10.0.0.0/8',
    )
    .default([]),
  REQUESTS_PER_MINUTE: wholeNumber(10, 100_000).default(1200),
};

/** Variables whose values are never repeated in a message or a log. */
export const operationsSecrets: readonly string[] = ['DATABASE_OWNER_URL', 'METRICS_TOKEN'];

export interface OperationsConfig {
  /** PostgreSQL only: who owns the tables and migrates; the role of DATABASE_URL then cannot change the audit log. */
  databaseOwnerUrl?: string | undefined;
  /** Absent: no scheduled backups. */
  backups?: { folder: string; everyHours: number; keep: number } | undefined;
  /** Lets another machine read /metrics; absent: this machine only. */
  metricsToken?: string | undefined;
  /** Addresses whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  /** Requests of one address in a minute; tiles have five times as many. */
  requestsPerMinute: number;
}

/** Puts the variables together. */
export function readOperations(values: z.output<z.ZodObject<typeof operationsVariables>>): OperationsConfig {
  return {
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    ...(values.BACKUP_DIR === undefined
      ? {}
      : {
          backups: {
            folder: resolve(values.BACKUP_DIR),
            everyHours: values.BACKUP_EVERY_HOURS,
            keep: values.BACKUP_KEEP,
          },
        }),
    metricsToken: values.METRICS_TOKEN,
    trustedProxies: values.TRUSTED_PROXIES,
    requestsPerMinute: values.REQUESTS_PER_MINUTE,
  };
}
