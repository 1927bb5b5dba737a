import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, validateFileName, type ZipFile } from 'yauzl';
import { FormatError } from './format-error.ts';
import { formatBytes, type ReadLimits } from './read-limits.ts';
import { zipEntryName } from './zip-entry-name.ts';

/** One file out of an archive; `path` uses slashes and never leaves the archive. */
export interface ArchiveEntry {
  path: string;
  bytes: Uint8Array;
}

/** How much the archives of one upload, nested ones included, may still expand. */
export interface ExpansionBudget {
  entries: number;
  bytes: number;
}

const ratioMattersBeyondBytes = 1024 * 1024;

// What macOS and Windows leave in archives without anyone asking.
const clutter = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

const corrupt = (fileName: string, cause: unknown) =>
  new FormatError(
    'zip-corrupt',
    `压缩包“${fileName}”已损坏或上传不完整，无法解压。请重新压缩后再上传。`,
    { file: fileName, reason: cause instanceof Error ? cause.message : String(cause) },
    cause,
  );

const tooLarge = (fileName: string, limits: ReadLimits) =>
  new FormatError(
    'zip-too-large',
    `压缩包“${fileName}”解压后超过 ${formatBytes(limits.expandedBytes)} 的上限。请按图层或区域拆分后分批上传。`,
    { file: fileName, limitBytes: limits.expandedBytes },
  );

const suspiciousRatio = (fileName: string, path: string, limits: ReadLimits) =>
  new FormatError(
    'zip-ratio',
    `压缩包“${fileName}”中的“${path}”压缩比超过 ${limits.expansionRatio} 倍，疑似压缩炸弹，已拒绝解压。请直接上传解压后的文件。`,
    { file: fileName, entry: path, limitRatio: limits.expansionRatio },
  );

/** Refuses an entry by its declaration, before a byte of it is expanded. */
function checkDeclaration(
  entry: Entry,
  path: string,
  fileName: string,
  budget: ExpansionBudget,
  limits: ReadLimits,
) {
  const unsafe = validateFileName(path);
  if (unsafe !== null || path.includes('\0')) {
    throw new FormatError(
      'zip-unsafe-name',
      `压缩包“${fileName}”中的“${path.slice(0, 120)}”指向压缩包之外，已拒绝解压。请重新压缩，不要带上级目录或绝对路径。`,
      { file: fileName, entry: path.slice(0, 200) },
    );
  }
  if (entry.isEncrypted()) {
    throw new FormatError(
      'zip-encrypted',
      `压缩包“${fileName}”设有密码，无法读取“${path}”。请去掉密码重新压缩后上传。`,
      { file: fileName, entry: path },
    );
  }
  if (entry.uncompressedSize > budget.bytes) throw tooLarge(fileName, limits);
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > ratioMattersBeyondBytes && ratio > limits.expansionRatio) {
    throw suspiciousRatio(fileName, path, limits);
  }
}

/** Expands one entry, counting what really comes out, and checks its checksum. */
async function expand(
  zip: ZipFile,
  entry: Entry,
  fileName: string,
  budget: ExpansionBudget,
  limits: ReadLimits,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let checksum = 0;
  // yauzl ends the stream with an error as soon as it yields more than was declared.
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const part = chunk as Buffer;
    budget.bytes -= part.length;
    if (budget.bytes < 0) throw tooLarge(fileName, limits);
    checksum = crc32(part, checksum);
    chunks.push(part);
  }
  if (checksum !== entry.crc32) throw corrupt(fileName, new Error(`checksum of ${entry.fileName}`));
  return Buffer.concat(chunks);
}

/**
 * Expands an archive in memory, names in GBK or UTF-8. Nothing touches the disk. Throws FormatError `zip-corrupt`,
 * `zip-encrypted`, `zip-unsafe-name`, `zip-too-many-entries`, `zip-too-large`, `zip-ratio`.
 */
export async function readZip(
  bytes: Uint8Array,
  fileName: string,
  budget: ExpansionBudget,
  limits: ReadLimits,
): Promise<ArchiveEntry[]> {
  try {
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await fromBufferPromise(source, { lazyEntries: true, decodeStrings: false });
    budget.entries -= zip.entryCount;
    if (budget.entries < 0) {
      throw new FormatError(
        'zip-too-many-entries',
        `压缩包“${fileName}”中的文件超过 ${limits.zipEntries} 个。请只压缩需要导入的图层文件。`,
        { file: fileName, limit: limits.zipEntries },
      );
    }
    const entries: ArchiveEntry[] = [];
    for await (const entry of zip.eachEntry()) {
      const path = zipEntryName(entry).replaceAll('\\', '/');
      checkDeclaration(entry, path, fileName, budget, limits);
      if (path.endsWith('/') || clutter.test(path)) continue;
      entries.push({ path, bytes: await expand(zip, entry, fileName, budget, limits) });
    }
    return entries;
  } catch (error) {
    throw error instanceof FormatError ? error : corrupt(fileName, error);
  }
}
