import type { ZoneSample } from '../../model/zone-sample.ts';
import type { District } from '../blocks/build-blocks.ts';
import { greenSpaces } from '../blocks/green-spaces.ts';
import { buildCountryside } from '../context/countryside.ts';
import type { Network } from '../network/build-network.ts';
import { toPolygons } from '../plane/clipper.ts';
import type { Ring } from '../plane/ring.ts';
import type { PlotUse } from '../plots/plot-use.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import type { GeometryWriter } from './geometry-writer.ts';
import { generatedOrigin, tenths } from './origin.ts';

type Surroundings = Pick<ZoneSample, 'roads' | 'railways' | 'waterAreas' | 'greenSpaces' | 'blocks'> & {
  houses: ZoneSample['buildings'];
};

const characters: Record<PlotUse, ZoneSample['blocks'][number]['character']> = {
  commercial: 'commercial',
  research: 'commercial',
  light: 'industrial',
  heavy: 'industrial',
  mixed: 'industrial',
  logistics: 'logistics',
  housing: 'residential',
};

/** Streets, water, green and blocks of the district, with the countryside around it. */
export function surroundings(
  zone: ZoneDefinition,
  network: Network,
  district: District,
  blocks: readonly { use: PlotUse; ring: Ring }[],
  random: SeededRandom,
  write: GeometryWriter,
): Surroundings {
  const country = buildCountryside(network, zone.layout, random);
  const greens = greenSpaces(
    network,
    district,
    blocks.map(({ ring }) => ring),
  );
  const waters = [...network.waters, ...district.lakes.map(({ body }) => body)];
  const open = [...country.fields.map((polygon) => ({ character: 'open' as const, polygon }))];
  const villages = country.villages.map(({ ring }) => ({
    character: 'residential' as const,
    polygon: [ring],
  }));
  const own = blocks.map(({ use, ring }) => ({ character: characters[use], polygon: [ring] }));
  return {
    roads: [...network.roads, ...district.localRoads].map((road) => ({
      class: road.class,
      name: road.name,
      widthMetres: tenths(road.widthMetres),
      isRamp: road.isRamp,
      ...generatedOrigin,
      geometry: write.line(road.line),
    })),
    railways: network.rails.map(({ kind, name, line }) => ({
      kind,
      name,
      ...generatedOrigin,
      geometry: write.line(line),
    })),
    waterAreas: waters.map(({ kind, name, rings }) => ({
      kind,
      name,
      ...generatedOrigin,
      geometry: write.polygons(toPolygons(rings)),
    })),
    greenSpaces: [
      ...greens.map(({ kind, name, polygon }) => ({
        kind,
        name,
        ...generatedOrigin,
        geometry: write.polygon(polygon),
      })),
      ...country.woods.map((polygon) => ({
        kind: 'pocket' as const,
        name: null,
        ...generatedOrigin,
        geometry: write.polygon(polygon),
      })),
    ],
    blocks: [...own, ...villages, ...open].map(({ character, polygon }) => ({
      character,
      ...generatedOrigin,
      geometry: write.polygon(polygon),
    })),
    houses: country.villages.flatMap(({ houses }) =>
      houses.map((ring) => ({
        kind: 'residential' as const,
        heightMetres: 6,
        parcelCode: null,
        ...generatedOrigin,
        geometry: write.polygon([ring]),
      })),
    ),
  };
}
