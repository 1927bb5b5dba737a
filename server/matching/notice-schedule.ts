import type { FeatureDeps } from '../feature-deps.ts';
import { tellTeams } from './match-notices.service.ts';
import type { Snapshots } from './supply-snapshots.ts';

/** What makes time pass for the schedule; tests bring their own. */
export interface NoticeTimer {
  /** Calls back once, unless it is stopped before. */
  after(milliseconds: number, call: () => void): { stop(): void };
}

const wallTimer: NoticeTimer = {
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    // A server that has nothing else to do may end.
    timer.unref();
    return { stop: () => clearTimeout(timer) };
  },
};

/** Writes that follow each other within this time are looked through together. */
const settleMs = 5000;

/** So often somebody looks in any case: other processes write to a database server, too. */
const lookEveryMs = 10 * 60_000;

/**
 * Looks for new land that suits open projects a moment after land data were written, off the request, and every ten
 * minutes. What was told is in the database, so that neither a restart nor a second process tells it again; a look that
 * failed is made up for by the next.
 */
export function startNoticeSchedule(
  deps: Pick<FeatureDeps, 'sql' | 'revisions' | 'today' | 'log'> & { snapshots: Snapshots },
  timer: NoticeTimer = wallTimer,
): { look: () => Promise<void>; close: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let waiting: { stop(): void } | undefined;
  let isClosed = false;
  const run = async (): Promise<void> => {
    if (isClosed) return;
    try {
      const given = await tellTeams(deps);
      if (given > 0) deps.log.info({ given }, '新增土地符合项目，已通知招商组');
    } catch (error) {
      if (!isClosed) deps.log.warn({ err: error }, '查找新增土地未完成，稍后重试');
    }
  };
  const look = async (): Promise<void> => {
    running = running.then(run);
    await running;
  };
  // The first write starts the wait and later ones do not prolong it: who edits without a pause is told, too.
  const unwatch = deps.revisions.watch(() => {
    waiting ??= timer.after(settleMs, () => {
      waiting = undefined;
      void look();
    });
  });
  let ticking: { stop(): void };
  const tick = (): void => {
    void look();
    ticking = timer.after(lookEveryMs, tick);
  };
  ticking = timer.after(lookEveryMs, tick);
  // The first look of a new zone only notes from when on land is news.
  void look();
  return {
    look,
    close: async () => {
      isClosed = true;
      unwatch();
      waiting?.stop();
      ticking.stop();
      await running;
    },
  };
}
