import { describe, expect, it } from 'vitest';
import { landUseClass } from '../../../geodata/codes/land-use-class.ts';
import { ZoneSample } from '../../../geodata/model/zone-sample.ts';
import { demonstrationZones } from '../../../geodata/samples/demonstration-zones.ts';
import { toMu } from '../../../geodata/units/area.ts';
import { ellipsoidalAreaSquareMetres } from './ellipsoidal-area.ts';
import { classCounts, landClassOf } from './land-class.ts';
import { definitionOf, sampleOf, zoneCodes } from './sample-zones.ts';

const sumHundredths = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;

/** Whole samples keep to the model, and published figures come out exactly. */
export function describeFigures(): void {
  describe.each(zoneCodes)('the demonstration zone %s', (zoneCode) => {
    const sample = sampleOf(zoneCode);

    it('keeps to the model', () => {
      const parsed = ZoneSample.safeParse(sample);
      expect(parsed.error?.issues ?? []).toEqual([]);
      // Nothing is left for the schema to fill in.
      expect(parsed.data).toEqual(sample);
    });

    it('has 600 to 1,200 parcels, near the wanted number, with unique codes and names', () => {
      const { targetParcels } = definitionOf(zoneCode);
      expect(sample.parcels.length).toBeGreaterThanOrEqual(600);
      expect(sample.parcels.length).toBeLessThanOrEqual(1200);
      expect(Math.abs(sample.parcels.length - targetParcels)).toBeLessThan(0.04 * targetParcels);
      expect(new Set(sample.parcels.map(({ parcelCode }) => parcelCode)).size).toBe(sample.parcels.length);
      expect(new Set(sample.parcels.map(({ name }) => name)).size).toBe(sample.parcels.length);
    });

    it('shows exactly the wanted number of parcels of each class, most of them in use', () => {
      const { classTargets } = definitionOf(zoneCode);
      const counts = classCounts(sample.parcels);
      expect(counts).toMatchObject({
        standard: classTargets.standard,
        approved_unsupplied: classTargets.approved,
        planned: classTargets.planned,
        supplied_unused: classTargets.suppliedUnused,
        suspected: classTargets.suspected,
        idle: classTargets.idle,
        inefficient: classTargets.inefficient,
      });
      const share = counts.in_use / sample.parcels.length;
      expect(share).toBeGreaterThan(0.58);
      expect(share).toBeLessThan(0.78);
    });

    it('lies at its true place in its own Gauss-Krueger zone', () => {
      const { origin, gaussKruegerSrid } = definitionOf(zoneCode);
      expect(gaussKruegerSrid - 4488).toBe(Math.floor((origin[0] + 1.5) / 3));
      for (const { labelPoint } of sample.parcels) {
        expect(Math.abs(labelPoint!.coordinates[0] - origin[0])).toBeLessThan(0.06);
        expect(Math.abs(labelPoint!.coordinates[1] - origin[1])).toBeLessThan(0.05);
      }
    });

    it('certifies the area on the ellipsoid, with a handful of survey mismatches on old certificates', () => {
      let mismatches = 0;
      for (const { geometry, areaCertSquareMetres, suppliedOn } of sample.parcels) {
        const onEllipsoid = ellipsoidalAreaSquareMetres(geometry);
        const difference = Math.abs(onEllipsoid - areaCertSquareMetres!) / areaCertSquareMetres!;
        if (suppliedOn === null || suppliedOn >= '2012-01-01') expect(difference).toBeLessThan(1e-5);
        else expect(difference).toBeLessThan(0.027);
        if (difference > 0.01) mismatches++;
      }
      expect(mismatches).toBeGreaterThan(1);
      expect(mismatches).toBeLessThan(20);
    });

    it('uses known land-use codes and marks every record as a demonstration', () => {
      for (const { landUseScheme, landUseCode, landUseText } of sample.parcels)
        expect(landUseClass(landUseScheme!, landUseCode!)?.zh).toBe(landUseText);
      const lists = Object.values(sample).filter(Array.isArray) as {
        isDemonstration: boolean;
        sourceName: string;
      }[][];
      expect(lists).toHaveLength(13);
      for (const record of [sample.zone, ...lists.flat()]) {
        expect(record.isDemonstration).toBe(true);
        expect(record.sourceName).toMatch(/^演示数据（生成）$|^《|报道$/);
      }
    });

    it('has one or more of each facility, and 8 to 15 factory buildings whose units add up', () => {
      for (const kind of ['expressway_exit', 'rail_freight_yard', 'port', 'substation'])
        expect(sample.facilities.some((facility) => facility.kind === kind)).toBe(true);
      expect(sample.factoryBuildings.length).toBeGreaterThanOrEqual(8);
      expect(sample.factoryBuildings.length).toBeLessThanOrEqual(15);
      expect(new Set(sample.factoryUnits.map(({ unitCode }) => unitCode)).size).toBe(
        sample.factoryUnits.length,
      );
      for (const building of sample.factoryBuildings) {
        const units = sample.factoryUnits.filter((unit) => unit.buildingCode === building.buildingCode);
        const areaOf = (status: string): number =>
          sumHundredths(units.filter((unit) => unit.status === status).map((unit) => unit.areaSquareMetres));
        expect(sumHundredths(units.map((unit) => unit.areaSquareMetres))).toBe(
          building.floorAreaSquareMetres,
        );
        expect(areaOf('leased')).toBe(building.leasedAreaSquareMetres);
        expect(areaOf('vacant')).toBe(building.vacantAreaSquareMetres);
        expect(units.every((unit) => (unit.tenantName !== null) === (unit.status === 'leased'))).toBe(true);
        if (building.status === 'under_construction') {
          expect(building.handoverOn! > sample.asOf).toBe(true);
          expect(areaOf('under_construction')).toBe(building.floorAreaSquareMetres);
        }
      }
    });

    it('refers only to parks and parcels that exist', () => {
      const parks = new Set(sample.parks.map(({ parkCode }) => parkCode));
      const parcels = new Set(sample.parcels.map(({ parcelCode }) => parcelCode));
      for (const { parentParkCode } of sample.parks)
        expect(parentParkCode === null || parks.has(parentParkCode)).toBe(true);
      for (const { parkCode } of [...sample.parcels, ...sample.factoryBuildings])
        expect(parkCode === null || parks.has(parkCode)).toBe(true);
      for (const { parcelCode } of [...sample.standardTerms, ...sample.factoryBuildings])
        expect(parcels.has(parcelCode)).toBe(true);
      for (const { parcelCode } of sample.buildings)
        expect(parcelCode === null || parcels.has(parcelCode)).toBe(true);
      expect(new Set(sample.standardTerms.map(({ parcelCode }) => parcelCode)).size).toBe(
        sample.standardTerms.length,
      );
    });
  });

  describe('published figures', () => {
    it('沂水: 4 标准地 of together 703.00 亩', () => {
      const standard = sampleOf('YSKFQ').parcels.filter((parcel) => landClassOf(parcel) === 'standard');
      expect(standard).toHaveLength(4);
      const area = sumHundredths(standard.map((parcel) => parcel.areaCertSquareMetres!));
      expect(area).toBe(468_666.67);
      expect(toMu(area).toFixed(2)).toBe('703.00');
      for (const { assessmentValidCount, sourceName } of standard) {
        expect(assessmentValidCount).toBe(6);
        expect(sourceName).toContain('沂水');
      }
    });

    it('潍坊: 10 parks, among them the four of the article, one with 81 signed enterprises', () => {
      const { parks } = sampleOf('WFJJQ');
      expect(parks).toHaveLength(10);
      const names = parks.map(({ name }) => name);
      for (const name of [
        '新松(潍坊)智慧园',
        '中南高科·鸢都汇智产业园',
        '中科(潍坊)智慧产研城',
        '康华生物医药产业园',
      ])
        expect(names).toContain(name);
      const factoryPark = parks.find(({ name }) => name === '中南高科·鸢都汇智产业园')!;
      expect(factoryPark.signedEnterpriseCount).toBe(81);
      const { factoryBuildings } = sampleOf('WFJJQ');
      for (const { parkCode } of factoryBuildings) expect(parkCode).toBe(factoryPark.parkCode);
      const leased = sumHundredths(factoryBuildings.map((building) => building.leasedAreaSquareMetres));
      expect(factoryPark.leasedAreaSquareMetres).toBe(leased);
    });

    it('潍坊经济区 is not 坊子区 370704', () => {
      const sample = sampleOf('WFJJQ');
      expect(sample.zone.coveringCountyCodes).toEqual(['370703', '370702']);
      for (const { parcelCode } of sample.parcels) expect(parcelCode!.slice(0, 6)).not.toBe('370704');
    });

    it('长春: 206,624 m² of factory space let, and a planned photonics park of 44,000 m²', () => {
      const sample = sampleOf('CCJKQ');
      const leased = sample.factoryUnits.filter((unit) => unit.status === 'leased');
      expect(sumHundredths(leased.map((unit) => unit.areaSquareMetres))).toBe(206_624);
      expect(new Set(leased.map((unit) => unit.tenantName)).size).toBe(19);
      const park = sample.parks.find(({ name }) => name === '光电信息产业园')!;
      expect(park).toMatchObject({ status: 'planned', areaSquareMetres: 44_000 });
      expect(Math.abs(ellipsoidalAreaSquareMetres(park.geometry) / 44_000 - 1)).toBeLessThan(0.005);
      const inside = sample.parcels.filter(({ parkCode }) => parkCode === park.parkCode);
      expect(inside.map(landClassOf)).toEqual(['planned']);
      expect(inside[0]!.supplyModes).toEqual([]);
    });

    it('昆都仑: one plot of 40.60 亩 under 先租后让', () => {
      const plots = sampleOf('KDLJS').parcels.filter(
        ({ supplyModes, suppliedOn, areaCertSquareMetres }) =>
          suppliedOn === null &&
          areaCertSquareMetres === 27_066.67 &&
          supplyModes.join() === 'lease_then_transfer',
      );
      expect(plots).toHaveLength(1);
      expect(toMu(plots[0]!.areaCertSquareMetres!).toFixed(2)).toBe('40.60');
    });
  });

  describe('the five zones', () => {
    it('differ in layout', () => {
      expect(demonstrationZones).toHaveLength(5);
      const traits = zoneCodes.map((code) => {
        const { layout, rotationDegrees } = definitionOf(code);
        const kinds = (strips: typeof layout.northSouth): string =>
          strips.map((strip) => (strip.kind === 'water' ? strip.waterKind : strip.kind)).join();
        return `${rotationDegrees} ${kinds(layout.northSouth)} / ${kinds(layout.eastWest)}`;
      });
      expect(new Set(traits).size).toBe(5);
      const areas = zoneCodes.map((code) => sampleOf(code).zone.areaSquareMetres!);
      expect(Math.max(...areas) / Math.min(...areas)).toBeGreaterThan(1.3);
      const streets = zoneCodes.flatMap((code) => [
        ...new Set(
          sampleOf(code)
            .roads.filter((road) => road.class === 'arterial')
            .map((road) => road.name),
        ),
      ]);
      expect(new Set(streets).size).toBe(streets.length);
    });
  });
}
