import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDetectionSchedule } from '../../../server/disposal/detection-schedule.ts';
import { idleContract, loadIdleZone } from '../../support/idle-contracts.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await loadIdleZone(server.sql, [
    idleContract(0, { agreedStartOn: '2025-05-02' }),
    idleContract(1, { agreedStartOn: '2024-05-02' }),
  ]);
});
afterAll(async () => await server.close());

const runs = async () =>
  (await server.sql`SELECT as_of, raised FROM idle_detection_run ORDER BY as_of`).map((row) => ({ ...row }));

it('runs at the start, once a day in China, and not again after a restart', async () => {
  let today = '2026-05-02';
  let tick = () => {};
  let stopped = 0;
  const timer = {
    every: (_milliseconds: number, call: () => void) => {
      tick = call;
      return {
        stop: () => {
          stopped += 1;
        },
      };
    },
  };
  const deps = { ...server.deps, today: () => today, log: pino({ level: 'silent' }) };
  const first = startDetectionSchedule(deps, timer);
  await first.look();
  expect(await runs()).toEqual([{ as_of: '2026-05-02', raised: 1 }]);
  tick();
  await first.look();
  expect(await runs()).toHaveLength(1);
  today = '2026-05-03';
  tick();
  await first.look();
  expect(await runs()).toEqual([
    { as_of: '2026-05-02', raised: 1 },
    { as_of: '2026-05-03', raised: 1 },
  ]);
  await first.close();
  expect(stopped).toBe(1);
  const second = startDetectionSchedule(deps, timer);
  await second.look();
  await second.close();
  expect(await runs()).toHaveLength(2);
});
