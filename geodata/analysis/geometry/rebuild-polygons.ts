import { difference, FillRule, type Paths64, union } from 'clipper2-ts';
import type { Position } from 'geojson';
import { createLocalPlane, type LocalPlane } from '../../units/local-plane.ts';
import { findRingFault } from './find-ring-fault.ts';
import { groupRings, splitAtRepeats } from './ring-order.ts';
import { separateInsides } from './separate-insides.ts';

// Clipping works on whole numbers: tenths of a millimetre.
const unitsPerMetre = 1e4;

function toPaths(rings: readonly Position[][], plane: LocalPlane): Paths64 {
  return rings.map((ring) =>
    ring.slice(0, -1).map((position) => {
      const [x, y] = plane.toMetres(position);
      return { x: Math.round(x * unitsPerMetre), y: Math.round(y * unitsPerMetre) };
    }),
  );
}

/**
 * Rebuilds polygons whose rings cross or overlap, from what their rings surround: every loop of a shell counts, whatever
 * its winding, holes are cut out, parts are merged. Positions that survive keep their exact coordinates, so that edges
 * shared with neighbours stay shared; crossings become new positions, to 0.1 mm.
 */
export function rebuildPolygons(polygons: readonly Position[][][]): Position[][][] {
  const origin = polygons[0]![0]![0]!;
  const plane = createLocalPlane([origin[0]!, origin[1]!]);
  const known = new Map<string, Position>();
  for (const ring of polygons.flat()) {
    for (const [index, point] of toPaths([ring], plane)[0]!.entries()) {
      known.set(`${point.x} ${point.y}`, ring[index]!);
    }
  }
  const parts = polygons.flatMap(([shell, ...holes]) => {
    const inside = union(toPaths([shell!], plane), FillRule.NonZero);
    if (holes.length === 0) return inside;
    // Holes of either winding: each on its own, then together.
    const cut = holes.flatMap((hole) => union(toPaths([hole], plane), FillRule.NonZero));
    return difference(inside, cut, FillRule.NonZero);
  });
  const whole = polygons.length > 1 ? union(parts, FillRule.NonZero) : parts;
  const rings = whole.map((path) => {
    const positions = path.map(
      ({ x, y }) => known.get(`${x} ${y}`) ?? plane.toDegrees([x / unitsPerMetre, y / unitsPerMetre]),
    );
    return positions.length > 0 ? [...positions, positions[0]!] : [];
  });
  const rebuilt = groupRings(rings.flatMap(splitAtRepeats));
  return findRingFault(rebuilt) === 'disconnected-inside' ? separateInsides(rebuilt) : rebuilt;
}
