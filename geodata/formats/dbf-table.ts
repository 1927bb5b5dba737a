import { FormatError } from './format-error.ts';
import type { FieldType, FieldValue } from './read-result.ts';

/** One column of a dBASE table; its name is still in the file's encoding. */
export interface DbfColumn {
  nameBytes: Uint8Array;
  /** C text, N and F number, D date, L logical; others are read as text. */
  typeCode: string;
  width: number;
  decimals: number;
  /** Of the first byte within a record. */
  offset: number;
}

export interface DbfTable {
  bytes: Uint8Array;
  recordCount: number;
  headerLength: number;
  recordLength: number;
  /** ESRI's language driver id, 0 if none. */
  languageDriver: number;
  columns: DbfColumn[];
}

const truncated = (fileName: string) =>
  new FormatError(
    'dbf-truncated',
    `属性表“${fileName}”不完整：文件比表头声明的短。请重新导出或重新复制整套 Shapefile 后再试。`,
    { file: fileName },
  );

/**
 * Reads the header of a dBASE III table and checks that all records are there.
 * Throws FormatError `dbf-truncated` or `dbf-corrupt`.
 */
export function openDbf(bytes: Uint8Array, fileName: string): DbfTable {
  if (bytes.length < 32) throw truncated(fileName);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const recordCount = view.getUint32(4, true);
  const headerLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  const columns: DbfColumn[] = [];
  let offset = 1;
  // Not every writer ends the columns with 0x0d.
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) {
    if (at + 32 > bytes.length) throw truncated(fileName);
    const nameEnd = bytes.subarray(at, at + 11).indexOf(0);
    columns.push({
      nameBytes: bytes.subarray(at, at + (nameEnd < 0 ? 11 : nameEnd)),
      typeCode: String.fromCharCode(bytes[at + 11]!),
      width: bytes[at + 16]!,
      decimals: bytes[at + 17]!,
      offset,
    });
    offset += bytes[at + 16]!;
  }
  if (recordLength === 0 || columns.length === 0 || offset > recordLength || headerLength < 33) {
    throw new FormatError(
      'dbf-corrupt',
      `属性表“${fileName}”的表头已损坏，无法识别字段。请用原软件重新导出 Shapefile。`,
      { file: fileName },
    );
  }
  // Some writers leave out the last byte of the last record along with the end mark.
  if (headerLength + recordCount * recordLength > bytes.length + 1) throw truncated(fileName);
  return {
    bytes,
    recordCount,
    headerLength,
    recordLength,
    languageDriver: bytes[29]!,
    columns,
  };
}

/** Whether the record carries dBASE's deletion mark. */
export function isDeleted(table: DbfTable, record: number): boolean {
  return table.bytes[table.headerLength + record * table.recordLength] === 0x2a;
}

/** The bytes of one value without the padding of blanks and zeros. */
export function valueBytes(table: DbfTable, record: number, column: DbfColumn): Uint8Array {
  const start = table.headerLength + record * table.recordLength + column.offset;
  const { bytes } = table;
  let from = start;
  let to = Math.min(start + column.width, bytes.length);
  while (to > from && (bytes[to - 1] === 0x20 || bytes[to - 1] === 0)) to -= 1;
  while (from < to && bytes[from] === 0x20) from += 1;
  return bytes.subarray(from, to);
}

/** The kind of values in a column. */
export function columnType(column: DbfColumn): FieldType {
  if (column.typeCode === 'N' || column.typeCode === 'F') return column.decimals > 0 ? 'decimal' : 'integer';
  if (column.typeCode === 'D') return 'date';
  return column.typeCode === 'L' ? 'boolean' : 'text';
}

/**
 * The value of a number, date or logical column from its text. Empty and `***` (a number that did not fit) give null;
 * undefined means that the text is not of the column's type.
 */
export function parseDbfValue(text: string, type: FieldType): FieldValue | undefined {
  if (text === '' || /^[*?]+$/.test(text)) return null;
  if (type === 'integer' || type === 'decimal') {
    const value = Number(text.replace(',', '.'));
    return Number.isFinite(value) ? value : undefined;
  }
  if (type === 'boolean') {
    if (/^[TtYy]$/.test(text)) return true;
    return /^[FfNn]$/.test(text) ? false : undefined;
  }
  if (type === 'date') {
    const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
    if (match) return match[0] === '00000000' ? null : `${match[1]}-${match[2]}-${match[3]}`;
    return undefined;
  }
  return text;
}
