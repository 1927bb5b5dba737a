import { bareIndustryCode } from '../../codes/industry-code.ts';
import type { Demand } from '../../model/demand.ts';
import { SupplyMode, Utility } from '../../model/land-state.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import type { SupplyArea } from '../../model/supply-area.ts';
import { toDayNumber } from '../../units/days/plain-date.ts';
import { chemicalRuleOf } from './chemical-rule.ts';
import { failBit } from './constraints.ts';
import { highestFloorPriceCents, landFloorPriceShare } from './floor-price.ts';
import { bitsOf } from './option-bits.ts';
import { acceptedUseBits, siteUseOf } from './site-use.ts';
import { dayNever, modeShift, type RowBlock, type SupplySnapshot, unlimited } from './snapshot.ts';

/** What a registered project has already. Numbers of projects are unique within their zone only. */
export type ProjectStanding = {
  zoneCode: string;
  /** Energy quota of its zone that it was given, in tce: it counts as left for it. */
  energyTce: number;
};

/** How a project is told from others: reservations name it so. */
export const projectKey = (zoneCode: string | null | undefined, projectNo: string): string =>
  `${zoneCode ?? ''} ${projectNo}`;

/** What a match assumes besides the demand: today, whether 可盘活 land is shown, and holders barred from new land. */
export type MatchScope = {
  /** Today as a plain date; every result quotes it. */
  asOf: string;
  includePotential: boolean;
  /** 统一社会信用代码 of holders with an idle case DETERMINED for their own cause (H14). */
  blockedHolders: ReadonlySet<string>;
  /** Of a registered project; a demand tried out has none. */
  standing?: ProjectStanding | undefined;
};

/** One block of rows under a query. */
export type MaskRun = {
  start: number;
  end: number;
  /** Not considered: another zone or kind, never offered, or potential while that is hidden. */
  isSkipped: boolean;
  /** 0 land, 1 floor space: which of a pair of limits holds. */
  side: 0 | 1;
  /** The bits that fail for all rows. */
  base: number;
  /** Constraints that a flag of the category fails here: CHEM only where a certified park is demanded. */
  flags: number;
  /** The latest day on which a row may become ready and still be supplied in time. */
  readyLatestDay: number;
};

/**
 * A demand in the numbers of the columns: what both engines read. Limits come in pairs, [land, floor space]. A limit
 * the demand does not set takes a value that nothing can fail.
 */
export type MaskQuery = {
  asOfDay: number;
  needByDay: number;
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
  /** The highest floor price that the project can pay. */
  priceMaxCents: readonly [number, number];
  supplyLeadDays: readonly [number, number];
  leadDays: { idle: number; suspended: number; inefficient: number };
  /** In ten-thousandths of a yuan: hundredths of a yuan per square metre times hundredths of a square metre. */
  investment: number;
  tax: number;
  /** One run for each block of the snapshot, in order. */
  runs: readonly MaskRun[];
  project: string;
  applicantCodes: ReadonlySet<string>;
  isApplicantBlocked: boolean;
  /** Hundredths of what `BuildingColumns` hold, each 0 where nothing is asked; null where nothing at all is. */
  building: { clearHeightCentis: number; floorLoadCentis: number; craneCentis: number } | null;
  standing: MatchScope['standing'];
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

/** Energy quota of an area's zone that the project holds already, in tce. */
export const ownEnergyTce = (
  { zoneCode }: Pick<SupplyArea, 'zoneCode'>,
  standing: MatchScope['standing'],
): number => (standing?.zoneCode === zoneCode ? standing.energyTce : 0);

/** What the project would take of the quota that is left: what it was given already is not taken again. */
export const openEnergyTce = (
  { energyTce }: Pick<Demand, 'energyTce'>,
  area: Pick<SupplyArea, 'zoneCode'>,
  standing: MatchScope['standing'],
): number | null => (energyTce === null ? null : Math.max(0, energyTce - ownEnergyTce(area, standing)));

const areaBits = (area: SupplyArea, demand: Demand, scope: MatchScope): number => {
  const industry = bareIndustryCode(demand.industryCode);
  const isForbidden = area.negativeList.some(
    (entry) => entry.level === 'forbidden' && industry.startsWith(entry.industryPrefix),
  );
  const energyTce = openEnergyTce(demand, area, scope.standing);
  const lacksEnergy = energyTce !== null && area.energyQuotaTce !== null && area.energyQuotaTce < energyTce;
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
  const { areaTolerance, supplyLeadDays, leadDays } = parameters;
  const asOfDay = toDayNumber(scope.asOf);
  const needByDay = demand.needBy === null ? 2 * dayNever : toDayNumber(demand.needBy);
  const bitsOfArea = snapshot.areas.map((area) => areaBits(area, demand, scope));
  const always = failBit('LINE') | failBit('SOIL') | failBit('RESERVED');
  const flagsOfArea = snapshot.areas.map((area) =>
    chemicalRuleOf(demand, area, parameters).isParkRequired ? always | failBit('CHEM') : always,
  );
  const runOf = ({ start, end, area, kind, group }: RowBlock): MaskRun => {
    const isPotential = group !== 'offerable' && group !== 'never';
    const isHidden = group === 'never' || (isPotential && !scope.includePotential);
    const isElsewhere = !zones.has(snapshot.areas[area]?.zoneCode ?? '') || !demand.kinds.includes(kind);
    const supplyLead = kind === 'land' ? supplyLeadDays.land : supplyLeadDays.floorSpace;
    // Potential land is ready when its disposal is done, whatever day is recorded: all rows of a block alike. Other
    // land is ready today at the earliest.
    const isLate = asOfDay + (isPotential ? leadDays[group] : 0) + supplyLead > needByDay;
    return {
      start,
      end,
      isSkipped: isHidden || isElsewhere,
      side: kind === 'land' ? 0 : 1,
      base: (bitsOfArea[area] as number) | (isLate ? failBit('READY') : 0),
      flags: flagsOfArea[area] as number,
      readyLatestDay: isPotential ? unlimited : needByDay - supplyLead,
    };
  };
  return {
    asOfDay,
    needByDay,
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
      highestFloorPriceCents(demand.priceMaxYuanPerSquareMetre, landFloorPriceShare(demand, parameters)),
      highestFloorPriceCents(demand.rentMaxYuanPerSquareMetreMonth, 1),
    ],
    supplyLeadDays: [supplyLeadDays.land, supplyLeadDays.floorSpace],
    leadDays,
    investment: demand.fixedInvestmentYuan === null ? Infinity : Math.round(demand.fixedInvestmentYuan * 1e4),
    tax: demand.taxYuanPerYear === null ? Infinity : Math.round(demand.taxYuanPerYear * 1e4),
    runs: snapshot.blocks.map(runOf),
    project: projectKey(scope.standing?.zoneCode, demand.projectNo),
    applicantCodes: new Set(demand.applicantCodes),
    isApplicantBlocked: isApplicantBlocked(demand, parameters, scope),
    building: demand.building
      ? {
          clearHeightCentis: centis(demand.building.clearHeightMinMetres, 0),
          floorLoadCentis: centis(demand.building.floorLoadMinKilonewtonPerSquareMetre, 0),
          craneCentis: centis(demand.building.craneMinTonnes, 0),
        }
      : null,
    standing: scope.standing,
  };
};
