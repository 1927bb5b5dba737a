import type { PlainDate } from '../model/field-formats.ts';
import type { StandardTermRecord } from '../model/standard-land.ts';
import type { BuildingRecord } from '../model/surroundings.ts';
import type { ZoneSample } from '../model/zone-sample.ts';
import { yearOf } from '../units/days/plain-date.ts';
import { buildBlocks } from './blocks/build-blocks.ts';
import type { ParkGround } from './blocks/park-ground.ts';
import { buildPlots } from './buildings/build-plots.ts';
import type { Footprint } from './buildings/footprint.ts';
import { factoryRecords } from './factory/factory-records.ts';
import { type Address, addressPlots } from './land/addresses.ts';
import { assessmentGrounds, coveringKinds } from './land/assessment-coverage.ts';
import { assignTracks } from './land/land-track.ts';
import { isIndustrialUse, landUseOf } from './land/land-use.ts';
import { liveOut } from './land/live-out.ts';
import { planningLimits } from './land/planning-limits.ts';
import { standardTerm } from './land/standard-terms.ts';
import { pickSubstations } from './land/substations.ts';
import { buildNetwork } from './network/build-network.ts';
import { equalAreaPlane } from './plane/equal-area-plane.ts';
import { ringArea } from './plane/ring.ts';
import type { Plot } from './plots/plot.ts';
import { blockOutlines, plotsOf, subdivideBlocks } from './plots/subdivide.ts';
import { SeededRandom } from './random/seeded-random.ts';
import { assessmentRecords } from './records/assessments.ts';
import { facilityRecords } from './records/facilities.ts';
import { type GeometryWriter, geometryWriter } from './records/geometry-writer.ts';
import { generatedOrigin, hundredths } from './records/origin.ts';
import { parcelCodes } from './records/parcel-codes.ts';
import { builtFar, needsTerms, type PlotFacts, parcelRecord } from './records/parcels.ts';
import { parkCodes, parkRecords } from './records/parks.ts';
import { surroundings } from './records/surroundings.ts';
import type { ZoneDefinition } from './zone-definition.ts';

/**
 * A demonstration zone: a pure function of its definition, the seed and the as-of date. The seed alone decides every
 * geometry, use and name of a place; the as-of date moves states, deadlines and readiness on. Areas of polygons equal
 * those on the ellipsoid to 1e-5. Throws RangeError when a definition cannot be laid out.
 */
