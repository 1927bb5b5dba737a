/** What the first bytes of a file say it is; `name` of the unsupported ones is how people call them. */
export type SniffedFormat =
  | { kind: 'zip' | 'shp' | 'sqlite' | 'json' | 'xml' | 'text' | 'unknown' }
  | { kind: 'unsupported'; name: string; mend: string };

const asZip = '请解压后改用 zip 重新压缩';
const magic: readonly (readonly [number[], SniffedFormat])[] = [
  [[0x50, 0x4b, 0x03, 0x04], { kind: 'zip' }],
  [[0x50, 0x4b, 0x05, 0x06], { kind: 'zip' }],
  [[0x00, 0x00, 0x27, 0x0a], { kind: 'shp' }],
  [[...Buffer.from('SQLite format 3\0')], { kind: 'sqlite' }],
  [[0x52, 0x61, 0x72, 0x21], { kind: 'unsupported', name: 'RAR 压缩包', mend: asZip }],
  [[0x37, 0x7a, 0xbc, 0xaf], { kind: 'unsupported', name: '7z 压缩包', mend: asZip }],
  [[0x1f, 0x8b], { kind: 'unsupported', name: 'gzip 压缩包', mend: asZip }],
  [
    [...Buffer.from('AC10')],
    { kind: 'unsupported', name: 'DWG 图纸', mend: '请导出为 Shapefile 或 GeoJSON' },
  ],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    {
      kind: 'unsupported',
      name: '旧版 Office 文件（如 .xls）',
      mend: '表格请另存为 .xlsx 或 CSV，图形请导出为 Shapefile 或 GeoJSON',
    },
  ],
  [
    [...Buffer.from('%PDF')],
    { kind: 'unsupported', name: 'PDF 文件', mend: '请提供矢量数据（Shapefile 或 GeoJSON）' },
  ],
  [
    [0x89, 0x50, 0x4e, 0x47],
    { kind: 'unsupported', name: '图片', mend: '请提供矢量数据（Shapefile 或 GeoJSON）' },
  ],
  [[0xff, 0xd8, 0xff], { kind: 'unsupported', name: '图片', mend: '请提供矢量数据（Shapefile 或 GeoJSON）' }],
];

/** Tells a format from its first bytes (a kilobyte is plenty), never from the file name. */
export function sniffFormat(head: Uint8Array): SniffedFormat {
  const known = magic.find(([bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (known) return known[1];
  const text = leadingText(head);
  if (text.startsWith('{') || text.startsWith('[')) return { kind: 'json' };
  if (text.startsWith('<')) return { kind: 'xml' };
  return { kind: head.includes(0) || text === '' ? 'unknown' : 'text' };
}

/** The beginning without byte order mark, zero bytes (UTF-16) and white space; enough to see the first sign. */
function leadingText(head: Uint8Array): string {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const bytes = isWide ? head.subarray(2).filter((byte) => byte !== 0) : head;
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .slice(0, 64);
}
