import type { FactoryBuildingRecord, FactoryUnitRecord } from '../../model/factory.ts';
import type { PlainDate } from '../../model/field-formats.ts';
import { addDays } from '../../units/days/plain-date.ts';
import { cycleAt } from '../land/life-cycle.ts';
import { ringCentroid } from '../plane/ring.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { GeometryWriter } from '../records/geometry-writer.ts';
import { generatedOrigin, hundredths } from '../records/origin.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import type { FactorySite } from './factory-sites.ts';
import { type LettableUnit, letUnits, unitsOf } from './lettable-units.ts';

export interface FactoryRecords {
  buildings: FactoryBuildingRecord[];
  units: FactoryUnitRecord[];
}

export interface FactoryContext {
  zone: ZoneDefinition;
  asOf: PlainDate;
  seed: number;
  random: SeededRandom;
  write: GeometryWriter;
  parkCodeOf(site: FactorySite): string | null;
  parkNameOf(site: FactorySite): string;
  parcelCodeOf(site: FactorySite): string;
}

/** Constructions last this long; a round later the next building is handed over. */
const constructionDays = 420;

/** Buildings and units of all factory parks; the last buildings are still under construction. */
export function factoryRecords(sites: readonly FactorySite[], context: FactoryContext): FactoryRecords {
  const { zone, random, asOf, seed, write } = context;
  const plan = zone.factories;
  const completed = sites.length - plan.buildingsUnderConstruction;
  const shells = sites.map((site, i) => {
    const r = random.fork(`building ${i}`);
    const storeys = r.integer(...plan.storeys);
    const storeyHundredths = Math.round(site.footprintSquareMetres * 100);
    const handoverDays = constructionDays - Math.min(120, 40 * (i - completed));
    const handoverOn =
      i < completed ? null : addDays(cycleAt(asOf, handoverDays, `factory ${i}`, seed).start, handoverDays);
    const buildingCode = `${zone.zoneCode}-F${String(i + 1).padStart(2, '0')}`;
    return { site, storeys, storeyHundredths, handoverOn, buildingCode, random: r };
  });
  const units = shells.flatMap(unitsOf);
  letUnits(units, plan, random.fork('letting'));
  const numbers = new Map<string, number>();
  const buildings = shells.map((shell): FactoryBuildingRecord => {
    const own = units.filter((unit) => unit.buildingCode === shell.buildingCode);
    const sum = (status: LettableUnit['status']): number =>
      own.filter((unit) => unit.status === status).reduce((total, unit) => total + unit.areaHundredths, 0) /
      100;
    const parkName = context.parkNameOf(shell.site);
    const number = (numbers.get(parkName) ?? 0) + 1;
    numbers.set(parkName, number);
    return {
      buildingCode: shell.buildingCode,
      name: `${parkName} ${number} 号${plan.isGovernmentBuilt ? '代建厂房' : '标准厂房'}`,
      parkCode: context.parkCodeOf(shell.site),
      parcelCode: context.parcelCodeOf(shell.site),
      status: shell.handoverOn ? 'under_construction' : 'completed',
      storeys: shell.storeys,
      floorAreaSquareMetres: hundredths((shell.storeyHundredths * shell.storeys) / 100),
      leasedAreaSquareMetres: sum('leased'),
      vacantAreaSquareMetres: sum('vacant'),
      rentYuanPerSquareMetreMonth: hundredths(shell.random.range(...plan.rentYuanPerSquareMetreMonth)),
      handoverOn: shell.handoverOn,
      ...generatedOrigin,
      sourceName: plan.source?.name ?? generatedOrigin.sourceName,
      sourcePeriod: plan.source?.period ?? null,
      geometry: write.polygon([shell.site.ring]),
      labelPoint: write.point(ringCentroid(shell.site.ring)),
    };
  });
  const rents = new Map(buildings.map((b) => [b.buildingCode, b.rentYuanPerSquareMetreMonth!]));
  return {
    buildings,
    units: units.map(
      ({ areaHundredths, ...unit }): FactoryUnitRecord => ({
        ...unit,
        areaSquareMetres: areaHundredths / 100,
        // Ground floors bear more and cost more.
        rentYuanPerSquareMetreMonth: hundredths(
          rents.get(unit.buildingCode)! * (unit.storey === 1 ? 1.15 : 1),
        ),
        ...generatedOrigin,
        sourceName: plan.source?.name ?? generatedOrigin.sourceName,
        sourcePeriod: plan.source?.period ?? null,
      }),
    ),
  };
}
