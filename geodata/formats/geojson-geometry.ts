import type { Geometry } from 'geojson';

/** A parsed geometry, or why it is none. `reason` is Chinese and completes "第 n 条记录的图形…". */
export type GeometryCheck = { ok: true; geometry: Geometry } | { ok: false; reason: string };

const depthOfCoordinates: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const deepestCollection = 4;

function isPosition(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value.every((part) => typeof part === 'number' && Number.isFinite(part))
  );
}

function areCoordinates(value: unknown, depth: number): boolean {
  if (depth === 0) return isPosition(value);
  return Array.isArray(value) && value.every((part) => areCoordinates(part, depth - 1));
}

/**
 * Checks that a JSON value has the structure of a GeoJSON geometry: a known type, arrays as deep as it asks for, and
 * positions of two or more finite numbers. Whether rings are closed or cross is not its concern.
 */
export function checkGeoJsonGeometry(value: unknown, depth = 0): GeometryCheck {
  if (typeof value !== 'object' || value === null) return { ok: false, reason: '不是 GeoJSON 几何对象' };
  const { type, coordinates, geometries } = value as Record<string, unknown>;
  if (typeof type !== 'string') return { ok: false, reason: '缺少 type' };
  if (type === 'GeometryCollection') {
    if (!Array.isArray(geometries)) return { ok: false, reason: '缺少 geometries' };
    if (depth >= deepestCollection) return { ok: false, reason: '嵌套过深' };
    const parts: Geometry[] = [];
    for (const part of geometries) {
      const checked = checkGeoJsonGeometry(part, depth + 1);
      if (!checked.ok) return checked;
      parts.push(checked.geometry);
    }
    return { ok: true, geometry: { type, geometries: parts } };
  }
  const expected = depthOfCoordinates[type];
  if (expected === undefined) return { ok: false, reason: `的类型“${type.slice(0, 40)}”不是几何类型` };
  if (!areCoordinates(coordinates, expected)) {
    return { ok: false, reason: `的坐标不合 ${type} 的结构（每个点须为两个以上的数）` };
  }
  return { ok: true, geometry: { type, coordinates } as Geometry };
}
