import type { MultiPolygonGeometry, Position } from '../../../geodata/model/geometry.ts';

type Segment = readonly [Position, Position];

/** What keeps the rings of a geometry from being simple: unclosed, repeated points, crossings, touching itself. */
export function ringFaults(geometry: MultiPolygonGeometry): string[] {
  return geometry.coordinates.flatMap((polygon) => polygon.flatMap(faultsOf));
}

function faultsOf(ring: readonly Position[]): string[] {
  const faults: string[] = [];
  const first = ring[0]!;
  const last = ring[ring.length - 1]!;
  if (first[0] !== last[0] || first[1] !== last[1]) faults.push('not closed');
  const open = ring.slice(0, -1);
  if (open.length < 3) faults.push('fewer than three points');
  if (new Set(open.map(String)).size < open.length) faults.push('a point twice');
  const segments = open.map((point, i): Segment => [point, open[(i + 1) % open.length]!]);
  // Sweep by longitude: only segments whose ranges meet are compared.
  const order = segments.map((_, i) => i).sort((a, b) => west(segments[a]!) - west(segments[b]!));
  for (let k = 0; k < order.length; k++)
    for (let m = k + 1; m < order.length && west(segments[order[m]!]!) <= east(segments[order[k]!]!); m++) {
      const apart = Math.abs(order[k]! - order[m]!);
      if (apart === 1 || apart === segments.length - 1) continue;
      if (meet(segments[order[k]!]!, segments[order[m]!]!)) faults.push('crosses or touches itself');
    }
  return faults;
}

const west = ([a, b]: Segment): number => Math.min(a[0], b[0]);
const east = ([a, b]: Segment): number => Math.max(a[0], b[0]);

function meet([a, b]: Segment, [c, d]: Segment): boolean {
  const side = (p: Position, q: Position, r: Position): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
