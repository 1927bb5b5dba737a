import { findIndustry } from '../../../../geodata/codes/industry-code.ts';
import type { Demand } from '../../../../geodata/model/demand.ts';
import type { MatchParameters } from '../../../../geodata/model/match-parameters.ts';
import type { SupplyArea } from '../../../../geodata/model/supply-area.ts';
import type { SupplyRecord } from '../../../../geodata/model/supply-record.ts';

/**
 * The matching definitions written down a second time, as plainly as possible: one object a record, dates as Date,
 * amounts in yuan and square metres. It shares no code with the engine but the code list and the parameters.
 */
export type Judged = { record: SupplyRecord; group: 'offerable' | 'potential'; failed: string[] };

const DAY = 86_400_000;
const days = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

const accepts: Record<string, string[]> = {
  industry_1: ['m1', 'm2', 'm3', 'm'],
  industry_2: ['m2', 'm3', 'm'],
  industry_3: ['m3', 'm'],
  logistics: ['w'],
  office: ['b'],
  research: ['r'],
};

const classOf = ({ scheme, code }: SupplyRecord['landUse']): string => {
  if (scheme === 'YDYH2023') {
    if (code === '100101') return 'm1';
    if (code === '100102') return 'm2';
    if (code === '100103') return 'm3';
    if (code === '1001') return 'm';
    if (code.startsWith('1101')) return 'w';
    if (code.startsWith('0902')) return 'b';
    if (code.startsWith('0802')) return 'r';
  }
  if (scheme === 'GTDC') return code === '0601' ? 'm' : code === '0508' ? 'w' : '';
  if (scheme === 'GBT21010')
    return code === '0601' ? 'm' : code === '0604' ? 'w' : code === '0505' ? 'b' : '';
  return '';
};

const useOf = (demand: Demand, parameters: MatchParameters): string => {
  if (demand.siteUse) return demand.siteUse;
  const industry = findIndustry(demand.industryCode);
  if (!industry) return '';
  const byDivision = parameters.siteUseByIndustry[industry.code.slice(0, 2)];
  return byDivision ?? parameters.siteUseByIndustry[industry.section] ?? '';
};

const groupOf = (record: SupplyRecord, asOf: string): Judged['group'] | null => {
  if (record.lapsesOn && asOf > record.lapsesOn) return null;
  if (['idle', 'suspended', 'inefficient'].includes(record.state)) return 'potential';
  if (['in_use', 'planned_park', 'withdrawn'].includes(record.state)) return null;
  if (record.state === 'unit_under_construction' && !record.readyOn) return null;
  return 'offerable';
};

const limits = (record: SupplyRecord, demand: Demand) =>
  record.kind === 'land'
    ? {
        min: demand.areaMinSquareMetres,
        best: demand.areaOptimumSquareMetres,
        max: demand.areaMaxSquareMetres,
        price: demand.priceMaxYuanPerSquareMetre,
      }
    : {
        min: demand.floorAreaMinSquareMetres,
        best: demand.floorAreaOptimumSquareMetres,
        max: demand.floorAreaMaxSquareMetres,
        price: demand.rentMaxYuanPerSquareMetreMonth,
      };

/** The part of the floor price of land that the project must pay. */
const shareOf = (record: SupplyRecord, demand: Demand, parameters: MatchParameters): number =>
  record.kind === 'land' &&
  demand.isEncouragedIntensive &&
  ['industry_1', 'industry_2', 'industry_3'].includes(useOf(demand, parameters))
    ? parameters.encouragedFloorPriceShare
    : 1;

const taken = (record: SupplyRecord, demand: Demand): number => {
  const { max } = limits(record, demand);
  return record.isDivisible && max !== null && record.areaSquareMetres > max ? max : record.areaSquareMetres;
};

/** Day number on which the piece can be had; Infinity if never. */
const availableOn = (record: SupplyRecord, parameters: MatchParameters, asOf: string): number => {
  const procedure =
    record.kind === 'land' ? parameters.supplyLeadDays.land : parameters.supplyLeadDays.floorSpace;
  if (record.state === 'idle' || record.state === 'suspended' || record.state === 'inefficient') {
    return days(asOf) + parameters.leadDays[record.state] + procedure;
  }
  if (record.readyOn) return Math.max(days(record.readyOn), days(asOf)) + procedure;
  if (record.isNetLand || record.state === 'unit_vacant') return days(asOf) + procedure;
  return Infinity;
};

