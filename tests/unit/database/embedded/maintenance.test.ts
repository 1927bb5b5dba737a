import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { scheduleMaintenance } from '../../../../server/database/embedded/maintenance.ts';

const HOUR_MS = 3_600_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('the embedded engine is vacuumed once an hour, when nobody has used it for a while', async () => {
  const runs: string[][] = [];
  const bridge = {
    idleForMs: 0,
    runBetween: async (statements: string[]) => {
      runs.push(statements);
    },
  };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const maintenance = scheduleMaintenance(bridge, Promise.resolve(), log);
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
  expect(runs).toEqual([]);
  bridge.idleForMs = 30_000;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs).toEqual([['VACUUM (ANALYZE)', 'CHECKPOINT']]);
  await vi.advanceTimersByTimeAsync(2.5 * HOUR_MS);
  expect(runs).toHaveLength(3);
  maintenance.stop();
  await vi.advanceTimersByTimeAsync(5 * HOUR_MS);
  expect(runs).toHaveLength(3);
});
