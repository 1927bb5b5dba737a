import { bareIndustryCode } from '../../codes/industry-code.ts';
import type { Demand } from '../../model/demand.ts';
import { SupplyMode, Utility } from '../../model/land-state.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import type { SupplyArea } from '../../model/supply-area.ts';
import { toDayNumber } from '../../units/days/plain-date.ts';
import { chemicalRuleOf } from './chemical-rule.ts';
import { failBit, outOfScope } from './constraints.ts';
import { bitsOf } from './option-bits.ts';
import { acceptedUseBits, siteUseOf } from './site-use.ts';
import { categoryBits, dayNever, modeShift, type SupplySnapshot, unlimited } from './snapshot.ts';

/** What a match assumes besides the demand: today, whether 可盘活 land is shown, and holders barred from new land. */
export type MatchScope = {
  /** Today as a plain date; every result quotes it. */
  asOf: string;
  includePotential: boolean;
  /** 统一社会信用代码 of holders with an idle case DETERMINED for their own cause (H14). */
  blockedHolders: ReadonlySet<string>;
};

/** Rows of one area, with the bits that fail for all of them. */
export type MaskRun = { start: number; end: number; base: number; chemicalPark: number };

/**
 * A demand in the numbers of the columns: what both engines read. Limits come in pairs, [land, floor space]. A limit
 * the demand does not set takes a value that nothing can fail.
 */
export type MaskQuery = {
  asOfDay: number;
  needByDay: number;
  groups: number;
  kinds: number;
  use: number;
  modes: number;
  utilities: number;
  termYears: number;
  hazardDecimetres: number;
  farMinMillis: number;
  farMaxMillis: number;
  areaMinCentis: readonly [number, number];
  /** Above it a divisible piece is taken in part. */
  areaMaxCentis: readonly [number, number];
  /** Above it an indivisible piece is too large. */
  areaLimitCentis: readonly [number, number];
  priceMaxCents: readonly [number, number];
  supplyLeadDays: readonly [number, number];
  leadDays: { idle: number; suspended: number; inefficient: number };
  /** In ten-thousandths of a yuan: hundredths of a yuan per square metre times hundredths of a square metre. */
  investment: number;
  tax: number;
  runs: readonly MaskRun[];
  projectNo: string;
  applicantCodes: ReadonlySet<string>;
  isApplicantBlocked: boolean;
};

const centis = (value: number | null, missing: number): number =>
  value === null ? missing : Math.min(Math.round(value * 100), unlimited);
const millis = (value: number | null, missing: number): number =>
  value === null ? missing : Math.min(Math.round(value * 1000), unlimited);

/** The limit of an area with its tolerance, whole hundredths; the margin undoes binary noise (1.15 is a little less). */
const limitOf = (maximum: number | null, tolerance: number): number =>
  maximum === null
    ? unlimited
    : Math.min(Math.floor(Math.round(maximum * 100) * (1 + tolerance) + 1e-6), unlimited);

const areaBits = (area: SupplyArea, demand: Demand): number => {
  const industry = bareIndustryCode(demand.industryCode);
  const isForbidden = area.negativeList.some(
    (entry) => entry.level === 'forbidden' && industry.startsWith(entry.industryPrefix),
  );
  const lacksEnergy =
    demand.energyTce !== null && area.energyQuotaTce !== null && area.energyQuotaTce < demand.energyTce;
  return (isForbidden ? failBit('NEGATIVE_LIST') : 0) | (lacksEnergy ? failBit('ENERGY') : 0);
};

/** Whether an applicant or a related enterprise may not be given new land (H14). */
export const isApplicantBlocked = (demand: Demand, parameters: MatchParameters, scope: MatchScope): boolean =>
  parameters.blocksHoldersOfIdleLand && demand.applicantCodes.some((code) => scope.blockedHolders.has(code));

/** Prepares a demand for the fail mask. An industry without a use suits no land: USE fails everywhere. */
export const prepareMaskQuery = (
  snapshot: SupplySnapshot,
  demand: Demand,
  parameters: MatchParameters,
  scope: MatchScope,
): MaskQuery => {
  const zones = new Set(demand.zoneCodes);
  const use = siteUseOf(demand, parameters);
  const potential = categoryBits.idle | categoryBits.suspended | categoryBits.inefficient;
  const kindBit = {
    land: categoryBits.land,
    factory_unit: categoryBits.factoryUnit,
    office_unit: categoryBits.officeUnit,
  };
  const runs = snapshot.areas.map((area, index) => ({
    start: snapshot.areaStart[index] as number,
    end: snapshot.areaStart[index + 1] as number,
    base: (zones.has(area.zoneCode) ? 0 : outOfScope) | areaBits(area, demand),
    chemicalPark: chemicalRuleOf(demand, area, parameters).isParkRequired ? categoryBits.chemicalPark : 0,
  }));
  const { areaTolerance, supplyLeadDays, leadDays } = parameters;
  return {
    asOfDay: toDayNumber(scope.asOf),
    needByDay: demand.needBy === null ? 2 * dayNever : toDayNumber(demand.needBy),
    groups: categoryBits.offerable | (scope.includePotential ? potential : 0),
    kinds: demand.kinds.reduce((bits, kind) => bits | kindBit[kind], 0),
    use: use ? acceptedUseBits(use) : 0,
    // Without a wish every row passes: -1 shares a bit with every category.
    modes: demand.supplyModes.length === 0 ? -1 : bitsOf(demand.supplyModes, SupplyMode.options) << modeShift,
    utilities: bitsOf(demand.utilities ?? [], Utility.options),
    termYears: demand.termYears ?? 0,
    hazardDecimetres:
      demand.hazardRadiusMetres === null
        ? 0
        : Math.min(Math.round(demand.hazardRadiusMetres * 10), unlimited),
    farMinMillis: millis(demand.farMin, 0),
    farMaxMillis: millis(demand.farMax, unlimited),
    areaMinCentis: [centis(demand.areaMinSquareMetres, 0), centis(demand.floorAreaMinSquareMetres, 0)],
    areaMaxCentis: [
      centis(demand.areaMaxSquareMetres, unlimited),
      centis(demand.floorAreaMaxSquareMetres, unlimited),
    ],
    areaLimitCentis: [
      limitOf(demand.areaMaxSquareMetres, areaTolerance),
      limitOf(demand.floorAreaMaxSquareMetres, areaTolerance),
    ],
    priceMaxCents: [
      centis(demand.priceMaxYuanPerSquareMetre, unlimited),
      centis(demand.rentMaxYuanPerSquareMetreMonth, unlimited),
    ],
    supplyLeadDays: [supplyLeadDays.land, supplyLeadDays.floorSpace],
    leadDays,
    investment: demand.fixedInvestmentYuan === null ? Infinity : Math.round(demand.fixedInvestmentYuan * 1e4),
    tax: demand.taxYuanPerYear === null ? Infinity : Math.round(demand.taxYuanPerYear * 1e4),
    runs,
    projectNo: demand.projectNo,
    applicantCodes: new Set(demand.applicantCodes),
    isApplicantBlocked: isApplicantBlocked(demand, parameters, scope),
  };
};
