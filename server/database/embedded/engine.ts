import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { postgis } from '@electric-sql/pglite-postgis';

/** Written into the folder when the first start has come to its end. */
const COMPLETE_MARK = 'luodi-initialised';

/** Start parameters beyond the engine's defaults. The session runs in UTC, like sessions of a server. */
const settings = [
  'max_wal_size=128MB',
  'TimeZone=UTC',
  'DateStyle=ISO, MDY',
  'client_min_messages=notice',
  'work_mem=16MB',
  'maintenance_work_mem=64MB',
];

/**
 * Opens the embedded engine on a folder, which it creates. A folder left half made by an interrupted first start
 * is set aside, never deleted, and made anew.
 * @param onProgress told in Chinese what goes on, with the share done so far (0-1)
 */
export async function openEngine(
  folder: string,
  onProgress: (message: string, ratio: number) => void,
): Promise<PGlite> {
  await setAsideIncomplete(folder);
  const isFirstStart = !(await exists(join(folder, 'PG_VERSION')));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  onProgress(isFirstStart ? '首次启动，正在初始化内置数据库（约十几秒）' : '正在启动内置数据库', 0.1);
  const engine = await PGlite.create({
    dataDir: `file://${folder}`,
    extensions: { postgis, pg_trgm, btree_gist },
    startParams: [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ['-c', setting])],
  });
  if (isFirstStart) {
    await engine.exec('CHECKPOINT');
    await writeFile(join(folder, COMPLETE_MARK), '');
  }
  onProgress('内置数据库已启动', 1);
  return engine;
}

async function setAsideIncomplete(folder: string): Promise<void> {
  const hasFiles = await exists(join(folder, 'base'));
  if (!hasFiles || (await exists(join(folder, COMPLETE_MARK)))) return;
  await rename(folder, `${folder}.incomplete-${new Date().toISOString().replaceAll(':', '')}`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
