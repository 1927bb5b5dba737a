import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { sideOfRing } from './ring-order.ts';

interface Segment {
  from: Position;
  to: Position;
  /** Which polygon, which ring of it, which edge of that. */
  part: number;
  ring: number;
  edge: number;
  edges: number;
}

function segmentsOf(polygons: readonly Position[][][]): Segment[] {
  return polygons.flatMap((rings, part) =>
    rings.flatMap((points, ring) =>
      points
        .slice(1)
        .map((to, edge) => ({ from: points[edge]!, to, part, ring, edge, edges: points.length - 1 })),
    ),
  );
}

const turn = (a: Position, b: Position, c: Position) =>
  Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));

const isBetween = (a: Position, b: Position, c: Position) =>
  Math.min(a[0]!, b[0]!) <= c[0]! &&
  c[0]! <= Math.max(a[0]!, b[0]!) &&
  Math.min(a[1]!, b[1]!) <= c[1]! &&
  c[1]! <= Math.max(a[1]!, b[1]!);

/** How two segments meet: not at all, in the one point where an end lies on the other, or worse. */
function contact(a: Segment, b: Segment): 'none' | 'cross' | Position {
  const turns = [
    turn(a.from, a.to, b.from),
    turn(a.from, a.to, b.to),
    turn(b.from, b.to, a.from),
    turn(b.from, b.to, a.to),
  ];
  if (turns[0]! * turns[1]! < 0 && turns[2]! * turns[3]! < 0) return 'cross';
  const points: Position[] = [];
  const add = (position: Position) => {
    if (!points.some((known) => known[0] === position[0] && known[1] === position[1])) points.push(position);
  };
  if (turns[0] === 0 && isBetween(a.from, a.to, b.from)) add(b.from);
  if (turns[1] === 0 && isBetween(a.from, a.to, b.to)) add(b.to);
  if (turns[2] === 0 && isBetween(b.from, b.to, a.from)) add(a.from);
  if (turns[3] === 0 && isBetween(b.from, b.to, a.to)) add(a.to);
  if (points.length > 1) return 'cross';
  return points[0] ?? 'none';
}

function areNeighbours(a: Segment, b: Segment): boolean {
  if (a.part !== b.part || a.ring !== b.ring) return false;
  const distance = Math.abs(a.edge - b.edge);
  return distance === 1 || distance === a.edges - 1;
}

/** Pairs of segments whose boxes meet, each pair once. */
function* candidatePairs(segments: readonly Segment[]): Generator<[Segment, Segment]> {
  const index = new Flatbush(segments.length);
  const box = ({ from, to }: Segment): [number, number, number, number] => [
    Math.min(from[0]!, to[0]!),
    Math.min(from[1]!, to[1]!),
    Math.max(from[0]!, to[0]!),
    Math.max(from[1]!, to[1]!),
  ];
  for (const segment of segments) index.add(...box(segment));
  index.finish();
  for (const [position, segment] of segments.entries()) {
    for (const other of index.search(...box(segment), (candidate) => candidate > position)) {
      yield [segment, segments[other]!];
    }
  }
}

/** Where a ring may touch others and still bound one connected inside: as a tree, never in a circle. */
class TouchTree {
  readonly #parents = new Map<string, string>();
  readonly #seen = new Set<string>();

  #root(key: string): string {
    let root = key;
    while (this.#parents.has(root)) root = this.#parents.get(root)!;
    return root;
  }

  /** False if the touch closes a circle. */
  join(ringKey: string, at: Position): boolean {
    const pointKey = `${at[0]} ${at[1]}`;
    const pair = `${ringKey} ${pointKey}`;
    if (this.#seen.has(pair)) return true;
    this.#seen.add(pair);
    const [ring, point] = [this.#root(ringKey), this.#root(pointKey)];
    if (ring === point) return false;
    this.#parents.set(ring, point);
    return true;
  }
}

/** Why polygons are not valid by OGC 06-103r4: rings that cross, touch themselves, or lie where they should not. */
export type RingFault = 'crossing' | 'self-touch' | 'disconnected-inside' | 'hole-outside' | 'parts-overlap';

/**
 * Finds the first fault of polygons whose rings are closed and without spikes, or undefined if they look valid. A quick
 * guess in doubles, so that valid geometry is left alone; PostGIS `ST_IsValid` is the judge.
 */
export function findRingFault(polygons: readonly Position[][][]): RingFault | undefined {
  const touches = polygons.map(() => new TouchTree());
  for (const [a, b] of candidatePairs(segmentsOf(polygons))) {
    const met = contact(a, b);
    if (met === 'none') continue;
    if (areNeighbours(a, b)) {
      // Neighbours share one end; anything more folds back, which spikes did and were cut off.
      if (met === 'cross' && a.edges > 3) return 'crossing';
      continue;
    }
    if (met === 'cross') return 'crossing';
    if (a.part === b.part && a.ring === b.ring) return 'self-touch';
    if (a.part !== b.part) continue;
    const tree = touches[a.part]!;
    if (!tree.join(`ring ${a.ring}`, met) || !tree.join(`ring ${b.ring}`, met)) return 'disconnected-inside';
  }
  return findMisplacedRing(polygons);
}

function findMisplacedRing(polygons: readonly Position[][][]): RingFault | undefined {
  for (const [part, [shell, ...holes]] of polygons.entries()) {
    for (const [index, hole] of holes.entries()) {
      if (hole.some((position) => sideOfRing(position, shell!) < 0)) return 'hole-outside';
      const inOther = holes.some(
        (other, at) => at !== index && hole.some((position) => sideOfRing(position, other) > 0),
      );
      if (inOther) return 'hole-outside';
    }
    for (const [other, rings] of polygons.entries()) {
      if (other === part) continue;
      const covered = shell!.some(
        (position) =>
          sideOfRing(position, rings[0]!) > 0 &&
          rings.slice(1).every((hole) => sideOfRing(position, hole) < 0),
      );
      if (covered) return 'parts-overlap';
    }
  }
  return undefined;
}
