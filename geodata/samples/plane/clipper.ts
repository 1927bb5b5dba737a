import { Clipper, ClipType, EndType, FillRule, JoinType, type Path64, PolyTree64 } from 'clipper2-ts';
import type { Polyline } from './polyline.ts';
import { type Polygon, type Ring, withoutPinches } from './ring.ts';

/**
 * Boolean operations and offsets on rings in metres. Clipper2 works on whole numbers, here millimetres, which makes
 * the operations exact. Rings returned are counter-clockwise when outer and clockwise when holes.
 */
const unitsPerMetre = 1000;

const toPath = (ring: Polyline): Path64 =>
  ring.map(([x, y]) => ({ x: Math.round(x * unitsPerMetre), y: Math.round(y * unitsPerMetre) }));
const fromPath = (path: Path64): Ring => path.map((p) => [p.x / unitsPerMetre, p.y / unitsPerMetre]);

export const unite = (rings: readonly Ring[]): Ring[] =>
  Clipper.union(rings.map(toPath), FillRule.NonZero).map(fromPath);
export const difference = (rings: readonly Ring[], minus: readonly Ring[]): Ring[] =>
  Clipper.difference(rings.map(toPath), minus.map(toPath), FillRule.NonZero).map(fromPath);
export const intersection = (rings: readonly Ring[], other: readonly Ring[]): Ring[] =>
  Clipper.intersect(rings.map(toPath), other.map(toPath), FillRule.NonZero).map(fromPath);

type Join = 'round' | 'miter';
const joins: Record<Join, JoinType> = { round: JoinType.Round, miter: JoinType.Miter };

/** Grows rings by a distance; a negative one shrinks them. */
export const grow = (
  rings: readonly Ring[],
  metres: number,
  join: Join = 'miter',
  arcToleranceMetres = 0.25,
): Ring[] =>
  Clipper.inflatePaths(
    rings.map(toPath),
    metres * unitsPerMetre,
    joins[join],
    EndType.Polygon,
    2.5,
    arcToleranceMetres * unitsPerMetre,
  ).map(fromPath);

/** The strip of `halfWidthMetres` on both sides of open lines, with butt ends. */
export const strokeLines = (lines: readonly Polyline[], halfWidthMetres: number): Ring[] =>
  Clipper.inflatePaths(
    lines.map(toPath),
    halfWidthMetres * unitsPerMetre,
    JoinType.Round,
    EndType.Butt,
    2,
    0.2 * unitsPerMetre,
  ).map(fromPath);

/**
 * Removes spikes and necks narrower than twice the distance; round joins also round convex corners. Clipped by the
 * input, because with mitred joins the second offset can poke out where a neck was cut.
 */
export const openRings = (rings: readonly Ring[], metres: number, join: Join = 'round'): Ring[] =>
  intersection(grow(grow(rings, -metres, join), metres, join), rings);

/** Rounds convex corners of one ring and draws it in by `insetMetres` on all sides. */
export const roundCorners = (ring: Ring, radiusMetres: number, insetMetres: number): Ring[] =>
  grow(grow([ring], -radiusMetres, 'round', 0.03), radiusMetres - insetMetres, 'round', 0.03);

/** Fills gaps and bays narrower than twice the distance. */
export const closeRings = (rings: readonly Ring[], metres: number): Ring[] =>
  grow(grow(rings, metres), -metres);

/** Untangles rings into polygons: each an outer ring with its holes. */
export function toPolygons(rings: readonly Ring[]): Polygon[] {
  const tree = new PolyTree64();
  Clipper.booleanOpWithPolyTree(ClipType.Union, rings.map(toPath), null, tree, FillRule.NonZero);
  const out: Polygon[] = [];
  const walk = (node: PolyTree64): void => {
    for (let i = 0; i < node.count; i++) {
      const outer = node.child(i);
      const polygon: Ring[] = [withoutPinches(fromPath(outer.poly ?? []))];
      for (let j = 0; j < outer.count; j++) {
        const hole = outer.child(j);
        polygon.push(withoutPinches(fromPath(hole.poly ?? [])));
        walk(hole);
      }
      out.push(polygon);
    }
  };
  walk(tree);
  return out;
}
