import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Files by their sha256 below the data folder: part of its backups, never part of what is served as files. */
export class AttachmentStore {
  readonly #folder: string;
  readonly #received: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'attachments');
    this.#received = join(dataDir, 'received');
  }

  #path(sha256: string, kind: 'file' | 'thumbnail'): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a sha256');
    return join(this.#folder, sha256.slice(0, 2), kind === 'file' ? sha256 : `${sha256}.thumbnail.webp`);
  }

  /** Lends a new folder, outside of what is kept and on the same disk, and removes it when the work in it is done. */
  async withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    await mkdir(this.#received, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(this.#received, 'form-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Takes over a file whose bytes have this hash. */
  async take(sha256: string, from: string): Promise<void> {
    const path = this.#path(sha256, 'file');
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(from, path);
  }

  /** Keeps bytes under their hash; a file that is there is the same file. */
  async keep(sha256: string, kind: 'file' | 'thumbnail', bytes: Buffer): Promise<void> {
    const path = this.#path(sha256, kind);
    if (await this.has(sha256, kind)) return;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Under another name until it is whole: a power cut leaves no half file under a hash.
    const temporary = `${path}.${randomUUID()}`;
    try {
      await writeFile(temporary, bytes, { mode: 0o600 });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Whether the bytes are there. */
  async has(sha256: string, kind: 'file' | 'thumbnail'): Promise<boolean> {
    return await access(this.#path(sha256, kind)).then(
      () => true,
      () => false,
    );
  }

  /** The bytes as a stream. */
  open(sha256: string, kind: 'file' | 'thumbnail'): Readable {
    return createReadStream(this.#path(sha256, kind));
  }
}
