/** Bytes of a block: headers and the room that contents take are whole blocks (POSIX.1-1988 ustar). */
export const blockBytes = 512;

/** Bytes that fill the last block of a content. */
export const paddingAfter = (bytes: number): number => (blockBytes - (bytes % blockBytes)) % blockBytes;

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

/** The sum of all bytes, with the field of the sum itself taken as blanks. */
function sumOf(header: Buffer): number {
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte;
  return sum;
}

/**
 * The header of a plain file, readable by `tar`.
 * @param name ASCII, 100 characters at most
 * @param bytes below 8 GB
 */
export function tarHeader(name: string, bytes: number, modifiedSeconds: number): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new RangeError(`not a name for a tar entry: ${name}`);
  if (bytes > 0o77777777777) throw new RangeError(`too large for a tar entry: ${name}`);
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 'latin1');
  header.write(octal(0o600, 7), 100, 'latin1');
  header.write(octal(0, 7), 108, 'latin1');
  header.write(octal(0, 7), 116, 'latin1');
  header.write(octal(bytes, 11), 124, 'latin1');
  header.write(octal(modifiedSeconds, 11), 136, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

const textIn = (header: Buffer, from: number, to: number): string => {
  const field = header.subarray(from, to);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? field.length : end).toString('latin1');
};

/** Name and size from a header; `'end'` for the empty block that closes an archive, undefined for anything else. */
export function readTarHeader(header: Buffer): { name: string; bytes: number } | 'end' | undefined {
  if (header.every((byte) => byte === 0)) return 'end';
  const sum = Number.parseInt(textIn(header, 148, 156).trim(), 8);
  const bytes = textIn(header, 124, 136).trim();
  if (sum !== sumOf(header) || textIn(header, 257, 262) !== 'ustar' || !/^[0-7]+$/.test(bytes))
    return undefined;
  return { name: textIn(header, 0, 100), bytes: Number.parseInt(bytes, 8) };
}
