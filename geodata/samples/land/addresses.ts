import type { Road } from '../network/road.ts';
import { distance, type Point } from '../plane/vector.ts';
import { facedRoads, type Plot } from '../plots/plot.ts';

export interface Address {
  /** e.g. 光电街北 05 号地块 */
  name: string;
  /** e.g. 长松路以东、光电街以北 */
  locationText: string;
}

type Side = '东' | '西' | '南' | '北';

/** Names every plot after the road it faces most, the side it lies on and a number counted along the road. */
export function addressPlots(plots: readonly Plot[], toNorth: (point: Point) => Point): Map<Plot, Address> {
  const faced = new Map(plots.map((plot) => [plot, facedRoads(plot)]));
  const groups = new Map<string, { plot: Plot; along: number }[]>();
  for (const plot of plots) {
    const road = faced.get(plot)![0];
    if (!road) continue;
    const side = sideOf(plot, road, toNorth);
    const key = `${road.name}${side}`;
    const [x, y] = toNorth(plot.centre);
    const along = side === '东' || side === '西' ? -y : x;
    groups.set(key, [...(groups.get(key) ?? []), { plot, along }]);
  }
  const addresses = new Map<Plot, Address>();
  for (const [key, members] of groups) {
    members.sort((a, b) => a.along - b.along);
    members.forEach(({ plot }, i) => {
      const places = faced
        .get(plot)!
        .slice(0, 2)
        .map((road) => `${road.name}以${sideOf(plot, road, toNorth)}`);
      addresses.set(plot, {
        name: `${key} ${String(i + 1).padStart(2, '0')} 号地块`,
        locationText: [...new Set(places)].join('、'),
      });
    });
  }
  let inner = 0;
  for (const plot of plots) {
    if (addresses.has(plot)) continue;
    inner++;
    const name = `内部道路 ${String(inner).padStart(2, '0')} 号地块`;
    addresses.set(plot, { name, locationText: plot.block.park?.plan.name ?? '开发区内' });
  }
  return addresses;
}

/** The side of a road on which a plot lies: a 街 runs east-west, a 路 or 大街 as its line does. */
function sideOf(plot: Plot, road: Road, toNorth: (point: Point) => Point): Side {
  const near = road.line.reduce((best, point) =>
    distance(point, plot.centre) < distance(best, plot.centre) ? point : best,
  );
  const i = road.line.indexOf(near);
  const [ax, ay] = toNorth(road.line[Math.max(0, i - 1)]!);
  const [bx, by] = toNorth(road.line[Math.min(road.line.length - 1, i + 1)]!);
  const [px, py] = toNorth(plot.centre);
  const isEastWest = Math.abs(bx - ax) > Math.abs(by - ay);
  // Positive when the plot lies left of the line from a to b.
  const left = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  if (isEastWest) return left > 0 === bx > ax ? '北' : '南';
  return left > 0 === by > ay ? '西' : '东';
}
