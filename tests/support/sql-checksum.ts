import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A short checksum of the migrations and functions below a folder: the name of a migrated snapshot. */
export function sqlChecksum(sqlFolder: string): string {
  const hash = createHash('sha256');
  for (const part of ['migrations', 'functions']) {
    const folder = join(sqlFolder, part);
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).sort())
      hash.update(`${part}/${name}\0`).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
