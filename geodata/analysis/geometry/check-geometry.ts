export type GeometryFault =
  | 'unsupported-type'
  | 'not-coordinates'
  | 'not-finite'
  | 'out-of-range'
  | 'empty'
  | 'too-few-points'
  | 'not-closed'
  | 'collapsed';

export type GeometryCheck =
  | { ok: true }
  | {
      ok: false;
      reason: GeometryFault;
      /** in Chinese, for the person who drew or uploaded it */
      message: string;
      /** where: keys and indices from the geometry down, e.g. `['coordinates', 0, 3]` */
      path: (string | number)[];
    };

type Path = (string | number)[];
type Fault = Extract<GeometryCheck, { ok: false }>;
type Check = (value: unknown, path: Path) => Fault | undefined;

/** Degrees (about 10 nanometres): a ring no wider than this has no inside. */
const COLLAPSED_WIDTH_DEGREES = 1e-13;

/**
 * Checks that a GeoJSON geometry in `[lng, lat]` degrees may be given to PostGIS: Point, LineString, MultiLineString,
 * Polygon or MultiPolygon; finite numbers in range; rings closed, of four positions at least, with an inside. A number
 * that is not finite crashes a server's process, and an overlay on a malformed ring raises exceptions inside GEOS.
 * Self-crossing rings pass: `ST_MakeValid` mends them.
 * @see RFC 7946 section 3.1.6 (linear rings)
 */
export function checkGeometry(geometry: unknown): GeometryCheck {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry)) {
    return fault('unsupported-type', '缺少图形，或不是 GeoJSON 图形', []);
  }
  const type = typeof geometry.type === 'string' ? geometry.type : '';
  const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
  if (!check) return fault('unsupported-type', `不支持的图形类型：${type}`, ['type']);
  const coordinates = 'coordinates' in geometry ? geometry.coordinates : undefined;
  return check(coordinates, ['coordinates']) ?? { ok: true };
}

const checkPosition: Check = (value, path) => {
  if (!Array.isArray(value) || value.length < 2 || value.length > 4) {
    return fault('not-coordinates', '坐标应为 [经度, 纬度]', path);
  }
  if (!value.every((part) => typeof part === 'number')) return fault('not-coordinates', '坐标应为数字', path);
  if (!value.every((part) => Number.isFinite(part))) return fault('not-finite', '坐标不是有限的数字', path);
  const [lng, lat] = value as [number, number];
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) {
    return fault('out-of-range', `坐标 [${lng}, ${lat}] 超出经纬度范围，请检查坐标系`, path);
  }
  return undefined;
};

const checkLine: Check = (value, path) => {
  const wrong = checkEach(checkPosition)(value, path);
  if (wrong) return wrong;
  const line = value as number[][];
  if (line.length < 2) return fault('too-few-points', '线至少需要 2 个点', path);
  if (line.every((position) => isSame(position, line[0]!))) return fault('collapsed', '线的各点重合', path);
  return undefined;
};

const checkRing: Check = (value, path) => {
  const wrong = checkEach(checkPosition)(value, path);
  if (wrong) return wrong;
  const ring = value as number[][];
  if (ring.length < 4) return fault('too-few-points', '面的边界至少需要 4 个点（首尾相同）', path);
  if (!isSame(ring[0]!, ring.at(-1)!)) return fault('not-closed', '面的边界没有闭合：首尾两点应相同', path);
  if (isCollapsed(ring)) return fault('collapsed', '面的边界收缩成了点或线，没有面积', path);
  return undefined;
};

const checkPolygon = checkEach(checkRing);

const checks: Record<string, Check> = {
  Point: checkPosition,
  LineString: checkLine,
  MultiLineString: checkEach(checkLine),
  Polygon: checkPolygon,
  MultiPolygon: checkEach(checkPolygon),
};

/** A check of every member of an array that must not be empty. */
function checkEach(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return fault('not-coordinates', '图形的坐标结构不正确', path);
    if (value.length === 0) return fault('empty', '图形没有坐标', path);
    for (const [index, member] of value.entries()) {
      const wrong = check(member, [...path, index]);
      if (wrong) return wrong;
    }
    return undefined;
  };
}

function isSame(a: number[], b: number[]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Every position lies on one line through the first (or on the first itself). */
function isCollapsed(ring: number[][]): boolean {
  const [originX, originY] = ring[0] as [number, number];
  const offsets = ring.map(([x, y]) => ({ x: x! - originX, y: y! - originY }));
  const lengths = offsets.map(({ x, y }) => Math.hypot(x, y));
  const length = lengths.reduce((a, b) => Math.max(a, b));
  if (length === 0) return true;
  const far = offsets[lengths.indexOf(length)]!;
  return offsets.every(({ x, y }) => Math.abs(x * far.y - y * far.x) / length <= COLLAPSED_WIDTH_DEGREES);
}

function fault(reason: GeometryFault, message: string, path: Path): Fault {
  return { ok: false, reason, message, path };
}
