import { createHash } from 'node:crypto';
import type { BackupManifest } from '../../geodata/model/backup-manifest.ts';
import { ArchiveReader } from '../../server/backup/archive-reader.ts';
import { ArchiveWriter } from '../../server/backup/archive-writer.ts';

export interface BackupForgery {
  /** New content of an entry. */
  entry?: (name: string, content: Buffer) => Buffer;
  /** Changes to the manifest, after its checksums were made to fit the entries. */
  manifest?: (manifest: BackupManifest) => unknown;
}

/** Writes a backup anew with other contents and checksums that fit, as a forger would. */
export async function rewriteBackup(from: string, to: string, forgery: BackupForgery): Promise<void> {
  const reader = await ArchiveReader.open(from);
  const writer = await ArchiveWriter.create(to, new Date(0));
  let manifest: BackupManifest | undefined;
  for (const place of reader.places.values()) {
    const content = await reader.read(place);
    if (place.name === 'manifest.json') manifest = JSON.parse(content.toString('utf8')) as BackupManifest;
    else if (place.name !== 'manifest.sha256')
      await writer.add(place.name, forgery.entry?.(place.name, content) ?? content);
  }
  await reader.close();
  const fitting = { ...manifest!, entries: [...writer.items] };
  const text = JSON.stringify(forgery.manifest?.(fitting) ?? fitting);
  await writer.add('manifest.json', text);
  await writer.add('manifest.sha256', createHash('sha256').update(text).digest('hex'));
  await writer.finish();
}
