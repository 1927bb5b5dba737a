import type postgres from 'postgres';

/** Tables that the application may add to and read, never change: what happened stays as it was written. */
const appendOnlyTables = [
  'audit_entry',
  'record_image',
  'quarter_snapshot',
  'quarter_snapshot_list',
  'evaluation_run',
  'stock_base',
] as const;

/**
 * Gives the role of the application what it needs to work, and no more: rows of every table, but the audit log, the images
 * of records and what was frozen (quarters, bases, evaluations) can only grow, and the record of migrations can only be read.
 * Asked again after every migration, so that new tables join by themselves. A server cannot take a right from the owner of a table: the owner must be another.
 * @param owner a connection of the role that owns the tables
 */
export async function grantToApplication(owner: postgres.Sql, role: string): Promise<void> {
  await owner.begin(async (sql) => {
    const name = sql(role);
    await sql`GRANT USAGE ON SCHEMA public TO ${name}`;
    await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${name}`;
    await sql`GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO ${name}`;
    await sql`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${name}`;
    for (const table of appendOnlyTables)
      await sql`REVOKE UPDATE, DELETE, TRUNCATE ON ${sql(table)} FROM ${name}`;
    // A bulletin moves from draft to published; what it says and was made from stays.
    await sql`REVOKE UPDATE, DELETE, TRUNCATE ON bulletin FROM ${name}`;
    await sql`GRANT UPDATE (status, revision, approved_by, approved_at, published_by, published_at, channels) ON bulletin TO ${name}`;
    for (const table of ['schema_migration', 'restore_record'])
      await sql`REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${sql(table)} FROM ${name}`;
  });
}

/** The role a connection works as. */
export async function currentRole(sql: postgres.ISql): Promise<string> {
  const [row] = await sql<{ role: string }[]>`SELECT current_user::text AS role`;
  return row!.role;
}

/** Whether this connection's role could change what the audit log says. */
export async function mayRewriteAudit(sql: postgres.ISql): Promise<boolean> {
  const [row] = await sql<{ may: boolean }[]>`
    SELECT has_table_privilege('audit_entry', 'UPDATE') OR has_table_privilege('audit_entry', 'DELETE')
        OR has_table_privilege('audit_entry', 'TRUNCATE') AS may`;
  return row!.may;
}
