import { randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attachmentOfEntry } from './backup-entries.ts';
import type { VerifiedBackup } from './verify-backup.ts';

/** Attachments of a backup, written beside their place. */
export interface StagedAttachments {
  /** Moves them into place; a file that is there already is the same file. Those moved go away again on `discard`. */
  place(): Promise<void>;
  /** Removes what has not been kept. */
  discard(): Promise<void>;
  /** Nothing is taken back any more. */
  keep(): Promise<void>;
}

const exists = async (path: string): Promise<boolean> =>
  await access(path).then(
    () => true,
    () => false,
  );

/**
 * Writes the attachments of a backup into a folder of their own below the data folder. Files are named by their content,
 * so those in place are never written over: with or without the rows that name them they do no harm.
 */
export async function stageAttachments(
  { archive, manifest }: VerifiedBackup,
  dataDir: string,
): Promise<StagedAttachments> {
  const folder = join(dataDir, `restoring-${randomUUID()}`);
  const target = join(dataDir, 'attachments');
  const paths = manifest.entries.flatMap(({ name }) => attachmentOfEntry(name) ?? []);
  const placed: string[] = [];
  try {
    for (const path of paths) {
      const staged = join(folder, path);
      await mkdir(dirname(staged), { recursive: true, mode: 0o700 });
      const handle = await open(staged, 'wx', 0o600);
      try {
        for await (const piece of archive.pieces(archive.places.get(`attachments/${path}`)!))
          await handle.writeFile(piece);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    async place() {
      for (const path of paths) {
        const final = join(target, path);
        if (await exists(final)) continue;
        await mkdir(dirname(final), { recursive: true, mode: 0o700 });
        await rename(join(folder, path), final);
        placed.push(final);
      }
    },
    async discard() {
      for (const path of placed) await rm(path, { force: true });
      await rm(folder, { recursive: true, force: true });
    },
    async keep() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}
