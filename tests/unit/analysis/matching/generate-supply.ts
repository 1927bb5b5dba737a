import { seededRandom } from '../../../../geodata/analysis/matching/seeded-random.ts';
import { industryClasses } from '../../../../geodata/codes/industry-code.ts';
import { Demand, type DemandInput } from '../../../../geodata/model/demand.ts';
import { AssessmentKind, SupplyMode, Utility } from '../../../../geodata/model/land-state.ts';
import type { SupplyAreaInput } from '../../../../geodata/model/supply-area.ts';
import {
  SensitiveKind,
  StockOrigin,
  type SupplyRecord,
  SupplyState,
} from '../../../../geodata/model/supply-record.ts';
import { addDays } from '../../../../geodata/units/days/plain-date.ts';

/** The day all generated cases are seen on. */
export const asOf = '2026-11-20';

const draws = (seed: number) => {
  const random = seededRandom(seed);
  const between = (low: number, high: number, places = 2): number => {
    const scale = 10 ** places;
    return Math.round((low + random() * (high - low)) * scale) / scale;
  };
  const whole = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = <T>(list: readonly T[], share: number): T[] => list.filter(() => random() < share);
  const chance = (share: number): boolean => random() < share;
  const maybe = <T>(share: number, make: () => T): T | null => (random() < share ? make() : null);
  const day = (low: number, high: number): string => addDays(asOf, whole(low, high));
  return { between, whole, pick, some, chance, maybe, day };
};

const zones = ['WFJJ', 'YSXK', 'ZZGX', 'BTKQ'];
const provinces: Readonly<Record<string, string>> = { WFJJ: '37', YSXK: '37', ZZGX: '37', BTKQ: '15' };
const parks = [null, 'P1', 'P2', 'P3'];
const chains = ['声光电子', '动力装备', '生物医药', '新能源'];
const holders = ['91370700A', '91370700B', '91370700C', '91370700D', '91370700E'];
const divisions = [...new Set(industryClasses().map(({ code }) => code.slice(0, 2)))];

/** Zones and parks with quotas, negative lists, chains and evaluations. */
export const generateAreas = (seed: number): SupplyAreaInput[] => {
  const { between, pick, some, maybe, whole } = draws(seed);
  return zones.flatMap((zoneCode) =>
    parks.map((parkCode, place) => ({
      zoneCode,
      parkCode,
      name: `${zoneCode}${parkCode ?? ''}`,
      provinceCode: provinces[zoneCode] ?? null,
      energyQuotaTce: maybe(0.8, () => between(500, 30_000)),
      negativeList: some(divisions, 0.05).map((industryPrefix) => ({
        industryPrefix,
        level: pick(['forbidden', 'restricted'] as const),
        source: '负面清单 2026',
      })),
      chains: some(chains, 0.5).map((chainCode) => ({
        chainCode,
        missingLinks: some(['封测', '材料', '整机'], 0.4),
      })),
      divisions: some(divisions, 0.3),
      evaluation: maybe(0.8, () => ({ rank: place + 1, of: whole(4, 9) })),
    })),
  );
};

const landUses = [
  { scheme: 'YDYH2023', code: '100101' },
  { scheme: 'YDYH2023', code: '100102' },
  { scheme: 'YDYH2023', code: '100103' },
  { scheme: 'YDYH2023', code: '1001' },
  { scheme: 'YDYH2023', code: '110101' },
  { scheme: 'YDYH2023', code: '0802' },
  { scheme: 'GTDC', code: '0601' },
  { scheme: 'GBT21010', code: '0601' },
  { scheme: 'GTDC', code: '1001' },
] as const;

const landStates = SupplyState.options.filter((state) => !state.startsWith('unit_'));

