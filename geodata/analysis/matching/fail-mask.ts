import type { Demand } from '../../model/demand.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import { failBit, outOfScope } from './constraints.ts';
import { type MaskQuery, type MaskRun, type MatchScope, prepareMaskQuery } from './mask-query.ts';
import { categoryBits, flagShift, type SupplySnapshot, termShift } from './snapshot.ts';

const USE = failBit('USE');
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
const BUILDING = failBit('BUILDING');
const { land, indivisible, idle, suspended, inefficient } = categoryBits;

/** The part of a piece that the project would take, in hundredths of a square metre. */
export const takenCentis = (category: number, areaCentis: number, areaMaxCentis: number): number =>
  (category & indivisible) === 0 && areaCentis > areaMaxCentis ? areaMaxCentis : areaCentis;

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

/** Plain JavaScript kernel over the rows of one run. Same bits as `wasm/fail-mask.as`, row by row. */
const maskRun = (snapshot: SupplySnapshot, query: MaskQuery, run: MaskRun, out: Uint32Array): void => {
  const { category, utilitiesAndTerm, areaCentis, farMinMillis, farMaxMillis, investmentMinCents, ...rest } =
    snapshot.mask;
  const { taxMinCents, readyDay, floorPriceCents, sensitiveDecimetres, lapseDay } = rest;
  const { side, base, flags, readyLatestDay } = run;
  const {
    asOfDay,
    use,
    modes,
    hazardDecimetres,
    termYears,
    farMinMillis: farMin,
    farMaxMillis: farMax,
  } = query;
  const required = query.utilities;
  const areaMin = query.areaMinCentis[side];
  const areaMax = query.areaMaxCentis[side];
  const areaLimit = query.areaLimitCentis[side];
  const priceMax = query.priceMaxCents[side];
  for (let row = run.start; row < run.end; row += 1) {
    const bits = category[row] as number;
    const area = areaCentis[row] as number;
    const taken = takenCentis(bits, area, areaMax);
    const utilities = utilitiesAndTerm[row] as number;
    let fails = base | ((bits >> flagShift) & flags);
    if (asOfDay > (lapseDay[row] as number)) fails |= outOfScope;
    if ((bits & use) === 0) fails |= USE;
    if ((sensitiveDecimetres[row] as number) < hazardDecimetres) fails |= HAZARD;
    if (utilities >> termShift < termYears) fails |= TERM;
    if ((readyDay[row] as number) > readyLatestDay) fails |= READY;
    if ((bits & modes) === 0) fails |= MODE;
    if ((floorPriceCents[row] as number) > priceMax) fails |= PRICE;
    if ((utilities & required) !== required) fails |= UTILITIES;
    if ((farMaxMillis[row] as number) < farMin || (farMinMillis[row] as number) > farMax) fails |= FAR;
    if ((investmentMinCents[row] as number) * taken > query.investment) fails |= INTENSITY;
    if ((taxMinCents[row] as number) * taken > query.tax) fails |= TAX;
    if (area < areaMin) fails |= AREA_MIN;
    if ((bits & indivisible) !== 0 && area > areaLimit) fails |= AREA_MAX;
    out[row] = fails;
  }
};

/** What nobody recorded fails nothing; it is told as a warning. */
const failWeakBuildings = (
  { buildings }: SupplySnapshot,
  needs: NonNullable<MaskQuery['building']>,
  out: Uint32Array,
): void => {
  const { rows, clearHeightCentis, floorLoadCentis, craneCentis } = buildings;
  const isShort = (column: Int32Array, place: number, need: number): boolean => {
    const has = column[place] as number;
    return has >= 0 && has < need;
  };
  for (let place = 0; place < rows.length; place += 1) {
    if (
      isShort(clearHeightCentis, place, needs.clearHeightCentis) ||
      isShort(floorLoadCentis, place, needs.floorLoadCentis) ||
      isShort(craneCentis, place, needs.craneCentis)
    ) {
      const row = rows[place] as number;
      out[row] = (out[row] as number) | BUILDING;
    }
  }
};

/**
 * Corrects the bits that rare facts decide: utilities planned in time, reservations of other projects, floor space too
 * low or too weak for the machines, and land for an applicant that may not be given any (its own land and floor space
 * excepted). Both engines end with it.
 */
export const applyRareFacts = (snapshot: SupplySnapshot, query: MaskQuery, out: Uint32Array): void => {
  const { category, utilitiesAndTerm } = snapshot.mask;
  if (query.utilities !== 0) {
    const { rows, starts, bits, days } = snapshot.plannedUtilities;
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place] as number;
      if (((out[row] as number) & UTILITIES) === 0) continue;
      let inTime = utilitiesAndTerm[row] as number;
      for (let entry = starts[place] as number; entry < (starts[place + 1] as number); entry += 1) {
        if ((days[entry] as number) <= query.needByDay) inTime |= bits[entry] as number;
      }
      if ((inTime & query.utilities) === query.utilities) out[row] = (out[row] as number) & ~UTILITIES;
    }
  }
  const { rows, untilDays, projects } = snapshot.reservations;
  const ownProject = snapshot.tables.projects.indexOf(query.project);
  for (let place = 0; place < rows.length; place += 1) {
    if ((untilDays[place] as number) < query.asOfDay || projects[place] === ownProject) continue;
    const row = rows[place] as number;
    out[row] = (out[row] as number) | RESERVED;
  }
  if (query.building !== null) failWeakBuildings(snapshot, query.building, out);
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
    if (run.isSkipped) out.fill(outOfScope, run.start, run.end);
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
