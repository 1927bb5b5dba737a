import type { Database, DatabaseHooks } from './database.ts';
import { openEmbeddedDatabase } from './embedded/embedded-database.ts';
import { openExternalDatabase } from './external-database.ts';

export type DatabaseConfig = {
  /** `postgres://…` of a PostgreSQL server with PostGIS; without it the embedded engine runs in `dataDir` */
  databaseUrl?: string | undefined;
  /** folder of the embedded engine; made when missing */
  dataDir: string;
  /** a query that runs longer fails with SQLSTATE 57014; default 30 s */
  statementTimeoutMs?: number | undefined;
  /** a transaction in which nothing happens for so long is rolled back; default 60 s */
  idleTransactionTimeoutMs?: number | undefined;
  /** default 4 embedded, 10 on a server */
  maxConnections?: number | undefined;
};

const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;
const DEFAULT_IDLE_TRANSACTION_TIMEOUT_MS = 60_000;

/**
 * Opens the database and returns at once, ready or not: the server can listen and say so. A database that is down
 * is tried again for as long as it takes, and a lost one is found again, without a restart of the server.
 * @throws DataFolderInUseError when another process holds the data folder
 */
export async function openDatabase(config: DatabaseConfig, hooks: DatabaseHooks): Promise<Database> {
  const limits = {
    statementTimeoutMs: config.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
    idleTransactionTimeoutMs: config.idleTransactionTimeoutMs ?? DEFAULT_IDLE_TRANSACTION_TIMEOUT_MS,
  };
  // An empty variable counts as none.
  if (config.databaseUrl) {
    const { databaseUrl, maxConnections = 10 } = config;
    return openExternalDatabase({ databaseUrl, maxConnections, ...limits }, hooks);
  }
  const { dataDir, maxConnections = 4 } = config;
  return openEmbeddedDatabase({ dataDir, maxConnections, ...limits }, hooks);
}
