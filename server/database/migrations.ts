import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type postgres from 'postgres';
import type { Database } from './database.ts';
import { MigrationError } from './database-errors.ts';
import type { OnProgress } from './database-log.ts';
import { runStatement } from './extended-statement.ts';
import { splitStatements } from './sql-statements.ts';

export type MigrationOptions = {
  /** the folder that holds `migrations/` and `functions/` */
  sqlFolder: string;
  onProgress?: OnProgress;
};

/** A script of `sql/`; functions carry their folder in the name. */
export type SqlFile = { name: string; script: string; checksum: string };
type Connection = postgres.Sql | postgres.TransactionSql;

/** Only one starter at a time may migrate a server's database; the number is ours alone. */
const LOCK_KEY = 7_304_100_219;

/**
 * Brings the database up to the files: `migrations/*.sql` in the order of their names, each once and as a whole in
 * its transaction; then every file of `functions/` that is new or was changed. Statements run one at a time in the
 * extended protocol, without a time limit. What was applied is recorded in `schema_migration`.
 * @throws MigrationError when an applied migration was changed or is missing, or when a statement fails (`cause`)
 */
export async function migrate(
  { engine, sql }: Pick<Database, 'engine' | 'sql'>,
  options: MigrationOptions,
): Promise<void> {
  const connection = await sql.reserve();
  try {
    // The embedded engine has one process, and session locks there would belong to every client.
    if (engine === 'external') await connection`SELECT pg_advisory_lock(${LOCK_KEY})`;
    await connection`SET statement_timeout = 0`;
    await applyAll(connection, options);
  } finally {
    await connection`RESET statement_timeout`.catch(() => {});
    if (engine === 'external') await connection`SELECT pg_advisory_unlock(${LOCK_KEY})`.catch(() => {});
    connection.release();
  }
}

/** The migrations of a folder in their order, and its functions. */
export async function readMigrations(
  sqlFolder: string,
): Promise<{ migrations: SqlFile[]; functions: SqlFile[] }> {
  return {
    migrations: await readSqlFolder(join(sqlFolder, 'migrations')),
    functions: await readSqlFolder(join(sqlFolder, 'functions'), 'functions/'),
  };
}

/**
 * Builds a schema, or goes on with it, within a transaction of the caller: all of the files or none.
 * @throws MigrationError
 */
export async function migrateWithin(sql: postgres.TransactionSql, files: readonly SqlFile[]): Promise<void> {
  await runStatement(sql, createRecordTable);
  for (const file of files) await runFile(sql, file);
}

async function applyAll(connection: Connection, options: MigrationOptions): Promise<void> {
  await runStatement(connection, createRecordTable);
  const rows = await connection<
    { name: string; checksum: string }[]
  >`SELECT name, checksum FROM schema_migration`;
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const { migrations, functions } = await readMigrations(options.sqlFolder);
  assertUnchanged(migrations, applied);
  const due = [
    ...migrations.filter((file) => !applied.has(file.name)),
    ...functions.filter((file) => applied.get(file.name) !== file.checksum),
  ];
  for (const [index, file] of due.entries()) {
    options.onProgress?.({
      phase: 'migrate',
      message: `正在建立数据表（${index + 1}/${due.length}）`,
      ratio: index / due.length,
    });
    await applyFile(connection, file);
  }
}

const createRecordTable = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT schema_migration_pkey PRIMARY KEY (name)
  )`;

function assertUnchanged(migrations: SqlFile[], applied: Map<string, string>): void {
  const present = new Map(migrations.map((file) => [file.name, file.checksum]));
  for (const [name, checksum] of applied) {
    if (name.startsWith('functions/')) continue;
    if (!present.has(name)) {
      throw new MigrationError(
        `数据库已应用的迁移 ${name} 在程序中不存在：数据库可能由更新的版本建立，请使用该版本启动`,
      );
    }
    if (present.get(name) !== checksum) {
      throw new MigrationError(`迁移 ${name} 在应用之后被修改：请恢复原文件，并把改动写成新的迁移`);
    }
  }
  const newest =
    [...applied.keys()]
      .filter((name) => !name.startsWith('functions/'))
      .sort()
      .at(-1) ?? '';
  const late = migrations.find((file) => !applied.has(file.name) && file.name < newest);
  if (late) throw new MigrationError(`迁移 ${late.name} 排在已应用的 ${newest} 之前：请为它改用更大的编号`);
}

/** One file in one transaction, its record included. */
async function applyFile(connection: Connection, file: SqlFile): Promise<void> {
  await runStatement(connection, 'BEGIN');
  try {
    await runFile(connection, file);
    await runStatement(connection, 'COMMIT');
  } catch (error) {
    await runStatement(connection, 'ROLLBACK').catch(() => {});
    throw error;
  }
}

async function runFile(connection: Connection, file: SqlFile): Promise<void> {
  let statement = '';
  try {
    for (statement of splitStatements(file.script)) await runStatement(connection, statement);
    await connection`
      INSERT INTO schema_migration (name, checksum) VALUES (${file.name}, ${file.checksum})
      ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = now()`;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const excerpt = statement.replace(/\s+/g, ' ').slice(0, 120);
    throw new MigrationError(`迁移 ${file.name} 执行失败：${detail}（语句：${excerpt}）`, { cause: error });
  }
}

async function readSqlFolder(folder: string, prefix = ''): Promise<SqlFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (name) => {
      const script = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return {
        name: `${prefix}${name}`,
        script,
        checksum: createHash('sha256').update(script).digest('hex'),
      };
    }),
  );
}
