import { constants } from 'node:fs';
import { access, cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../server/database/migrations.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { sqlChecksum } from './sql-checksum.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const BUILD_LIMIT_MS = 180_000;
const KEEP_MS = 7 * 86_400_000;

/**
 * A data folder of the embedded engine, migrated: a copy of a snapshot kept in the system's temporary folder, which is
 * made once for each version of the migrations and of the engine.
 */
export async function copyOfEmbeddedSnapshot(
  sqlFolder: string,
): Promise<{ dataDir: string; remove(): Promise<void> }> {
  const snapshot = await embeddedSnapshot(sqlFolder);
  const dataDir = await mkdtemp(join(tmpdir(), 'luodi-data-'));
  await cp(snapshot, dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

async function embeddedSnapshot(sqlFolder: string): Promise<string> {
  const cache = join(tmpdir(), `luodi-snapshots-${userInfo().uid}`);
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const snapshot = join(cache, `${sqlChecksum(sqlFolder)}-${engineVersion()}`);
  const building = `${snapshot}.building`;
  while (!(await exists(snapshot))) {
    if (await takeBuilding(building)) {
      try {
        if (!(await exists(snapshot))) await build(sqlFolder, cache, snapshot);
      } finally {
        await rm(building, { recursive: true, force: true });
      }
    } else {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return snapshot;
}

/** Only one process builds; the mark of one that died is removed. */
async function takeBuilding(mark: string): Promise<boolean> {
  try {
    await mkdir(mark);
    return true;
  } catch {
    const made = await stat(mark).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > BUILD_LIMIT_MS) await rm(mark, { recursive: true, force: true });
    return false;
  }
}

async function build(sqlFolder: string, cache: string, snapshot: string): Promise<void> {
  await removeOld(cache);
  const dataDir = await mkdtemp(join(cache, 'new-'));
  const database = await openDatabase(
    { dataDir },
    { log: silent, onProgress: () => {}, prepare: (opened) => migrate(opened, { sqlFolder }) },
  );
  try {
    await database.whenReady;
  } finally {
    await database.close();
  }
  await rename(dataDir, snapshot);
}

async function removeOld(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > KEEP_MS) await rm(path, { recursive: true, force: true });
  }
}

function engineVersion(): string {
  const load = createRequire(import.meta.url);
  const folder = load.resolve('@electric-sql/pglite').replace(/dist[/\\][^/\\]*$/, '');
  return (load(join(folder, 'package.json')) as { version: string }).version;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
