import type { Demand } from '../../model/demand.ts';
import type { SupplyKind, SupplyRecord } from '../../model/supply-record.ts';
import { daysBetween } from '../../units/days/plain-date.ts';
import { tenThousandYuanPerMuFromYuanPerSquareMetre as perMu } from '../../units/money.ts';
import { availability, takenSquareMetres } from './availability.ts';
import { failed, passed, type RuleCheck } from './explain-context.ts';
import { highestFloorPriceCents, landFloorPriceShare } from './floor-price.ts';
import { ownEnergyTce, projectKey } from './mask-query.ts';
import type { YieldMeasure } from './statements.ts';

/** H6: net land, disposed of if still held, and supplied before it is needed. */
export const checkReady: RuleCheck = (record, { needBy }, context) => {
  const { on, disposalDays, supplyDays } = availability(record, context);
  if (needBy === null) return passed('ready.unasked', { on });
  if (on === null) return failed('ready.undated', { needBy }, { value: 0, unit: '', ratio: 10 });
  const lateDays = daysBetween(needBy, on);
  const compared = { on, needBy, disposalDays, supplyDays, lateDays };
  return lateDays <= 0
    ? passed('ready.compared', compared)
    : failed('ready.compared', compared, { value: lateDays, unit: '天', ratio: lateDays / 180 });
};

/** H7: at least one wanted way of supply is offered. */
export const checkMode: RuleCheck = ({ kind, supplyModes }, { supplyModes: wanted }) => {
  if (wanted.length === 0) return passed('mode.unasked', {});
  if (supplyModes === null) return passed('mode.undecided', { kind });
  const compared = { wanted, offered: supplyModes };
  return supplyModes.some((mode) => wanted.includes(mode))
    ? passed('mode.compared', compared)
    : failed('mode.compared', compared);
};

/** Prices of land are spoken of in 万元/亩, rents in yuan per square metre and month. */
const priceGap = (kind: SupplyKind, over: number, maximum: number) => ({
  value: kind === 'land' ? perMu(over) : over,
  unit: kind === 'land' ? '万元/亩' : '元/平方米·月',
  ratio: over / maximum,
});

/** H13: the floor price, or the share of it that an encouraged project may pay, is within the project's maximum. */
export const checkPrice: RuleCheck = (
  { kind, floorPriceYuanPerSquareMetre: floor },
  demand,
  { parameters },
) => {
  const maximum = kind === 'land' ? demand.priceMaxYuanPerSquareMetre : demand.rentMaxYuanPerSquareMetreMonth;
  if (maximum === null) return passed('price.unasked', {});
  if (floor === null) return passed('price.unknown', { kind });
  const share = kind === 'land' ? landFloorPriceShare(demand, parameters) : 1;
  const compared = { kind, floor, share, maximum };
  if (Math.round(floor * 100) <= highestFloorPriceCents(maximum, share))
    return passed('price.compared', { ...compared, over: null });
  const over = floor * share - maximum;
  return failed('price.compared', { ...compared, over }, priceGap(kind, over, maximum));
};

/** H12: what is required is there, or planned to be there in time. */
export const checkUtilities: RuleCheck = ({ utilities, plannedUtilities }, demand) => {
  const required = demand.utilities ?? [];
  if (required.length === 0) return passed('utilities.unasked', {});
  const missing = required.filter(
    (utility) =>
      !utilities.includes(utility) &&
      !plannedUtilities.some(
        (planned) => planned.utility === utility && (demand.needBy === null || planned.on <= demand.needBy),
      ),
  );
  if (missing.length === 0) return passed('utilities.met', { required });
  const values = {
    required: required.length,
    missing: missing.map((utility) => ({
      utility,
      on: plannedUtilities.find((planned) => planned.utility === utility)?.on ?? null,
    })),
  };
  const gap = { value: missing.length, unit: '项', ratio: missing.length / required.length };
  return failed('utilities.missing', values, gap);
};

