import { buffer, multiPolygon } from '@turf/turf';
import type { MultiPolygonGeometry } from '../../model/geometry.ts';
import type {
  ChainLinkRecord,
  ControlLineRecord,
  IndustryChainRecord,
  InvestmentTeamRecord,
  NegativeEntryRecord,
  SensitivePlaceRecord,
  SoilSiteRecord,
  ZoneQuotaRecord,
} from '../../model/matching-facts.ts';
import type { ZoneSample } from '../../model/zone-sample.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { generatedOrigin, hundredths } from '../records/origin.ts';
import { chainsOf, linkOf } from './chain-definitions.ts';

export interface MatchingFacts {
  controlLines: ControlLineRecord[];
  soilSites: SoilSiteRecord[];
  sensitivePlaces: SensitivePlaceRecord[];
  negativeEntries: NegativeEntryRecord[];
  zoneQuotas: ZoneQuotaRecord[];
  investmentTeams: InvestmentTeamRecord[];
  industryChains: IndustryChainRecord[];
  chainLinks: ChainLinkRecord[];
}

const origin = { ...generatedOrigin, sourcePeriod: null };

/** A geometry grown by metres, as a MultiPolygon. */
const grown = (geometry: MultiPolygonGeometry, metres: number): MultiPolygonGeometry => {
  const result = buffer(multiPolygon(geometry.coordinates), metres, { units: 'meters', steps: 4 });
  const shape = result?.geometry;
  if (shape === undefined) return geometry;
  const coordinates = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return { type: 'MultiPolygon', coordinates: coordinates as MultiPolygonGeometry['coordinates'] };
};

/** A square of so many metres round a point: a schoolyard, a field. */
const square = ([lng, lat]: readonly number[], metres: number): MultiPolygonGeometry => {
  const dLat = metres / 2 / 111_000;
  const dLng = dLat / Math.cos(((lat ?? 0) * Math.PI) / 180);
  const [x, y] = [lng ?? 0, lat ?? 0];
  const ring: [number, number][] = [
    [x - dLng, y - dLat],
    [x + dLng, y - dLat],
    [x + dLng, y + dLat],
    [x - dLng, y + dLat],
    [x - dLng, y - dLat],
  ];
  return { type: 'MultiPolygon', coordinates: [[ring]] };
};

const firstCorner = ({ coordinates }: MultiPolygonGeometry): readonly number[] =>
  coordinates[0]?.[0]?.[0] ?? [0, 0];

/** 三线: the zone as boundary, fields over a few planned plots, a redline along the water. Fictional like the zone. */
const controlLines = ({ zone, parcels, waterAreas, asOf }: ZoneSample): ControlLineRecord[] => {
  const dataVersion = `${asOf.slice(0, 4)}年度`;
  const line = (
    kind: ControlLineRecord['kind'],
    name: string,
    geometry: MultiPolygonGeometry,
  ): ControlLineRecord => ({
    ...origin,
    kind,
    name,
    dataVersion,
    approvedBy: '演示',
    geometry,
  });
  // Fields lie on land nobody was promised yet.
  const planned = parcels.filter(
    ({ stockClass }) => stockClass === 'planned' || stockClass === 'early_development',
  );
  const unsupplied = parcels.filter(
    ({ stockClass, standardStage }) => stockClass === 'approved_unsupplied' && standardStage === null,
  );
  const fields = [...planned.slice(0, 2), ...unsupplied.slice(-1)];
  return [
    ...(zone.geometry === null
      ? []
      : [line('urban_boundary', `${zone.name}城镇开发边界`, grown(zone.geometry, 60))]),
    ...fields.map((parcel, index) =>
      line('permanent_farmland', `永久基本农田 ${index + 1}`, square(firstCorner(parcel.geometry), 120)),
    ),
    ...waterAreas
      .slice(0, 1)
      .map((water) =>
        line('ecological_redline', `${water.name ?? '河道'}生态保护红线`, grown(water.geometry, 12)),
      ),
  ];
};

const soilSites = ({ parcels, asOf }: ZoneSample): SoilSiteRecord[] => {
  const dataVersion = `${asOf.slice(0, 4)}年度`;
  const low = parcels.filter(({ isInefficient }) => isInefficient);
  const idle = parcels.filter(({ idleState }) => idleState === 'DETERMINED');
  const site = (parcel: ZoneSample['parcels'][number], status: SoilSiteRecord['status']): SoilSiteRecord => ({
    ...origin,
    name: parcel.name,
    status,
    dataVersion,
    geometry: parcel.geometry,
  });
  return [
    ...low.slice(0, 2).map((parcel) => site(parcel, 'survey_due')),
    ...idle.slice(0, 1).map((parcel) => site(parcel, 'listed')),
  ];
};

