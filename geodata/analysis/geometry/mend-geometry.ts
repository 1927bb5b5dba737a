import type { Geometry, MultiPolygon, Position } from 'geojson';
import { ellipsoidalAreaSquareMetres } from './area.ts';
import { checkGeometry, type GeometryFault } from './check-geometry.ts';
import { findRingFault, type RingFault } from './find-ring-fault.ts';
import { mendRing } from './mend-ring.ts';
import { rebuildPolygons } from './rebuild-polygons.ts';
import { doubleSignedArea } from './ring-order.ts';

export type GeometryChangeCode =
  | 'ring-closed'
  | 'duplicates-removed'
  | 'spikes-removed'
  | 'collapsed-ring-removed'
  | 'self-crossing-mended'
  | 'rewound'
  | 'promoted-to-multipolygon';

/** One thing done to a geometry. `message` is Chinese, for the person who uploaded it. */
export interface GeometryChange {
  code: GeometryChangeCode;
  message: string;
}

export type MendFailure = GeometryFault | 'missing' | 'not-polygon';

export type MendResult =
  | { ok: true; geometry: MultiPolygon; changes: GeometryChange[] }
  | { ok: false; reason: MendFailure; message: string };

// A thousandth of a square metre: below it a ring has no inside that a survey could mean.
const leastAreaSquareMetres = 1e-3;

const faultNames: Readonly<Record<RingFault, string>> = {
  crossing: '边界自相交',
  'self-touch': '边界自接触',
  'disconnected-inside': '内孔把图形分成了几块',
  'hole-outside': '内孔不在外边界之内',
  'parts-overlap': '各部分互相重叠',
};

const failure = (reason: MendFailure, message: string): MendResult => ({ ok: false, reason, message });

/** The polygons of a geometry, those in collections included; undefined if it holds anything else. */
function polygonsOf(geometry: Geometry): Position[][][] | undefined {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type !== 'GeometryCollection') return undefined;
  const parts = geometry.geometries.map(polygonsOf);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

const areaOf = (polygons: Position[][][]) =>
  ellipsoidalAreaSquareMetres({ type: 'MultiPolygon', coordinates: polygons });

/** A ring that crosses itself may have an inside although its loops cancel each other out. */
const hasInside = (ring: Position[]) =>
  ring.length >= 4 && (areaOf([[ring]]) >= leastAreaSquareMetres || findRingFault([[ring]]) !== undefined);

/** Mends ring by ring; polygons that lose their shell go, and so do holes without an inside. */
function mendRings(polygons: Position[][][], changes: GeometryChange[]): Position[][][] {
  let [opened, duplicates, spikes, collapsed] = [0, 0, 0, 0];
  const mended = polygons.flatMap((rings) => {
    const kept = rings.map((ring) => {
      const result = mendRing(ring);
      opened += result.wasOpen ? 1 : 0;
      duplicates += result.duplicates;
      spikes += result.spikes;
      return result.ring;
    });
    const [shell, ...holes] = kept;
    if (!shell || !hasInside(shell)) {
      collapsed += 1;
      return [];
    }
    const goodHoles = holes.filter(hasInside);
    collapsed += holes.length - goodHoles.length;
    return [[shell, ...goodHoles]];
  });
  const note = (count: number, code: GeometryChangeCode, message: string) => {
    if (count > 0) changes.push({ code, message });
  };
  note(opened, 'ring-closed', `闭合了 ${opened} 条未闭合的边界`);
  note(duplicates, 'duplicates-removed', `删除了 ${duplicates} 个重复点`);
  note(spikes, 'spikes-removed', `削去了 ${spikes} 处没有宽度的尖刺`);
  note(collapsed, 'collapsed-ring-removed', `删除了 ${collapsed} 条收缩成点或线的边界`);
  return mended;
}

/** Shells counter-clockwise, holes clockwise (RFC 7946). */
function rewind(polygons: Position[][][], changes: GeometryChange[]): Position[][][] {
  let turned = 0;
  const wound = polygons.map((rings) =>
    rings.map((ring, index) => {
      if (doubleSignedArea(ring) > 0 === (index === 0)) return ring;
      turned += 1;
      return ring.toReversed();
    }),
  );
  if (turned > 0) changes.push({ code: 'rewound', message: `调整了 ${turned} 条边界的方向` });
  return wound;
}

/**
 * Makes a MultiPolygon in `[lng, lat]` degrees fit to be stored, and reports what it did: closes rings, drops repeated
 * points and spikes, rebuilds what crosses itself, winds rings as RFC 7946 asks. Valid geometry keeps every coordinate.
 * Refuses what has no inside, is no polygon, or is not finite or out of range. The database's `ST_MakeValid` and
 * `ST_IsValid` have the last word.
 */
export function mendGeometry(geometry: Geometry | null | undefined): MendResult {
  if (!geometry) return failure('missing', '缺少图形');
  const source = polygonsOf(geometry);
  if (!source) return failure('not-polygon', `图形是 ${geometry.type}，不是面。请提供面状地块`);
  if (source.flat(2).length === 0) return failure('empty', '图形没有坐标');
  const usable = checkPositions(source.flat(2));
  if (usable) return usable;

  const changes: GeometryChange[] = [];
  const mended = mendRings(
    source.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [lng!, lat!]))),
    changes,
  );
  if (mended.length === 0) return failure('collapsed', '图形收缩成了点或线，没有面积');
  const fault = findRingFault(mended);
  // The winding of a ring that crosses itself means nothing; rebuilding winds anew.
  const wound = rewind(mended, fault ? [] : changes);
  const polygons = fault
    ? rebuildPolygons(wound).filter((rings) => areaOf([rings]) >= leastAreaSquareMetres)
    : wound;
  if (polygons.length === 0) return failure('collapsed', '图形修复后没有面积，请在原软件中重画');
  if (fault) {
    const [before, after] = [areaOf(wound), areaOf(polygons)].map((area) => area.toFixed(2));
    changes.push({
      code: 'self-crossing-mended',
      message: `${faultNames[fault]}，已重建（面积由 ${before} 变为 ${after} 平方米），请核对`,
    });
  }
  if (geometry.type !== 'MultiPolygon')
    changes.push({ code: 'promoted-to-multipolygon', message: '单一面转为多面' });
  const result: MultiPolygon = { type: 'MultiPolygon', coordinates: polygons };
  const check = checkGeometry(result);
  return check.ok ? { ok: true, geometry: result, changes } : failure(check.reason, check.message);
}

function checkPositions(positions: readonly Position[]): MendResult | undefined {
  for (const position of positions) {
    const check = checkGeometry({ type: 'Point', coordinates: position });
    if (!check.ok) return failure(check.reason, check.message);
  }
  return undefined;
}
