import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../support/database.ts';

describeEachEngine('values', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
  });
  afterAll(() => db.dispose());

  test('numeric is exact, bigint a number while it is safe', async () => {
    const [row] = await db.sql`
      SELECT 12345678901234567.89::numeric(20, 2) AS money, 42::bigint AS id, 9007199254740993::bigint AS large,
             ARRAY[1, 2]::bigint[] AS ids, 1.5::float8 AS ratio`;
    expect(row).toEqual({
      money: '12345678901234567.89',
      id: 42,
      large: '9007199254740993',
      ids: [1, 2],
      ratio: 1.5,
    });
  });

  test('dates and times are texts and do not shift', async () => {
    const [row] = await db.sql`
      SELECT date '2024-02-29' AS day, ARRAY[date '2024-01-01'] AS days,
             timestamptz '2024-01-02 03:04:05.678901+08' AS moment, timestamp '2024-01-02 03:04:05' AS wall_clock`;
    expect(row).toEqual({
      day: '2024-02-29',
      days: ['2024-01-01'],
      moment: '2024-01-01T19:04:05.678901Z',
      wall_clock: '2024-01-02T03:04:05',
    });
  });

  test('a Date and an ISO text can be given for a point in time', async () => {
    const text = '2024-05-06T07:08:09.123Z';
    const [row] = await db.sql`SELECT ${new Date(text)}::timestamptz AS a, ${text}::timestamptz AS b`;
    expect(row).toEqual({ a: text, b: text });
  });

  test('the extensions work: PostGIS, trigrams, btree_gist', async () => {
    await db.sql`CREATE EXTENSION IF NOT EXISTS pg_trgm`;
    await db.sql`CREATE EXTENSION IF NOT EXISTS btree_gist`;
    const [row] = await db.sql`
      SELECT ST_Area(ST_GeomFromText('POLYGON((0 0,2 0,2 2,0 2,0 0))')) AS area, similarity('工业用地', '工业用地') AS similar_to`;
    expect(row).toEqual({ area: 4, similar_to: 1 });
  });

  test('keys inside JSON are not rewritten', async () => {
    const value = { snake_case: 1, camelCase: [{ another_key: null }] };
    const [row] = await db.sql`SELECT ${db.sql.json(value)}::jsonb AS value`;
    expect(row?.value).toEqual(value);
  });
});
