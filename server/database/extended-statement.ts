import type postgres from 'postgres';

/** An option that the client has, but its type declarations lack. */
type ExtendedOptions = postgres.UnsafeQueryOptions & { simple: false };

/**
 * Runs one statement of a script in the extended protocol. `sql.unsafe` without parameters would use the simple one,
 * where several statements may hide in the text.
 */
export function runStatement<Row extends postgres.Row = postgres.Row>(
  connection: postgres.Sql | postgres.TransactionSql,
  statement: string,
): postgres.PendingQuery<Row[]> {
  const options: ExtendedOptions = { prepare: false, simple: false };
  return connection.unsafe<Row[]>(statement, [], options);
}
