import type { DatabaseLog } from '../database-log.ts';
import type { EngineBridge } from './engine-bridge.ts';

const CHECK_EVERY_MS = 60_000;
/** The engine must have been left alone for so long. */
const IDLE_MS = 20_000;
const VACUUM_EVERY_MS = 60 * 60_000;
const VACUUM_LIMIT_MS = 10 * 60_000;

/** The embedded engine has no autovacuum: `VACUUM ANALYZE` and a checkpoint once an hour, when nobody uses it. */
export function scheduleMaintenance(
  bridge: Pick<EngineBridge, 'idleForMs' | 'runBetween'>,
  start: Promise<void>,
  log: DatabaseLog,
): { stop(): void } {
  let lastAt = Date.now();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const check = async (): Promise<void> => {
    if (Date.now() - lastAt < VACUUM_EVERY_MS || bridge.idleForMs < IDLE_MS) return;
    lastAt = Date.now();
    await bridge.runBetween(['VACUUM (ANALYZE)', 'CHECKPOINT'], VACUUM_LIMIT_MS);
    log.info({ durationMs: Date.now() - lastAt }, 'embedded engine vacuumed');
  };
  start.then(
    () => {
      if (isStopped) return;
      timer = setInterval(() => void check(), CHECK_EVERY_MS);
      timer.unref();
    },
    () => {},
  );
  return {
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
