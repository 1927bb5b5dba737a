import type { Road } from '../network/road.ts';
import { distanceToSegment } from '../plane/polyline.ts';
import { crossing, type Point } from '../plane/vector.ts';

interface Segment {
  road: Road;
  a: Point;
  b: Point;
}

const cellMetres = 120;

/** A grid over road segments, so that neighbours of a point are found without walking the whole network. */
export class RoadIndex {
  private readonly cells = new Map<number, Segment[]>();

  constructor(roads: readonly Road[]) {
    for (const road of roads) this.add(road);
  }

  add(road: Road): void {
    for (let i = 0; i + 1 < road.line.length; i++) {
      const segment = { road, a: road.line[i]!, b: road.line[i + 1]! };
      const minX = Math.floor(Math.min(segment.a[0], segment.b[0]) / cellMetres);
      const maxX = Math.floor(Math.max(segment.a[0], segment.b[0]) / cellMetres);
      const minY = Math.floor(Math.min(segment.a[1], segment.b[1]) / cellMetres);
      const maxY = Math.floor(Math.max(segment.a[1], segment.b[1]) / cellMetres);
      for (let x = minX; x <= maxX; x++)
        for (let y = minY; y <= maxY; y++) {
          const key = cellKey(x, y);
          const list = this.cells.get(key);
          if (list) list.push(segment);
          else this.cells.set(key, [segment]);
        }
    }
  }

  /** The road whose right of way is nearest to a point, with the gap to it (negative inside). */
  nearest(point: Point, reach: number): { road: Road; gap: number } | undefined {
    let best: { road: Road; gap: number } | undefined;
    for (const { road, a, b } of this.around(point, reach)) {
      const gap = distanceToSegment(point, a, b) - road.reserveMetres / 2;
      if (!best || gap < best.gap) best = { road, gap };
    }
    return best;
  }

  /** Where a ray of `reach` metres along a unit direction first meets a centre line. */
  firstHit(from: Point, direction: Point, reach: number): Point | undefined {
    const to: Point = [from[0] + direction[0], from[1] + direction[1]];
    let least = reach;
    let hit: Point | undefined;
    for (const { a, b } of this.around(from, reach)) {
      const at = crossing(from, to, a, b);
      if (!at || at.alongFirst <= 0 || at.alongFirst >= least) continue;
      if (at.alongSecond < 0 || at.alongSecond > 1) continue;
      least = at.alongFirst;
      hit = [from[0] + direction[0] * least, from[1] + direction[1] * least];
    }
    return hit;
  }

  private *around(point: Point, reach: number): Generator<Segment> {
    const minX = Math.floor((point[0] - reach) / cellMetres);
    const maxX = Math.floor((point[0] + reach) / cellMetres);
    const minY = Math.floor((point[1] - reach) / cellMetres);
    const maxY = Math.floor((point[1] + reach) / cellMetres);
    for (let x = minX; x <= maxX; x++)
      for (let y = minY; y <= maxY; y++) yield* this.cells.get(cellKey(x, y)) ?? [];
  }
}

const cellKey = (x: number, y: number): number => (x + 4096) * 8192 + (y + 4096);
