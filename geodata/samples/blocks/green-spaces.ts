import type { GreenSpaceRecord } from '../../model/surroundings.ts';
import type { Network } from '../network/build-network.ts';
import { difference, grow, intersection, openRings, toPolygons, unite } from '../plane/clipper.ts';
import { type Polygon, type Ring, ringArea, simplifyRing } from '../plane/ring.ts';
import type { District } from './build-blocks.ts';

export interface GreenSpace {
  kind: GreenSpaceRecord['kind'];
  name: string;
  polygon: Polygon;
}

/** Greens keep this far from everything else, so that rounding to a millimetre never makes them overlap. */
const clearanceMetres = 0.1;
const smallestSquareMetres = 150;

/** Belts along corridors, lake parks and pocket parks: what nothing else covers within the zone. */
export function greenSpaces(network: Network, district: District, blockRings: readonly Ring[]): GreenSpace[] {
  const water = [...network.waters, ...district.lakes.map(({ body }) => body)].flatMap((body) => body.rings);
  const fixed = unite([...blockRings, ...district.roadSpace, ...network.yards.map((yard) => yard.ring)]);
  // Water keeps its islands: holes must not be turned round before growing.
  let taken = [...grow(fixed, clearanceMetres), ...grow(water, clearanceMetres)];
  const greens: GreenSpace[] = [];
  const add = (rings: readonly Ring[], kind: GreenSpace['kind'], name: string): void => {
    const free = openRings(difference(intersection(rings, [network.outline]), taken), 2.5, 'miter');
    for (const polygon of toPolygons(free)) {
      if (Math.abs(ringArea(polygon[0]!)) < smallestSquareMetres) continue;
      greens.push({ kind, name, polygon: polygon.map((ring) => simplifyRing(ring, 0.02)) });
    }
    taken = [...taken, ...grow(rings, clearanceMetres)];
  };
  for (const corridor of network.corridors) add([corridor.ring], 'belt', corridor.name);
  for (const lake of district.lakes) add([lake.block], 'park', lake.parkName);
  for (const scrap of district.scraps) add([scrap], 'pocket', '街头绿地');
  return greens;
}
