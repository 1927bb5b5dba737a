import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../server/database/database.ts';
import { silentLog } from '../support/database.ts';
import { copyOfEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { fixtureSqlFolder } from '../support/fixture-sql.ts';
import { isReady, isWritten, startWriter, type Writer, type WriterEvent } from '../support/writer.ts';

/** Rounds of killing; a longer run sets it. */
const rounds = Number(process.env.ROUNDS ?? 5);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Row = { writer: number; step: number; halves: number };

describe('sudden death while writing [embedded]', () => {
  let dataDir: string;
  beforeAll(async () => {
    ({ dataDir } = await copyOfEmbeddedSnapshot(fixtureSqlFolder));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  async function enginePid(): Promise<number> {
    const lock = JSON.parse(await readFile(join(dataDir, 'lock'), 'utf8')) as { engine: { pid: number } };
    return lock.engine.pid;
  }

  /** What the ledger holds since the writer's start: complete transactions by `writer/step`. */
  async function ledger(): Promise<{ complete: Set<string>; torn: Row[] }> {
    const database = await openDatabase({ dataDir }, { log: silentLog, onProgress: () => {} });
    try {
      await database.whenReady;
      const rows = await database.sql<Row[]>`
        SELECT writer, step, count(*) AS halves FROM ledger WHERE round = 0 GROUP BY writer, step`;
      const complete = new Set(
        rows.filter((row) => row.halves === 2).map((row) => `${row.writer}/${row.step}`),
      );
      return { complete, torn: rows.filter((row) => row.halves !== 2) };
    } finally {
      await database.close();
    }
  }

  /** Resolves when so many transactions were acknowledged after the first `from` events. */
  async function writtenSince(writer: Writer, from: number, count: number): Promise<void> {
    await writer.until(
      (event): event is WriterEvent =>
        isWritten(event) && writer.events.slice(from).filter(isWritten).length >= count,
    );
  }

  async function expectNothingLost(writer: Writer): Promise<void> {
    const acknowledged = writer.events.filter(isWritten).map((event) => event.written.join('/'));
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);
    const { complete, torn } = await ledger();
    expect(torn).toEqual([]);
    expect(acknowledged.filter((key) => !complete.has(key))).toEqual([]);
  }

  test(
    `kill -9 of the server process loses no acknowledged row (${rounds} rounds)`,
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        const writer = startWriter(dataDir);
        await writer.until(isReady);
        await writtenSince(writer, 0, 10 + round);
        await pause(round * 3);
        writer.process.kill('SIGKILL');
        await writer.exited;
        await expectNothingLost(writer);
      }
    },
    rounds * 40_000,
  );

  test(
    `kill -9 of the engine process loses no acknowledged row and writing goes on (${rounds} rounds)`,
    async () => {
      const writer = startWriter(dataDir);
      await writer.until(isReady);
      try {
        for (let round = 0; round < rounds; round += 1) {
          const before = writer.events.length;
          await writtenSince(writer, before, 10 + round);
          await pause(round * 3);
          process.kill(await enginePid(), 'SIGKILL');
          await writer.until(
            (event): event is WriterEvent => 'refused' in event && writer.events.indexOf(event) >= before,
          );
          const refused = writer.events.length;
          await writer.until(
            (event): event is WriterEvent => isWritten(event) && writer.events.indexOf(event) >= refused,
          );
        }
      } finally {
        writer.process.kill('SIGKILL');
        await writer.exited;
      }
      await expectNothingLost(writer);
    },
    rounds * 40_000,
  );
});
