import type { Network } from '../network/build-network.ts';
import type { LayoutPlan } from '../network/layout-plan.ts';
import { type BoundedRings, boundRings, ringsNear, strokeInPieces } from '../plane/bounded-rings.ts';
import { difference, grow, openRings, toPolygons } from '../plane/clipper.ts';
import { distanceToLine } from '../plane/polyline.ts';
import {
  clipToBounds,
  distanceToRing,
  isInside,
  type Polygon,
  type Ring,
  ringArea,
  ringBounds,
  simplifyRing,
} from '../plane/ring.ts';
import { add, distance, mix, type Point, scale } from '../plane/vector.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { smoothNoise } from '../random/smooth-noise.ts';

/** What lies around the zone, so that the map does not end at its outline. */
export interface Countryside {
  fields: Polygon[];
  woods: Polygon[];
  villages: { ring: Ring; houses: Ring[] }[];
}

/** How far beyond the zone's half size fields and villages reach; they thin out towards the end. */
const reachMetres = 2600;
const villageGapMetres = 950;

export function buildCountryside(network: Network, layout: LayoutPlan, random: SeededRandom): Countryside {
  const halfX = layout.halfWidthMetres + reachMetres;
  const halfY = layout.halfHeightMetres + reachMetres;
  const roads = network.roads.filter((road) => road.isThrough);
  const roadSpace = roads.flatMap((road) => strokeInPieces(road.line, road.reserveMetres / 2 + 4));
  const water = network.waters.flatMap((body) => grow(body.rings, 14));
  const rails = network.rails
    .filter((rail) => rail.kind === 'main')
    .flatMap((rail) => strokeInPieces(rail.line, 16));
  const kept = [...roadSpace, ...water, ...rails, ...grow([network.outline], 22)];
  const villages = placeVillages(network, roads, halfX, halfY, random.fork('villages'));
  const obstacles = [...kept, ...villages.flatMap(({ ring }) => grow([ring], 8))];
  const keeps = (x: number, y: number): number => {
    const away = Math.hypot(
      Math.max(0, Math.abs(x) - layout.halfWidthMetres),
      Math.max(0, Math.abs(y) - layout.halfHeightMetres),
    );
    return 0.86 * (1 - Math.max(0, away / reachMetres - 0.3) / 0.7);
  };
  const { fields, woods } = placeFields(obstacles, halfX, halfY, keeps, random.fork('fields'));
  return { fields, woods, villages };
}

function placeVillages(
  network: Network,
  roads: Network['roads'],
  halfX: number,
  halfY: number,
  random: SeededRandom,
): Countryside['villages'] {
  const placed: { centre: Point; radius: number }[] = [];
  const banks = network.waters.flatMap(({ rings }) => rings);
  for (let attempt = 0; attempt < 320 && placed.length < 18; attempt++) {
    const centre: Point = [random.range(-halfX, halfX), random.range(-halfY, halfY)];
    const radius = random.range(100, 190);
    const isFree =
      !isInside(centre, network.outline) &&
      distanceToRing(centre, network.outline) > radius * 1.5 + 60 &&
      placed.every((other) => distance(other.centre, centre) > villageGapMetres) &&
      roads.every(
        (road) => distanceToLine(centre, road.line) > radius * 1.35 + road.reserveMetres / 2 + 12,
      ) &&
      network.rails.every((rail) => distanceToLine(centre, rail.line) > radius * 1.35 + 40) &&
      banks.every((ring) => !isInside(centre, ring) && distanceToRing(centre, ring) > radius * 1.35 + 40);
    if (isFree) placed.push({ centre, radius });
  }
  return placed.map(({ centre, radius }) => village(centre, radius, random));
}

/** A compact village: a rounded square of lanes with rows of houses. */
function village(centre: Point, radius: number, random: SeededRandom): Countryside['villages'][number] {
  const angle = random.range(-0.14, 0.16);
  const u: Point = [Math.cos(angle), Math.sin(angle)];
  const at = (x: number, y: number): Point => add(centre, add(scale(u, x), scale([-u[1], u[0]], y)));
  const phase = random.range(0, 2 * Math.PI);
  const ring = Array.from({ length: 26 }, (_, i): Point => {
    const t = (i / 26) * 2 * Math.PI;
    const k = radius * (1 + 0.09 * Math.sin(3 * t + phase) + 0.05 * Math.sin(5 * t));
    const square = 1 / (Math.abs(Math.cos(t)) ** 3.2 + Math.abs(Math.sin(t)) ** 3.2) ** (1 / 3.2);
    return at(1.12 * k * square * Math.cos(t), 0.84 * k * square * Math.sin(t));
  });
  const houses: Ring[] = [];
  for (let y = -0.7 * radius; y < 0.7 * radius; y += 26)
    for (let x = -radius; x < radius; x += 66) {
      const width = random.range(36, 56);
      const house = [at(x, y), at(x + width, y), at(x + width, y + 10), at(x, y + 10)];
      const fits = house.every((corner) => isInside(corner, ring) && distanceToRing(corner, ring) > 6);
      if (fits && !random.chance(0.12)) houses.push(house);
    }
  return { ring, houses };
}

function placeFields(
  obstacles: readonly Ring[],
  halfX: number,
  halfY: number,
  keeps: (x: number, y: number) => number,
  random: SeededRandom,
): Pick<Countryside, 'fields' | 'woods'> {
  const swayX = smoothNoise(random.fork('x').seed, 1500);
  const swayY = smoothNoise(random.fork('y').seed, 1300);
  const bend = ([x, y]: Point): Point => [x + 90 * swayX(x, y) + 0.04 * y, y + 90 * swayY(x, y) + 0.03 * x];
  const bounded = boundRings(obstacles);
  const out: Pick<Countryside, 'fields' | 'woods'> = { fields: [], woods: [] };
  for (let x = -halfX; x < halfX; ) {
    const width = random.range(300, 520);
    for (let y = -halfY; y < halfY; ) {
      const height = random.range(170, 380);
      const box: Point[] = [
        [x + 5, y + 5],
        [x + width - 5, y + 5],
        [x + width - 5, y + height - 5],
        [x + 5, y + height - 5],
      ];
      const ring = box.flatMap((p, i) => [0, 0.5].map((t) => mix(p, box[(i + 1) % 4]!, t))).map(bend);
      const isWood = random.chance(0.1);
      if (random.chance(keeps(x, y))) (isWood ? out.woods : out.fields).push(...freeParts(ring, bounded));
      y += height;
    }
    x += width;
  }
  return out;
}

function freeParts(ring: Ring, obstacles: BoundedRings): Polygon[] {
  const bounds = ringBounds(ring);
  const near = ringsNear(obstacles, bounds)
    .map((obstacle) => clipToBounds(obstacle, bounds))
    .filter((obstacle) => obstacle.length > 2);
  if (near.length === 0) return [[ring]];
  return toPolygons(openRings(difference([ring], near), 12, 'miter'))
    .filter((polygon) => Math.abs(ringArea(polygon[0]!)) > 4000)
    .map((polygon) => polygon.map((part) => simplifyRing(part, 0.3)));
}