/** H8: what is left of the zone's energy quota covers the project; the review thresholds are only duties. */
export const checkEnergy: RuleCheck = (_, { energyTce: needTce }, { area, standing }) => {
  const ownTce = ownEnergyTce(area, standing);
  const { name: areaName, energyQuotaTce: leftTce } = area;
  if (needTce === null) return passed('energy.unasked', {});
  if (leftTce === null) return passed('energy.unset', {});
  const compared = { areaName, leftTce, ownTce, needTce };
  const short = Math.max(0, needTce - ownTce) - leftTce;
  if (short <= 0) return passed('energy.compared', { ...compared, short: null });
  const gap = { value: short, unit: '吨标准煤', ratio: short / needTce };
  return failed('energy.compared', { ...compared, short }, gap);
};

/** H3: the ranges of plot and project meet. */
export const checkFar: RuleCheck = ({ farMin: low, farMax: high }, demand) => {
  const { farMin: wantedLow, farMax: wantedHigh } = demand;
  const tooLow = high !== null && wantedLow !== null && high < wantedLow ? wantedLow - high : null;
  const tooHigh =
    tooLow === null && low !== null && wantedHigh !== null && low > wantedHigh ? low - wantedHigh : null;
  const compared = { low, high, wantedLow, wantedHigh, tooLow, tooHigh };
  const difference = tooLow ?? tooHigh;
  return difference === null
    ? passed('far.compared', compared)
    : failed('far.compared', compared, { value: difference, unit: '', ratio: difference });
};

const checkYield =
  (
    measure: YieldMeasure,
    minimumOf: (record: SupplyRecord) => number | null,
    offeredOf: (demand: Demand) => number | null,
  ): RuleCheck =>
  (record, demand) => {
    const minimum = minimumOf(record);
    const total = offeredOf(demand);
    if (minimum === null) return passed('yield.unset', { measure });
    if (total === null) return passed('yield.unstated', { measure, minimum });
    const taken = takenSquareMetres(record, demand);
    const compared = { measure, offered: total / taken, minimum };
    const required = Math.round(minimum * 100) * Math.round(taken * 100);
    if (required <= Math.round(total * 1e4)) return passed('yield.compared', { ...compared, short: null });
    const short = minimum - total / taken;
    const gap = { value: perMu(short), unit: '万元/亩', ratio: short / minimum };
    return failed('yield.compared', { ...compared, short }, gap);
  };

/** H4: fixed investment and yearly tax per area reach the plot's minimum. */
export const checkIntensity = checkYield(
  'investment',
  (record) => record.investmentMinYuanPerSquareMetre,
  (demand) => demand.fixedInvestmentYuan,
);
export const checkTax = checkYield(
  'tax',
  (record) => record.taxMinYuanPerSquareMetre,
  (demand) => demand.taxYuanPerYear,
);

/** H5: not reserved for another project, not listed, mortgaged or seized. */
export const checkReserved: RuleCheck = ({ reservation, encumbrance }, { projectNo }, { asOf, standing }) => {
  const own = projectKey(standing?.zoneCode, projectNo);
  const holder =
    reservation === null ||
    reservation.until < asOf ||
    projectKey(reservation.zoneCode, reservation.projectNo) === own
      ? null
      : reservation;
  if (holder === null && encumbrance === 'none') return passed('reserved.free', {});
  const values = { projectNo: holder?.projectNo ?? null, until: holder?.until ?? null, encumbrance };
  return failed('reserved.taken', values);
};

/** H14: new land is barred; who may not see cases learns no more than this. */
export const checkHolder: RuleCheck = ({ kind, holderCode }, demand, context) => {
  const isOwn = holderCode !== null && demand.applicantCodes.includes(holderCode);
  return context.isApplicantBlocked && kind === 'land' && !isOwn
    ? failed('holder.blocked', { codes: [...context.blockedApplicants] })
    : passed('holder.free', {});
};
