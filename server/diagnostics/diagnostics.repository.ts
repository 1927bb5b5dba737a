import type postgres from 'postgres';

/** What the database says about itself. */
export interface DatabaseFacts {
  databaseVersion: string;
  postgisVersion: string;
  databaseBytes: number;
}

export async function readDatabaseFacts(sql: postgres.ISql): Promise<DatabaseFacts> {
  const [facts] = await sql<DatabaseFacts[]>`
    SELECT current_setting('server_version') AS "databaseVersion", postgis_lib_version() AS "postgisVersion",
           pg_database_size(current_database()) AS "databaseBytes"`;
  return facts!;
}

export async function readMigrationRecord(
  sql: postgres.ISql,
): Promise<{ name: string; appliedAt: string }[]> {
  return await sql<{ name: string; appliedAt: string }[]>`
    SELECT name, applied_at AS "appliedAt" FROM schema_migration ORDER BY name COLLATE "C"`;
}

export async function readRestores(
  sql: postgres.ISql,
): Promise<{ restoredAt: string; backupCreatedAt: string; backupProductVersion: string }[]> {
  return await sql<{ restoredAt: string; backupCreatedAt: string; backupProductVersion: string }[]>`
    SELECT restored_at AS "restoredAt", backup_created_at AS "backupCreatedAt",
           backup_product_version AS "backupProductVersion"
    FROM restore_record ORDER BY id DESC LIMIT 20`;
}

/** The largest tables of ours, indexes and long values included. */
export async function readTableSizes(sql: postgres.ISql): Promise<{ name: string; bytes: number }[]> {
  return await sql<{ name: string; bytes: number }[]>`
    SELECT relname AS name, pg_total_relation_size(class.oid) AS bytes FROM pg_class AS class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND NOT EXISTS (SELECT 1 FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')
    ORDER BY pg_total_relation_size(class.oid) DESC LIMIT 15`;
}

/** Connections of this program to this database, by what they do. */
export async function readConnections(sql: postgres.ISql): Promise<{ state: string; count: number }[]> {
  return await sql<{ state: string; count: number }[]>`
    SELECT COALESCE(state, 'unknown') AS state, count(*) AS count FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'luodi' GROUP BY 1`;
}
