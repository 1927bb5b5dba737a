import type { Network } from '../network/build-network.ts';
import type { Road } from '../network/road.ts';
import type { WaterBody } from '../network/water.ts';
import { lineWithin } from '../plane/bounded-rings.ts';
import { difference, openRings, roundCorners, strokeLines, toPolygons } from '../plane/clipper.ts';
import { orientedBox } from '../plane/oriented-box.ts';
import {
  counterClockwise,
  distanceToRing,
  isInside,
  type Ring,
  ringArea,
  ringBounds,
  ringCentroid,
  simplifyRing,
  spacedRing,
} from '../plane/ring.ts';
import { distance, mix, type Point } from '../plane/vector.ts';
import { cutExactArea } from '../plots/cut-exact-area.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { Character, FixedPlotPlan, ZoneDefinition } from '../zone-definition.ts';
import type { Block, RoadSide } from './block.ts';
import { lakeIn } from './lake.ts';
import { cutWithLocalRoads } from './local-roads.ts';
import { coverBlocks, growParks, neckMetres, type ParkGround } from './park-ground.ts';
import { RoadIndex } from './road-index.ts';

/** Width of a block by what it is built for, metres. */
const blockSizes: Record<Character, number> = {
  core: 215,
  research: 275,
  light: 335,
  heavy: 420,
  logistics: 560,
  mixed: 380,
};

/** Blocks keep this far from all that bounds them, so that simplifying them by less never makes anything overlap. */
const insetMetres = 0.08;
const simplifyMetres = 0.04;
const leastEdgeMetres = 0.1;

const smallestBlockSquareMetres = 7600;

export interface District {
  parks: ParkGround[];
  blocks: Block[];
  /** Leftover ground between streets: pocket parks. */
  scraps: Ring[];
  localRoads: Road[];
  lakes: { body: WaterBody; parkName: string; block: Ring }[];
}

/** From the network to blocks: what streets, water and belts leave over is cut further with local roads. */
export function buildBlocks(network: Network, zone: ZoneDefinition, random: SeededRandom): District {
  const parks = growParks(network, zone.parks);
  const around = ringBounds(network.outline);
  const reserves = network.roads.flatMap((road) =>
    strokeLines([lineWithin(road.line, around, 200)], road.reserveMetres / 2),
  );
  const closed = [...network.corridors.map((c) => c.ring), ...network.yards.map((y) => y.ring)];
  const free = toPolygons(
    openRings(difference([network.outline], [...reserves, ...closed]), neckMetres, 'miter'),
  ).map((polygon) => polygon[0]!);
  const { lakes, ground } = setLakes(free, zone, random.fork('lakes'));
  const index = new RoadIndex(network.roads.filter((road) => road.class !== 'expressway'));
  const scraps: Ring[] = [];
  const pieces: { ring: Ring; park: ParkGround | undefined }[] = [];
  const localRoads: Road[] = [];
  const roomFor = superBlocksForFixedPlots(ground, zone.fixedPlots);
  const r = random.fork('locals');
  for (const ring of ground) {
    if (!isBlock(ring)) {
      scraps.push(ring);
      continue;
    }
    const park = parkAt(ringCentroid(ring), parks);
    const reserved = roomFor.get(ring) ?? [];
    const cut = cutWithLocalRoads(ring, blockSize(ring, park, zone, reserved), index, r);
    localRoads.push(...cut.roads);
    for (const piece of cut.blocks) pieces.push({ ring: piece, park });
  }
  nameLocalRoads(localRoads, zone);
  const rounded = pieces.flatMap(({ ring, park }) =>
    toPolygons(roundCorners(ring, park?.plan.character === 'core' ? 9 : 12, insetMetres)).map(([outer]) => ({
      ring: tidied(outer!),
      park,
    })),
  );
  scraps.push(...rounded.filter(({ ring }) => !isBlock(ring)).map(({ ring }) => ring));
  const usable = rounded
    .filter(({ ring }) => isBlock(ring))
    .sort((a, b) => b.ring[0]![1] - a.ring[0]![1] || a.ring[0]![0] - b.ring[0]![0]);
  const blocks = usable.map(
    ({ ring, park }, i): Block => ({
      key: `block ${i + 1}`,
      ring,
      park,
      centre: ringCentroid(ring),
      sides: sidesOf(ring, index),
      fixedPlots: [],
    }),
  );
  placeFixedPlots(blocks, zone.fixedPlots);
  for (const park of parks) {
    const own = blocks.filter((block) => block.park === park).map(({ ring }) => ring);
    coverBlocks(park, own, network.outline);
  }
  return {
    parks,
    blocks,
    scraps,
    localRoads,
    lakes,
  };
}

