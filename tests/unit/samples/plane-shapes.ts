import { Clipper, FillRule, type Path64, type Paths64 } from 'clipper2-ts';
import Flatbush from 'flatbush';
import type { MultiPolygonGeometry, Position } from '../../../geodata/model/geometry.ts';
import { equalAreaPlane } from '../../../geodata/samples/plane/equal-area-plane.ts';

/** Tenths of a millimetre: as fine as the 1e-9 degrees that coordinates are rounded to. */
const unitsPerMetre = 10_000;

/** A geometry in the plane, ready for Clipper, independent of the generator's own helpers. */
export interface PlaneShape {
  paths: Paths64;
  bounds: [number, number, number, number];
}

export function planeShapes(geometries: readonly MultiPolygonGeometry[], origin: Position): PlaneShape[] {
  const plane = equalAreaPlane(origin, 0);
  return geometries.map(({ coordinates }) => {
    const paths = coordinates.flatMap((polygon) =>
      polygon.map(
        (ring): Path64 =>
          ring.slice(0, -1).map((position) => {
            const [x, y] = plane.toMetres(position);
            return { x: Math.round(x * unitsPerMetre), y: Math.round(y * unitsPerMetre) };
          }),
      ),
    );
    const xs = paths.flat().map((point) => point.x);
    const ys = paths.flat().map((point) => point.y);
    const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
    return { paths, bounds: [least(xs), least(ys), most(xs), most(ys)] };
  });
}

export const areaSquareMetres = (paths: Paths64): number =>
  Math.abs(Clipper.areaPaths(paths)) / unitsPerMetre ** 2;

export const overlapSquareMetres = (a: PlaneShape, b: PlaneShape): number =>
  areaSquareMetres(Clipper.intersect(a.paths, b.paths, FillRule.EvenOdd));

/** The largest overlap in square metres between a shape of one list and one of the other; of a list with itself when one is given. */
export function worstOverlap(list: readonly PlaneShape[], other?: readonly PlaneShape[]): number {
  const against = other ?? list;
  if (list.length === 0 || against.length === 0) return 0;
  const index = new Flatbush(against.length);
  for (const { bounds } of against) index.add(...bounds);
  index.finish();
  let worst = 0;
  list.forEach((shape, i) => {
    for (const j of index.search(...shape.bounds)) {
      if (!other && j <= i) continue;
      worst = Math.max(worst, overlapSquareMetres(shape, against[j]!));
    }
  });
  return worst;
}
