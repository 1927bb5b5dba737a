import { formatShort } from './numbers.ts';

/** Bytes as people read them: `840 kB`, `12.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatShort(bytes / 1000, 0)} kB`;
  return `${formatShort(bytes / 1_000_000, 1)} MB`;
}
