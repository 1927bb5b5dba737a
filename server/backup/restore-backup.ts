import type postgres from 'postgres';
import type { BackupManifest, BackupReport } from '../../geodata/model/backup-manifest.ts';
import { migrateWithin, readMigrations, type SqlFile } from '../database/migrations.ts';
import { BackupError } from './backup-error.ts';
import {
  bringForeignKeysBack,
  countOtherConnections,
  dropOwnObjects,
  emptyTable,
  hasRows,
  insertRestoreRecords,
  readRestoreRecords,
  setForeignKeysAside,
  setSequence,
} from './schema-reset.repository.ts';
import { stageAttachments } from './staged-attachments.ts';
import { insertRowTexts, isBackedUp, readStoredTables } from './stored-tables.repository.ts';
import { newerBackup, openBackup, rowPages, type VerifiedBackup } from './verify-backup.ts';

export interface RestoreDeps {
  /** On a server: of the owner of the tables. */
  sql: postgres.Sql;
  engine: 'embedded' | 'external';
  dataDir: string;
  /** Folder with `migrations/` and `functions/`. */
  sqlFolder: string;
  onProgress: (progress: { message: string }) => void;
}

/** Tables in which a person's first row means: this installation is in use. */
const tellingTables = ['zone', 'account', 'saved_view'];

/**
 * Fills a database from a backup of either engine. The schema is made anew as the backup had it, filled, and brought up
 * to this program: all in one transaction, attachments before its end; after a failure everything is as before.
 * @throws BackupError when the backup is damaged or newer, or the database holds data and `replace` is not given
 */
export async function restoreBackup(
  deps: RestoreDeps,
  file: string,
  { replace }: { replace: boolean },
): Promise<BackupReport> {
  const { onProgress } = deps;
  onProgress({ message: '正在核对备份文件' });
  const backup = await openBackup(file);
  try {
    const { manifest } = backup;
    const { due, later } = await splitMigrations(deps.sqlFolder, manifest);
    if (!replace) await assertEmpty(deps.sql);
    onProgress({ message: '正在取出附件' });
    const attachments = await stageAttachments(backup, deps.dataDir);
    try {
      await deps.sql.begin(async (sql) => {
        // The limits of ordinary requests do not fit a whole database.
        await sql`SET LOCAL statement_timeout = 0`;
        await sql`SET LOCAL idle_in_transaction_session_timeout = 0`;
        if (deps.engine === 'external') await assertAlone(sql);
        onProgress({ message: '正在建立数据表' });
        const restores = await readRestoreRecords(sql);
        await dropOwnObjects(sql);
        await migrateWithin(sql, due);
        await fillTables(sql, backup, onProgress);
        await migrateWithin(sql, later);
        await insertRestoreRecords(sql, [
          ...restores,
          {
            restoredAt: null,
            backupCreatedAt: manifest.createdAt,
            backupProductVersion: manifest.productVersion,
            manifestSha256: backup.manifestSha256,
          },
        ]);
        onProgress({ message: '正在放回附件' });
        await attachments.place();
      });
    } catch (error) {
      await attachments.discard();
      throw error;
    }
    await attachments.keep();
    const { entries: _entries, ...summary } = manifest;
    return { ...summary, file, fileBytes: backup.archive.size };
  } finally {
    await backup.archive.close();
  }
}

/** Migrations that the backup's schema has, and those since, with the functions. @throws BackupError when it has others. */
async function splitMigrations(
  sqlFolder: string,
  manifest: BackupManifest,
): Promise<{ due: SqlFile[]; later: SqlFile[] }> {
  const { migrations, functions } = await readMigrations(sqlFolder);
  const known = new Map(migrations.map((file) => [file.name, file]));
  const due = manifest.migrations.map(({ name, checksum }) => {
    const found = known.get(name);
    if (found === undefined || found.checksum !== checksum) throw newerBackup(manifest.productVersion);
    return found;
  });
  return { due, later: [...migrations.filter((file) => !due.includes(file)), ...functions] };
}

async function assertEmpty(sql: postgres.Sql): Promise<void> {
  for (const table of tellingTables)
    if (await hasRows(sql, table))
      throw new BackupError(
        '目标数据库中已有数据：没有改动任何数据。确要以备份替换现有的全部数据，请先备份现有数据，再加 --replace 重试',
      );
}

/** A server that runs on would answer from tables that are gone. */
async function assertAlone(sql: postgres.TransactionSql): Promise<void> {
  const others = await countOtherConnections(sql);
  if (others > 0)
    throw new BackupError(
      `还有 ${others} 个连接正在使用这个数据库：没有改动任何数据。请先停止落地图服务和其他使用它的程序，再恢复`,
    );
}

async function fillTables(
  sql: postgres.TransactionSql,
  { archive, manifest }: VerifiedBackup,
  onProgress: RestoreDeps['onProgress'],
): Promise<void> {
  const stored = new Map((await readStoredTables(sql)).map((table) => [table.name, table]));
  const foreignKeys = await setForeignKeysAside(sql);
  for (const { name } of stored.values()) if (isBackedUp(name)) await emptyTable(sql, name);
  for (const { name, columns, rows } of manifest.tables) {
    const table = stored.get(name);
    const known = new Set(table?.columns.map((column) => column.name));
    if (table === undefined || !isBackedUp(name) || columns.some((column) => !known.has(column)))
      throw new BackupError(
        `备份中的数据表 ${name} 与它所记录的结构不符：没有改动任何数据。请换用另一份备份`,
      );
    onProgress({ message: `正在恢复数据表 ${name}（${rows} 行）` });
    let written = 0;
    for await (const page of rowPages(archive, manifest, name))
      written += await insertRowTexts(sql, table, columns, page);
    if (written !== rows) throw new Error(`table ${name}: ${written} rows written instead of ${rows}`);
  }
  for (const sequence of manifest.sequences) await setSequence(sql, sequence);
  await bringForeignKeysBack(sql, foreignKeys);
}
