import { join, resolve } from 'node:path';
import type { Database, DatabaseHooks } from '../database.ts';
import { createPostgresClient } from '../postgres-client.ts';
import { prepareWhenReachable } from '../readiness.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { EngineBridge } from './engine-bridge.ts';
import { EngineSupervisor } from './engine-supervisor.ts';
import { scheduleMaintenance } from './maintenance.ts';

export type EmbeddedConfig = {
  dataDir: string;
  statementTimeoutMs: number;
  idleTransactionTimeoutMs: number;
  maxConnections: number;
};

/**
 * PostgreSQL with PostGIS in a process of our own, for trials and small teams: it survives the death of any process,
 * but not a power cut (nothing is forced to the disk).
 * @throws DataFolderInUseError
 */
export async function openEmbeddedDatabase(config: EmbeddedConfig, hooks: DatabaseHooks): Promise<Database> {
  const dataDir = resolve(config.dataDir);
  const lock = await lockDataFolder(dataDir);
  const supervisor = new EngineSupervisor({
    dataFolder: join(dataDir, 'database'),
    log: hooks.log,
    onProgress: hooks.onProgress,
    onSpawn: (pid) => lock.noteEngine(pid),
    onEnded: () => {
      losses += 1;
      bridge.onEngineEnded();
    },
    onRestarted: () => void bridge.onEngineRestarted(),
  });
  const bridge = new EngineBridge(supervisor, {
    statementTimeoutMs: config.statementTimeoutMs,
    idleTransactionTimeoutMs: config.idleTransactionTimeoutMs,
  });
  const sql = createPostgresClient({
    log: hooks.log,
    maxConnections: config.maxConnections,
    // The bridge lets a connection wait for an engine that is starting.
    connectTimeoutSeconds: 60,
    target: { connect: () => bridge.connect() },
  });
  const readiness = prepareWhenReachable('embedded', sql, hooks);
  const maintenance = scheduleMaintenance(bridge, readiness.whenReady, hooks.log);
  let closing: Promise<void> | undefined;
  let losses = 0;

  async function close(): Promise<void> {
    readiness.stop();
    maintenance.stop();
    await sql.end({ timeout: 5 });
    await supervisor.close();
    lock.release();
  }
  return {
    engine: 'embedded',
    sql,
    whenReady: readiness.whenReady,
    status() {
      if (closing) return { ready: false, reason: '数据库已关闭' };
      if (!supervisor.isRunning) return { ready: false, reason: supervisor.reason };
      return readiness.isPrepared() ? { ready: true } : { ready: false, reason: readiness.reason() };
    },
    losses: () => losses,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
