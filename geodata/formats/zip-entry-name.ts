import type { Entry } from 'yauzl';
import { decodeStrictly, isAscii } from './text-encoding.ts';

const utf8Flag = 0x800;
const unicodePathExtra = 0x7075;

/**
 * The name of an archive entry whose bytes were left alone: UTF-8 where the archive says so or the bytes are valid
 * UTF-8 (macOS omits the flag), otherwise GB18030, which is what Windows and WinRAR in Chinese write.
 */
export function zipEntryName(
  entry: Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag' | 'extraFields'>,
): string {
  const raw = entry.fileNameRaw;
  const extra = entry.extraFields.find((field) => field.id === unicodePathExtra);
  // Version 1, checksum of the other name, then the name itself.
  if (extra && extra.data[0] === 1) {
    const name = decodeStrictly(extra.data.subarray(5), 'utf-8');
    if (name !== undefined) return name;
  }
  if (isAscii(raw) || (entry.generalPurposeBitFlag & utf8Flag) !== 0) return raw.toString('utf8');
  return decodeStrictly(raw, 'utf-8') ?? decodeStrictly(raw, 'gb18030') ?? raw.toString('latin1');
}
