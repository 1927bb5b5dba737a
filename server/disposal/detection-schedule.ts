import type { FeatureDeps } from '../feature-deps.ts';
import { detectDaily } from './detection.service.ts';

/** What makes time pass for the schedule; tests bring their own. */
export interface ScheduleTimer {
  /** Calls back again and again until it is stopped. */
  every(milliseconds: number, call: () => void): { stop(): void };
}

const wallTimer: ScheduleTimer = {
  every: (milliseconds, call) => {
    const timer = setInterval(call, milliseconds);
    // A server that has nothing else to do may end.
    timer.unref();
    return { stop: () => clearInterval(timer) };
  },
};

/** So often the schedule looks whether a new day has begun in China. */
const lookEveryMs = 10 * 60_000;

/**
 * Runs detection at the start and once each day in China. A day that failed is tried again at the next look; what a zone
 * has done is in the database, so that neither a restart nor a second process does it again.
 */
export function startDetectionSchedule(
  deps: Pick<FeatureDeps, 'sql' | 'revisions' | 'today' | 'log'>,
  timer: ScheduleTimer = wallTimer,
): { look: () => Promise<void>; close: () => Promise<void> } {
  let doneOn = '';
  let running: Promise<void> | undefined;
  let isClosed = false;
  const run = async (): Promise<void> => {
    const day = deps.today();
    if (isClosed || doneOn === day) return;
    try {
      const { zones, report } = await detectDaily(deps);
      doneOn = day;
      if (zones.length > 0) {
        const { contracts, raised, clocksPassed, notificationsRaised } = report;
        deps.log.info(
          { zones, contracts, raised: raised.length, clocksPassed, notificationsRaised },
          '闲置监测已完成',
        );
      }
    } catch (error) {
      if (!isClosed) deps.log.warn({ err: error }, '闲置监测未完成，稍后重试');
    }
  };
  const look = async (): Promise<void> => {
    running ??= run().finally(() => {
      running = undefined;
    });
    await running;
  };
  const ticking = timer.every(lookEveryMs, () => void look());
  void look();
  return {
    look,
    close: async () => {
      isClosed = true;
      ticking.stop();
      await running;
    },
  };
}
