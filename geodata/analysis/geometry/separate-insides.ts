import type { Position } from 'geojson';
import { groupRings, splitAtRepeats } from './ring-order.ts';

// A fifth of a millimetre: clipping rounds to a tenth.
const touchDegrees = 2e-9;

const keyOf = (position: Position) => `${position[0]} ${position[1]}`;

/** Where along the edge a position lies (0 to 1, ends excluded), or undefined if it does not lie on it. */
function placeOnEdge(position: Position, from: Position, to: Position): number | undefined {
  const [edgeX, edgeY] = [to[0]! - from[0]!, to[1]! - from[1]!];
  const [x, y] = [position[0]! - from[0]!, position[1]! - from[1]!];
  const length = Math.hypot(edgeX, edgeY);
  const along = (x * edgeX + y * edgeY) / length;
  const aside = Math.abs(x * edgeY - y * edgeX) / length;
  return aside <= touchDegrees && along > touchDegrees && along < length - touchDegrees
    ? along / length
    : undefined;
}

/** Adds to every ring the positions of the other rings that lie on its edges. */
function addTouchingPositions(rings: readonly Position[][]): Position[][] {
  return rings.map((ring, index) => {
    const others = rings.filter((_, at) => at !== index).flatMap((other) => other.slice(1));
    return ring.flatMap((to, at) => {
      const from = ring[at - 1];
      if (!from) return [to];
      const between = others
        .map((position) => ({ position, place: placeOnEdge(position, from, to) }))
        .filter(
          (candidate): candidate is { position: Position; place: number } => candidate.place !== undefined,
        )
        .toSorted((a, b) => a.place - b.place);
      return [...between.map(({ position }) => position), to];
    });
  });
}

interface Edge {
  from: Position;
  to: Position;
}

/** Of the edges that leave the end of `arriving`, the first one clockwise from the way back: the inside is between. */
function nextEdge(arriving: Edge, leaving: readonly Edge[]): Edge {
  const angle = ({ from, to }: Edge) => Math.atan2(to[1]! - from[1]!, to[0]! - from[0]!);
  const back = angle({ from: arriving.to, to: arriving.from });
  const clockwise = (edge: Edge) => {
    const difference = (back - angle(edge)) % (2 * Math.PI);
    return difference <= 0 ? difference + 2 * Math.PI : difference;
  };
  return leaving.reduce((best, edge) => (clockwise(edge) < clockwise(best) ? edge : best));
}

/**
 * Takes polygons whose holes touch so often that they cut the inside into pieces, and gives each piece a polygon of its
 * own. Shells have to run counter-clockwise and holes clockwise.
 */
export function separateInsides(polygons: readonly Position[][][]): Position[][][] {
  return polygons.flatMap((rings) => {
    const edges = addTouchingPositions(rings).flatMap((ring) =>
      ring.slice(1).map((to, index): Edge => ({ from: ring[index]!, to })),
    );
    const leaving = new Map<string, Edge[]>();
    for (const edge of edges) leaving.set(keyOf(edge.from), [...(leaving.get(keyOf(edge.from)) ?? []), edge]);
    const unused = new Set(edges);
    const walks: Position[][] = [];
    for (const start of edges) {
      if (!unused.has(start)) continue;
      const walk = [start.from];
      let edge = start;
      do {
        unused.delete(edge);
        walk.push(edge.to);
        edge = nextEdge(edge, leaving.get(keyOf(edge.to))!);
      } while (unused.has(edge));
      walks.push(walk);
    }
    return groupRings(walks.flatMap(splitAtRepeats));
  });
}
