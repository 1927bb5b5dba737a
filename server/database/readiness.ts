import type postgres from 'postgres';
import type { Database, DatabaseHooks } from './database.ts';
import { asDatabaseUnavailable } from './database-errors.ts';

const RETRY_MS = 500;

export type Readiness = {
  /** the database was reached and prepared once */
  isPrepared(): boolean;
  /** why not yet, in Chinese */
  reason(): string;
  whenReady: Promise<void>;
  stop(): void;
};

/** Reaches the database for the first time, however long that takes, and prepares it. */
export function prepareWhenReachable(
  engine: Database['engine'],
  sql: postgres.Sql,
  hooks: DatabaseHooks,
): Readiness {
  let isPrepared = false;
  let isStopped = false;
  let reason = '正在连接数据库';
  const attempt = async (): Promise<void> => {
    hooks.onProgress({ phase: 'connect', message: '正在连接数据库' });
    while (!isStopped) {
      try {
        await sql`SELECT 1`;
        reason = '正在准备数据库';
        await hooks.prepare?.({ engine, sql });
        isPrepared = true;
        return;
      } catch (error) {
        const unavailable = asDatabaseUnavailable(error);
        if (!unavailable) {
          reason = error instanceof Error ? error.message : String(error);
          throw error;
        }
        if (!isStopped && reason !== unavailable.message) {
          hooks.log.warn(
            { error: String(unavailable.cause ?? unavailable) },
            'database not reachable yet, trying again',
          );
        }
        reason = unavailable.message;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    throw new Error('数据库已关闭');
  };
  const whenReady = attempt();
  // Whoever does not wait for it reads the outcome from the status.
  whenReady.catch(() => {});
  return {
    isPrepared: () => isPrepared,
    reason: () => reason,
    whenReady,
    stop: () => {
      isStopped = true;
    },
  };
}
