import { localReserveMetres, makeRoad, type Road } from '../network/road.ts';
import { difference, strokeLines, toPolygons } from '../plane/clipper.ts';
import { type OrientedBox, orientedBox } from '../plane/oriented-box.ts';
import { type Polyline, simplifyLine } from '../plane/polyline.ts';
import { isInside, type Ring, ringArea } from '../plane/ring.ts';
import { add, crossing, mix, type Point, scale, subtract, unit } from '../plane/vector.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { RoadIndex } from './road-index.ts';

const smallestBlockSquareMetres = 14_000;
const narrowestBlockMetres = 75;

/**
 * Cuts a block with local roads until its pieces are about `sizeMetres` wide. Each road is drawn on to the roads it
 * meets and the block is cut along exactly that line, so that map and blocks agree.
 */
export function cutWithLocalRoads(
  ring: Ring,
  sizeMetres: number,
  index: RoadIndex,
  random: SeededRandom,
): { blocks: Ring[]; roads: Road[] } {
  const blocks: Ring[] = [];
  const roads: Road[] = [];
  const cut = (piece: Ring, depth: number): void => {
    const road = depth < 6 ? plannedRoad(piece, sizeMetres, index, random) : undefined;
    if (!road) {
      blocks.push(piece);
      return;
    }
    roads.push(road.road);
    index.add(road.road);
    for (const part of road.parts) cut(part, depth + 1);
  };
  cut(ring, 0);
  return { blocks, roads };
}

function plannedRoad(
  ring: Ring,
  size: number,
  index: RoadIndex,
  random: SeededRandom,
): { road: Road; parts: readonly [Ring, Ring] } | undefined {
  const box = orientedBox(ring);
  if (box.long <= size * 1.32 || Math.abs(ringArea(ring)) <= size * size * 0.9) return undefined;
  for (const acrossLong of [true, false]) {
    const span = acrossLong ? box.long : box.short;
    if (!acrossLong && span < size * 1.5) break;
    for (let attempt = 0; attempt < 6; attempt++) {
      const line = candidateLine(box, acrossLong, size, random);
      const reached = drawnOn(line, ring, index);
      if (!reached || (reached.looseEnds > 0 && (reached.looseEnds > 1 || attempt < 4))) continue;
      const parts = toPolygons(difference([ring], strokeLines([reached.line], localReserveMetres / 2)));
      if (parts.length !== 2 || parts.some((part) => !isUsable(part[0]!))) continue;
      return { road: makeRoad('local', '', reached.line), parts: [parts[0]![0]!, parts[1]![0]!] };
    }
  }
  return undefined;
}

const isUsable = (ring: Ring): boolean =>
  Math.abs(ringArea(ring)) >= smallestBlockSquareMetres && orientedBox(ring).short >= narrowestBlockMetres;

/** A slightly tilted and bent line across the box. */
function candidateLine(box: OrientedBox, acrossLong: boolean, size: number, random: SeededRandom): Polyline {
  const [u, v] = acrossLong ? [box.u, box.v] : [box.v, box.u];
  const [span, other] = acrossLong ? [box.long, box.short] : [box.short, box.long];
  const [minU, minV] = acrossLong ? box.min : [box.min[1], box.min[0]];
  const share = span > size * 2.6 ? random.range(0.28, 0.42) : random.range(0.41, 0.59);
  const bend = random.range(-9, 9);
  const tilt = random.range(-0.045, 0.045) * other;
  return Array.from({ length: 9 }, (_, i): Point => {
    const s = -0.05 + (1.1 * i) / 8;
    const away = minU + span * share + tilt * (s - 0.5) + bend * Math.sin(Math.PI * s);
    return add(scale(u, away), scale(v, minV + other * s));
  });
}

/** The chord of the line inside the ring, drawn on to the centre lines of the roads around it. */
function drawnOn(
  line: Polyline,
  ring: Ring,
  index: RoadIndex,
): { line: Polyline; looseEnds: number } | undefined {
  const last = line.length - 1;
  const ends: Point[] = [];
  let looseEnds = 0;
  for (const direction of [
    unit(subtract(line[0]!, line[1]!)),
    unit(subtract(line[last]!, line[last - 1]!)),
  ]) {
    const edge = firstCrossing(line[4]!, direction, ring);
    if (!edge) return undefined;
    const hit = index.firstHit(subtract(edge, direction), direction, 48);
    if (!hit) looseEnds++;
    ends.push(hit ?? add(edge, scale(direction, 6)));
  }
  const inner = line.filter((point) => isInside(point, ring));
  return { line: simplifyLine([ends[0]!, ...inner, ends[1]!], 0.3), looseEnds };
}

function firstCrossing(from: Point, direction: Point, ring: Ring): Point | undefined {
  const to = add(from, direction);
  let least = Infinity;
  for (let i = 0; i < ring.length; i++) {
    const at = crossing(from, to, ring[i]!, ring[(i + 1) % ring.length]!);
    if (at && at.alongSecond >= 0 && at.alongSecond <= 1 && at.alongFirst > 0)
      least = Math.min(least, at.alongFirst);
  }
  return least === Infinity ? undefined : mix(from, to, least);
}
