import type { Geometry, Position } from 'geojson';

/** Whether a position lies inside a ring, by counting crossings. */
function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (const [index, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

const closed = (ring: readonly Position[]): Position[] => {
  const [first, last] = [ring[0]!, ring.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? [...ring] : [...ring, [...first]];
};

/** One outline of rings as they are listed: one within an earlier outer ring is a hole of it, any other a part. */
export function outlineOfRings(rings: readonly (readonly Position[])[]): Geometry {
  const parts: Position[][][] = [];
  for (const ring of rings) {
    const around = parts.find(([outer]) => isInside(ring[0]!, outer!));
    if (around) around.push(closed(ring));
    else parts.push([closed(ring)]);
  }
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0]! }
    : { type: 'MultiPolygon', coordinates: parts };
}
