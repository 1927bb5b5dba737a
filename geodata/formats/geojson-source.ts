import type { Geometry } from 'geojson';
import { epsgFromText } from '../units/crs.ts';
import { decodeDocument } from './decode-document.ts';
import { FormatError } from './format-error.ts';
import { checkGeoJsonGeometry } from './geojson-geometry.ts';
import type { DeclaredCrs, RawLayer, ReadOptions } from './raw-layer.ts';
import type { FieldType, FieldValue, SourceField } from './read-result.ts';

function parse(text: string, fileName: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (error) {
    throw new FormatError(
      'json-invalid',
      `“${fileName}”不是完整的 JSON：可能被截断或手工改坏。请重新导出后再上传。`,
      { file: fileName, reason: error instanceof Error ? error.message.slice(0, 200) : '' },
      error,
    );
  }
  throw new FormatError(
    'geojson-invalid',
    `“${fileName}”是 JSON，但不是 GeoJSON 对象。请导出为 GeoJSON FeatureCollection。`,
    { file: fileName },
  );
}

const geometryTypes = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
];

/** The features of a document, whichever of the three forms it takes. */
function featuresOf(document: Record<string, unknown>, fileName: string): unknown[] {
  if (document.type === 'FeatureCollection' && Array.isArray(document.features)) return document.features;
  if (document.type === 'Feature') return [document];
  if (geometryTypes.includes(String(document.type)))
    return [{ type: 'Feature', properties: {}, geometry: document }];
  throw new FormatError(
    'geojson-invalid',
    `“${fileName}”是 JSON，但不是 GeoJSON：type 应为 FeatureCollection、Feature 或几何类型。请导出为 GeoJSON。`,
    { file: fileName, type: String(document.type).slice(0, 60) },
  );
}

function declaredCrsOf(document: Record<string, unknown>, fileName: string): DeclaredCrs | undefined {
  if (document.crs === undefined || document.crs === null) return undefined;
  const { properties } = document.crs as { properties?: { name?: unknown; code?: unknown } };
  const name = properties?.name ?? (properties?.code === undefined ? undefined : `EPSG:${properties.code}`);
  const epsg = typeof name === 'string' ? epsgFromText(name) : undefined;
  if (epsg !== undefined) return { kind: 'epsg', epsg };
  throw new FormatError(
    'crs-unknown',
    `“${fileName}”的 crs 声明了不认识的坐标系“${String(name).slice(0, 80)}”。请指定坐标系（如 EPSG:4528）后重新读取。`,
    { file: fileName, crs: String(name).slice(0, 200) },
  );
}

function fieldValue(value: unknown): FieldValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return JSON.stringify(value);
}

function typeOf(value: unknown): FieldType | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'decimal';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'object') return 'structure';
  return 'text';
}

function widen(known: FieldType | undefined, next: FieldType | undefined): FieldType | undefined {
  if (known === undefined || next === undefined || known === next) return known ?? next;
  const numeric = (type: FieldType) => type === 'integer' || type === 'decimal';
  return numeric(known) && numeric(next) ? 'decimal' : 'text';
}

/**
 * Reads GeoJSON: a FeatureCollection, a Feature or a bare geometry, UTF-8 or not. A malformed geometry becomes null and
 * a problem; the other features are kept. Throws FormatError `json-invalid`, `geojson-invalid`, `crs-unknown` and
 * `encoding-*`.
 */
export function readGeoJson(
  bytes: Uint8Array,
  name: string,
  fileName: string,
  options: ReadOptions,
): RawLayer {
  const decoded = decodeDocument(bytes, fileName, options.encoding, '不是 GeoJSON 规定的 UTF-8 编码');
  const document = parse(decoded.text, fileName);
  const declaredCrs = declaredCrsOf(document, fileName);
  const types = new Map<string, FieldType | undefined>();
  const problems: RawLayer['problems'] = [...decoded.problems];
  const features = featuresOf(document, fileName).map((value, index) => {
    const feature = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const source = (feature.properties ?? {}) as Record<string, unknown>;
    const entries = Object.entries(typeof source === 'object' ? source : {});
    for (const [key, field] of entries) types.set(key, widen(types.get(key), typeOf(field)));
    let geometry: Geometry | null = null;
    if (feature.type !== 'Feature' || (feature.geometry !== null && feature.geometry !== undefined)) {
      const checked: ReturnType<typeof checkGeoJsonGeometry> =
        feature.type === 'Feature'
          ? checkGeoJsonGeometry(feature.geometry)
          : { ok: false, reason: '缺失：它不是 Feature' };
      if (checked.ok) geometry = checked.geometry;
      else {
        problems.push({
          code: 'geometry-malformed',
          severity: 'error',
          row: index + 1,
          message: `“${fileName}”第${index + 1}条记录的图形${checked.reason}。请在原软件中修正后重新导出。`,
        });
      }
    }
    return {
      index,
      properties: Object.fromEntries(entries.map(([key, field]) => [key, fieldValue(field)])),
      geometry,
    };
  });
  const fields: SourceField[] = [...types].map(([field, type]) => ({ name: field, type: type ?? 'text' }));
  return {
    name,
    format: 'geojson',
    encoding: decoded.encoding,
    fields,
    features,
    declaredCrs,
    lngLatByStandard: true,
    problems,
  };
}
