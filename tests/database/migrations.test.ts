import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { MigrationError } from '../../server/database/database-errors.ts';
import { runChecks } from '../../server/database/integrity-checks.ts';
import { migrate } from '../../server/database/migrations.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { createTestDatabase, describeEachEngine, silentLog, type TestDatabase } from '../support/database.ts';
import { fixtureSqlFolder } from '../support/fixture-sql.ts';

describeEachEngine('migrations', (engine) => {
  let db: TestDatabase;
  let sqlFolder: string;
  beforeAll(async () => {
    db = await createTestDatabase(engine, { sqlFolder: fixtureSqlFolder, statementTimeoutMs: 3000 });
  });
  afterAll(() => db.dispose());
  beforeEach(async () => {
    sqlFolder = await mkdtemp(join(tmpdir(), 'luodi-sql-'));
    await cp(fixtureSqlFolder, sqlFolder, { recursive: true });
  });
  afterEach(async () => {
    await rm(sqlFolder, { recursive: true, force: true });
    await db.sql`DELETE FROM schema_migration WHERE name ~ '^(0003|functions/extra)'`;
    await db.sql`DROP TABLE IF EXISTS half, whole`;
  });

  const write = (name: string, text: string) => writeFile(join(sqlFolder, name), text);
  const apply = () => migrate(db.database, { sqlFolder });
  const tables = async () =>
    (
      await db.sql<{ name: string }[]>`
      SELECT relname AS name FROM pg_class WHERE relname IN ('half', 'whole') ORDER BY relname`
    ).map((row) => row.name);

  test('have run once, in order, with their functions, and are recorded', async () => {
    expect(await db.sql`SELECT body, note_count() AS total FROM note ORDER BY id`).toEqual([
      { body: 'first; note', total: 2 },
      { body: "it's the second", total: 2 },
    ]);
    const records = await db.sql`SELECT name, length(checksum) AS digits FROM schema_migration ORDER BY name`;
    expect(records).toEqual([
      { name: '0001_create_extensions.sql', digits: 64 },
      { name: '0002_create_note.sql', digits: 64 },
      { name: 'functions/note_count.sql', digits: 64 },
    ]);
    await apply();
    expect(await db.sql`SELECT count(*) FROM note`).toEqual([{ count: 2 }]);
  });

  test('one that fails half way leaves nothing, and says where', async () => {
    await write(
      'migrations/0003_half.sql',
      'CREATE TABLE half (n int);\nINSERT INTO half VALUES (1);\nSELECT 1 / 0;',
    );
    const failure = await apply().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationError);
    expect((failure as Error).message).toMatch(/0003_half\.sql.*SELECT 1 \/ 0/);
    expect(await tables()).toEqual([]);
    await write('migrations/0003_half.sql', 'CREATE TABLE half (n int);');
    await apply();
    expect(await tables()).toEqual(['half']);
  });

  test('a changed one refuses, by name', async () => {
    await write('migrations/0002_create_note.sql', 'CREATE TABLE other_note ();');
    await expect(apply()).rejects.toThrow(/0002_create_note\.sql.*被修改/);
  });

  test('a missing one refuses, by name', async () => {
    await rm(join(sqlFolder, 'migrations/0002_create_note.sql'));
    await expect(apply()).rejects.toThrow(/0002_create_note\.sql.*不存在/);
  });

  test('one that comes before an applied one refuses', async () => {
    await write('migrations/0001_b.sql', 'CREATE TABLE whole ();');
    await expect(apply()).rejects.toThrow(/0001_b\.sql/);
    expect(await tables()).toEqual([]);
  });

  test('line ends of another system do not count as a change', async () => {
    await write('migrations/0003_whole.sql', 'CREATE TABLE whole (\n  n int\n);\n');
    await apply();
    await write('migrations/0003_whole.sql', 'CREATE TABLE whole (\r\n  n int\r\n);\r\n');
    await apply();
    expect(await tables()).toEqual(['whole']);
  });

  test('a changed function replaces the old one', async () => {
    const body = (n: number) =>
      `CREATE OR REPLACE FUNCTION extra() RETURNS int LANGUAGE sql AS $$ SELECT ${n} $$;`;
    for (const n of [1, 2]) {
      await write('functions/extra.sql', body(n));
      await apply();
      expect(await db.sql`SELECT extra() AS n`).toEqual([{ n }]);
    }
  });

  test('may take longer than a query may', async () => {
    await write('migrations/0003_whole.sql', 'CREATE TABLE whole (n int);\nSELECT pg_sleep(3.5);');
    await apply();
    expect(await tables()).toEqual(['whole']);
    await expect(db.sql`SELECT pg_sleep(60)`).rejects.toMatchObject({ code: '57014' });
  });

  if (engine === 'postgres') {
    test('several starters at once do not collide', async () => {
      await write('migrations/0003_whole.sql', 'CREATE TABLE whole (n int);\nINSERT INTO whole VALUES (1);');
      const prepare = (database: Pick<Database, 'engine' | 'sql'>) => migrate(database, { sqlFolder });
      const starters = await Promise.all(
        [1, 2, 3].map(() =>
          openDatabase(
            { databaseUrl: db.databaseUrl, dataDir: '' },
            { log: silentLog, onProgress: () => {}, prepare },
          ),
        ),
      );
      try {
        await Promise.all(starters.map((starter) => starter.whenReady));
      } finally {
        await Promise.all(starters.map((starter) => starter.close()));
      }
      expect(await db.sql`SELECT n FROM whole`).toEqual([{ n: 1 }]);
    });
  }

  test('integrity checks report the rows they find', async () => {
    expect(await runChecks(db.sql, sqlFolder)).toEqual([]);
    await db.sql`INSERT INTO note (id, body) VALUES (99, ' ')`;
    expect(await runChecks(db.sql, sqlFolder)).toMatchObject([
      { check: 'notes_have_text.sql', rows: [{ id: 99, body: ' ' }] },
    ]);
    await db.sql`DELETE FROM note WHERE id = 99`;
  });
});
