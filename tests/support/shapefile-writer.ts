/** A polygon shapefile of single-ring shapes in memory, with text attributes as raw bytes. */
export interface ShapefileOptions {
  /** Closed rings in source coordinates. */
  rings: readonly (readonly (readonly [number, number])[])[];
  columns: readonly { name: Uint8Array; width: number }[];
  /** A row of values for each ring. */
  rows: readonly (readonly Uint8Array[])[];
  languageDriver?: number;
  /** Rows that carry the deletion mark. */
  deleted?: readonly number[];
}

/** Writes the .shp, .shx and .dbf of a shapefile. */
export function writeShapefile(options: ShapefileOptions): { shp: Buffer; shx: Buffer; dbf: Buffer } {
  const points = options.rings.flat();
  const records = options.rings.map((ring, index) => shapeRecord(ring, index + 1));
  const index = Buffer.alloc(records.length * 8);
  let offset = 100;
  records.forEach((record, at) => {
    index.writeInt32BE(offset / 2, at * 8);
    index.writeInt32BE((record.length - 8) / 2, at * 8 + 4);
    offset += record.length;
  });
  return {
    shp: Buffer.concat([header(offset, points), ...records]),
    shx: Buffer.concat([header(100 + index.length, points), index]),
    dbf: writeDbf(options),
  };
}

function writeBox(target: Buffer, at: number, points: readonly (readonly [number, number])[]): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, index) => {
    target.writeDoubleLE(value, at + index * 8);
  });
}

function header(fileBytes: number, points: readonly (readonly [number, number])[]): Buffer {
  const bytes = Buffer.alloc(100);
  bytes.writeInt32BE(9994, 0);
  bytes.writeInt32BE(fileBytes / 2, 24);
  bytes.writeInt32LE(1000, 28);
  bytes.writeInt32LE(5, 32);
  writeBox(bytes, 36, points);
  return bytes;
}

function shapeRecord(ring: readonly (readonly [number, number])[], number: number): Buffer {
  const content = Buffer.alloc(44 + 4 + ring.length * 16);
  content.writeInt32LE(5, 0);
  writeBox(content, 4, ring);
  content.writeInt32LE(1, 36);
  content.writeInt32LE(ring.length, 40);
  ring.forEach(([x, y], index) => {
    content.writeDoubleLE(x, 48 + index * 16);
    content.writeDoubleLE(y, 56 + index * 16);
  });
  const head = Buffer.alloc(8);
  head.writeInt32BE(number, 0);
  head.writeInt32BE(content.length / 2, 4);
  return Buffer.concat([head, content]);
}

function writeDbf(options: ShapefileOptions): Buffer {
  const recordLength = 1 + options.columns.reduce((sum, column) => sum + column.width, 0);
  const head = Buffer.alloc(32 + options.columns.length * 32 + 1);
  head[0] = 3;
  head.writeUInt32LE(options.rows.length, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(recordLength, 10);
  head[29] = options.languageDriver ?? 0;
  options.columns.forEach((column, index) => {
    Buffer.from(column.name).copy(head, 32 + index * 32, 0, 10);
    head[32 + index * 32 + 11] = 'C'.charCodeAt(0);
    head[32 + index * 32 + 16] = column.width;
  });
  head[head.length - 1] = 0x0d;
  const body = options.rows.map((row, index) => {
    const record = Buffer.alloc(recordLength, ' ');
    if (options.deleted?.includes(index)) record[0] = 0x2a;
    let at = 1;
    options.columns.forEach((column, position) => {
      Buffer.from(row[position]!).copy(record, at, 0, column.width);
      at += column.width;
    });
    return record;
  });
  return Buffer.concat([head, ...body, Buffer.from([0x1a])]);
}
