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
function officeType(bytes: Buffer): MediaType | undefined {
  const directory = bytes.subarray(Math.max(0, bytes.length - 256 * 1024));
  if (!directory.includes('[Content_Types].xml')) return undefined;
  if (directory.includes('word/document.xml')) return mediaTypes[5];
  return directory.includes('xl/workbook.xml') ? mediaTypes[6] : undefined;
}

/** The media type that the content of a file shows, or undefined for everything else: HTML, SVG, programs, archives. */
export function sniffMediaType(bytes: Buffer): MediaType | undefined {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0) || startsWith(bytes, 0x4d, 0x4d, 0, 0x2a)) return 'image/tiff';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return officeType(bytes);
  return undefined;
}

export const isPicture = (mediaType: string): boolean => mediaType.startsWith('image/');
