import type postgres from 'postgres';
import { runStatement } from '../database/extended-statement.ts';

// The statements are put together by the database from its own catalog, names quoted by it.

async function runEach(sql: postgres.TransactionSql, rows: readonly { statement: string }[]): Promise<void> {
  for (const { statement } of rows) await runStatement(sql, statement);
}

/** Removes every view, table, sequence and function of ours; what extensions brought stays. */
export async function dropOwnObjects(sql: postgres.TransactionSql): Promise<void> {
  await runEach(
    sql,
    await sql<{ statement: string }[]>`
      SELECT format('DROP %s IF EXISTS public.%I CASCADE',
        CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relname) AS statement
      FROM pg_class AS class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'r', 'p', 'S')
        AND NOT EXISTS (SELECT 1 FROM pg_depend
          WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')
      ORDER BY array_position(ARRAY['v', 'm', 'r', 'p', 'S'], relkind::text), relname`,
  );
  await runEach(
    sql,
    await sql<{ statement: string }[]>`
      SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure) AS statement
      FROM pg_proc AS routine
      WHERE pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend
          WHERE classid = 'pg_proc'::regclass AND objid = routine.oid AND deptype = 'e')`,
  );
}

/** Takes the foreign keys away, so that tables fill in any order; returns the statements that bring them back. */
export async function setForeignKeysAside(sql: postgres.TransactionSql): Promise<{ statement: string }[]> {
  const keys = await sql<{ drop: string; add: string }[]>`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
    ORDER BY conrelid, conname`;
  await runEach(
    sql,
    keys.map(({ drop }) => ({ statement: drop })),
  );
  return keys.map(({ add }) => ({ statement: add }));
}

/** Brings foreign keys back: the database checks every row. */
export async function bringForeignKeysBack(
  sql: postgres.TransactionSql,
  statements: readonly { statement: string }[],
): Promise<void> {
  await runEach(sql, statements);
}

/** Removes rows that migrations put in. Foreign keys must be aside. */
export async function emptyTable(sql: postgres.TransactionSql, name: string): Promise<void> {
  await sql`DELETE FROM ${sql(name)}`;
}

/** Sets a sequence to where it stood. */
export async function setSequence(
  sql: postgres.TransactionSql,
  { name, lastValue, isCalled }: { name: string; lastValue: string; isCalled: boolean },
): Promise<void> {
  await sql`SELECT setval(format('%I', ${name}::text)::regclass, ${lastValue}::bigint, ${isCalled}::boolean)`;
}

/** Whether a table is there and has rows. */
export async function hasRows(sql: postgres.ISql, name: string): Promise<boolean> {
  const [known] = await sql<{ exists: boolean }[]>`
    SELECT to_regclass(format('public.%I', ${name}::text)) IS NOT NULL AS exists`;
  if (!known!.exists) return false;
  return (await sql`SELECT 1 FROM ${sql(name)} LIMIT 1`).length > 0;
}

/** Other programs that are connected to this database. */
export async function countOtherConnections(sql: postgres.ISql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*) AS count FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
  return row!.count;
}

/** A time this database was filled from a backup. */
export interface RestoreRecord {
  /** Null: now. */
  restoredAt: string | null;
  backupCreatedAt: string;
  backupProductVersion: string;
  manifestSha256: string;
}

/** Earlier restores, oldest first. */
export async function readRestoreRecords(sql: postgres.ISql): Promise<RestoreRecord[]> {
  if (!(await hasRows(sql, 'restore_record'))) return [];
  return await sql<RestoreRecord[]>`
    SELECT restored_at AS "restoredAt", backup_created_at AS "backupCreatedAt",
           backup_product_version AS "backupProductVersion", manifest_sha256 AS "manifestSha256"
    FROM restore_record ORDER BY id`;
}

/** Notes restores, for diagnostics, and so that caches see other data even where counters agree. */
export async function insertRestoreRecords(
  sql: postgres.TransactionSql,
  records: readonly RestoreRecord[],
): Promise<void> {
  for (const record of records)
    await sql`
      INSERT INTO restore_record (restored_at, backup_created_at, backup_product_version, manifest_sha256)
      VALUES (COALESCE(${record.restoredAt}::timestamptz, clock_timestamp()), ${record.backupCreatedAt},
              ${record.backupProductVersion}, ${record.manifestSha256})`;
}