const hasInTime = (record: SupplyRecord, utility: string, needBy: string | null): boolean =>
  record.utilities.some((present) => present === utility) ||
  record.plannedUtilities.some(
    (planned) => planned.utility === utility && (needBy === null || planned.on <= needBy),
  );

/** Judges one record, or null when it is not considered. */
export const judge = (
  record: SupplyRecord,
  area: SupplyArea,
  demand: Demand,
  parameters: MatchParameters,
  asOf: string,
  blocked: ReadonlySet<string>,
): Judged | null => {
  if (!demand.zoneCodes.includes(record.zoneCode) || !demand.kinds.includes(record.kind)) return null;
  const group = groupOf(record, asOf);
  if (group === null) return null;
  const failed: string[] = [];
  const { min, max, price } = limits(record, demand);
  const industry = demand.industryCode;
  const size = record.areaSquareMetres;
  const part = taken(record, demand);

  if (!(accepts[useOf(demand, parameters)] ?? []).includes(classOf(record.landUse))) failed.push('USE');
  if (record.controlLine?.verdict === 'block') failed.push('LINE');
  if (record.soil === 'listed') failed.push('SOIL');
  if (
    area.negativeList.some(
      (entry) => entry.level === 'forbidden' && industry.startsWith(entry.industryPrefix),
    )
  ) {
    failed.push('NEGATIVE_LIST');
  }
  const chemical = parameters.chemicalClassesByProvince[area.provinceCode ?? ''];
  const isChemical = demand.isChemical || (chemical ?? []).some((prefix) => industry.startsWith(prefix));
  if (chemical && isChemical && !record.isInChemicalPark) failed.push('CHEM');
  if (demand.hazardRadiusMetres !== null && record.nearestSensitive) {
    if (record.nearestSensitive.distanceMetres < demand.hazardRadiusMetres) failed.push('HAZARD');
  }
  if (demand.termYears !== null && record.termYearsMax !== null && record.termYearsMax < demand.termYears) {
    failed.push('TERM');
  }
  if (demand.needBy !== null && availableOn(record, parameters, asOf) > days(demand.needBy))
    failed.push('READY');
  if (demand.supplyModes.length > 0 && record.supplyModes !== null) {
    const offered = record.supplyModes;
    if (!demand.supplyModes.some((mode) => offered.includes(mode))) failed.push('MODE');
  }
  const floor = record.floorPriceYuanPerSquareMetre;
  const lowest = floor === null ? null : floor * shareOf(record, demand, parameters);
  if (price !== null && lowest !== null && lowest > price + 1e-9) failed.push('PRICE');
  if ((demand.utilities ?? []).some((utility) => !hasInTime(record, utility, demand.needBy)))
    failed.push('UTILITIES');
  if (demand.energyTce !== null && area.energyQuotaTce !== null && area.energyQuotaTce < demand.energyTce) {
    failed.push('ENERGY');
  }
  const tooLow = record.farMax !== null && demand.farMin !== null && record.farMax < demand.farMin;
  const tooHigh = record.farMin !== null && demand.farMax !== null && record.farMin > demand.farMax;
  if (tooLow || tooHigh) failed.push('FAR');
  const investment = demand.fixedInvestmentYuan;
  const investmentMin = record.investmentMinYuanPerSquareMetre;
  if (investment !== null && investmentMin !== null && investment / part < investmentMin)
    failed.push('INTENSITY');
  const tax = demand.taxYuanPerYear;
  const taxMin = record.taxMinYuanPerSquareMetre;
  if (tax !== null && taxMin !== null && tax / part < taxMin) failed.push('TAX');
  const { reservation } = record;
  const isReserved = reservation && reservation.until >= asOf && reservation.projectNo !== demand.projectNo;
  if (record.encumbrance !== 'none' || isReserved) failed.push('RESERVED');
  const isOwn = record.holderCode !== null && demand.applicantCodes.includes(record.holderCode);
  if (record.kind === 'land' && !isOwn && demand.applicantCodes.some((code) => blocked.has(code)))
    failed.push('HOLDER');
  if (min !== null && size < min) failed.push('AREA_MIN');
  if (max !== null && !record.isDivisible && size > max * 1.15 + 1e-9) failed.push('AREA_MAX');
  if (record.kind !== 'land' && demand.building && record.building) {
    const weak = [
      [record.building.clearHeightMetres, demand.building.clearHeightMinMetres],
      [
        record.building.floorLoadKilonewtonPerSquareMetre,
        demand.building.floorLoadMinKilonewtonPerSquareMetre,
      ],
      [record.building.craneTonnes, demand.building.craneMinTonnes],
    ].filter(([has, needs]) => has != null && needs != null && has < needs);
    if (weak.length > 0) failed.push('BUILDING');
  }
  return { record, group, failed };
};

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

