import type { Demand } from '../../model/demand.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import { failBit, outOfScope } from './constraints.ts';
import { type MaskQuery, type MaskRun, type MatchScope, prepareMaskQuery } from './mask-query.ts';
import { categoryBits, type SupplySnapshot, termShift } from './snapshot.ts';

const USE = failBit('USE');
const LINE = failBit('LINE');
const SOIL = failBit('SOIL');
const CHEM = failBit('CHEM');
const HAZARD = failBit('HAZARD');
const TERM = failBit('TERM');
const READY = failBit('READY');
const MODE = failBit('MODE');
const PRICE = failBit('PRICE');
const UTILITIES = failBit('UTILITIES');
const FAR = failBit('FAR');
const INTENSITY = failBit('INTENSITY');
const TAX = failBit('TAX');
const RESERVED = failBit('RESERVED');
const HOLDER = failBit('HOLDER');
const AREA_MIN = failBit('AREA_MIN');
const AREA_MAX = failBit('AREA_MAX');
const { land, divisible, idle, suspended, inefficient } = categoryBits;

/** The part of a piece that the project would take, in hundredths of a square metre. */
export const takenCentis = (category: number, areaCentis: number, areaMaxCentis: number): number =>
  (category & divisible) !== 0 && areaCentis > areaMaxCentis ? areaMaxCentis : areaCentis;

/** The day on which the piece can be handed over: ready, or disposed of, plus the supply procedure. */
export const availableDay = (query: MaskQuery, category: number, readyDay: number): number => {
  const lead =
    category & idle
      ? query.leadDays.idle
      : category & suspended
        ? query.leadDays.suspended
        : category & inefficient
          ? query.leadDays.inefficient
          : -1;
  const ready = lead >= 0 ? query.asOfDay + lead : Math.max(readyDay, query.asOfDay);
  return ready + query.supplyLeadDays[category & land ? 0 : 1];
};

/** Whether a whole area is left out, because it lies in another zone. */
export const isOutOfScope = (run: MaskRun): boolean => (run.base & outOfScope) !== 0;

/** Plain JavaScript kernel over the rows of one run. Same bits as `wasm/fail-mask.as`, row by row. */
const maskRun = (snapshot: SupplySnapshot, query: MaskQuery, run: MaskRun, out: Uint32Array): void => {
  const { mask } = snapshot;
  const { category, utilitiesAndTerm, areaCentis, farMinMillis, farMaxMillis, investmentMinCents } = mask;
  const { taxMinCents, readyDay, floorPriceCents, sensitiveDecimetres, lapseDay } = mask;
  for (let row = run.start; row < run.end; row += 1) {
    const bits = category[row] as number;
    const side = bits & land ? 0 : 1;
    const area = areaCentis[row] as number;
    const taken = takenCentis(bits, area, query.areaMaxCentis[side] as number);
    const utilities = utilitiesAndTerm[row] as number;
    const term = (utilities >> termShift) & 0xff;
    let fails = run.base;
    if (
      (bits & query.groups) === 0 ||
      (bits & query.kinds) === 0 ||
      query.asOfDay > (lapseDay[row] as number)
    ) {
      fails |= outOfScope;
    }
    if ((bits & query.use) === 0) fails |= USE;
    if (bits & categoryBits.lineBlocked) fails |= LINE;
    if (bits & categoryBits.soilListed) fails |= SOIL;
    if ((bits & run.chemicalPark) !== run.chemicalPark) fails |= CHEM;
    if ((sensitiveDecimetres[row] as number) < query.hazardDecimetres) fails |= HAZARD;
    if (term !== 0 && term < query.termYears) fails |= TERM;
    if (availableDay(query, bits, readyDay[row] as number) > query.needByDay) fails |= READY;
    if ((bits & query.modes) === 0) fails |= MODE;
    if ((floorPriceCents[row] as number) > (query.priceMaxCents[side] as number)) fails |= PRICE;
    if ((utilities & query.utilities) !== query.utilities) fails |= UTILITIES;
    if (
      (farMaxMillis[row] as number) < query.farMinMillis ||
      (farMinMillis[row] as number) > query.farMaxMillis
    ) {
      fails |= FAR;
    }
    if ((investmentMinCents[row] as number) * taken > query.investment) fails |= INTENSITY;
    if ((taxMinCents[row] as number) * taken > query.tax) fails |= TAX;
    if (bits & categoryBits.encumbered) fails |= RESERVED;
    if (area < (query.areaMinCentis[side] as number)) fails |= AREA_MIN;
    if ((bits & divisible) === 0 && area > (query.areaLimitCentis[side] as number)) fails |= AREA_MAX;
    out[row] = fails;
  }
};

/**
 * Corrects the bits that rare facts decide: utilities planned in time, reservations of other projects, and land for
 * an applicant that may not be given any (its own land and floor space excepted). Both engines end with it.
 */
export const applyRareFacts = (snapshot: SupplySnapshot, query: MaskQuery, out: Uint32Array): void => {
  const { category, utilitiesAndTerm } = snapshot.mask;
  if (query.utilities !== 0) {
    for (const [row, planned] of snapshot.plannedUtilities) {
      const present = utilitiesAndTerm[row] as number;
      const inTime = planned.reduce(
        (bits, { bit, day }) => (day <= query.needByDay ? bits | bit : bits),
        present,
      );
      if ((inTime & query.utilities) === query.utilities) out[row] = (out[row] as number) & ~UTILITIES;
    }
  }
  for (const [row, { projectNo, untilDay }] of snapshot.reservations) {
    if (untilDay >= query.asOfDay && projectNo !== query.projectNo)
      out[row] = (out[row] as number) | RESERVED;
  }
  if (!query.isApplicantBlocked) return;
  const { holder } = snapshot.score;
  const own = snapshot.tables.holders.map((code) => code !== null && query.applicantCodes.has(code));
  for (let row = 0; row < snapshot.count; row += 1) {
    if ((category[row] as number) & land && !own[holder[row] as number])
      out[row] = (out[row] as number) | HOLDER;
  }
};

/** The fail mask of a prepared query: one word a row, bit i set where constraint i fails. */
export const failMaskOf = (
  snapshot: SupplySnapshot,
  query: MaskQuery,
  out: Uint32Array = new Uint32Array(snapshot.count),
): Uint32Array => {
  for (const run of query.runs) {
    if (isOutOfScope(run)) out.fill(outOfScope, run.start, run.end);
    else maskRun(snapshot, query, run, out);
  }
  applyRareFacts(snapshot, query, out);
  return out;
};

/** The fail mask of a demand in plain JavaScript: 0 is feasible, `outOfScope` is not considered. */
export const failMask = (
  snapshot: SupplySnapshot,
  demand: Demand,
  parameters: MatchParameters,
  scope: MatchScope,
): Uint32Array => failMaskOf(snapshot, prepareMaskQuery(snapshot, demand, parameters, scope));
