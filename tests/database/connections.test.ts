import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../support/database.ts';
import { fixtureSqlFolder } from '../support/fixture-sql.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describeEachEngine('connections', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(engine, { sqlFolder: fixtureSqlFolder, maxConnections: 10 });
    await db.sql`CREATE TABLE account (id int PRIMARY KEY, balance int NOT NULL)`;
    await db.sql`INSERT INTO account SELECT id, 100 FROM generate_series(1, 10) AS id`;
  });
  afterAll(() => db.dispose());

  test('ten at once mix transactions and queries, and the totals stay right', async () => {
    const totals: number[] = [];
    let rolledBack = 0;
    await Promise.all(
      Array.from({ length: 10 }, async (_, worker) => {
        for (let step = 0; step < 12; step += 1) {
          const from = worker + 1;
          const to = ((worker + step) % 10) + 1;
          const [low, high] = [Math.min(from, to), Math.max(from, to)];
          const isAborted = step % 4 === 3;
          const transfer = db.sql.begin(async (tx) => {
            await tx`SELECT 1 FROM account WHERE id IN (${low}, ${high}) ORDER BY id FOR UPDATE`;
            await tx`UPDATE account SET balance = balance - 1 WHERE id = ${from}`;
            if (isAborted) throw new Error('changed my mind');
            await tx`UPDATE account SET balance = balance + 1 WHERE id = ${to}`;
          });
          if (isAborted) await expect(transfer).rejects.toThrow('changed my mind');
          else await transfer;
          rolledBack += isAborted ? 1 : 0;
          const [row] = await db.sql<{ total: number }[]>`SELECT sum(balance)::int AS total FROM account`;
          totals.push(row!.total);
        }
      }),
    );
    expect(rolledBack).toBe(30);
    expect(totals).toHaveLength(120);
    expect(new Set(totals)).toEqual(new Set([1000]));
  });

  test('a failed savepoint takes back its own part only', async () => {
    await db.sql`CREATE TABLE part (n int)`;
    await db.sql.begin(async (tx) => {
      await tx`INSERT INTO part VALUES (1)`;
      await tx
        .savepoint(async (inner) => {
          await inner`INSERT INTO part VALUES (2)`;
          await inner`SELECT 1 / 0`;
        })
        .catch(() => {});
      await tx`INSERT INTO part VALUES (3)`;
    });
    expect(await db.sql`SELECT n FROM part ORDER BY n`).toEqual([{ n: 1 }, { n: 3 }]);
  });

  test('a cursor reads in pages', async () => {
    const pages: number[] = [];
    for await (const rows of db.sql`SELECT i FROM generate_series(1, 25) AS i`.cursor(10))
      pages.push(rows.length);
    expect(pages).toEqual([10, 10, 5]);
  });

  test('a notification reaches the listener, once its transaction is committed', async () => {
    const heard: string[] = [];
    const subscription = await db.sql.listen('Land Changed', (payload) => heard.push(payload));
    await db.sql
      .begin((tx) => tx`SELECT pg_notify('Land Changed', 'undone')`.then(() => tx`SELECT 1 / 0`))
      .catch(() => {});
    await db.sql.notify('Land Changed', '地块一');
    await db.sql.notify('other', 'not for us');
    await expect.poll(() => heard).toEqual(['地块一']);
    await subscription.unlisten();
    await db.sql.notify('Land Changed', 'nobody hears');
    await pause(50);
    expect(heard).toEqual(['地块一']);
  });

  test('statements that allow no transaction around them run', async () => {
    for (const statement of ['VACUUM (ANALYZE) account', 'CHECKPOINT']) await db.sql.unsafe(statement);
    await expect(db.sql.begin((tx) => tx`VACUUM account`)).rejects.toMatchObject({ code: '25001' });
  });

  test('several statements in one text give their results in turn', async () => {
    const [none, two, three] = await db.sql.unsafe(
      "SELECT 1 AS a WHERE false; SELECT 2 AS b; SELECT ';' AS c, 3 AS d",
    );
    expect([none, two, three]).toEqual([[], [{ b: 2 }], [{ c: ';', d: 3 }]]);
    expect(await db.sql.unsafe('-- nothing')).toEqual([]);
  });

  test('large results and large parameters arrive whole', async () => {
    const text = '地'.repeat(400_000);
    const [row] = await db.sql<
      { size: number; text: string }[]
    >`SELECT length(${text}) AS size, ${text} AS text`;
    expect(row!.size).toBe(400_000);
    expect(row!.text === text).toBe(true);
    const rows = await db.sql`SELECT i, repeat('x', 100) AS filler FROM generate_series(1, 30000) AS i`;
    expect(rows).toHaveLength(30_000);
  });

  test('errors name the constraint and leave the connection usable', async () => {
    const failures = await Promise.allSettled(
      Array.from({ length: 20 }, () => db.sql`INSERT INTO account VALUES (1, 5)`),
    );
    for (const failure of failures) {
      expect((failure as PromiseRejectedResult).reason).toMatchObject({
        code: '23505',
        constraint_name: 'account_pkey',
      });
    }
    expect(await db.sql`SELECT count(*) FROM account`).toEqual([{ count: 10 }]);
  });
});