const sensitivePlaces = ({ zone, blocks, waterAreas }: ZoneSample): SensitivePlaceRecord[] => {
  const homes = blocks.filter(({ character }) => character === 'residential');
  const place = (
    kind: SensitivePlaceRecord['kind'],
    name: string,
    geometry: MultiPolygonGeometry,
  ): SensitivePlaceRecord => ({
    ...origin,
    kind,
    name,
    geometry,
  });
  const short = zone.shortName ?? zone.name;
  const lake = waterAreas.find(({ kind }) => kind === 'lake');
  return [
    ...homes.map((block, index) => place('residential', `${short}第${index + 1}居住区`, block.geometry)),
    ...homes
      .slice(0, 3)
      .map((block, index) =>
        place('school', `${short}第${index + 1}学校`, square(firstCorner(block.geometry), 150)),
      ),
    ...homes
      .slice(-1)
      .map((block) => place('hospital', `${short}医院`, square(firstCorner(block.geometry), 120))),
    ...(lake === undefined ? [] : [place('water_source', `${lake.name ?? '湖'}水源地`, lake.geometry)]),
  ];
};

const forbidden: readonly (readonly [string, string])[] = [
  ['221', '纸浆制造'],
  ['191', '皮革鞣制加工'],
  ['301', '水泥、石灰和石膏制造'],
];
const restricted: readonly (readonly [string, string])[] = [
  ['263', '农药制造'],
  ['282', '合成纤维制造'],
];

const negativeEntries = ({ zone }: ZoneSample): NegativeEntryRecord[] => {
  const entry = (
    level: NegativeEntryRecord['level'],
    [industryPrefix, name]: readonly [string, string],
  ): NegativeEntryRecord => ({
    ...origin,
    sourceName: `${zone.name}产业准入负面清单（演示）`,
    parkCode: null,
    industryPrefix,
    name,
    level,
  });
  return [
    ...forbidden.map((row) => entry('forbidden', row)),
    ...restricted.map((row) => entry('restricted', row)),
  ];
};

const zoneQuotas = ({ zone, asOf }: ZoneSample, random: SeededRandom): ZoneQuotaRecord[] => {
  const year = Number(asOf.slice(0, 4));
  const area = zone.areaSquareMetres ?? 20_000_000;
  return [year - 1, year].flatMap((entry): ZoneQuotaRecord[] => [
    {
      ...origin,
      kind: 'energy',
      year: entry,
      totalAmount: random.integer(40, 120) * 1000,
      allottedAmount: 0,
    },
    {
      ...origin,
      kind: 'land',
      year: entry,
      totalAmount: hundredths(area * random.range(0.02, 0.04)),
      allottedAmount: 0,
    },
  ]);
};

/**
 * What matching needs to know of a demonstration zone: a function of the sample alone, so of seed and as-of date.
 */
export const generateMatchingFacts = (sample: ZoneSample): MatchingFacts => {
  const { zone } = sample;
  const chains = chainsOf(zone.zoneCode, zone.leadingIndustries);
  const codeOf = (prefix: string, index: number): string => `${prefix}${String(index + 1).padStart(2, '0')}`;
  return {
    controlLines: controlLines(sample),
    soilSites: soilSites(sample),
    sensitivePlaces: sensitivePlaces(sample),
    negativeEntries: negativeEntries(sample),
    zoneQuotas: zoneQuotas(sample, new SeededRandom(sample.seed).fork(`${zone.zoneCode} quotas`)),
    investmentTeams: chains.map(({ name }, index) => ({
      ...origin,
      teamCode: codeOf('T', index),
      name: `${name}招商组`,
      leadName: null,
    })),
    industryChains: chains.map(({ name, industryName }, index) => ({
      ...origin,
      chainCode: codeOf('C', index),
      name,
      industryName,
      teamCode: codeOf('T', index),
    })),
    chainLinks: chains.flatMap(({ links }, index) =>
      links.map((text) => ({ ...origin, chainCode: codeOf('C', index), ...linkOf(text) })),
    ),
  };
};
