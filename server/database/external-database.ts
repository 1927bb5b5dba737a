import type postgres from 'postgres';
import type { Database, DatabaseHooks } from './database.ts';
import { createPostgresClient } from './postgres-client.ts';
import { prepareWhenReachable } from './readiness.ts';

export type ExternalConfig = {
  databaseUrl: string;
  statementTimeoutMs: number;
  idleTransactionTimeoutMs: number;
  maxConnections: number;
};

const PROBE_WHEN_UP_MS = 10_000;
const PROBE_WHEN_DOWN_MS = 500;
const PROBE_LIMIT_MS = 5000;

/** What every session with a server runs with. */
export const sessionSettings = {
  // Compiling expressions costs more than it gains for queries of this size.
  jit: 'off',
  TimeZone: 'UTC',
  DateStyle: 'ISO, MDY',
};

/** A PostgreSQL server. Its presence is probed: often after a connection was lost, now and then otherwise. */
export function openExternalDatabase(config: ExternalConfig, hooks: DatabaseHooks): Database {
  assertUrl(config.databaseUrl);
  const target = { databaseUrl: config.databaseUrl };
  const settings = {
    ...sessionSettings,
    statement_timeout: String(config.statementTimeoutMs),
    idle_in_transaction_session_timeout: String(config.idleTransactionTimeoutMs),
  };
  let isUp = true;
  let isClosed = false;
  let losses = 0;
  let timer: NodeJS.Timeout | undefined;
  const sql = createPostgresClient({
    log: hooks.log,
    maxConnections: config.maxConnections,
    target,
    settings,
    onClose: () => schedule(0),
  });
  const probe = createPostgresClient({ log: hooks.log, maxConnections: 1, target, settings });
  const readiness = prepareWhenReachable('external', sql, hooks);

  function schedule(delayMs: number): void {
    if (isClosed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), delayMs);
    timer.unref();
  }
  async function check(): Promise<void> {
    const wasUp = isUp;
    isUp = await answers();
    if (isClosed) return;
    if (wasUp && !isUp) losses += 1;
    if (wasUp !== isUp) hooks.log.warn({ isUp }, isUp ? 'database is back' : 'database went away');
    schedule(isUp ? PROBE_WHEN_UP_MS : PROBE_WHEN_DOWN_MS);
  }
  async function answers(): Promise<boolean> {
    let limit: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      limit = setTimeout(() => resolve(false), PROBE_LIMIT_MS);
    });
    const answer = probe`SELECT 1`.then(
      () => true,
      () => false,
    );
    const outcome = await Promise.race([answer, late]);
    clearTimeout(limit);
    return outcome;
  }
  readiness.whenReady.then(
    () => {
      // It has just answered; a probe from before may have said otherwise.
      isUp = true;
      schedule(PROBE_WHEN_UP_MS);
    },
    () => {},
  );

  return {
    engine: 'external',
    sql,
    whenReady: readiness.whenReady,
    status() {
      if (isClosed) return { ready: false, reason: '数据库已关闭' };
      if (!readiness.isPrepared()) return { ready: false, reason: readiness.reason() };
      return isUp ? { ready: true } : { ready: false, reason: '数据库连接已断开，正在重新连接' };
    },
    losses: () => losses,
    async close() {
      isClosed = true;
      readiness.stop();
      clearTimeout(timer);
      await Promise.all([sql.end({ timeout: 5 }), probe.end({ timeout: 1 })]);
    },
  };
}

/** One connection to a PostgreSQL server for one piece of work: no probing, no limit on how long a statement runs. */
export function openOnce(databaseUrl: string, log: DatabaseHooks['log']): postgres.Sql {
  assertUrl(databaseUrl);
  return createPostgresClient({ log, maxConnections: 1, target: { databaseUrl }, settings: sessionSettings });
}

function assertUrl(databaseUrl: string): void {
  if (/^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl)) return;
  throw new Error('DATABASE_URL 格式不正确，应形如 postgres://用户:密码@主机:5432/数据库');
}
