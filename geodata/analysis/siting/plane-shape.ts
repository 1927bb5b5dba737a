import { Clipper, FillRule, type Path64 } from 'clipper2-ts';
import type { MultiPolygonGeometry } from '../../model/geometry.ts';
import type { LocalPlane } from '../../units/local-plane.ts';

/** Clipper works on whole numbers: tenths of a millimetre, which makes its operations exact on surveyed land. */
const unitsPerMetre = 10_000;

type XY = readonly [number, number];

/** A geometry on a local plane: its rings in metres and their box. */
export interface PlaneShape {
  rings: readonly (readonly XY[])[];
  box: readonly [number, number, number, number];
}

/** The middle of a geometry's box in degrees: with the plane there, what narrows to the north widens to the south. */
export const middleOf = ({ coordinates }: MultiPolygonGeometry): [number, number] => {
  const positions = coordinates.flat(2);
  const lngs = positions.map(([lng]) => lng as number);
  const lats = positions.map(([, lat]) => lat as number);
  return [(Math.min(...lngs) + Math.max(...lngs)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
};

/** The rings of a geometry in metres on a plane; holes wind the other way round, as GeoJSON has them. */
export const planeShape = (geometry: MultiPolygonGeometry, plane: LocalPlane): PlaneShape => {
  const rings = geometry.coordinates.flatMap((polygon) =>
    polygon.map((ring) => ring.map((position) => plane.toMetres(position))),
  );
  const box: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [x, y] of rings.flat()) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return { rings, box };
};

const toPaths = ({ rings }: PlaneShape): Path64[] =>
  rings.map((ring) =>
    ring.map(([x, y]) => ({ x: Math.round(x * unitsPerMetre), y: Math.round(y * unitsPerMetre) })),
  );

const areaOf = (paths: readonly Path64[]): number =>
  Math.abs(paths.reduce((sum, path) => sum + Clipper.area(path), 0)) / unitsPerMetre ** 2;

/** Area in square metres; even-odd, so that the winding of holes does not matter. */
export const shapeArea = (shape: PlaneShape): number =>
  areaOf(Clipper.union(toPaths(shape), FillRule.EvenOdd));

/** Distance between two boxes in metres, 0 when they touch. */
export const boxDistance = ({ box: a }: PlaneShape, { box: b }: PlaneShape): number =>
  Math.hypot(Math.max(0, a[0] - b[2], b[0] - a[2]), Math.max(0, a[1] - b[3], b[1] - a[3]));

/** Area in square metres that a shape shares with the union of others. */
export const sharedArea = (shape: PlaneShape, others: readonly PlaneShape[]): number => {
  const near = others.filter((other) => boxDistance(shape, other) === 0);
  if (near.length === 0) return 0;
  const union = near.flatMap((other) => Clipper.union(toPaths(other), FillRule.EvenOdd));
  return areaOf(Clipper.intersect(Clipper.union(toPaths(shape), FillRule.EvenOdd), union, FillRule.NonZero));
};

const isInside = ([x, y]: XY, { rings }: PlaneShape): boolean => {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
      const [ax, ay] = ring[at] as XY;
      const [bx, by] = ring[before] as XY;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
};

/** The point of a segment nearest to a point. */
const onSegment = ([x, y]: XY, [ax, ay]: XY, [bx, by]: XY): XY => {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return [ax + t * dx, ay + t * dy];
};

/** How far `to` is from `from` in metres, 0 when they meet, and the nearest point of `to`. */
export const nearestOf = (from: PlaneShape, to: PlaneShape): { distanceMetres: number; point: XY } => {
  const first = (to.rings[0] as readonly XY[])[0] as XY;
  const inner = (from.rings[0] as readonly XY[])[0] as XY;
  if (isInside(first, from)) return { distanceMetres: 0, point: first };
  if (isInside(inner, to)) return { distanceMetres: 0, point: inner };
  let best = Number.POSITIVE_INFINITY;
  let point = first;
  const consider = (p: XY, q: XY, onTo: XY): void => {
    const distance = Math.hypot(p[0] - q[0], p[1] - q[1]);
    if (distance >= best) return;
    best = distance;
    point = onTo;
  };
  for (const a of from.rings) {
    for (const b of to.rings) {
      for (let i = 1; i < b.length; i += 1) {
        for (const p of a) {
          const q = onSegment(p, b[i - 1] as XY, b[i] as XY);
          consider(p, q, q);
        }
      }
      for (let i = 1; i < a.length; i += 1) {
        for (const p of b) consider(p, onSegment(p, a[i - 1] as XY, a[i] as XY), p);
      }
    }
  }
  return { distanceMetres: best, point };
};
