import { type ParcelInput, ParcelRecord } from '../../geodata/model/parcel.ts';
import { ZoneSample } from '../../geodata/model/zone-sample.ts';

export interface GridZoneOptions {
  zoneCode?: string;
  /** South-west corner in degrees. */
  origin?: readonly [number, number];
  columns?: number;
  rows?: number;
  /** Changes to single parcels, by their index in the grid (row by row from the south-west). */
  parcels?: Record<number, Partial<ParcelInput>>;
}

/** Width and height of a plot in degrees: some 220 m. */
const step = 0.002;
const sourceName = '测试数据';

/** A closed rectangle as a MultiPolygon. */
export const rectangle = (west: number, south: number, east: number, north: number) => ({
  type: 'MultiPolygon' as const,
  coordinates: [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ] as [number, number][],
    ],
  ],
});

const point = (lng: number, lat: number) => ({
  type: 'Point' as const,
  coordinates: [lng, lat] as [number, number],
});

/** States that alternate over the plots, so that every land class is there. */
const states: readonly Partial<ParcelInput>[] = [
  { stockClass: 'in_use' },
  {
    stockClass: 'approved_unsupplied',
    standardStage: 'INDICATORS_SET',
    isNetLand: true,
    supplyModes: ['one_off'],
  },
  { stockClass: 'supplied_unused', idleState: 'DETERMINED', idleSince: '2024-03-01', idleCause: 'HOLDER' },
  { stockClass: 'in_use', isInefficient: true, inefficientReason: '亩均税收低于基准' },
  { stockClass: 'approved_unsupplied', supplyModes: ['flexible_term', 'long_lease'] },
  { stockClass: 'supplied_unused', idleState: 'SUSPECTED', idleSince: '2025-03-01' },
  { stockClass: 'supplied_unused' },
  { stockClass: 'planned' },
];

/**
 * A small zone for tests: a grid of square plots that share their edges, one park over its western half, a building
 * on every plot in use, one street, one facility, one 标准厂房 with two units, assessments of all six kinds over the
 * whole zone (区域节能 over the western half only).
 */
export function gridZoneSample(options: GridZoneOptions = {}): ZoneSample {
  const { zoneCode = 'TEST', origin = [119.1, 36.7], columns = 8, rows = 4 } = options;
  const [west, south] = origin;
  const east = west + columns * step;
  const north = south + rows * step;
  const middle = west + Math.floor(columns / 2) * step;
  const common = { sourceName, isDemonstration: true };
  const parcels = Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns;
    const left = west + column * step;
    const bottom = south + Math.floor(index / columns) * step;
    return ParcelRecord.parse({
      ...common,
      name: `测试地块${index + 1}`,
      parcelCode: `370700001001GB${String(index + 1).padStart(5, '0')}`,
      parkCode: column < columns / 2 ? 'P1' : null,
      stockClass: 'in_use',
      landUseScheme: 'YDYH2023',
      landUseCode: index % 3 === 0 ? '100102' : '100101',
      areaCertSquareMetres: 30_000 + index * 500,
      floorPriceYuanPerSquareMetre: 300 + (index % 10) * 10,
      utilities: ['water', 'power', 'road'].slice(0, index % 4),
      ...states[index % states.length],
      geometry: rectangle(left, bottom, left + step, bottom + step),
      ...options.parcels?.[index],
    });
  });
  const inUse = parcels.filter((parcel) => parcel.stockClass === 'in_use');
  const assessment = (kind: string, until: number, validUntil: string) => ({
    ...common,
    kind,
    name: `区域评估 ${kind}`,
    approvedOn: '2025-01-01',
    validUntil,
    geometry: rectangle(west, south, until, north),
  });
  return ZoneSample.parse({
    seed: 1,
    asOf: '2026-05-01',
    zone: {
      ...common,
      zoneCode,
      name: `测试开发区${zoneCode}`,
      gaussKruegerSrid: 4528,
      geometry: rectangle(west - step, south - step, east + step, north + step),
    },
    parks: [
      {
        ...common,
        parkCode: 'P1',
        name: '康华生物医药产业园',
        areaSquareMetres: 500_000,
        geometry: rectangle(west, south, middle, north),
        labelPoint: point((west + middle) / 2, (south + north) / 2),
      },
      {
        ...common,
        parkCode: 'P1-A',
        parentParkCode: 'P1',
        kind: 'park_in_zone',
        name: '标准厂房区',
        areaSquareMetres: 100_000,
        geometry: rectangle(west, south, west + step, south + step),
        labelPoint: point(west + step / 2, south + step / 2),
      },
    ],
    parcels,
    standardTerms: parcels
      .filter((parcel) => parcel.standardStage !== null)
      .map((parcel) => ({
        ...common,
        parcelCode: parcel.parcelCode,
        edition: '2026',
        industryCode: 'C38',
        fixedInvestmentMinYuanPerSquareMetre: 4500,
        taxMinYuanPerSquareMetre: 450,
      })),
    assessments: [
      ...['environment', 'geohazard', 'mineral_overlay', 'soil_water_conservation'].map((kind) =>
        assessment(kind, east, '2030-12-31'),
      ),
      assessment('water_resources', east, '2026-04-30'),
      assessment('energy_saving', middle + step / 2, '2030-12-31'),
    ],
    factoryBuildings: [
      {
        ...common,
        buildingCode: 'F1',
        name: '1号标准厂房',
        parkCode: 'P1-A',
        parcelCode: parcels[0]!.parcelCode,
        status: 'completed',
        storeys: 3,
        floorAreaSquareMetres: 9000,
        leasedAreaSquareMetres: 3000,
        vacantAreaSquareMetres: 6000,
        rentYuanPerSquareMetreMonth: 12,
        geometry: rectangle(west + 0.0002, south + 0.0002, west + 0.0008, south + 0.0006),
        labelPoint: point(west + 0.0005, south + 0.0004),
      },
    ],
    factoryUnits: [
      { storey: 1, status: 'leased', areaSquareMetres: 3000, unitCode: 'F1-1', tenantName: '测试企业' },
      { storey: 2, status: 'vacant', areaSquareMetres: 6000, unitCode: 'F1-2' },
    ].map((unit) => ({ ...common, buildingCode: 'F1', rentYuanPerSquareMetreMonth: 12, ...unit })),
    roads: [
      {
        ...common,
        class: 'arterial',
        name: '高新路',
        widthMetres: 40,
        geometry: {
          type: 'MultiLineString',
          coordinates: [
            [
              [west - step, south + step],
              [east + step, south + step],
            ],
          ],
        },
      },
    ],
    railways: [],
    waterAreas: [
      { ...common, kind: 'river', name: '白浪河', geometry: rectangle(west - step, south, west, north) },
    ],
    greenSpaces: [{ ...common, kind: 'belt', geometry: rectangle(east, south, east + step, north) }],
    blocks: [{ ...common, character: 'industrial', geometry: rectangle(west, south, east, north) }],
    buildings: inUse.map((parcel) => {
      const [lng, lat] = parcel.geometry.coordinates[0]![0]![0]!;
      return {
        ...common,
        kind: 'hall',
        heightMetres: 12,
        parcelCode: parcel.parcelCode,
        geometry: rectangle(lng + 0.0004, lat + 0.0004, lng + 0.0014, lat + 0.001),
      };
    }),
    facilities: [
      {
        ...common,
        kind: 'expressway_exit',
        name: '潍坊东收费站',
        geometry: point(east + step, north + step),
      },
    ],
  });
}
