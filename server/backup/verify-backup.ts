import { gunzipSync } from 'node:zlib';
import { BackupHeader, BackupManifest, backupFormatVersion } from '../../geodata/model/backup-manifest.ts';
import { ArchiveReader, damaged } from './archive-reader.ts';
import {
  attachmentOfEntry,
  headerEntry,
  manifestEntry,
  manifestHashEntry,
  tableOfEntry,
} from './backup-entries.ts';
import { BackupError } from './backup-error.ts';
import { RowChecksum } from './row-checksum.ts';

/** A backup whose every byte was checked. */
export interface VerifiedBackup {
  archive: ArchiveReader;
  manifest: BackupManifest;
  manifestSha256: string;
}

/** A page may not unfold to more than this: four times what the widest row of ours came to. */
const mostPageBytes = 256 * 1024 * 1024;

/** A backup that a newer program wrote. */
export const newerBackup = (productVersion: string): BackupError =>
  new BackupError(
    `备份由更新的版本（${productVersion}）写出，本程序不能恢复：没有改动任何数据。请先把程序升级到 ${productVersion} 或更新的版本，再恢复`,
  );

/**
 * Opens a backup file and checks all of it before anything is done with it: every entry against its sha256, the rows of
 * every table against count and checksum, nothing missing, nothing added.
 * @throws BackupError when it is damaged, cut off, no backup, or of a newer version
 */
export async function openBackup(file: string): Promise<VerifiedBackup> {
  const archive = await ArchiveReader.open(file);
  try {
    const header = await readJson(archive, headerEntry, BackupHeader);
    if (header.formatVersion > backupFormatVersion) throw newerBackup(header.productVersion);
    const place = archive.places.get(manifestEntry);
    const hashPlace = archive.places.get(manifestHashEntry);
    if (place === undefined || hashPlace === undefined) throw damaged('缺少清单');
    const manifestSha256 = await archive.sha256(place);
    if ((await archive.read(hashPlace)).toString('latin1') !== manifestSha256) throw damaged('清单校验不符');
    const manifest = await readJson(archive, manifestEntry, BackupManifest);
    await verifyEntries(archive, manifest);
    await verifyRows(archive, manifest);
    return { archive, manifest, manifestSha256 };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function readJson<T>(
  archive: ArchiveReader,
  name: string,
  schema: { parse: (value: unknown) => T },
): Promise<T> {
  const place = archive.places.get(name);
  if (place === undefined) throw damaged(`缺少 ${name}`);
  try {
    return schema.parse(JSON.parse((await archive.read(place)).toString('utf8')));
  } catch (error) {
    throw damaged(`${name} 无法解读`, { cause: error });
  }
}

async function verifyEntries(archive: ArchiveReader, manifest: BackupManifest): Promise<void> {
  const listed = new Set([manifestEntry, manifestHashEntry, ...manifest.entries.map(({ name }) => name)]);
  const stranger = [...archive.places.keys()].find((name) => !listed.has(name));
  if (stranger !== undefined) throw damaged(`清单之外的内容 ${stranger}`);
  for (const { name, bytes, sha256 } of manifest.entries) {
    const place = archive.places.get(name);
    if (place === undefined || place.bytes !== bytes) throw damaged(`缺少 ${name}`);
    if ((await archive.sha256(place)) !== sha256) throw damaged(`${name} 校验不符`);
    const isKnown =
      name === headerEntry || tableOfEntry(name) !== undefined || attachmentOfEntry(name) !== undefined;
    if (!isKnown) throw damaged(`不认识的内容 ${name}`);
  }
}

async function verifyRows(archive: ArchiveReader, manifest: BackupManifest): Promise<void> {
  for (const table of manifest.tables) {
    const checksum = new RowChecksum();
    for await (const rows of rowPages(archive, manifest, table.name))
      for (const row of rows) checksum.add(row);
    if (checksum.rows !== table.rows || checksum.hex !== table.checksum)
      throw damaged(`数据表 ${table.name} 的行数或校验不符`);
  }
}

/** The rows of a table, page by page. */
export async function* rowPages(
  archive: ArchiveReader,
  manifest: BackupManifest,
  table: string,
): AsyncGenerator<string[]> {
  for (const { name } of manifest.entries) {
    if (tableOfEntry(name) !== table) continue;
    const packed = await archive.read(archive.places.get(name)!);
    let text: string;
    try {
      text = gunzipSync(packed, { maxOutputLength: mostPageBytes }).toString('utf8');
    } catch (error) {
      throw damaged(`${name} 无法解压`, { cause: error });
    }
    yield text.trimEnd().split('\n');
  }
}