/** Factor values by name; a factor the demand says nothing about is absent. */
export const factorsOf = (
  record: SupplyRecord,
  area: SupplyArea,
  demand: Demand,
  parameters: MatchParameters,
  asOf: string,
): Record<string, number> => {
  const { best, price } = limits(record, demand);
  const isLand = record.kind === 'land';
  const part = taken(record, demand);
  const factors: Record<string, number> = {};

  const chain = area.chains.find((entry) => entry.chainCode === demand.chainCode);
  const isMissingLink = chain?.missingLinks.some((link) => link === demand.linkCode);
  const isSettled = area.divisions.includes(demand.industryCode.slice(0, 2));
  factors.chain = isMissingLink ? 1 : chain ? 0.8 : isSettled ? 0.5 : 0;
  if (best !== null) factors.area = Math.max(0, 1 - Math.abs(part - best) / best);
  factors.stock = parameters.stockValues[record.stockOrigin];

  const required = demand.utilities ?? [];
  const met = required.filter((utility) => hasInTime(record, utility, demand.needBy)).length;
  const share = required.length === 0 ? 1 : met / required.length;
  const valid = parameters.requiredAssessments.filter((kind) =>
    record.assessments.some(
      (entry) => entry.kind === kind && (entry.validUntil === null || entry.validUntil >= asOf),
    ),
  ).length;
  const parts = [
    isLand ? Number(record.isNetLand) : 1,
    isLand ? valid / parameters.requiredAssessments.length : 1,
    share,
  ];
  const slack =
    demand.needBy === null
      ? 1
      : clamp((days(demand.needBy) - availableOn(record, parameters, asOf)) / parameters.slackDaysFull);
  factors.readiness = ((parts[0]! + parts[1]! + parts[2]!) / 3) * slack;

  if (demand.fixedInvestmentYuan !== null || demand.taxYuanPerYear !== null) {
    const ratios: number[] = [];
    const compare = (offered: number | null, minimum: number | null): void => {
      if (offered !== null && minimum !== null) ratios.push(Math.min(1.5, offered / part / minimum) / 1.5);
    };
    compare(demand.fixedInvestmentYuan, record.investmentMinYuanPerSquareMetre);
    compare(demand.taxYuanPerYear, record.taxMinYuanPerSquareMetre);
    factors.investment = ratios.length > 0 ? ratios.reduce((a, b) => a + b, 0) / ratios.length : 0;
  }
  if (demand.transport !== null) {
    const near = (distance: number | null, farthest: number): number =>
      distance === null ? 0 : Math.max(0, 1 - distance / farthest);
    factors.transport =
      (near(record.expresswayExitDistanceMetres, 20_000) +
        near(record.railFreightDistanceMetres, 40_000) +
        near(record.portDistanceMetres, 150_000)) /
      3;
  }
  if (demand.utilities !== null) factors.utilities = share;
  if (price !== null) {
    const { priceYuanPerSquareMetre: asked, floorPriceYuanPerSquareMetre: whole } = record;
    const floor = whole === null ? null : whole * shareOf(record, demand, parameters);
    if (asked === null || floor === null) factors.price = 0;
    else if (price === floor || price < floor) factors.price = asked <= price ? 1 : 0;
    else factors.price = clamp((price - asked) / (price - floor));
  }
  factors.shape = record.compactness === null ? 0 : clamp(record.compactness / (Math.PI / 4));
  const { evaluation } = area;
  factors.evaluation = !evaluation
    ? 0
    : evaluation.of === 1
      ? 1
      : clamp(1 - (evaluation.rank - 1) / (evaluation.of - 1));
  return factors;
};

/** Weighted sum over the factors that are there, their weights rescaled to 100. */
export const scoreOf = (
  factors: Record<string, number>,
  weights: Readonly<Record<string, number>>,
): number => {
  const names = Object.keys(factors);
  const total = names.reduce((sum, name) => sum + weights[name]!, 0);
  return names.reduce((sum, name) => sum + factors[name]! * ((weights[name]! * 100) / total), 0);
};
