import { middleOf, planeShape, shapeArea } from '../../analysis/siting/plane-shape.ts';
import type { FactoryBuildingRecord, FactoryUnitRecord } from '../../model/factory.ts';
import type { BuildingRecord } from '../../model/surroundings.ts';
import type { ZoneSample } from '../../model/zone-sample.ts';
import { createLocalPlane } from '../../units/local-plane.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { generatedOrigin, hundredths } from '../records/origin.ts';

export interface OfficeRecords {
  buildings: FactoryBuildingRecord[];
  units: FactoryUnitRecord[];
}

const mostBuildings = 3;
const storeyMetres = 4.2;
const letters = ['A', 'B', 'C'];

/** Towers on built business land (0902), one a plot. */
const towersOf = ({ parcels, buildings }: ZoneSample): BuildingRecord[] => {
  const business = new Set(
    parcels
      .filter(({ landUseCode, stockClass }) => landUseCode === '0902' && stockClass === 'in_use')
      .map(({ parcelCode }) => parcelCode),
  );
  const plots = new Set<string>();
  return buildings.filter(({ kind, heightMetres, parcelCode }) => {
    if (kind !== 'tower' || !heightMetres || !parcelCode || !business.has(parcelCode)) return false;
    if (plots.has(parcelCode)) return false;
    plots.add(parcelCode);
    return true;
  });
};

/**
 * 商务楼宇 of a demonstration zone: its first towers on business land, two units a storey. A zone whose let space an
 * article publishes keeps that figure: there no office is let.
 */
export const generateOffices = (sample: ZoneSample): OfficeRecords => {
  const { zone, seed, factoryBuildings } = sample;
  const random = new SeededRandom(seed).fork(`${zone.zoneCode} offices`);
  const isPublished = factoryBuildings.some(({ sourcePeriod }) => sourcePeriod !== null);
  const units: FactoryUnitRecord[] = [];
  const buildings = towersOf(sample)
    .slice(0, mostBuildings)
    .map((tower, index): FactoryBuildingRecord => {
      const middle = middleOf(tower.geometry);
      const storeySquareMetres = hundredths(
        shapeArea(planeShape(tower.geometry, createLocalPlane(middle))) * 0.92,
      );
      const storeys = Math.max(4, Math.floor((tower.heightMetres ?? 0) / storeyMetres));
      const buildingCode = `${zone.zoneCode}-B${String(index + 1).padStart(2, '0')}`;
      const rent = hundredths(random.range(26, 44));
      const own = Array.from({ length: storeys }, (_, at) => at + 1).flatMap((storey) => {
        const first = hundredths(storeySquareMetres * random.range(0.42, 0.58));
        return [first, hundredths(storeySquareMetres - first)].map(
          (areaSquareMetres, side): FactoryUnitRecord => {
            const status = isPublished || random.chance(0.3) ? 'vacant' : 'leased';
            return {
              buildingCode,
              unitCode: `${buildingCode}-${storey}${letters[side]}`,
              storey,
              areaSquareMetres,
              status,
              tenantName: status === 'leased' ? `演示入驻企业 ${random.integer(1, 40)}` : null,
              // Higher floors have the view, and cost more.
              rentYuanPerSquareMetreMonth: hundredths(rent * (1 + 0.01 * storey)),
              clearHeightMetres: 2.8,
              floorLoadKilonewtonPerSquareMetre: 2.5,
              craneTonnes: 0,
              powerKilovoltAmpere: null,
              handoverOn: null,
              ...generatedOrigin,
              sourcePeriod: null,
            };
          },
        );
      });
      units.push(...own);
      const sum = (status: FactoryUnitRecord['status']): number =>
        hundredths(
          own.reduce((total, unit) => total + (unit.status === status ? unit.areaSquareMetres : 0), 0),
        );
      return {
        buildingCode,
        name: `${zone.shortName}商务中心 ${letters[index]} 座`,
        // The land says which park it is in; a park's own sums are those of its factories.
        parkCode: null,
        parcelCode: tower.parcelCode,
        status: 'completed',
        storeys,
        floorAreaSquareMetres: hundredths(storeySquareMetres * storeys),
        leasedAreaSquareMetres: sum('leased'),
        vacantAreaSquareMetres: sum('vacant'),
        rentYuanPerSquareMetreMonth: rent,
        handoverOn: null,
        ...generatedOrigin,
        sourcePeriod: null,
        geometry: tower.geometry,
        labelPoint: { type: 'Point', coordinates: middle },
      };
    });
  return { buildings, units };
};
