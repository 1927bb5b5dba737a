import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { asDatabaseUnavailable } from '../../server/database/database-errors.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { silentLog } from '../support/database.ts';
import { createPostgresCluster, findPostgres, type PostgresCluster } from '../support/postgres-cluster.ts';

const found = findPostgres();
/** A server that the tests can stop: the programs are needed, an address alone does not do. */
const canRun = !('missing' in found) && !('missing' in inject('postgresForTests'));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const within = { timeout: 60_000 };

if ('missing' in found || !canRun) {
  describe('the database server goes away', () => test.skip('needs PostgreSQL server programs with PostGIS'));
} else {
  describe('the database server goes away [postgres]', () => {
    let cluster: PostgresCluster;
    let prepared = 0;
    beforeAll(async () => {
      cluster = await createPostgresCluster(found.bin);
    });
    afterAll(() => cluster.dispose());

    const open = () =>
      openDatabase(
        { databaseUrl: cluster.url, dataDir: '' },
        {
          log: silentLog,
          onProgress: () => {},
          prepare: async ({ sql }) => {
            await sql`CREATE TABLE IF NOT EXISTS entry (n int)`;
            prepared += 1;
          },
        },
      );
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'answered',
        (error: unknown) => error,
      );
    async function expectUnavailable(work: Promise<unknown>): Promise<void> {
      const error = await Promise.race([outcome(work), pause(60_000).then(() => 'no answer')]);
      expect(asDatabaseUnavailable(error), String(error)).toBeDefined();
    }
    const count = async (database: Database) =>
      (await database.sql<{ count: number }[]>`SELECT count(*) FROM entry`)[0]!.count;

    test('down at the start: opens at once, not ready, and comes good by itself', async () => {
      await cluster.stop();
      const began = performance.now();
      const database = await open();
      try {
        expect(performance.now() - began).toBeLessThan(5000);
        expect(database.status()).toMatchObject({ ready: false, reason: expect.stringContaining('数据库') });
        await expectUnavailable(database.sql`SELECT 1`);
        expect(prepared).toBe(0);
        await cluster.start();
        await database.whenReady;
        expect(prepared).toBe(1);
        expect(database.status()).toEqual({ ready: true });
        expect(await count(database)).toBe(0);
      } finally {
        await database.close();
      }
    });

    test('while running: queries reject, readiness tells, transactions are undone, and it recovers', async () => {
      const database = await open();
      const { sql } = database;
      const uncaught: unknown[] = [];
      const note = (error: unknown) => uncaught.push(error);
      process.on('uncaughtException', note);
      try {
        await database.whenReady;
        const inQuery = sql.begin(async (tx) => {
          await tx`INSERT INTO entry VALUES (1)`;
          await tx`SELECT pg_sleep(30)`;
        });
        let lateStatement: unknown;
        let enter = (): void => {};
        const hasEntered = new Promise<void>((resolve) => {
          enter = resolve;
        });
        const betweenQueries = sql.begin(async (tx) => {
          await tx`INSERT INTO entry VALUES (2)`;
          enter();
          await pause(2500);
          // The server is back by now: this must not run on another connection, outside the transaction.
          lateStatement = await outcome(tx`INSERT INTO entry VALUES (3)`);
        });
        const waits = Array.from({ length: 20 }, () => sql`SELECT pg_sleep(30)`);
        const all = [inQuery, betweenQueries, ...waits].map((work) => expectUnavailable(work));
        await hasEntered;
        await pause(300);
        await cluster.stop();
        await expect.poll(() => database.status().ready, within).toBe(false);
        await expectUnavailable(sql`SELECT 1`);
        await expectUnavailable(sql.begin((tx) => tx`SELECT 1`));
        await cluster.start();
        await Promise.all(all);
        await expect.poll(() => database.status().ready, within).toBe(true);
        await expect.poll(() => lateStatement, within).toBeDefined();
        expect(asDatabaseUnavailable(lateStatement)).toBeDefined();
        // Every connection of the pool works again, more than once.
        for (let round = 0; round < 3; round += 1) {
          await Promise.all(Array.from({ length: 20 }, (_, n) => sql`SELECT ${n}::int AS n, pg_sleep(0.02)`));
        }
        expect(await count(database)).toBe(0);
        expect(uncaught).toEqual([]);
      } finally {
        process.off('uncaughtException', note);
        await database.close();
      }
    });

    test('one connection is cut: its transaction is undone, the others go on, the listener hears again', async () => {
      const database = await open();
      const { sql } = database;
      try {
        await database.whenReady;
        const heard: string[] = [];
        await sql.listen('news', (payload) => heard.push(payload));
        const cut = sql.begin(async (tx) => {
          const [row] = await tx<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
          await tx`INSERT INTO entry VALUES (1)`;
          await sql`SELECT pg_terminate_backend(${row!.pid})`;
          await tx`INSERT INTO entry VALUES (2)`;
        });
        await expectUnavailable(cut);
        await sql`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'listen %' AND pid <> pg_backend_pid()`;
        await expect
          .poll(async () => {
            await sql.notify('news', 'again');
            return heard.length;
          }, within)
          .toBeGreaterThan(0);
        expect(await count(database)).toBe(0);
        expect(database.status()).toEqual({ ready: true });
      } finally {
        await database.close();
      }
    });

    test('a reserved connection that is lost rejects, and is not given out again', async () => {
      const database = await open();
      try {
        await database.whenReady;
        const reserved = await database.sql.reserve();
        const [row] = await reserved<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        const waiting = [reserved`SELECT pg_sleep(30)`, reserved`SELECT 1`].map((work) =>
          expectUnavailable(work),
        );
        await pause(100);
        await database.sql`SELECT pg_terminate_backend(${row!.pid})`;
        await Promise.all(waiting);
        await expectUnavailable(reserved`SELECT 1`);
        reserved.release();
        await Promise.all(Array.from({ length: 12 }, () => database.sql`SELECT pg_sleep(0.02)`));
      } finally {
        await database.close();
      }
    });

    test('a wrong address or password is no outage: it is reported at once', async () => {
      const url = new URL(cluster.url);
      url.pathname = '/no_such_database';
      const database = await openDatabase(
        { databaseUrl: url.href, dataDir: '' },
        { log: silentLog, onProgress: () => {} },
      );
      await expect(database.whenReady).rejects.toThrow('no_such_database');
      await database.close();
      await expect(
        openDatabase({ databaseUrl: 'mysql://x', dataDir: '' }, { log: silentLog, onProgress: () => {} }),
      ).rejects.toThrow('DATABASE_URL');
    });
  });
}
