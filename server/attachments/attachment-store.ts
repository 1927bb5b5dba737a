import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Files by their sha256 below the data folder: part of its backups, never part of what is served as files. */
export class AttachmentStore {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'attachments');
  }

  #path(sha256: string, kind: 'file' | 'thumbnail'): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a sha256');
    return join(this.#folder, sha256.slice(0, 2), kind === 'file' ? sha256 : `${sha256}.thumbnail.webp`);
  }

  /** Keeps bytes under their hash; a file that is there is the same file. */
  async keep(sha256: string, kind: 'file' | 'thumbnail', bytes: Buffer): Promise<void> {
    const path = this.#path(sha256, kind);
    const isKept = await access(path).then(
      () => true,
      () => false,
    );
    if (isKept) return;
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
