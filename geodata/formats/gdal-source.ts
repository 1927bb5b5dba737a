import type { Geometry } from 'geojson';
import { FormatError } from './format-error.ts';
import type { GdalLayer, StartedGdal } from './gdal.ts';
import type { DeclaredCrs, RawLayer } from './raw-layer.ts';
import type { FieldType, FieldValue, SourceField } from './read-result.ts';
import { rootElement, safeXml } from './xml-text.ts';

const fieldTypes: Readonly<Record<string, FieldType>> = {
  Integer: 'integer',
  Integer64: 'integer',
  Real: 'decimal',
  Date: 'date',
  DateTime: 'datetime',
};

function fieldsOf(layer: GdalLayer): SourceField[] {
  return (layer.info.fields ?? []).map((field) => ({
    name: field.name,
    type: field.subType === 'Boolean' ? 'boolean' : (fieldTypes[field.type] ?? 'text'),
    width: field.width,
  }));
}

// GDAL writes dates as 2020/04/22 and times as 2020/04/22 10:00:00.
function readValue(value: unknown, type: FieldType | undefined): FieldValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'string' && (type === 'date' || type === 'datetime'))
    return value.replaceAll('/', '-');
  return value as string | number | boolean;
}

async function readLayer(
  layer: GdalLayer,
  name: string,
  format: RawLayer['format'],
  declaredCrs?: DeclaredCrs,
): Promise<RawLayer> {
  const fields = fieldsOf(layer);
  const types = new Map(fields.map((field) => [field.name, field.type]));
  const features: RawLayer['features'] = [];
  for await (const line of layer.lines()) {
    const feature = JSON.parse(line) as {
      properties: Record<string, unknown> | null;
      geometry: Geometry | null;
    };
    const entries = Object.entries(feature.properties ?? {});
    features.push({
      index: features.length,
      properties: Object.fromEntries(entries.map(([key, value]) => [key, readValue(value, types.get(key))])),
      geometry: feature.geometry,
    });
  }
  return {
    name,
    format,
    encoding: { name: 'UTF-8', source: 'file' },
    fields,
    features,
    declaredCrs,
    lngLatByStandard: format === 'kml',
    problems: [],
  };
}

/** Reads every spatial layer of a GeoPackage. Throws FormatError `format-unsupported`, `reader-failed`. */
export async function readGeoPackage(
  bytes: Uint8Array,
  fileName: string,
  gdal: StartedGdal,
): Promise<RawLayer[]> {
  const layers = (await open(gdal, 'data.gpkg', bytes, fileName)).filter(
    (layer) => (layer.info.geometryFields ?? []).length > 0,
  );
  if (layers.length === 0) {
    throw new FormatError(
      'format-unsupported',
      `“${fileName}”是 SQLite 数据库，但其中没有空间图层。请导出为 GeoPackage 或 Shapefile。`,
      { file: fileName },
    );
  }
  return Promise.all(
    layers.map((layer) =>
      readLayer(
        layer,
        layer.info.name,
        'geopackage',
        layer.wkt === undefined ? undefined : { kind: 'wkt', wkt: layer.wkt, identified: layer.identified },
      ),
    ),
  );
}

/** Reads every folder of a KML file as a layer. Throws FormatError `xml-*`, `format-unsupported`, `reader-failed`. */
export async function readKml(
  bytes: Uint8Array,
  name: string,
  fileName: string,
  gdal: StartedGdal,
): Promise<RawLayer[]> {
  const xml = safeXml(bytes, fileName);
  const root = rootElement(xml);
  if (root !== 'kml') {
    throw new FormatError(
      'format-unsupported',
      `“${fileName}”是 XML（根元素 ${root ?? '缺失'}），不是 KML。请导出为 KML、GeoJSON 或 Shapefile。`,
      { file: fileName, root },
    );
  }
  const layers = await open(gdal, 'data.kml', Buffer.from(xml), fileName);
  const many = layers.length > 1;
  return Promise.all(
    layers.map((layer) =>
      readLayer(layer, many ? `${name}/${layer.info.name}` : name, 'kml', { kind: 'epsg', epsg: 4326 }),
    ),
  );
}

async function open(
  gdal: StartedGdal,
  memoryName: string,
  bytes: Uint8Array,
  fileName: string,
): Promise<GdalLayer[]> {
  try {
    return await (await gdal()).openLayers([{ name: memoryName, bytes }]);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FormatError(
      error.code,
      `“${fileName}”：${error.message}`,
      { ...error.detail, file: fileName },
      error,
    );
  }
}
