import { migrate } from '../../server/database/migrations.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { createPostgresClient } from '../../server/database/postgres-client.ts';
import { sqlChecksum } from './sql-checksum.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
/** Only one test process makes the template. */
const LOCK_KEY = 7_304_100_220;

/**
 * The name of a migrated database on the server, to copy from (`CREATE DATABASE … TEMPLATE`). Made when missing; its
 * name holds the checksum of the migrations, so on a lasting server it is made once for each version of them.
 */
export async function postgresTemplate(serverUrl: string, sqlFolder: string): Promise<string> {
  const name = `luodi_template_${sqlChecksum(sqlFolder)}`;
  const admin = createPostgresClient({ log: silent, maxConnections: 1, target: { databaseUrl: serverUrl } });
  try {
    await admin`SELECT pg_advisory_lock(${LOCK_KEY})`;
    const found = await admin`SELECT 1 FROM pg_database WHERE datname = ${name}`;
    if (found.length === 0) {
      const draft = `${name}_draft`;
      await admin`DROP DATABASE IF EXISTS ${admin(draft)} WITH (FORCE)`;
      await admin`CREATE DATABASE ${admin(draft)}`;
      await migrateInto(serverUrl, draft, sqlFolder);
      await admin`ALTER DATABASE ${admin(draft)} RENAME TO ${admin(name)}`;
    }
    return name;
  } finally {
    await admin.end();
  }
}

async function migrateInto(serverUrl: string, name: string, sqlFolder: string): Promise<void> {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = await openDatabase(
    { databaseUrl: url.href, dataDir: '' },
    { log: silent, onProgress: () => {}, prepare: (opened) => migrate(opened, { sqlFolder }) },
  );
  try {
    await database.whenReady;
  } finally {
    await database.close();
  }
}
