import { formatShort } from './numbers.ts';

/** Bytes as people read them, in steps of 1024: `840 kB`, `12.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${formatShort(bytes / 1024, 0)} kB`;
  return `${formatShort(bytes / 1024 ** 2, 1)} MB`;
}
