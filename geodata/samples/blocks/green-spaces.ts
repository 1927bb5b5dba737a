import type { GreenSpaceRecord } from '../../model/surroundings.ts';
import type { Network } from '../network/build-network.ts';
import { boundRings, lineWithin, ringsNear, strokeInPieces } from '../plane/bounded-rings.ts';
import { difference, grow, intersection, openRings, toPolygons } from '../plane/clipper.ts';
import { type Polygon, type Ring, ringArea, ringBounds, simplifyRing } from '../plane/ring.ts';
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
  const taken = boundRings([
    ...blockRings.flatMap((ring) => grow([ring], clearanceMetres)),
    ...network.yards.flatMap((yard) => grow([yard.ring], clearanceMetres)),
    ...[...network.roads, ...district.localRoads].flatMap((road) =>
      strokeInPieces(
        lineWithin(road.line, ringBounds(network.outline), 200),
        road.reserveMetres / 2 + clearanceMetres,
      ),
    ),
    // A lake and its island grow together, so that the island stays a hole.
    ...[...network.waters, ...district.lakes.map(({ body }) => body)].flatMap(({ rings }) =>
      grow(rings, clearanceMetres),
    ),
  ]);
  const greens: GreenSpace[] = [];
  const add = (ring: Ring, kind: GreenSpace['kind'], name: string): void => {
    const near = ringsNear(taken, ringBounds(ring));
    const free = openRings(difference(intersection([ring], [network.outline]), near), 2.5, 'miter');
    for (const polygon of toPolygons(free)) {
      if (Math.abs(ringArea(polygon[0]!)) < smallestSquareMetres) continue;
      greens.push({ kind, name, polygon: polygon.map((part) => simplifyRing(part, 0.02)) });
    }
    taken.push(...boundRings(grow([ring], clearanceMetres)));
  };
  for (const corridor of network.corridors) add(corridor.ring, 'belt', corridor.name);
  for (const lake of district.lakes) add(lake.block, 'park', lake.parkName);
  for (const scrap of district.scraps) add(scrap, 'pocket', '街头绿地');
  return greens;
}
