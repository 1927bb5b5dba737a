import { AssessmentKind, SupplyMode, Utility } from '../../model/land-state.ts';
import { StockOrigin, type SupplyRecord, SupplyState } from '../../model/supply-record.ts';
import { fromDayNumber } from '../../units/days/plain-date.ts';
import { listOf } from './option-bits.ts';
import {
  assessmentEpochDay,
  assessmentWithoutEnd,
  buildingAt,
  categoryBits,
  dayAlways,
  dayNever,
  modeShift,
  noOwnTerm,
  plannedAt,
  reservationAt,
  type SupplySnapshot,
  termShift,
  unlimited,
} from './snapshot.ts';

const orNull = (stored: number, scale: number, missing: number): number | null =>
  stored === missing ? null : stored / scale;

/**
 * The record of a row, read back from the columns. Amounts come back rounded to what the columns hold: hundredths
 * of a square metre and a yuan, thousandths of a ratio, decimetres. Park and zone are those of the row's area.
 */
export const recordAt = (snapshot: SupplySnapshot, row: number): SupplyRecord => {
  const { mask, score, tables } = snapshot;
  const at = (column: ArrayLike<number>): number => column[row] as number;
  const category = at(mask.category);
  const has = (bit: number): boolean => (category & bit) !== 0;
  const area = snapshot.areas[at(score.area)];
  const line = tables.lines[at(score.line)] ?? null;
  const readyDay = at(mask.readyDay);
  const reservation = reservationAt(snapshot, row);
  const utilitiesAndTerm = at(mask.utilitiesAndTerm);
  return {
    id: snapshot.ids[row] as string,
    kind: has(categoryBits.land) ? 'land' : has(categoryBits.factoryUnit) ? 'factory_unit' : 'office_unit',
    code: snapshot.codes[row] as string,
    name: snapshot.names[row] as string,
    zoneCode: area?.zoneCode as string,
    parkCode: area?.parkCode ?? null,
    state: SupplyState.options[at(score.state)] as SupplyState,
    stockOrigin: StockOrigin.options[at(score.stockOrigin)] as StockOrigin,
    lapsesOn: at(mask.lapseDay) === dayNever ? null : fromDayNumber(at(mask.lapseDay)),
    landUse: tables.landUses[at(score.landUse)] as SupplyRecord['landUse'],
    areaSquareMetres: at(mask.areaCentis) / 100,
    isDivisible: !has(categoryBits.indivisible),
    farMin: orNull(at(mask.farMinMillis), 1000, -1),
    farMax: orNull(at(mask.farMaxMillis), 1000, unlimited),
    investmentMinYuanPerSquareMetre: orNull(at(mask.investmentMinCents), 100, 0),
    taxMinYuanPerSquareMetre: orNull(at(mask.taxMinCents), 100, 0),
    supplyModes: snapshot.undecidedModes.has(row)
      ? null
      : listOf((category >> modeShift) & 0xff, SupplyMode.options),
    termYearsMax: orNull((utilitiesAndTerm >> termShift) & 0xff, 1, noOwnTerm),
    isNetLand: has(categoryBits.netLand),
    readyOn: readyDay === dayAlways || readyDay === dayNever ? null : fromDayNumber(readyDay),
    priceYuanPerSquareMetre: orNull(at(score.priceCents), 100, -1),
    floorPriceYuanPerSquareMetre: orNull(at(mask.floorPriceCents), 100, -1),
    utilities: listOf(utilitiesAndTerm & 0xffff, Utility.options),
    plannedUtilities: plannedAt(snapshot, row).flatMap(({ bit, day }) =>
      listOf(bit, Utility.options).map((utility) => ({ utility, on: fromDayNumber(day) })),
    ),
    assessments: AssessmentKind.options.flatMap((kind, place) => {
      const stored = at(score.assessments[place] as Uint16Array);
      if (stored === 0) return [];
      return [
        {
          kind,
          validUntil: stored === assessmentWithoutEnd ? null : fromDayNumber(stored + assessmentEpochDay),
        },
      ];
    }),
    controlLine: line && { ...line, findings: [...(snapshot.lineFindings.get(row) ?? [])] },
    soil: has(categoryBits.soilListed) ? 'listed' : has(categoryBits.soilSurveyDue) ? 'survey_due' : 'clear',
    isInChemicalPark: !has(categoryBits.outsideChemicalPark),
    expresswayExitDistanceMetres: orNull(at(score.expresswayExitDecimetres), 10, -1),
    railFreightDistanceMetres: orNull(at(score.railFreightDecimetres), 10, -1),
    portDistanceMetres: orNull(at(score.portDecimetres), 10, -1),
    nearestSensitive: tables.sensitive[at(score.sensitive)] ?? null,
    encumbrance: snapshot.encumbrances.get(row) ?? 'none',
    reservation: reservation
      ? {
          projectNo: reservation.projectNo,
          zoneCode: reservation.zoneCode,
          until: fromDayNumber(reservation.untilDay),
        }
      : null,
    holderCode: tables.holders[at(score.holder)] ?? null,
    compactness: Number.isNaN(at(score.compactness)) ? null : at(score.compactness),
    building: buildingAt(snapshot, row),
  };
};
