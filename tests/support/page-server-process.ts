/**
 * A program for tests: serves the application on the data folder given as its argument, everyone being the local
 * planner, until it is killed. Prints one JSON line with its address once the database is there.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { localPlanner } from '../../server/access/actor.ts';
import { Identities } from '../../server/accounts/identities.ts';
import { createApp } from '../../server/app.ts';
import { syncCodes } from '../../server/codes/sync-codes.ts';
import { dayInChina, readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { StartUp } from '../../server/health/start-up.ts';
import { Operations } from '../../server/diagnostics/operations.ts';
import { Revisions } from '../../server/revisions/revisions.ts';

const dataDir = process.argv[2]!;
const now = () => new Date();
const config = readConfig({ DATA_DIR: dataDir, DEMONSTRATION: 'off' }, now());
const database = await openDatabase(config, {
  log: { info: () => {}, warn: () => {}, error: () => {} },
  onProgress: () => {},
});
await database.whenReady;
const { sql } = database;
await syncCodes(sql);
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
