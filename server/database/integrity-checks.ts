import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type postgres from 'postgres';
import { runStatement } from './extended-statement.ts';
import { splitStatements } from './sql-statements.ts';

/** A rule that the data breaks: the query that should have found nothing, and what it found. */
export type Violation = {
  /** the file in `sql/checks` */
  check: string;
  statement: string;
  /** the first rows, as they came */
  rows: Record<string, unknown>[];
};

const ROWS_SHOWN = 20;

/** Runs every query of `<sqlFolder>/checks/*.sql`; each must return no rows. */
export async function runChecks(sql: postgres.Sql, sqlFolder: string): Promise<Violation[]> {
  const folder = join(sqlFolder, 'checks');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const violations: Violation[] = [];
  for (const check of names) {
    for (const statement of splitStatements(await readFile(join(folder, check), 'utf8'))) {
      const rows = await runStatement(sql, statement);
      if (rows.length > 0) violations.push({ check, statement, rows: rows.slice(0, ROWS_SHOWN) });
    }
  }
  return violations;
}
