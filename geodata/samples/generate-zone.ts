import type { PlainDate } from '../model/field-formats.ts';
import type { BuildingRecord } from '../model/surroundings.ts';
import type { ZoneRecord } from '../model/zone.ts';
import type { ZoneSample } from '../model/zone-sample.ts';
import type { ParkGround } from './blocks/park-ground.ts';
import { factoryRecords } from './factory/factory-records.ts';
import { needsTerms, standardTerm } from './land/standard-terms.ts';
import { equalAreaPlane } from './plane/equal-area-plane.ts';
import { ringArea } from './plane/ring.ts';
import type { Plot } from './plots/plot.ts';
import { assessmentRecords } from './records/assessments.ts';
import { facilityRecords } from './records/facilities.ts';
import { type GeometryWriter, geometryWriter } from './records/geometry-writer.ts';
import { generatedOrigin, hundredths } from './records/origin.ts';
import { parcelRecord } from './records/parcels.ts';
import { parkCodes, parkRecords } from './records/parks.ts';
import { type PlotFacts, plotFacts } from './records/plot-facts.ts';
import { surroundings } from './records/surroundings.ts';
import type { ZoneDefinition } from './zone-definition.ts';
import { layOutZone, type ZoneLayout } from './zone-layout.ts';

/**
 * A demonstration zone: a pure function of its definition, the seed and the as-of date. The seed alone decides every
 * geometry, use and place name; the as-of date moves states, deadlines and readiness on. Areas of polygons equal those
 * on the ellipsoid to 1e-5. Throws RangeError when a definition cannot be laid out.
 */
export function generateZone(
  definition: ZoneDefinition,
  { seed, asOf }: { seed: number; asOf: PlainDate },
): ZoneSample {
  return recordZone(layOutZone(definition, seed), asOf);
}

/** The records of a laid-out zone on a day. */
export function recordZone(layout: ZoneLayout, asOf: PlainDate): ZoneSample {
  const { zone, random, district, plots } = layout;
  const write = geometryWriter(equalAreaPlane(zone.origin, zone.rotationDegrees));
  const parks = parkCodes(zone, district.parks, plots);
  const parkCodeOf = (plot: Plot): string | null =>
    parks.ofPlot.get(plot) ?? (plot.block.park ? parks.ofGround.get(plot.block.park)! : null);
  const factories = factoryRecords(layout.built.factorySites, {
    zone,
    asOf,
    seed: random.seed,
    random: random.fork('factories'),
    write,
    parkCodeOf: ({ plot }) => parkCodeOf(plot),
    parkNameOf: ({ plot }) => plot.fixed?.name ?? plot.block.park?.plan.name ?? zone.shortName,
    parcelCodeOf: ({ plot }) => layout.codes.get(plot)!,
  });
  const factoryFloors = new Map<string, number>();
  for (const { parcelCode, floorAreaSquareMetres } of factories.buildings)
    factoryFloors.set(parcelCode!, (factoryFloors.get(parcelCode!) ?? 0) + floorAreaSquareMetres);
  const facts = plotFacts(layout, asOf, parkCodeOf, factoryFloors);
  const facilities = facilityRecords(zone, layout.network, layout.substations, write);
  const context = { zone, asOf, facilities, random, write };
  const inUseCount = (ground: ParkGround): number =>
    facts.filter(({ plot, state }) => plot.block.park === ground && state.stockClass === 'in_use').length;
  const { houses, ...around } = surroundings(layout, write);
  return {
    seed: layout.seed,
    asOf,
    zone: zoneRecord(layout, write),
    parks: parkRecords(zone, parks, inUseCount, factories.buildings, write),
    parcels: facts.map((fact) => parcelRecord(fact, context)),
    standardTerms: facts
      .filter(({ state, landUse }) => needsTerms(state, landUse))
      .map(({ plot, parcelCode, limits }) =>
        standardTerm(parcelCode, zone.indicators, limits.farMin, random.fork(`terms ${plot.key}`)),
      ),
    assessments: assessmentRecords(zone, layout.grounds, asOf, random.seed, write),
    factoryBuildings: factories.buildings,
    factoryUnits: factories.units,
    ...around,
    buildings: [...facts.flatMap((fact) => buildingRecords(fact, write)), ...houses],
    facilities,
  };
}

function zoneRecord({ zone, network }: ZoneLayout, write: GeometryWriter): ZoneRecord {
  return {
    zoneCode: zone.zoneCode,
    name: zone.name,
    nameEn: zone.nameEn,
    shortName: zone.shortName,
    level: zone.level,
    provinceName: zone.provinceName,
    cityName: zone.cityName,
    coveringCountyCodes: [...zone.coveringCountyCodes],
    gaussKruegerSrid: zone.gaussKruegerSrid,
    leadingIndustries: [...zone.leadingIndustries],
    areaSquareMetres: hundredths(ringArea(network.outline)),
    ...generatedOrigin,
    sourcePeriod: null,
    geometry: write.polygon([network.outline]),
  };
}

const buildingRecords = ({ parcelCode, footprints }: PlotFacts, write: GeometryWriter): BuildingRecord[] =>
  footprints.map(({ kind, heightMetres, polygon }) => ({
    kind,
    heightMetres,
    parcelCode,
    ...generatedOrigin,
    geometry: write.polygon(polygon),
  }));
