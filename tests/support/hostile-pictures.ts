import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, check]);
}

/** A complete PNG of one colour with one bit a pixel: 30000 × 30000 of them are 110 kB here and 900 MB unpacked. */
export function oneColourPng(edgePixels: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edgePixels, 0);
  header.writeUInt32BE(edgePixels, 4);
  header[8] = 1;
  const rows = Buffer.alloc((Math.ceil(edgePixels / 8) + 1) * edgePixels);
  const data = deflateSync(rows, { level: 1 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * Puts data that claims to be the camera's before a JPEG, 60 kB a segment: texts that are said to be four gigabytes
 * long; or, `isEndless`, directories that hold themselves five thousand times over.
 */
export function withHugeExif(jpeg: Buffer, segments: number, isEndless = false): Buffer {
  const entries = 5000;
  const directory = Buffer.alloc(8 + 2 + entries * 12 + 4);
  directory.write('II*\0', 'latin1');
  directory.writeUInt32LE(8, 4);
  directory.writeUInt16LE(entries, 8);
  for (let index = 0; index < entries; index += 1) {
    const at = 10 + index * 12;
    directory.writeUInt16LE(isEndless ? 0x8769 : 0x9003, at);
    directory.writeUInt16LE(isEndless ? 4 : 2, at + 2);
    directory.writeUInt32LE(isEndless ? 1 : 0xffff_fff0, at + 4);
    directory.writeUInt32LE(8, at + 8);
  }
  if (isEndless) directory.writeUInt32LE(8, 10 + entries * 12);
  const payload = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), directory]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  const segment = Buffer.concat([head, payload]);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    ...Array.from({ length: segments }, () => segment),
    jpeg.subarray(2),
  ]);
}
