import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { fixtureSqlFolder } from '../support/fixture-sql.ts';

/** An overlay on a self-crossing polygon: GEOS throws, and the engine loses the exception. */
const crossing = 'POLYGON((0 0,2 2,2 0,0 2,0 0))';
const throwing = `ST_Intersection('${crossing}'::geometry, 'POLYGON((0 1,2 1,2 3,0 3,0 1))'::geometry)`;

describe('an exception from outside PostgreSQL [embedded]', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('embedded', { sqlFolder: fixtureSqlFolder });
    await db.sql`CREATE TABLE entry (n int)`;
  });
  afterAll(() => db.dispose());
  beforeEach(() => db.sql`TRUNCATE entry`.then(() => {}));

  const entries = async () =>
    (await db.sql<{ n: number }[]>`SELECT n FROM entry ORDER BY n`).map((row) => row.n);

  test('in a transaction: an error arrives and nothing is committed', async () => {
    const work = db.sql.begin(async (tx) => {
      await tx`INSERT INTO entry VALUES (1)`;
      await tx`INSERT INTO entry SELECT ST_NPoints(ST_Intersection(${crossing}::geometry, 'POLYGON((0 1,2 1,2 3,0 3,0 1))'))`;
      await tx`INSERT INTO entry VALUES (3)`;
    });
    await expect(work).rejects.toMatchObject({ code: 'XX000', message: expect.stringContaining('图形') });
    expect(await entries()).toEqual([]);
  });

  test('in a transaction that goes on regardless: later statements are refused', async () => {
    const work = db.sql.begin(async (tx) => {
      await tx`INSERT INTO entry VALUES (1)`;
      await tx.unsafe(`SELECT ${throwing}`).catch(() => {});
      await expect(tx`INSERT INTO entry VALUES (2)`).rejects.toMatchObject({ code: 'XX000' });
    });
    await expect(work).rejects.toThrow();
    expect(await entries()).toEqual([]);
  });

  test('in one statement over many rows: none is inserted', async () => {
    const work = db.sql`
      INSERT INTO entry SELECT i FROM generate_series(1, 50) AS i
      WHERE i < 40 OR ST_Area(ST_Intersection(${crossing}::geometry, ST_MakeEnvelope(0, 1, i, 3))) > 0`;
    await expect(work).rejects.toMatchObject({ code: 'XX000' });
    expect(await entries()).toEqual([]);
  });

  test('in the simple protocol, between other statements: nothing is committed', async () => {
    const work = db.sql.unsafe(
      `INSERT INTO entry VALUES (1); SELECT ${throwing}; INSERT INTO entry VALUES (2)`,
    );
    await expect(work).rejects.toMatchObject({ code: 'XX000' });
    expect(await entries()).toEqual([]);
  });

  const block = `DO $$ BEGIN
    BEGIN INSERT INTO entry VALUES (1); PERFORM ${throwing}; EXCEPTION WHEN OTHERS THEN INSERT INTO entry VALUES (2); END;
    INSERT INTO entry VALUES (3);
  END $$`;

  test('in a PL/pgSQL block with EXCEPTION, where the call only seems to return', async () => {
    await expect(db.sql.begin((tx) => tx.unsafe(block, [], { prepare: true }))).rejects.toMatchObject({
      code: 'XX000',
    });
    expect(await entries()).toEqual([]);
  });

  test('in such a block in the simple protocol', async () => {
    await expect(db.sql.unsafe(block)).rejects.toMatchObject({ code: 'XX000' });
    expect(await entries()).toEqual([]);
  });

  test('others who wait for the engine get their answers, and PostgreSQL errors stay what they are', async () => {
    const outcomes = await Promise.allSettled([
      db.sql`SELECT ST_Area(ST_Intersection(${crossing}::geometry, 'POLYGON((0 1,2 1,2 3,0 3,0 1))'))`,
      db.sql`INSERT INTO entry VALUES (7)`,
      db.sql`SELECT 1 / ${0}::int AS n`,
      db.sql`SELECT ${5}::int AS n`,
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect((outcomes[2] as PromiseRejectedResult).reason).toMatchObject({ code: '22012' });
    expect(await entries()).toEqual([7]);
  });
});
