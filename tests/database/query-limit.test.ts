import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isQueryTimeout } from '../../server/database/database-errors.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../support/database.ts';
import { fixtureSqlFolder } from '../support/fixture-sql.ts';

const limitMs = 1500;

describeEachEngine('a query that never ends', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(engine, { sqlFolder: fixtureSqlFolder, statementTimeoutMs: limitMs });
    await db.sql`CREATE TABLE progress (n int)`;
  });
  afterAll(() => db.dispose());

  test('is stopped with a clear error; its transaction is undone, others are answered, the database works on', async () => {
    const endless = db.sql.begin(async (tx) => {
      await tx`INSERT INTO progress VALUES (1)`;
      await tx`SELECT count(*) FROM generate_series(1, 1e12::bigint)`;
    });
    const waiting = db.sql`SELECT 2 AS n`;
    const error = await endless.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: '57014' });
    expect(isQueryTimeout(error)).toBe(true);
    expect(await waiting).toEqual([{ n: 2 }]);
    expect(await db.sql`SELECT count(*) FROM progress`).toEqual([{ count: 0 }]);
    await expect.poll(() => db.database.status().ready, { timeout: 30_000 }).toBe(true);
  });

  test('a transaction can allow itself more time, and only itself', async () => {
    const slow = (seconds: number) =>
      db.sql.begin(async (tx) => {
        await tx`SET LOCAL statement_timeout = '60s'`;
        const [row] = await tx<{ waited: boolean }[]>`
        SELECT clock_timestamp() - statement_timestamp() >= make_interval(secs => ${seconds}) AS waited
        FROM (SELECT pg_sleep(${seconds})) AS pause`;
        return row!.waited;
      });
    expect(await slow((limitMs + 700) / 1000)).toBe(true);
    await expect(db.sql`SELECT pg_sleep(60)`).rejects.toMatchObject({ code: '57014' });
  });
});

describe('the transaction limits [embedded]', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('embedded', { sqlFolder: fixtureSqlFolder, idleTransactionTimeoutMs: 300 });
    await db.sql`CREATE TABLE progress (n int)`;
  });
  afterAll(() => db.dispose());

  test('a transaction left idle is rolled back and gives the engine to others', async () => {
    let other: unknown;
    const idle = db.sql.begin(async (tx) => {
      await tx`INSERT INTO progress VALUES (1)`;
      other = await db.sql`SELECT count(*) FROM progress`;
      await tx`INSERT INTO progress VALUES (2)`;
    });
    await expect(idle).rejects.toMatchObject({ code: '25P03' });
    expect(other).toEqual([{ count: 0 }]);
    expect(await db.sql`SELECT count(*) FROM progress`).toEqual([{ count: 0 }]);
  });

  test('a transaction that is idle until its COMMIT does not pass for committed', async () => {
    const idle = db.sql.begin(async (tx) => {
      await tx`INSERT INTO progress VALUES (1)`;
      await db.sql`SELECT 1`;
    });
    await expect(idle).rejects.toMatchObject({ code: '25P03' });
    expect(await db.sql`SELECT count(*) FROM progress`).toEqual([{ count: 0 }]);
  });

  test('COPY FROM STDIN is refused, in a transaction too, and does no harm', async () => {
    const code = '0A000';
    await expect(db.sql`COPY progress FROM STDIN`.writable()).rejects.toMatchObject({ code });
    const work = db.sql.begin(async (tx) => {
      await tx`INSERT INTO progress VALUES (1)`;
      await tx`COPY progress FROM STDIN`;
    });
    await expect(work).rejects.toMatchObject({ code });
    expect(await db.sql`SELECT count(*) FROM progress`).toEqual([{ count: 0 }]);
  });
});
