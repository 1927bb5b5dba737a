import type { Position } from 'geojson';

/** Place of a coordinate on the screen, in pixels. */
type Project = (lng: number, lat: number) => { x: number; y: number };

interface Point {
  x: number;
  y: number;
}

const cornerPixels = 12;
const edgePixels = 8;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Where on an edge, 0 to 1, a point is nearest to it. */
function shareAlong(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  if (square === 0) return 0;
  return Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / square));
}

/**
 * Outlines of neighbours that attract what is drawn: their corners first, within 12 pixels, so that shared corners are
 * equal to the last digit; then their edges, within 8.
 */
export class SnapTargets {
  #rings: readonly (readonly Position[])[] = [];

  /** Takes the outlines instead of those there were. */
  show(outlines: readonly GeoJSON.Geometry[]): void {
    this.#rings = outlines.flatMap((geometry) => {
      if (geometry.type === 'Polygon') return geometry.coordinates;
      return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
    });
  }

  /** The place that a pointer at [lng, lat] is drawn to, or undefined. */
  snap(pointer: Position, project: Project): Position | undefined {
    const [lng = 0, lat = 0] = pointer;
    const at = project(lng, lat);
    return this.#corner(at, project) ?? this.#edge(at, project);
  }

  #corner(at: Point, project: Project): Position | undefined {
    let best: { position: Position; away: number } | undefined;
    for (const ring of this.#rings)
      for (const position of ring) {
        const away = distance(at, project(position[0] ?? 0, position[1] ?? 0));
        if (away <= cornerPixels && (!best || away < best.away)) best = { position, away };
      }
    return best?.position;
  }

  #edge(at: Point, project: Project): Position | undefined {
    let best: { position: Position; away: number } | undefined;
    for (const ring of this.#rings)
      for (let index = 1; index < ring.length; index += 1) {
        const [from, to] = [ring[index - 1]!, ring[index]!];
        const [a, b] = [project(from[0] ?? 0, from[1] ?? 0), project(to[0] ?? 0, to[1] ?? 0)];
        const share = shareAlong(at, a, b);
        const away = distance(at, { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) });
        if (away > edgePixels || (best && away >= best.away)) continue;
        const along = (axis: 0 | 1) => (from[axis] ?? 0) + share * ((to[axis] ?? 0) - (from[axis] ?? 0));
        best = { position: [along(0), along(1)], away };
      }
    return best?.position;
  }
}
