import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type postgres from 'postgres';
import {
  type BackupHeader,
  type BackupManifest,
  type BackupReport,
  type BackupTable,
  backupFormatVersion,
} from '../../geodata/model/backup-manifest.ts';
import { auditChainEnds } from '../audit/audit-log.ts';
import { ArchiveWriter } from './archive-writer.ts';
import { headerEntry, manifestEntry, manifestHashEntry, pageEntry } from './backup-entries.ts';
import { BackupError } from './backup-error.ts';
import { RowChecksum } from './row-checksum.ts';
import {
  isBackedUp,
  readAppliedMigrations,
  readAttachmentHashes,
  readRowTexts,
  readSequences,
  readStoredTables,
  type StoredTable,
} from './stored-tables.repository.ts';

export interface BackupDeps {
  sql: postgres.Sql;
  engine: 'embedded' | 'external';
  /** Holds `attachments/`. */
  dataDir: string;
  /** Version of the program. */
  version: string;
  now: () => Date;
  /** Told in Chinese what goes on. */
  onProgress: (progress: { message: string }) => void;
}

const compress = promisify(gzip);
/** A page begins small and grows or shrinks towards this many bytes, so that wide rows do not fill the memory. */
const pageBytes = 4 * 1024 * 1024;
const firstPageRows = 50;
const mostPageRows = 2000;

/**
 * Writes everything this installation holds into one file: rows of every table as of one moment, attachments, the ends
 * of the audit chains. The file takes its place when it is whole. On the embedded engine others wait meanwhile.
 * @throws BackupError
 */
export async function writeBackup(deps: BackupDeps, file: string): Promise<BackupReport> {
  const now = deps.now();
  const archive = await ArchiveWriter.create(file, now);
  try {
    const header: BackupHeader = {
      format: 'luodi-backup',
      formatVersion: backupFormatVersion,
      productVersion: deps.version,
      createdAt: now.toISOString(),
    };
    await archive.add(headerEntry, JSON.stringify(header, null, 2));
    const { hashes, ...database } = await deps.sql.begin(
      'ISOLATION LEVEL REPEATABLE READ READ ONLY',
      async (sql) => await writeDatabase(sql, archive, deps.onProgress),
    );
    // After the rows: files are never changed or removed, so every file that a row of that moment names is still there.
    const { warnings, ...attachments } = await writeAttachments(deps, archive, hashes);
    const manifest: BackupManifest = {
      ...header,
      engine: deps.engine,
      ...database,
      attachments,
      warnings,
      entries: [...archive.items],
    };
    const text = JSON.stringify(manifest);
    await archive.add(manifestEntry, text);
    await archive.add(manifestHashEntry, createHash('sha256').update(text).digest('hex'));
    const fileBytes = await archive.finish();
    const { entries: _entries, ...summary } = manifest;
    return { ...summary, file, fileBytes };
  } catch (error) {
    await archive.discard();
    throw error;
  }
}

async function writeDatabase(
  sql: postgres.TransactionSql,
  archive: ArchiveWriter,
  onProgress: BackupDeps['onProgress'],
): Promise<
  Pick<BackupManifest, 'migrations' | 'tables' | 'sequences' | 'audit'> & {
    hashes: { sha256: string; fileName: string }[];
  }
> {
  const tables: BackupTable[] = [];
  for (const table of await readStoredTables(sql)) {
    if (!isBackedUp(table.name)) continue;
    onProgress({ message: `正在备份数据表 ${table.name}` });
    tables.push(await writeTable(sql, archive, table));
  }
  return {
    migrations: await readAppliedMigrations(sql),
    tables,
    sequences: await readSequences(sql),
    audit: await auditChainEnds(sql),
    hashes: await readAttachmentHashes(sql),
  };
}

async function writeTable(
  sql: postgres.TransactionSql,
  archive: ArchiveWriter,
  table: StoredTable,
): Promise<BackupTable> {
  if (table.key.length === 0) throw new BackupError(`数据表 ${table.name} 没有主键，无法备份`);
  const checksum = new RowChecksum();
  let after: string[] | undefined;
  let limit = firstPageRows;
  for (let page = 1; ; page += 1) {
    const rows = await readRowTexts(sql, table, after, limit);
    if (rows.length > 0) {
      for (const row of rows) checksum.add(row);
      const text = `${rows.join('\n')}\n`;
      await archive.add(pageEntry(table.name, page), await compress(text));
      const last = JSON.parse(rows.at(-1)!) as Record<string, string>;
      after = table.key.map((name) => last[name]!);
      const wanted = Math.floor((limit * pageBytes) / text.length);
      if (rows.length < limit) break;
      limit = Math.max(1, Math.min(wanted, mostPageRows, limit * 10));
    } else break;
  }
  return {
    name: table.name,
    columns: table.columns.map(({ name }) => name),
    rows: checksum.rows,
    checksum: checksum.hex,
  };
}

const kept = /^([0-9a-f]{64})(\.thumbnail\.webp)?$/;

/** Every file of the attachments' folder; those that rows name and that are gone, or whose content differs, are told. */
async function writeAttachments(
  { dataDir, onProgress }: BackupDeps,
  archive: ArchiveWriter,
  hashes: readonly { sha256: string; fileName: string }[],
): Promise<BackupManifest['attachments'] & { warnings: string[] }> {
  const wanted = new Map(hashes.map(({ sha256, fileName }) => [sha256, fileName]));
  const folder = join(dataDir, 'attachments');
  const warnings: string[] = [];
  let files = 0;
  let bytes = 0;
  onProgress({ message: '正在备份附件' });
  for (const part of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, part))) {
      const match = kept.exec(name);
      if (match === null) continue;
      const sha256 = await archive.addFile(`attachments/${part}/${name}`, join(folder, part, name));
      files += 1;
      bytes += archive.items.at(-1)!.bytes;
      if (match[2] !== undefined) continue;
      if (sha256 !== match[1])
        warnings.push(`附件“${wanted.get(match[1]!) ?? name}”的内容已损坏，与登记的校验值不符`);
      wanted.delete(match[1]!);
    }
  }
  for (const fileName of wanted.values()) warnings.push(`附件“${fileName}”的文件已丢失`);
  return { files, bytes, warnings };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
