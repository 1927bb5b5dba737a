import type postgres from 'postgres';
import type { DatabaseLog, OnProgress } from './database-log.ts';

export type DatabaseHooks = {
  log: DatabaseLog;
  onProgress: OnProgress;
  /**
   * Run once, on the first connection, before the database counts as ready: the migrations. Tried again when the
   * connection is lost meanwhile; any other error makes `whenReady` reject.
   */
  prepare?: (database: Pick<Database, 'engine' | 'sql'>) => Promise<void>;
};

export type DatabaseStatus = {
  ready: boolean;
  /** in Chinese, when not ready */
  reason?: string;
};

export type Database = {
  engine: 'embedded' | 'external';
  /**
   * The client. While the database is away queries reject; `asDatabaseUnavailable` recognises these errors. Inside
   * `sql.begin` use the transaction's own handle only: on the embedded engine a query on the pool would wait for ever.
   */
  sql: postgres.Sql;
  /** whether queries can be answered now; what `/health/ready` reports */
  status(): DatabaseStatus;
  /** Resolves when the database answers and `prepare` is done; rejects when `prepare` failed or on `close`. */
  whenReady: Promise<void>;
  /** how often the engine was started again, or the connection to the server was lost, since the start */
  losses(): number;
  close(): Promise<void>;
};
