import type postgres from 'postgres';

/** A table of ours as the database itself describes it. */
export interface StoredTable {
  name: string;
  /** Columns that hold data of their own, in their order; `isJson` ones travel as JSON, all others as text. */
  columns: { name: string; isJson: boolean }[];
  /** Columns of the primary key; empty without one. */
  key: string[];
}

/**
 * Left out of backups: the schema is made anew by migrations, a restore is an event of the place, sessions and links for
 * signing in must not come back to life, and an import that is being prepared is nobody's land yet.
 */
const ownTables: readonly string[] = [
  'schema_migration',
  'restore_record',
  'account_session',
  'one_time_link',
  'provider_sign_in',
  'sign_in_attempt',
  'staged_parcel',
  'staged_parcel_assessment',
  'staged_audit_entry',
];

export const isBackedUp = (table: string): boolean => !ownTables.includes(table);

/** Every table of the schema that no extension brought: those that others add later join by themselves. */
export async function readStoredTables(sql: postgres.ISql): Promise<StoredTable[]> {
  return await sql<StoredTable[]>`
    SELECT class.relname AS name,
      (SELECT json_agg(json_build_object('name', attname, 'isJson', atttypid IN ('json'::regtype, 'jsonb'::regtype)) ORDER BY attnum)
       FROM pg_attribute
       WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
      COALESCE((SELECT json_agg(attribute.attname ORDER BY place.position)
       FROM pg_index AS primary_index
       CROSS JOIN LATERAL unnest(primary_index.indkey) WITH ORDINALITY AS place(attnum, position)
       JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid AND attribute.attnum = place.attnum
       WHERE primary_index.indrelid = class.oid AND primary_index.indisprimary), '[]'::json) AS key
    FROM pg_class AS class
    WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p') AND NOT class.relispartition
      AND NOT EXISTS (SELECT 1 FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')
    ORDER BY class.relname COLLATE "C"`;
}

/**
 * A page of a table in the order of its primary key, each row as the text of a JSON object whose members are the columns'
 * own texts: geometry as hexadecimal EWKB, numbers to the last digit, times in UTC.
 * @param after key of the last row read, as text; absent: from the first row on
 */
export async function readRowTexts(
  sql: postgres.TransactionSql,
  table: StoredTable,
  after: readonly string[] | undefined,
  limit: number,
): Promise<string[]> {
  const columns = table.columns.map(({ name, isJson }) =>
    isJson ? sql`${sql(name)}` : sql`${sql(name)}::text AS ${sql(name)}`,
  );
  const key = list(
    sql,
    table.key.map((name) => sql`stored.${sql(name)}`),
  );
  // The database reads the key by the columns' own types: the driver would send the text 'true' as false.
  const given = JSON.stringify(Object.fromEntries(table.key.map((name, index) => [name, after?.[index]])));
  const givenKey = list(
    sql,
    table.key.map((name) => sql`given.${sql(name)}`),
  );
  const beyond =
    after === undefined
      ? sql``
      : sql`WHERE (${key}) > (SELECT ${givenKey} FROM json_populate_record(NULL::${sql(table.name)}, ${given}::text::json) AS given)`;
  const rows = await sql<{ row: string }[]>`
    SELECT row_to_json(page)::text AS row FROM (
      SELECT ${list(sql, columns)} FROM ${sql(table.name)} AS stored ${beyond}
      ORDER BY ${key} LIMIT ${limit}::integer
    ) AS page`;
  return rows.map(({ row }) => row);
}

type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** Fragments with commas between them; not empty. */
function list(sql: postgres.TransactionSql, fragments: readonly Fragment[]): Fragment {
  return fragments.reduce((before, next) => sql`${before}, ${next}`);
}

/** Writes rows that `readRowTexts` gave; returns how many. */
export async function insertRowTexts(
  sql: postgres.TransactionSql,
  table: StoredTable,
  columns: readonly string[],
  rows: readonly string[],
): Promise<number> {
  const names = list(
    sql,
    columns.map((name) => sql`${sql(name)}`),
  );
  const written = await sql`
    INSERT INTO ${sql(table.name)} (${names})
    SELECT ${names} FROM json_populate_recordset(NULL::${sql(table.name)}, ${`[${rows.join(',')}]`}::text::json)`;
  return written.count;
}

export interface StoredSequence {
  name: string;
  lastValue: string;
  isCalled: boolean;
}

/** Where every sequence of ours stands. */
export async function readSequences(sql: postgres.ISql): Promise<StoredSequence[]> {
  const names = await sql<{ name: string }[]>`
    SELECT relname AS name FROM pg_class AS class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
      AND NOT EXISTS (SELECT 1 FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')
    ORDER BY relname COLLATE "C"`;
  const sequences: StoredSequence[] = [];
  for (const { name } of names) {
    const [state] = await sql<Omit<StoredSequence, 'name'>[]>`
      SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${sql(name)}`;
    sequences.push({ name, ...state! });
  }
  return sequences;
}

/** Migrations applied, functions left out: they are made anew from their files. */
export async function readAppliedMigrations(
  sql: postgres.ISql,
): Promise<{ name: string; checksum: string }[]> {
  return await sql<{ name: string; checksum: string }[]>`
    SELECT name, checksum FROM schema_migration WHERE name NOT LIKE 'functions/%' ORDER BY name COLLATE "C"`;
}

/** Files that attachments name. */
export async function readAttachmentHashes(
  sql: postgres.ISql,
): Promise<{ sha256: string; fileName: string }[]> {
  return await sql<{ sha256: string; fileName: string }[]>`
    SELECT sha256, min(file_name) AS "fileName" FROM attachment GROUP BY sha256`;
}
