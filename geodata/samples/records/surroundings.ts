import type { ZoneSample } from '../../model/zone-sample.ts';
import { greenSpaces } from '../blocks/green-spaces.ts';
import { buildCountryside } from '../context/countryside.ts';
import { toPolygons } from '../plane/clipper.ts';
import type { PlotUse } from '../plots/plot-use.ts';
import type { ZoneLayout } from '../zone-layout.ts';
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
export function surroundings(layout: ZoneLayout, write: GeometryWriter): Surroundings {
  const { zone, network, district, blocks, random } = layout;
  const country = buildCountryside(network, zone.layout, random.fork('context'));
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
  const yards = network.yards.map(({ ring }) => ({ character: 'logistics' as const, polygon: [ring] }));
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
    blocks: [...own, ...yards, ...villages, ...open].map(({ character, polygon }) => ({
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
