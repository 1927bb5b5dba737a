import { open } from 'node:fs/promises';

/** Kinds of files that can be attached, told by their content, never by their name. */
export const mediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type MediaType = (typeof mediaTypes)[number];

const startsWith = (bytes: Buffer, ...signature: number[]): boolean =>
  bytes.length >= signature.length && signature.every((value, index) => bytes[index] === value);

const ascii = (bytes: Buffer, from: number, to: number): string =>
  bytes.subarray(from, to).toString('latin1');

/** An Office document is a zip whose directory, at its end, names the main part. */
function officeType(directory: Buffer): MediaType | undefined {
  if (!directory.includes('[Content_Types].xml')) return undefined;
  if (directory.includes('word/document.xml')) return mediaTypes[5];
  return directory.includes('xl/workbook.xml') ? mediaTypes[6] : undefined;
}

/** Bytes from the beginning and from the end of a file in which its type shows. */
const [headBytes, tailBytes] = [16, 256 * 1024];

/** The media type that the content of a file shows, or undefined for everything else: HTML, SVG, programs, archives. */
export async function sniffMediaType(path: string): Promise<MediaType | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const part = async (from: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    const from = Math.max(0, size - tailBytes);
    return typeOf(await part(0, headBytes), await part(from, size - from));
  } finally {
    await file.close();
  }
}

function typeOf(bytes: Buffer, tail: Buffer): MediaType | undefined {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0) || startsWith(bytes, 0x4d, 0x4d, 0, 0x2a)) return 'image/tiff';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return officeType(tail);
  return undefined;
}

export const isPicture = (mediaType: string): boolean => mediaType.startsWith('image/');
