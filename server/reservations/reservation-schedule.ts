import type { FeatureDeps } from '../feature-deps.ts';
import { releaseEnded } from './release-ended.ts';
import { releaseExpired } from './release-expired.ts';

/** So often lapsed reservations are looked for; whoever lists or makes one releases them before, anyway. */
const lookEveryMs = 10 * 60_000;

/** Releases reservations whose last day is past and those of ended projects, at the start and every ten minutes. */
export function startReservationSchedule(deps: Pick<FeatureDeps, 'sql' | 'revisions' | 'today' | 'log'>): {
  close: () => Promise<void>;
} {
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;
  const look = async (): Promise<void> => {
    if (isClosed) return;
    try {
      const released = (await releaseExpired(deps)) + (await releaseEnded(deps));
      if (released > 0) deps.log.info({ released }, '到期或项目已终止的预留已释放');
    } catch (error) {
      if (!isClosed) deps.log.warn({ err: error }, '释放预留未完成，稍后重试');
    }
  };
  const tick = (): void => {
    running = running.then(look);
  };
  const timer = setInterval(tick, lookEveryMs);
  // A server that has nothing else to do may end.
  timer.unref();
  tick();
  return {
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await running;
    },
  };
}
