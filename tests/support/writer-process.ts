/**
 * A program for tests: opens the data folder given as its argument and writes to it until it is killed. Prints one
 * JSON line for every event: ready, and each transaction that the database acknowledged.
 */
import { openDatabase } from '../../server/database/database.ts';

const dataDir = process.argv[2]!;
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
      print({ written: [writer, step] });
    } catch (error) {
      print({ refused: [writer, step], code: (error as { code?: string }).code });
    }
  }
}

const database = await openDatabase(
  { dataDir, maxConnections: 4 },
  { log: silent, onProgress: () => {} },
).catch((error: Error) => {
  print({ failed: error.name, message: error.message });
  process.exit(3);
});
await database.whenReady;
await database.sql`CREATE TABLE IF NOT EXISTS ledger (writer int, step int, half int, round int DEFAULT 0)`;
const [{ last } = { last: 0 }] = await database.sql<
  { last: number }[]
>`SELECT coalesce(max(round), 0) AS last FROM ledger`;
await database.sql`UPDATE ledger SET round = ${last + 1} WHERE round = 0`;
print({ ready: process.pid });
await Promise.all([1, 2, 3].map(writeForEver));
