/**
 * A program for tests: opens the data folder given as its argument and writes to it until it is killed, or, with
 * `endless` as second argument, runs a query that never ends. Prints one JSON line for every event: what it found,
 * ready, and each transaction that the database acknowledged or refused.
 */
import { openDatabase } from '../../server/database/open-database.ts';

const [dataDir, task] = process.argv.slice(2) as [string, string?];
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const print = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`);

async function writeForEver(writer: number): Promise<never> {
  const { sql } = database;
  for (let step = 0; ; step += 1) {
    try {
      // Two rows in one transaction: both or none must be found afterwards.
      await sql.begin(async (tx) => {
        await tx`INSERT INTO ledger (writer, step, half) VALUES (${writer}, ${step}, 1)`;
        await tx`INSERT INTO ledger (writer, step, half) VALUES (${writer}, ${step}, 2)`;
      });
      print({ written: `${writer}/${step}` });
    } catch (error) {
      print({ refused: `${writer}/${step}`, code: (error as { code?: string }).code });
    }
  }
}

/** The transactions of the process before this one, with the number of their rows; then the ledger is empty. */
async function takeLedger(): Promise<Record<string, number>> {
  await database.sql`CREATE TABLE IF NOT EXISTS ledger (writer int, step int, half int)`;
  const rows = await database.sql<{ key: string; halves: number }[]>`
    SELECT writer || '/' || step AS key, count(*) AS halves FROM ledger GROUP BY writer, step`;
  await database.sql`TRUNCATE ledger`;
  return Object.fromEntries(rows.map((row) => [row.key, row.halves]));
}

const database = await openDatabase(
  { dataDir, statementTimeoutMs: 600_000 },
  { log: silent, onProgress: () => {} },
).catch((error: Error) => {
  print({ failed: error.name, message: error.message });
  process.exit(3);
});
await database.whenReady;
print({ found: await takeLedger() });
print({ ready: process.pid });
if (task === 'endless') await database.sql`SELECT count(*) FROM generate_series(1, 1e12::bigint)`;
else await Promise.all([1, 2, 3].map(writeForEver));
