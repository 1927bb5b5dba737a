import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { BackupError } from './backup-error.ts';
import { blockBytes, paddingAfter, readTarHeader } from './tar-header.ts';

/** Where a content lies in the archive. */
export interface ArchivePlace {
  name: string;
  bytes: number;
  offset: number;
}

const pieceBytes = 1024 * 1024;

export const damaged = (detail: string, options?: ErrorOptions): BackupError =>
  new BackupError(`备份文件已损坏或不完整（${detail}）：没有改动任何数据。请换用另一份备份`, options);

/** Reads a tar archive that `ArchiveWriter` wrote; the file stays open, so that what was checked is what is read. */
export class ArchiveReader {
  readonly places: ReadonlyMap<string, ArchivePlace>;
  readonly size: number;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, places: ReadonlyMap<string, ArchivePlace>, size: number) {
    this.#handle = handle;
    this.places = places;
    this.size = size;
  }

  /** Opens an archive and reads its headers. @throws BackupError when it is none, or not whole. */
  static async open(path: string): Promise<ArchiveReader> {
    const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
      throw new BackupError(`无法读取 ${path}（${error.code}）：请检查文件名和权限`, { cause: error });
    });
    try {
      const { size } = await handle.stat();
      return new ArchiveReader(handle, await placesIn(handle, size), size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** A content, piece by piece. */
  async *pieces({ bytes, offset }: ArchivePlace): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes; at += pieceBytes)
      yield await bytesAt(this.#handle, offset + at, Math.min(pieceBytes, bytes - at));
  }

  /** A content as a whole. */
  async read(place: ArchivePlace): Promise<Buffer> {
    return await bytesAt(this.#handle, place.offset, place.bytes);
  }

  /** The sha256 of a content. */
  async sha256(place: ArchivePlace): Promise<string> {
    const hash = createHash('sha256');
    for await (const piece of this.pieces(place)) hash.update(piece);
    return hash.digest('hex');
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

async function bytesAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(buffer, read, length - read, offset + read);
    if (bytesRead === 0) throw damaged('文件提前结束');
    read += bytesRead;
  }
  return buffer;
}

async function placesIn(handle: FileHandle, size: number): Promise<Map<string, ArchivePlace>> {
  const places = new Map<string, ArchivePlace>();
  let at = 0;
  for (;;) {
    if (at + blockBytes > size) throw damaged('没有结尾');
    const header = readTarHeader(await bytesAt(handle, at, blockBytes));
    if (header === 'end') {
      if (at + 2 * blockBytes > size) throw damaged('没有结尾');
      return places;
    }
    if (header === undefined) throw places.size === 0 ? notABackup() : damaged(`第 ${at} 字节`);
    if (places.has(header.name)) throw damaged(`${header.name} 重复`);
    places.set(header.name, { ...header, offset: at + blockBytes });
    at += blockBytes + header.bytes + paddingAfter(header.bytes);
  }
}

const notABackup = () =>
  new BackupError('这不是落地图的备份文件：没有改动任何数据。请选择 npm run backup 写出的文件');