function setLakes(
  free: readonly Ring[],
  zone: ZoneDefinition,
  random: SeededRandom,
): { lakes: District['lakes']; ground: Ring[] } {
  const ground = [...free];
  const lakes = zone.layout.lakes.map((plan) => {
    const gap = (ring: Ring): number => (isInside(plan.anchor, ring) ? 0 : distanceToRing(plan.anchor, ring));
    const roomy = ground.filter((ring) => orientedBox(ring).short > 170);
    const block = roomy.reduce((best, ring) => (gap(ring) < gap(best) ? ring : best));
    ground.splice(ground.indexOf(block), 1);
    return { body: lakeIn(block, plan, random), parkName: plan.parkName, block };
  });
  return { lakes, ground };
}

function isBlock(ring: Ring): boolean {
  const area = Math.abs(ringArea(ring));
  if (area < smallestBlockSquareMetres) return false;
  const box = orientedBox(ring);
  return box.short >= 55 && !(box.long > 5 * box.short && area < 30_000);
}

function parkAt(point: Point, parks: readonly ParkGround[]): ParkGround | undefined {
  return parks.find((park) => park.cells.some((cell) => isInside(point, cell)));
}

function blockSize(
  ring: Ring,
  park: ParkGround | undefined,
  zone: ZoneDefinition,
  reserved: readonly FixedPlotPlan[],
): number {
  const { core, coreRadiusMetres } = zone.layout;
  const fromCore = distance(ringCentroid(ring), core);
  let size = blockSizes[park?.plan.character ?? 'mixed'] * zone.grain;
  if (fromCore < 1.2 * coreRadiusMetres) size = Math.min(size, 205);
  else if (fromCore < 2.1 * coreRadiusMetres) size = Math.min(size, 290);
  // A plot of a given size needs a block that is larger.
  for (const plot of reserved) size = Math.max(size, 1.3 * Math.sqrt(plot.areaSquareMetres));
  return size;
}

/** The super-block that each fixed plot will be cut from: the nearest to its anchor with room to spare. */
function superBlocksForFixedPlots(
  rings: readonly Ring[],
  plots: readonly FixedPlotPlan[],
): Map<Ring, FixedPlotPlan[]> {
  const hosts = new Map<Ring, FixedPlotPlan[]>();
  const left = new Map(rings.map((ring) => [ring, Math.abs(ringArea(ring))]));
  for (const plot of [...plots].sort((a, b) => b.areaSquareMetres - a.areaSquareMetres)) {
    const roomy = rings.filter((ring) => left.get(ring)! > 1.9 * plot.areaSquareMetres + 20_000);
    const host = nearestTo(plot.anchor, roomy);
    if (!host) continue;
    hosts.set(host, [...(hosts.get(host) ?? []), plot]);
    left.set(host, left.get(host)! - 1.9 * plot.areaSquareMetres);
  }
  return hosts;
}

/** Gives each fixed plot the nearest block that it can really be cut from, one plot a block, the largest first. */
function placeFixedPlots(blocks: Block[], plots: readonly FixedPlotPlan[]): void {
  for (const plot of [...plots].sort((a, b) => b.areaSquareMetres - a.areaSquareMetres)) {
    const host = blocks
      .map((block, i) => ({ block, i, away: distance(plot.anchor, block.centre) }))
      .sort((a, b) => a.away - b.away)
      .find(
        ({ block }) =>
          block.fixedPlots.length === 0 && cutExactArea(block.ring, block.sides, plot.areaSquareMetres),
      );
    if (!host) throw new RangeError(`no block has room for a plot of ${plot.areaSquareMetres} m²`);
    blocks[host.i] = { ...host.block, fixedPlots: [plot] };
  }
}

function nearestTo(point: Point, rings: readonly Ring[]): Ring | undefined {
  const gap = (ring: Ring): number => distance(point, ringCentroid(ring));
  return rings.reduce<Ring | undefined>(
    (best, ring) => (!best || gap(ring) < gap(best) ? ring : best),
    undefined,
  );
}

/** Hair-thin edges go first, then points that lie nearly on a line. */
const tidied = (ring: Ring): Ring =>
  counterClockwise(simplifyRing(spacedRing(ring, leastEdgeMetres), simplifyMetres));

function sidesOf(ring: Ring, index: RoadIndex): (RoadSide | undefined)[] {
  return ring.map((point, i) => {
    const middle = mix(point, ring[(i + 1) % ring.length]!, 0.5);
    const near = index.nearest(middle, 42);
    return near && near.gap < 8 ? { road: near.road, isCorner: near.gap > 1.5 } : undefined;
  });
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Names local roads from north to south. */
function nameLocalRoads(roads: readonly Road[], { localNames: names, localSuffixes }: ZoneDefinition): void {
  const ordered = [...roads].sort((a, b) => b.line[0]![1] - a.line[0]![1]);
  ordered.forEach((road, i) => {
    const first = road.line[0]!;
    const last = road.line[road.line.length - 1]!;
    const isEastWest = Math.abs(first[0] - last[0]) > Math.abs(first[1] - last[1]);
    const numeral = numerals[Math.floor(i / names.length) % numerals.length]!;
    road.name = `${names[i % names.length]!}${numeral}${isEastWest ? localSuffixes.eastWest : localSuffixes.northSouth}`;
  });
}
