import type { Geometry } from 'geojson';
import { FormatError } from './format-error.ts';
import type { StartedGdal } from './gdal.ts';
import type { RawLayer, ReadOptions } from './raw-layer.ts';
import { readDbf } from './read-dbf.ts';
import { encodingOfLanguageDriver } from './text-encoding.ts';

/** The files of one shapefile, by extension without the dot, in lower case. */
export interface ShapefileParts {
  /** The common name without folder and extension. */
  name: string;
  files: ReadonlyMap<string, Uint8Array>;
}

const headerBytes = 100;

function requirePart(parts: ShapefileParts, extension: 'shp' | 'shx' | 'dbf'): Uint8Array {
  const bytes = parts.files.get(extension);
  if (bytes) return bytes;
  throw new FormatError(
    `shapefile-without-${extension}`,
    `Shapefile“${parts.name}”缺少“${parts.name}.${extension}”。请把同名的 .shp、.shx、.dbf、.prj 一起上传（建议压缩成一个 zip）。`,
    { layer: parts.name, missing: `${parts.name}.${extension}` },
  );
}

const truncated = (file: string) =>
  new FormatError(
    'shapefile-truncated',
    `“${file}”不完整：文件比文件头声明的短。请重新导出或重新复制整套 Shapefile 后再试。`,
    { file },
  );

const corrupt = (file: string, reason: string) =>
  new FormatError('shapefile-corrupt', `“${file}”已损坏：${reason}。请用原软件重新导出 Shapefile。`, {
    file,
    reason,
  });

/** Checks signature and declared length of a .shp or .shx. */
function checkHeader(bytes: Uint8Array, file: string): DataView {
  if (bytes.length < headerBytes) throw truncated(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getInt32(0) !== 9994) throw corrupt(file, '不是 Shapefile 的文件头');
  if (view.getInt32(24) * 2 > bytes.length) throw truncated(file);
  return view;
}

/** Checks that every record the index points to lies within the .shp; returns the number of records. */
function checkIndex(shp: Uint8Array, shx: Uint8Array, name: string): number {
  const shapes = checkHeader(shp, `${name}.shp`);
  const index = checkHeader(shx, `${name}.shx`);
  const records = Math.floor((shx.length - headerBytes) / 8);
  for (let record = 0; record < records; record += 1) {
    const offset = index.getInt32(headerBytes + record * 8) * 2;
    const length = index.getInt32(headerBytes + record * 8 + 4) * 2;
    if (offset === 0 && length === 0) continue;
    if (offset < headerBytes || length < 0) throw corrupt(`${name}.shx`, `第${record + 1}条图形的位置无效`);
    if (offset + 8 + length > shp.length) throw truncated(`${name}.shp`);
    // An index that points between two shapes would yield nonsense rather than an error.
    if (shapes.getInt32(offset + 4) * 2 !== length) {
      throw corrupt(`${name}.shp`, `第${record + 1}条图形与索引（.shx）不一致`);
    }
  }
  return records;
}

function readText(bytes: Uint8Array | undefined): string | undefined {
  const text = bytes && new TextDecoder().decode(bytes).trim();
  return text === '' ? undefined : text;
}

/**
 * Reads one shapefile: shapes by GDAL, attributes by our own strict reader, so that a wrong encoding is noticed.
 * Throws FormatError `shapefile-*`, `dbf-*` and `encoding-*`.
 */
export async function readShapefile(
  parts: ShapefileParts,
  options: ReadOptions,
  gdal: StartedGdal,
): Promise<RawLayer> {
  const shp = requirePart(parts, 'shp');
  const shx = requirePart(parts, 'shx');
  const dbf = requirePart(parts, 'dbf');
  const shapeCount = checkIndex(shp, shx, parts.name);
  const table = readDbf(dbf, `${parts.name}.dbf`, {
    given: options.encoding,
    cpg: readText(parts.files.get('cpg')),
    languageDriver: encodingOfLanguageDriver(dbf[29]!),
  });
  if (table.records.length !== shapeCount) {
    throw corrupt(
      `${parts.name}.dbf`,
      `属性有 ${table.records.length} 条，图形却有 ${shapeCount} 条，两者不是同一次导出的`,
    );
  }
  // Without the .dbf GDAL numbers the shapes in the order of the file.
  const wkt = readText(parts.files.get('prj'));
  const files = [
    { name: 'layer.shp', bytes: shp },
    { name: 'layer.shx', bytes: shx },
  ];
  if (wkt !== undefined) files.push({ name: 'layer.prj', bytes: Buffer.from(wkt) });
  const layer = (await (await gdal()).openLayers(files))[0];
  if (!layer) throw corrupt(`${parts.name}.shp`, '其中没有图层');
  const features: RawLayer['features'] = [];
  let index = 0;
  for await (const line of layer.lines()) {
    const properties = table.records[index];
    const { geometry } = JSON.parse(line) as { geometry: Geometry | null };
    if (properties) features.push({ index, properties, geometry });
    index += 1;
  }
  if (index !== shapeCount) throw corrupt(`${parts.name}.shp`, `${shapeCount} 条图形中只有 ${index} 条可读`);
  const deleted = shapeCount - features.length;
  const problems: RawLayer['problems'] = [...table.problems];
  if (deleted > 0) {
    problems.push({
      code: 'records-deleted',
      severity: 'note',
      count: deleted,
      message: `“${parts.name}”中有 ${deleted} 条记录带删除标记，未读取。`,
    });
  }
  return {
    name: parts.name,
    format: 'shapefile',
    encoding: table.encoding,
    fields: table.fields,
    features,
    declaredCrs: wkt === undefined ? undefined : { kind: 'wkt', wkt, identified: layer.identified },
    lngLatByStandard: false,
    problems,
  };
}
