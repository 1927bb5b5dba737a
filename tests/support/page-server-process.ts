/**
 * A program for tests and benches: serves the application on the data folder given as its argument (or DATABASE_URL),
 * everyone being the local planner, until it is killed. With a number as second argument a zone TEST with so many rows
 * of fifty parcels is there. Prints one JSON line with its address once the database is ready.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { localPlanner } from '../../server/access/actor.ts';
import { Identities } from '../../server/accounts/identities.ts';
import { createApp } from '../../server/app.ts';
import { syncCodes } from '../../server/codes/sync-codes.ts';
import { dayInChina, readConfig } from '../../server/config.ts';
import { migrate } from '../../server/database/migrations.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { Operations } from '../../server/diagnostics/operations.ts';
import { StartUp } from '../../server/health/start-up.ts';
import { Revisions } from '../../server/revisions/revisions.ts';
import { loadGridZone } from './load-grid-zone.ts';

const [dataDir, rows] = process.argv.slice(2) as [string, string?];
const sqlFolder = fileURLToPath(new URL('../../sql', import.meta.url));
const now = () => new Date();
const config = readConfig(
  { DATA_DIR: dataDir, DEMONSTRATION: 'off', DATABASE_URL: process.env.DATABASE_URL },
  now(),
);
const database = await openDatabase(config, {
  log: { info: () => {}, warn: () => {}, error: () => {} },
  onProgress: () => {},
  prepare: async (opened) => {
    await migrate(opened, { sqlFolder, onProgress: () => {} });
    await syncCodes(opened.sql);
  },
});
await database.whenReady;
const { sql } = database;
if (rows !== undefined) await loadGridZone(sql, { columns: 50, rows: Number(rows) });
const startUp = new StartUp();
startUp.follow(database);
const app = createApp({
  config,
  log: pino({ level: 'silent' }),
  sql,
  database,
  revisions: new Revisions(sql, 'embedded'),
  identities: new Identities({ sql, engine: 'embedded', config, now }),
  operations: new Operations(now()),
  now,
  today: () => dayInChina(now()),
  version: '0.0.0-test',
  startUp,
  actorOf: () => localPlanner,
});
const server = createServer(app);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
// Asked to end, it ends as a program does, so that a profile of it is written.
process.once('SIGINT', () => process.exit(0));
