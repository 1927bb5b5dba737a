import { SupplyMode, Utility } from '../../model/land-state.ts';
import type { SupplyRecord, SupplyState } from '../../model/supply-record.ts';
import { toDayNumber } from '../../units/days/plain-date.ts';
import { bitsOf } from './option-bits.ts';
import { useBitOf } from './site-use.ts';
import {
  categoryBits,
  dayAlways,
  dayNever,
  type MaskColumnName,
  modeShift,
  noOwnTerm,
  type SupplyGroup,
  termShift,
  unlimited,
} from './snapshot.ts';

const groups: Readonly<Record<SupplyState, SupplyGroup>> = {
  standard_plot: 'offerable',
  approved_unsupplied: 'offerable',
  reclaimed: 'offerable',
  bought_back: 'offerable',
  reserve: 'offerable',
  unit_vacant: 'offerable',
  unit_under_construction: 'offerable',
  idle: 'idle',
  suspended: 'suspended',
  inefficient: 'inefficient',
  in_use: 'never',
  planned_park: 'never',
  withdrawn: 'never',
};

/** The group of a record; a unit under construction is offered only with a handover date. */
export const groupOf = ({ state, readyOn }: SupplyRecord): SupplyGroup =>
  state === 'unit_under_construction' && readyOn === null ? 'never' : groups[state];

const groupBits: Readonly<Record<SupplyGroup, number>> = {
  offerable: categoryBits.offerable,
  idle: categoryBits.idle,
  suspended: categoryBits.suspended,
  inefficient: categoryBits.inefficient,
  never: 0,
};

const kindBits: Readonly<Record<SupplyRecord['kind'], number>> = {
  land: categoryBits.land,
  factory_unit: categoryBits.factoryUnit,
  office_unit: categoryBits.officeUnit,
};

/** Money and areas as whole hundredths; null as `missing`. */
export const hundredths = (value: number | null, missing: number): number =>
  value === null ? missing : Math.round(value * 100);
const thousandths = (value: number | null, missing: number): number =>
  value === null ? missing : Math.round(value * 1000);
/** Distances as whole decimetres; unknown is -1. */
export const decimetres = (value: number | null): number => (value === null ? -1 : Math.round(value * 10));

const categoryOf = (record: SupplyRecord): number =>
  useBitOf(record.landUse) |
  kindBits[record.kind] |
  groupBits[groupOf(record)] |
  // Undecided modes exclude nobody: all bits.
  (bitsOf(record.supplyModes ?? SupplyMode.options, SupplyMode.options) << modeShift) |
  (record.controlLine?.verdict === 'block' ? categoryBits.lineBlocked : 0) |
  (record.soil === 'listed' ? categoryBits.soilListed : 0) |
  (record.soil === 'survey_due' ? categoryBits.soilSurveyDue : 0) |
  (record.isInChemicalPark ? 0 : categoryBits.outsideChemicalPark) |
  (record.isDivisible ? 0 : categoryBits.indivisible) |
  (record.encumbrance !== 'none' ? categoryBits.encumbered : 0) |
  (record.isNetLand ? categoryBits.netLand : 0);

/** Ready at once, on its date, or never: land that is not net and has no date cannot be promised. */
const readyDayOf = (record: SupplyRecord): number => {
  if (record.readyOn !== null) return toDayNumber(record.readyOn);
  return record.isNetLand || record.state === 'unit_vacant' ? dayAlways : dayNever;
};

/** The columns the fail mask reads, for one record. */
export const maskValuesOf = (record: SupplyRecord): Record<MaskColumnName, number> => ({
  category: categoryOf(record),
  utilitiesAndTerm:
    bitsOf(record.utilities, Utility.options) | ((record.termYearsMax ?? noOwnTerm) << termShift),
  areaCentis: hundredths(record.areaSquareMetres, 0),
  farMinMillis: thousandths(record.farMin, -1),
  farMaxMillis: thousandths(record.farMax, unlimited),
  investmentMinCents: hundredths(record.investmentMinYuanPerSquareMetre, 0),
  taxMinCents: hundredths(record.taxMinYuanPerSquareMetre, 0),
  readyDay: readyDayOf(record),
  floorPriceCents: hundredths(record.floorPriceYuanPerSquareMetre, -1),
  sensitiveDecimetres: record.nearestSensitive
    ? decimetres(record.nearestSensitive.distanceMetres)
    : unlimited,
  lapseDay: record.lapsesOn === null ? dayNever : toDayNumber(record.lapsesOn),
});
