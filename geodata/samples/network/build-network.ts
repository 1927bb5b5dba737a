import { grow } from '../plane/clipper.ts';
import { densifyLine, lineLength, type Polyline, simplifyLine } from '../plane/polyline.ts';
import { counterClockwise, isInside, type Ring } from '../plane/ring.ts';
import { add, leftOf, mix, type Point, scale, subtract, unit } from '../plane/vector.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { buildCollectors, type CollectorNames } from './collectors.ts';
import { type Curve, curveLine, type Family, pointOf } from './family.ts';
import { buildGuides, type Guides } from './guides.ts';
import { interchangeRamps } from './interchange.ts';
import type { DiagonalPlan, LayoutPlan } from './layout-plan.ts';
import { buildOutline } from './outline.ts';
import { buildYard, mainTrack, type RailLine, type RailYard } from './rail-yard.ts';
import { makeRoad, type Road } from './road.ts';
import { makeSway } from './sway.ts';
import { type WaterBody, waterSurface } from './water.ts';

/** Ground along a river, an expressway or a railway where nothing is built. */
export interface Corridor {
  kind: 'river' | 'expressway' | 'rail';
  name: string;
  ring: Ring;
}

/** The skeleton of a district. Roads that run on end `reachMetres` from the middle. */
export interface Network {
  outline: Ring;
  roads: Road[];
  waters: WaterBody[];
  corridors: Corridor[];
  rails: RailLine[];
  yards: RailYard[];
  exits: { name: string; point: Point }[];
}

export const reachMetres = 6400;

export function buildNetwork(layout: LayoutPlan, names: CollectorNames, random: SeededRandom): Network {
  const sway = makeSway(layout.swayMetres, random.fork('sway'));
  const guides = buildGuides(layout, sway, random.fork('guides'));
  const outline = buildOutline(layout, sway, random.fork('outline'));
  const yards = guides.railways.flatMap((railway) => buildYard(railway) ?? []);
  const collectors = [...bankRoads(guides, layout), ...buildCollectors(guides, layout, names, random)];
  const corridors = corridorsOf(guides, layout);
  const rim = grow([outline], 14)[0]!;
  const closed = [
    ...yards.map(({ yard }) => yard.ring),
    ...corridors.filter(({ kind }) => kind === 'rail').map(({ ring }) => ring),
  ];
  const roads = [
    ...arterials(guides),
    ...layout.diagonals.map(diagonalRoad),
    ...guides.expressways.map(({ family, curve, plan }) =>
      makeRoad('expressway', plan.name, curveLine(family, curve, -reachMetres, reachMetres), {
        isThrough: true,
      }),
    ),
    ...guides.expressways.flatMap((expressway) =>
      expressway.interchanges.flatMap((interchange) => interchangeRamps(expressway, interchange)),
    ),
    ...collectors,
  ];
  return {
    outline,
    roads: roads.flatMap((road) => (road.isThrough || road.isRamp ? [road] : trimmed(road, rim, closed))),
    waters: guides.waters.map((course) => waterSurface(course, reachMetres)),
    corridors,
    rails: [
      ...guides.railways.map((railway) => mainTrack(railway, reachMetres)),
      ...yards.flatMap(({ sidings }) => sidings),
    ],
    yards: yards.map(({ yard }) => yard),
    exits: guides.expressways.flatMap((expressway) =>
      expressway.interchanges.map(({ avenue, along }) => ({
        name: `${expressway.plan.name}${avenue.name}出口`,
        point: pointOf(expressway.family, expressway.curve(along), along),
      })),
    ),
  };
}

function arterials(guides: Guides): Road[] {
  return [...guides.northSouth, ...guides.eastWest]
    .filter((guide) => guide.role === 'arterial')
    .map(({ family, curve, name, reserveMetres }) =>
      makeRoad('arterial', name, curveLine(family, curve, -reachMetres, reachMetres), {
        reserveMetres,
        isThrough: true,
      }),
    );
}

function bankRoads(guides: Guides, layout: LayoutPlan): Road[] {
  return [...guides.northSouth, ...guides.eastWest]
    .filter((guide) => guide.role === 'bank' || guide.role === 'side')
    .map(({ family, curve, name }) => {
      const end = 1.06 * (family === 'northSouth' ? layout.halfHeightMetres : layout.halfWidthMetres);
      return makeRoad('collector', name, curveLine(family, curve, -end, end));
    });
}

function diagonalRoad(plan: DiagonalPlan): Road {
  const side = leftOf(unit(subtract(plan.to, plan.from)));
  const line = Array.from({ length: 41 }, (_, i) => {
    const t = i / 40;
    return add(mix(plan.from, plan.to, t), scale(side, plan.bulgeMetres * Math.sin(Math.PI * t)));
  });
  return makeRoad('arterial', plan.name, line, { reserveMetres: plan.reserveMetres });
}

/** The longest stretch of a road within the rim and outside closed ground, or nothing when it is short. */
function trimmed(road: Road, rim: Ring, closed: readonly Ring[]): Road[] {
  const runs: Point[][] = [[]];
  for (const point of densifyLine(road.line, 14)) {
    const run = runs[runs.length - 1]!;
    if (isInside(point, rim) && !closed.some((ring) => isInside(point, ring))) run.push(point);
    else if (run.length > 0) runs.push([]);
  }
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best));
  if (longest.length < 2) return [];
  const line = simplifyLine(longest, 0.12);
  return lineLength(line) < 120 ? [] : [{ ...road, line }];
}

function corridorsOf(guides: Guides, layout: LayoutPlan): Corridor[] {
  const between = (family: Family, low: Curve, high: Curve): Ring => {
    const end = 1.2 * (family === 'northSouth' ? layout.halfHeightMetres : layout.halfWidthMetres);
    const line = (curve: Curve): Polyline => curveLine(family, curve, -end, end);
    return counterClockwise([...line(high), ...[...line(low)].reverse()]);
  };
  return [
    ...guides.waters.map(
      ({ plan, family, banks }): Corridor => ({
        kind: 'river',
        name: `${plan.name}滨水绿带`,
        ring: between(family, ...banks),
      }),
    ),
    ...guides.expressways.map(
      ({ plan, family, sides }): Corridor => ({
        kind: 'expressway',
        name: `${plan.name}防护绿带`,
        ring: between(family, ...sides),
      }),
    ),
    ...guides.railways.map(
      ({ plan, family, curve }): Corridor => ({
        kind: 'rail',
        name: `${plan.name}防护绿带`,
        ring: between(
          family,
          (t) => curve(t) - 26,
          (t) => curve(t) + 26,
        ),
      }),
    ),
  ];
}
