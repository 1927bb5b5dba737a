import { grow } from '../plane/clipper.ts';
import { largestRing } from '../plane/ring.ts';
import { add, distance, dot, leftOf, type Point, scale, subtract, unit } from '../plane/vector.ts';
import type { Plot } from '../plots/plot.ts';

/** The ground buildings may cover, in axes along (x) and away from (y) one edge of the plot. */
export interface SiteFrame {
  /** First and last depth at which at least 22 m of width is free. */
  near: number;
  far: number;
  /** The widest stretch of x that is free over the whole band of depths; undefined under 8 m. */
  freeSpan(y0: number, y1: number): readonly [number, number] | undefined;
  /** From the frame back to the plane. */
  toPlane(x: number, y: number): Point;
}

const usableWidthMetres = 22;

/** Edges to lay a plot out from, the longest frontage on the widest road first. */
export function frontEdges(plot: Plot): number[] {
  const weight = (i: number): number => {
    const size = distance(plot.ring[i]!, plot.ring[(i + 1) % plot.ring.length]!);
    const roadClass = plot.sides[i]?.road.class;
    return (
      size *
      (roadClass === undefined ? 0.12 : roadClass === 'arterial' ? 1.5 : roadClass === 'collector' ? 1.2 : 1)
    );
  };
  return plot.ring.map((_, i) => i).sort((a, b) => weight(b) - weight(a));
}

/** Edges for housing: slabs stand along an edge that runs east-west, so that they face south. */
export function southernEdges(plot: Plot, rotationDegrees: number): number[] {
  const angle = (-rotationDegrees * Math.PI) / 180;
  const east: Point = [Math.cos(angle), Math.sin(angle)];
  const weight = (i: number): number => {
    const edge = subtract(plot.ring[(i + 1) % plot.ring.length]!, plot.ring[i]!);
    // Counter-clockwise rings run east along their southern side.
    return dot(edge, east) * Math.abs(dot(unit(edge), east)) ** 4;
  };
  return plot.ring.map((_, i) => i).sort((a, b) => weight(b) - weight(a));
}

/** The frame of an edge, set back from the boundary; undefined when nothing fits. */
export function siteFrame(plot: Plot, edge: number, setbackMetres: number): SiteFrame | undefined {
  const a = plot.ring[edge]!;
  const u = unit(subtract(plot.ring[(edge + 1) % plot.ring.length]!, a));
  const v = leftOf(u);
  const inner = largestRing(grow([plot.ring], -setbackMetres));
  if (!inner) return undefined;
  const ring = inner.map((p): Point => [dot(p, u), dot(p, v)]);
  const depths = ring.map((p) => p[1]);
  const low = Math.min(...depths);
  const high = Math.max(...depths);
  const freeSpan: SiteFrame['freeSpan'] = (y0, y1) => {
    let free: readonly [number, number] | undefined;
    for (const y of [y0, y1, (y0 + y1) / 2, ...depths.filter((d) => d > y0 && d < y1)]) {
      free = widestAt(ring, y, free);
      if (!free) return undefined;
    }
    return free;
  };
  const width = (y0: number, y1: number): number => {
    const span = freeSpan(y0, y1);
    return span ? span[1] - span[0] : 0;
  };
  let near = low;
  while (near < high && width(near + 0.5, near + 12) < usableWidthMetres) near += 3;
  let far = high;
  while (far > near && width(far - 12, far - 0.5) < usableWidthMetres) far -= 3;
  if (far - near < 20) return undefined;
  return { near, far, freeSpan, toPlane: (x, y) => add(scale(u, x), scale(v, y)) };
}

function widestAt(
  ring: readonly Point[],
  y: number,
  within: readonly [number, number] | undefined,
): readonly [number, number] | undefined {
  const xs: number[] = [];
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    if (ay > y !== by > y) xs.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  xs.sort((p, q) => p - q);
  let widest: readonly [number, number] | undefined;
  for (let k = 0; k + 1 < xs.length; k += 2) {
    const from = Math.max(xs[k]!, within ? within[0] : -Infinity);
    const to = Math.min(xs[k + 1]!, within ? within[1] : Infinity);
    if (to - from > (widest ? widest[1] - widest[0] : 8)) widest = [from, to];
  }
  return widest;
}
