import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';
import { describe, inject, it } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import type { DatabaseLog } from '../../server/database/database-log.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { createPostgresClient } from '../../server/database/postgres-client.ts';
import { copyOfEmbeddedSnapshot } from './embedded-snapshot.ts';
import { postgresTemplate } from './postgres-template.ts';

export type Engine = 'embedded' | 'postgres';

export type TestDatabase = {
  database: Database;
  sql: postgres.Sql;
  /** on a PostgreSQL server: its address */
  databaseUrl?: string;
  /** Closes and removes it. */
  dispose(): Promise<void>;
};

export type TestDatabaseOptions = {
  /** where `migrations/` and `functions/` are; default: the project's own */
  sqlFolder?: string;
  statementTimeoutMs?: number;
  idleTransactionTimeoutMs?: number;
  maxConnections?: number;
  log?: DatabaseLog;
};

export const projectSqlFolder = fileURLToPath(new URL('../../sql', import.meta.url));

/** A log that keeps silent. */
export const silentLog: DatabaseLog = { info: () => {}, warn: () => {}, error: () => {} };

/** Describes the same behaviour on the embedded engine and, where there is one, on PostgreSQL. */
export function describeEachEngine(name: string, body: (engine: Engine) => void): void {
  describe(`${name} [embedded]`, () => body('embedded'));
  const server = inject('postgresForTests');
  if ('missing' in server) describe(name, () => it.skip(`on PostgreSQL: ${server.missing}`));
  else describe(`${name} [postgres]`, () => body('postgres'));
}

/** A database of one's own, already migrated: a copy of a snapshot, so that a run migrates each engine once. */
export async function createTestDatabase(
  engine: Engine,
  options: TestDatabaseOptions = {},
): Promise<TestDatabase> {
  return engine === 'embedded' ? embeddedTestDatabase(options) : postgresTestDatabase(options);
}

async function embeddedTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const copy = await copyOfEmbeddedSnapshot(options.sqlFolder ?? projectSqlFolder);
  const database = await open(options, { dataDir: copy.dataDir });
  return {
    database,
    sql: database.sql,
    async dispose() {
      await database.close();
      await copy.remove();
    },
  };
}

async function postgresTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const url = postgresServerUrl();
  const template = await postgresTemplate(url, options.sqlFolder ?? projectSqlFolder);
  const name = `luodi_test_${randomBytes(6).toString('hex')}`;
  const admin = createPostgresClient({ log: silentLog, maxConnections: 1, target: { databaseUrl: url } });
  await admin`CREATE DATABASE ${admin(name)} TEMPLATE ${admin(template)}`;
  const databaseUrl = databaseUrlFor(url, name);
  const database = await open(options, { databaseUrl, dataDir: '' });
  return {
    database,
    sql: database.sql,
    databaseUrl,
    async dispose() {
      await database.close();
      await admin`DROP DATABASE ${admin(name)} WITH (FORCE)`;
      await admin.end();
    },
  };
}

/** @throws when there is no PostgreSQL to test on; `describeEachEngine` skips then. */
export function postgresServerUrl(): string {
  const server = inject('postgresForTests');
  if ('missing' in server) throw new Error(server.missing);
  return server.url;
}

/** The address of another database of the same server. */
export function databaseUrlFor(serverUrl: string, databaseName: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${databaseName}`;
  return url.href;
}

async function open(
  options: TestDatabaseOptions,
  place: { dataDir: string; databaseUrl?: string },
): Promise<Database> {
  const { statementTimeoutMs, idleTransactionTimeoutMs, maxConnections, log = silentLog } = options;
  const database = await openDatabase(
    { ...place, statementTimeoutMs, idleTransactionTimeoutMs, maxConnections },
    { log, onProgress: () => {} },
  );
  await database.whenReady;
  return database;
}