/** Records in no order, of land and floor space, with every kind of gap in the data. */
export const generateSupply = (seed: number, count: number): SupplyRecord[] => {
  const { between, whole, pick, some, chance, maybe, day } = draws(seed);
  const kinds = ['land', 'land', 'land', 'land', 'land', 'factory_unit', 'office_unit'] as const;
  return Array.from({ length: count }, (_, place): SupplyRecord => {
    const kind = pick(kinds);
    const isLand = kind === 'land';
    const farMin = maybe(0.8, () => between(0.6, 1.6));
    const floor = maybe(0.85, () => (isLand ? between(120, 480) : between(8, 30)));
    const utilities = chance(0.6) ? [...Utility.options] : some(Utility.options, 0.7);
    const lacking = Utility.options.filter((utility) => !utilities.includes(utility));
    return {
      id: `${kind}/${place}`,
      kind,
      // Codes collide now and then, so that the id decides.
      code: `3707${String(whole(0, count)).padStart(8, '0')}`,
      name: `${place} 号`,
      zoneCode: pick(zones),
      parkCode: pick(parks),
      state: isLand
        ? pick(landStates)
        : pick(['unit_vacant', 'unit_vacant', 'unit_under_construction', 'in_use'] as const),
      stockOrigin: isLand ? pick(StockOrigin.options) : pick(['vacated_factory', 'new'] as const),
      lapsesOn: maybe(0.2, () => day(-200, 900)),
      landUse: kind === 'office_unit' ? { scheme: 'YDYH2023', code: '0902' } : pick(landUses),
      areaSquareMetres: isLand ? between(4000, 120_000) : between(200, 12_000),
      isDivisible: chance(0.25),
      farMin,
      farMax: maybe(0.8, () => between((farMin ?? 0.8) + 0.2, 3.5)),
      investmentMinYuanPerSquareMetre: isLand ? maybe(0.7, () => between(1500, 5500)) : null,
      taxMinYuanPerSquareMetre: isLand ? maybe(0.6, () => between(100, 450)) : null,
      supplyModes: maybe(0.9, () => some(SupplyMode.options, 0.5)),
      termYearsMax: maybe(0.3, () => pick([20, 30, 50])),
      isNetLand: chance(0.6),
      readyOn: maybe(0.5, () => day(-400, 500)),
      priceYuanPerSquareMetre:
        floor === null ? null : maybe(0.9, () => Math.round(floor * whole(100, 130)) / 100),
      floorPriceYuanPerSquareMetre: floor,
      utilities,
      plannedUtilities: some(lacking, 0.6).map((utility) => ({ utility, on: day(-30, 500) })),
      assessments: isLand
        ? some(AssessmentKind.options, 0.85).map((assessment) => ({
            kind: assessment,
            validUntil: maybe(0.7, () => day(-200, 1200)),
          }))
        : [],
      controlLine: maybe(0.9, () => ({
        verdict: pick(['ok', 'ok', 'ok', 'ok', 'warn', 'block'] as const),
        findings: [],
        dataVersion: pick(['2026-03', '2026-09']),
      })),
      soil: pick(['clear', 'clear', 'clear', 'clear', 'clear', 'clear', 'survey_due', 'listed'] as const),
      isInChemicalPark: chance(0.3),
      expresswayExitDistanceMetres: maybe(0.95, () => between(200, 25_000, 1)),
      railFreightDistanceMetres: maybe(0.9, () => between(500, 45_000, 1)),
      portDistanceMetres: maybe(0.9, () => between(10_000, 180_000, 1)),
      nearestSensitive: maybe(0.8, () => ({
        kind: pick(SensitiveKind.options),
        name: '某处',
        distanceMetres: whole(50, 3000),
      })),
      encumbrance: pick([
        'none',
        'none',
        'none',
        'none',
        'none',
        'none',
        'none',
        'listed',
        'mortgaged',
      ] as const),
      reservation: maybe(0.05, () => ({
        projectNo: `XM-${whole(0, 40)}`,
        zoneCode: null,
        until: day(-60, 120),
      })),
      holderCode: maybe(0.4, () => pick(holders)),
      compactness: maybe(0.95, () => between(0.2, 0.78, 4)),
      building: isLand
        ? null
        : maybe(0.9, () => ({
            clearHeightMetres: maybe(0.9, () => pick([3.9, 4.5, 7.5, 9])),
            floorLoadKilonewtonPerSquareMetre: maybe(0.9, () => pick([5, 7.5, 10, 20])),
            craneTonnes: maybe(0.8, () => pick([0, 0, 5, 10])),
          })),
    };
  });
};

/** Demands of every kind: some say almost nothing, some ask for everything. */
export const generateDemand = (seed: number): Demand => {
  const { between, whole, pick, some, chance, maybe, day } = draws(seed * 7919 + 13);
  const areaMin = between(8000, 50_000);
  const areaMax = areaMin + between(2000, 40_000);
  const floorMin = between(300, 3000);
  const far = between(0.6, 1.5);
  const input: DemandInput = {
    projectNo: `XM-${seed}`,
    name: `项目 ${seed}`,
    industryCode: pick(industryClasses()).code,
    siteUse: maybe(0.1, () => pick(['industry_1', 'industry_3', 'logistics', 'office'] as const)),
    zoneCodes: chance(0.8) ? [pick(zones)] : [...new Set([pick(zones), pick(zones)])],
    kinds: pick([
      ['land'],
      ['land'],
      ['land', 'factory_unit'],
      ['factory_unit', 'office_unit'],
    ] as const).slice(),
    areaMinSquareMetres: chance(0.9) ? areaMin : null,
    areaMaxSquareMetres: chance(0.8) ? areaMax : null,
    areaOptimumSquareMetres: chance(0.7) ? between(areaMin, areaMax) : null,
    floorAreaMinSquareMetres: chance(0.8) ? floorMin : null,
    floorAreaMaxSquareMetres: chance(0.5) ? floorMin * 3 : null,
    floorAreaOptimumSquareMetres: chance(0.5) ? floorMin * 2 : null,
    farMin: maybe(0.7, () => far),
    farMax: maybe(0.5, () => far + 0.8),
    fixedInvestmentYuan: maybe(0.8, () => whole(3000, 60_000) * 10_000),
    taxYuanPerYear: maybe(0.7, () => whole(200, 4000) * 10_000),
    energyTce: maybe(0.7, () => between(50, 12_000)),
    supplyModes: some(SupplyMode.options, 0.3),
    termYears: maybe(0.4, () => pick([20, 30, 40])),
    priceMaxYuanPerSquareMetre: maybe(0.7, () => between(250, 520)),
    rentMaxYuanPerSquareMetreMonth: maybe(0.6, () => between(10, 35)),
    needBy: maybe(0.85, () => day(0, 900)),
    isChemical: chance(0.03),
    isEncouragedIntensive: seed % 3 === 1,
    hazardRadiusMetres: maybe(0.3, () => whole(50, 800)),
    utilities: maybe(0.7, () => some(Utility.options, 0.6)),
    transport: maybe(0.7, () => ({})),
    chainCode: maybe(0.7, () => pick(chains)),
    linkCode: maybe(0.7, () => pick(['封测', '材料', '整机'])),
    applicantCodes: some(holders, 0.15),
    building: maybe(0.5, () => ({
      clearHeightMinMetres: maybe(0.7, () => pick([4, 6, 7.5])),
      floorLoadMinKilonewtonPerSquareMetre: maybe(0.7, () => pick([5, 7.5, 10])),
      craneMinTonnes: maybe(0.3, () => pick([5, 10])),
    })),
  };
  return Demand.parse(input);
};
