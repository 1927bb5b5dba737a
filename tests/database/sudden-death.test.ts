import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSameProcessAlive } from '../../server/database/embedded/process-identity.ts';
import { copyOfEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { fixtureSqlFolder } from '../support/fixture-sql.ts';
import { engineOf, startWriter, type Writer } from '../support/writer.ts';

/** Rounds of killing; a longer run sets it. */
const rounds = Number(process.env.ROUNDS ?? 3);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('sudden death while writing [embedded]', () => {
  let dataDir: string;
  let removeData: () => Promise<void>;
  let writer: Writer;
  beforeAll(async () => {
    ({ dataDir, remove: removeData } = await copyOfEmbeddedSnapshot(fixtureSqlFolder));
  });
  afterAll(async () => {
    await writer?.kill();
    await removeData();
  });

  async function waitForWrites(count: number): Promise<void> {
    for (let n = 0, at = writer.events.length; n < count; n += 1) {
      const event = await writer.until('written', at);
      at = writer.events.indexOf(event, at) + 1;
    }
  }

  /** Starts the next process on the folder, which reports what the one before had left. */
  async function expectNothingLost(before: Writer): Promise<void> {
    writer = startWriter(dataDir);
    const { found = {} } = await writer.until('found');
    const acknowledged = before.events.flatMap((event) => event.written ?? []);
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);
    expect(acknowledged.filter((key) => found[key] !== 2)).toEqual([]);
    expect(Object.entries(found).filter(([, halves]) => halves !== 2)).toEqual([]);
    await writer.until('ready');
  }

  const limitMs = rounds * 60_000;

  test(`kill -9 of the server process loses no acknowledged row (${rounds} rounds)`, {
    timeout: limitMs,
  }, async () => {
    writer = startWriter(dataDir);
    for (let round = 0; round < rounds; round += 1) {
      await writer.until('ready');
      await waitForWrites(10 + round);
      await pause(round * 3);
      await writer.kill();
      await expectNothingLost(writer);
    }
  });

  test(`kill -9 of the engine loses no acknowledged row, and writing goes on (${rounds} rounds)`, {
    timeout: limitMs,
  }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      await waitForWrites(10 + round);
      await pause(round * 3);
      const { pid } = await engineOf(dataDir);
      process.kill(pid, 'SIGKILL');
      await expect
        .poll(async () => (await engineOf(dataDir)).pid, { timeout: 60_000, interval: 50 })
        .not.toBe(pid);
    }
    await waitForWrites(10);
    // Only the transaction under way is refused, as one to try again; none when the blow falls between two.
    const codes = writer.events.filter((event) => event.refused !== undefined).map((event) => event.code);
    expect(codes.length).toBeLessThanOrEqual(rounds);
    expect(codes.filter((code) => code !== '57P02')).toEqual([]);
    if (rounds > 2) expect(codes.length).toBeGreaterThan(0);
    await writer.kill();
    await expectNothingLost(writer);
  });

  test('the engine ends with its server, even in the middle of a query', async () => {
    await writer.kill();
    writer = startWriter(dataDir, 'endless');
    await writer.until('ready');
    await pause(300);
    const engine = await engineOf(dataDir);
    await writer.kill();
    await expect
      .poll(() => isSameProcessAlive(engine.pid, engine.startMark), { timeout: 15_000 })
      .toBe(false);
  });
});
