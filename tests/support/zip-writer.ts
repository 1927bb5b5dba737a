import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a test archive. Everything but name and bytes is for telling lies. */
export interface ZipItem {
  name: string | Uint8Array;
  bytes: Uint8Array;
  /** Sets the flag that says the name is UTF-8. */
  utf8?: boolean;
  encrypted?: boolean;
  declaredSize?: number;
  checksum?: number;
}

/** Writes a zip archive in memory, honest or not, so that readers can be tried with both. */
export function writeZip(items: readonly ZipItem[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const item of items) {
    const name = Buffer.from(item.name as string);
    const packed = deflateRawSync(item.bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((item.utf8 ? 0x800 : 0) | (item.encrypted ? 1 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(item.checksum ?? crc32(item.bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(item.declaredSize ?? item.bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004'), common, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, name);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(items.length, 4);
  end.writeUInt16LE(items.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}
