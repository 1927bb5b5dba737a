import { buildSnapshot } from '../../../../geodata/analysis/matching/build-snapshot.ts';
import { type MatchOptions, match } from '../../../../geodata/analysis/matching/match.ts';
import { builtInMatchParameters as parameters } from '../../../../geodata/analysis/matching/parameters.ts';
import { Demand, type DemandInput } from '../../../../geodata/model/demand.ts';
import type { MatchResult } from '../../../../geodata/model/match-result.ts';
import type { SupplyAreaInput } from '../../../../geodata/model/supply-area.ts';
import { SupplyRecord, type SupplyRecordInput } from '../../../../geodata/model/supply-record.ts';
import { toSquareMetres } from '../../../../geodata/units/area.ts';

export const asOf = '2026-11-20';

/** Square metres of so many 亩, to the hundredth as the database keeps them. */
export const mu = (value: number): number => Math.round(toSquareMetres(value, 'mu') * 100) / 100;
/** Yuan per square metre of so many 万元/亩. */
export const perMu = (value: number): number => value * 15;

/** A ready plot of 60 亩 that suits the demand of `demandOf`; the parts differ by case. */
export const plot = (parts: Partial<SupplyRecordInput> = {}): SupplyRecord =>
  SupplyRecord.parse({
    id: 'parcel/1',
    kind: 'land',
    code: '370703001001GB00001',
    name: '光电街北 05 号地块',
    zoneCode: 'WFJJ',
    parkCode: null,
    state: 'standard_plot',
    stockOrigin: 'new',
    landUse: { scheme: 'YDYH2023', code: '100102' },
    areaSquareMetres: mu(60),
    farMin: 1.2,
    farMax: 2.5,
    investmentMinYuanPerSquareMetre: perMu(240),
    taxMinYuanPerSquareMetre: perMu(20),
    supplyModes: ['one_off', 'flexible_term', 'lease_then_transfer'],
    isNetLand: true,
    priceYuanPerSquareMetre: perMu(18),
    floorPriceYuanPerSquareMetre: perMu(16),
    utilities: ['water', 'drainage', 'power', 'road', 'telecom', 'gas', 'heat'],
    assessments: [
      'environment',
      'geohazard',
      'mineral_overlay',
      'soil_water_conservation',
      'water_resources',
      'energy_saving',
    ].map((kind) => ({ kind: kind as 'environment', validUntil: '2030-12-31' })),
    controlLine: { verdict: 'ok', findings: [], dataVersion: '2026-09' },
    expresswayExitDistanceMetres: 2330,
    railFreightDistanceMetres: 3290,
    portDistanceMetres: 60_000,
    compactness: 0.7,
    ...parts,
  });

/** A sensor maker that needs 45-70 亩. */
export const demandOf = (parts: Partial<DemandInput> = {}): Demand =>
  Demand.parse({
    projectNo: 'XM-2026-0147',
    name: 'MEMS 声学传感器封装测试基地',
    industryCode: '3983',
    zoneCodes: ['WFJJ'],
    areaMinSquareMetres: mu(45),
    areaOptimumSquareMetres: mu(60),
    areaMaxSquareMetres: mu(70),
    farMin: 1.5,
    farMax: 2.2,
    fixedInvestmentYuan: 182_000_000,
    taxYuanPerYear: 15_600_000,
    priceMaxYuanPerSquareMetre: perMu(20),
    needBy: '2027-06-30',
    utilities: ['water', 'power', 'road'],
    transport: {},
    chainCode: '声光电子',
    linkCode: '封测',
    ...parts,
  });

export const zone: SupplyAreaInput = {
  zoneCode: 'WFJJ',
  name: '潍坊经济区',
  provinceCode: '37',
  energyQuotaTce: 5000,
  chains: [{ chainCode: '声光电子', missingLinks: ['封测'] }],
  divisions: ['39'],
  evaluation: { rank: 2, of: 5 },
};

/** Builds a snapshot of the plots and matches the demand against it. */
export const matchPlots = (
  plots: readonly SupplyRecord[],
  demand: Demand,
  options: Partial<MatchOptions> & { areas?: SupplyAreaInput[] } = {},
): MatchResult => {
  const { areas = [zone], ...rest } = options;
  const snapshot = buildSnapshot(plots, { revision: 3, dataVersions: { controlLine: '2026-09' }, areas });
  return match(snapshot, demand, { asOf, parameters, ...rest });
};