export function generateZone(
  definition: ZoneDefinition,
  { seed, asOf }: { seed: number; asOf: PlainDate },
): ZoneSample {
  const zone = definition;
  const random = new SeededRandom(seed).fork(zone.zoneCode);
  const plane = equalAreaPlane(zone.origin, zone.rotationDegrees);
  const write = geometryWriter(plane);
  const network = buildNetwork(zone.layout, zone.collectorNames, random.fork('network'));
  const district = buildBlocks(network, zone, random.fork('blocks'));
  const cut = subdivideBlocks(district.blocks, zone, random.fork('plots'));
  const plots = plotsOf(cut);

  const uses = new Map(plots.map((plot) => [plot, landUseOf(plot, zone, random)]));
  const substations = pickSubstations(plots, zone, network.outline);
  for (const plot of substations) uses.set(plot, '1303');
  const grounds = assessmentGrounds(zone, network.outline, district.parks);
  const kindsOf = coveringKinds(grounds);
  const kinds = new Map(plots.map((plot) => [plot, kindsOf(plot)]));
  const tracks = assignTracks(
    plots,
    {
      zone,
      outline: network.outline,
      isFullyAssessed: (plot) => kinds.get(plot)!.length === 6,
      isIndustrial: (plot) => isIndustrialUse(uses.get(plot)!),
      isReserved: (plot) => substations.includes(plot),
    },
    random.fork('tracks'),
  );
  const built = buildPlots(plots, uses, tracks, zone, random.fork('buildings'));
  const codes = parcelCodes(plots, zone);
  const parks = parkCodes(zone, district.parks, plots);
  const parkCodeOf = (plot: Plot): string | null =>
    parks.ofPlot.get(plot) ?? (plot.block.park ? parks.ofGround.get(plot.block.park)! : null);
  const factories = factoryRecords(built.factorySites, {
    zone,
    asOf,
    seed: random.seed,
    random: random.fork('factories'),
    write,
    parkCodeOf: ({ plot }) => parkCodeOf(plot),
    parkNameOf: ({ plot }) => plot.fixed?.name ?? plot.block.park?.plan.name ?? zone.shortName,
    parcelCodeOf: ({ plot }) => codes.get(plot)!,
  });
  const facilities = facilityRecords(zone, network, substations, write);

  const addresses = addressPlots(plots, turn(zone.rotationDegrees));
  const factoryFloors = new Map<string, number>();
  for (const { parcelCode, floorAreaSquareMetres } of factories.buildings)
    factoryFloors.set(parcelCode!, (factoryFloors.get(parcelCode!) ?? 0) + floorAreaSquareMetres);
  const limitsRandom = random.fork('parcels');
  const named = standardNames(zone);
  const facts = plots.map((plot): PlotFacts => {
    const landUse = uses.get(plot)!;
    const coverage = kinds.get(plot)!;
    const footprints = built.footprints.get(plot) ?? [];
    const factoryFloorSquareMetres = factoryFloors.get(codes.get(plot)!) ?? 0;
    const farBuilt = builtFar({ plot, footprints, factoryFloorSquareMetres });
    const { farMin } = planningLimits(landUse, limitsRandom.fork(plot.key).fork('limits'));
    const life = liveOut(
      {
        plot,
        zone,
        asOf,
        seed: random.seed,
        isFullyAssessed: coverage.length === 6,
        isIndustrial: isIndustrialUse(landUse),
        isSuspended: built.suspended.has(plot),
      },
      tracks.get(plot)!,
      farBuilt ?? 0,
      farMin ?? 0,
    );
    return {
      plot,
      parcelCode: codes.get(plot)!,
      parkCode: parkCodeOf(plot),
      name: nameOf(plot, addresses.get(plot)!, life.indicatorsOn, named),
      address: addresses.get(plot)!,
      landUse,
      state: life.state,
      coveringKinds: coverage,
      footprints,
      factoryFloorSquareMetres,
    };
  });
  const context = { zone, asOf, facilities, random: limitsRandom, write };
  const parcels = facts.map((fact) => parcelRecord(fact, context));
  const inUseCount = (ground: ParkGround): number =>
    facts.filter(({ plot, state }) => plot.block.park === ground && state.stockClass === 'in_use').length;
  const around = surroundings(zone, network, district, blockOutlines(cut), random.fork('context'), write);
  return {
    seed,
    asOf,
    zone: {
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
    },
    parks: parkRecords(zone, parks, inUseCount, factories.buildings, write),
    parcels,
    standardTerms: facts
      .filter(({ state, landUse }) => needsTerms(state, landUse))
      .map(({ plot, parcelCode }): StandardTermRecord => {
        const { farMin } = parcels[plot.index]!;
        return standardTerm(parcelCode, zone.indicators, farMin, random.fork(`terms ${plot.key}`));
      }),
    assessments: assessmentRecords(zone, grounds, asOf, random.seed, write),
    factoryBuildings: factories.buildings,
    factoryUnits: factories.units,
    roads: around.roads,
    railways: around.railways,
    waterAreas: around.waterAreas,
    greenSpaces: around.greenSpaces,
    blocks: around.blocks,
    buildings: [
      ...facts.flatMap(({ parcelCode, footprints }) =>
        footprints.map((footprint) => buildingRecord(footprint, parcelCode, write)),
      ),
      ...around.houses,
    ],
    facilities,
  };
}

/** Turns a vector of the rotated plane so that its y axis points north. */
const turn = (degrees: number) => {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return ([x, y]: readonly [number, number]): [number, number] => [x * cos - y * sin, x * sin + y * cos];
};

function buildingRecord(footprint: Footprint, parcelCode: string, write: GeometryWriter): BuildingRecord {
  return {
    kind: footprint.kind,
    heightMetres: footprint.heightMetres,
    parcelCode,
    ...generatedOrigin,
    geometry: write.polygon(footprint.polygon),
  };
}

/** Numbers standard plots within the year their indicators were set: “潍经 2026-01 号标准地”. */
function standardNames(zone: ZoneDefinition): (indicatorsOn: PlainDate) => string {
  const counts = new Map<number, number>();
  return (indicatorsOn) => {
    const year = yearOf(indicatorsOn);
    const number = (counts.get(year) ?? 0) + 1;
    counts.set(year, number);
    return `${zone.standardPrefix} ${year}-${String(number).padStart(2, '0')} 号标准地`;
  };
}

function nameOf(
  plot: Plot,
  address: Address,
  indicatorsOn: PlainDate | undefined,
  standardName: (indicatorsOn: PlainDate) => string,
): string {
  if (indicatorsOn) return standardName(indicatorsOn);
  if (plot.fixed?.role === 'planned_park') return `${plot.fixed.name}规划地块`;
  return address.name;
}
