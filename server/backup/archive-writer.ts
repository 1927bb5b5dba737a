import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BackupManifest } from '../../geodata/model/backup-manifest.ts';
import { BackupError } from './backup-error.ts';
import { blockBytes, paddingAfter, tarHeader } from './tar-header.ts';

type ArchiveItem = BackupManifest['entries'][number];

/** Writes a tar archive beside its place; it takes its place when it is whole, or never. */
export class ArchiveWriter {
  /** What has been written so far. */
  readonly items: ArchiveItem[] = [];
  readonly #target: string;
  readonly #draft: string;
  readonly #handle: FileHandle;
  readonly #modifiedSeconds: number;

  private constructor(target: string, draft: string, handle: FileHandle, now: Date) {
    this.#target = target;
    this.#draft = draft;
    this.#handle = handle;
    this.#modifiedSeconds = Math.floor(now.getTime() / 1000);
  }

  /** Begins an archive, for its owner only (0600). @throws BackupError when the folder cannot be written to. */
  static async create(target: string, now: Date): Promise<ArchiveWriter> {
    const draft = `${target}.${randomUUID()}.partial`;
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      return new ArchiveWriter(target, draft, await open(draft, 'wx', 0o600), now);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new BackupError(`无法写入 ${target}（${code}）：请检查文件夹和权限`, { cause: error });
    }
  }

  /** Adds a content that is ready. */
  async add(name: string, content: Buffer | string): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await this.#write(tarHeader(name, bytes.length, this.#modifiedSeconds));
    await this.#write(bytes);
    await this.#write(Buffer.alloc(paddingAfter(bytes.length)));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.items.push({ name, bytes: bytes.length, sha256 });
  }

  /** Adds a file as it lies on the disk; returns its sha256. @throws Error when it changes meanwhile. */
  async addFile(name: string, path: string): Promise<string> {
    const { size } = await stat(path);
    await this.#write(tarHeader(name, size, this.#modifiedSeconds));
    const hash = createHash('sha256');
    let written = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      written += chunk.length;
      await this.#write(chunk);
    }
    if (written !== size) throw new Error(`${path} changed while it was read`);
    await this.#write(Buffer.alloc(paddingAfter(size)));
    const sha256 = hash.digest('hex');
    this.items.push({ name, bytes: size, sha256 });
    return sha256;
  }

  /** Closes the archive, forces it to the disk and puts it in its place. Returns its size in bytes. */
  async finish(): Promise<number> {
    await this.#write(Buffer.alloc(2 * blockBytes));
    await this.#handle.sync();
    const { size } = await this.#handle.stat();
    await this.#handle.close();
    await rename(this.#draft, this.#target);
    return size;
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await rm(this.#draft, { force: true });
  }

  async #write(bytes: Buffer): Promise<void> {
    let from = 0;
    while (from < bytes.length) from += (await this.#handle.write(bytes, from)).bytesWritten;
  }
}
