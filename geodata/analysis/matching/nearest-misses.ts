import type { Demand } from '../../model/demand.ts';
import { type ConstraintCode, codesOf, fixedMask, outOfScope } from './constraints.ts';
import { comparedMeasures } from './explain-building.ts';
import { utilitiesInTime } from './factor-values.ts';
import { availableDay, takenCentis } from './fail-mask.ts';
import { type MaskQuery, openEnergyTce } from './mask-query.ts';
import { bitCount } from './option-bits.ts';
import { buildingAt, categoryBits, type SupplySnapshot } from './snapshot.ts';

/** A row that fails relaxable constraints only; `distance` adds up how far it misses each, relative to the limit. */
export type NearMiss = { row: number; mask: number; failures: number; distance: number };

/** A miss that has no measure (a mode, a reservation) counts as a whole limit. */
const unmeasured = 1;

/**
 * How far a row misses a relaxable constraint, relative to the limit (READY: to half a year). Read from the columns,
 * so that a million rows can be ordered; the sentence with the numbers is made by `explain` for the few shown.
 */
const missOf = (
  snapshot: SupplySnapshot,
  demand: Demand,
  query: MaskQuery,
  row: number,
  code: ConstraintCode,
): number => {
  const { mask, score } = snapshot;
  const at = (column: Int32Array): number => column[row] as number;
  const category = at(mask.category);
  const side = category & categoryBits.land ? 0 : 1;
  const area = at(mask.areaCentis);
  const taken = takenCentis(category, area, query.areaMaxCentis[side] as number);
  switch (code) {
    case 'AREA_MIN':
      return 1 - area / (query.areaMinCentis[side] as number);
    case 'AREA_MAX':
      return area / (query.areaLimitCentis[side] as number) - 1;
    case 'READY':
      return Math.min(10, (availableDay(query, category, at(mask.readyDay)) - query.needByDay) / 180);
    case 'PRICE':
      return at(mask.floorPriceCents) / (query.priceMaxCents[side] as number) - 1;
    case 'FAR':
      return (
        Math.max(query.farMinMillis - at(mask.farMaxMillis), at(mask.farMinMillis) - query.farMaxMillis) /
        1000
      );
    case 'INTENSITY':
      return 1 - query.investment / (at(mask.investmentMinCents) * taken);
    case 'TAX':
      return 1 - query.tax / (at(mask.taxMinCents) * taken);
    case 'UTILITIES': {
      const missing = query.utilities & ~utilitiesInTime(snapshot, query, row);
      return bitCount(missing) / bitCount(query.utilities);
    }
    case 'ENERGY': {
      const area = snapshot.areas[score.area[row] as number];
      const wanted = area ? openEnergyTce(demand, area, query.standing) : null;
      return wanted === null || demand.energyTce === null
        ? unmeasured
        : (wanted - (area?.energyQuotaTce ?? 0)) / demand.energyTce;
    }
    case 'BUILDING': {
      const needs = demand.building ? comparedMeasures(demand.building, buildingAt(snapshot, row)) : [];
      const first = needs.find(({ needs: need, has }) => has !== null && has < need);
      return first && first.has !== null ? 1 - first.has / first.needs : unmeasured;
    }
    default:
      return unmeasured;
  }
};

const isNearer = (a: NearMiss, b: NearMiss): boolean =>
  a.failures !== b.failures
    ? a.failures < b.failures
    : a.distance !== b.distance
      ? a.distance < b.distance
      : a.row < b.row;

const insert = (list: NearMiss[], miss: NearMiss, limit: number): void => {
  if (limit <= 0) return;
  if (list.length >= limit && !isNearer(miss, list[list.length - 1] as NearMiss)) return;
  const place = list.findIndex((other) => isNearer(miss, other));
  list.splice(place < 0 ? list.length : place, 0, miss);
  if (list.length > limit) list.pop();
};

/**
 * The rows that miss least: fewest failures first, then the smaller relative distance, then the order of rows; and
 * for each wanted set of failures (a mask) the row that needs least of exactly those or fewer.
 */
export const nearestMisses = (
  snapshot: SupplySnapshot,
  demand: Demand,
  query: MaskQuery,
  masks: Uint32Array,
  { limit, ignored, wanted }: { limit: number; ignored: number; wanted: readonly number[] },
): { nearest: NearMiss[]; byWanted: Map<number, NearMiss> } => {
  const nearest: NearMiss[] = [];
  const byWanted = new Map<number, NearMiss>();
  const wantedSet = new Set(wanted);
  const codes = new Map<number, ConstraintCode[]>();
  for (let row = 0; row < masks.length; row += 1) {
    const whole = masks[row] as number;
    if (whole >= outOfScope || whole & fixedMask) continue;
    const mask = whole & ~ignored;
    if (mask === 0) continue;
    const failures = bitCount(mask);
    const last = nearest[nearest.length - 1];
    const isWanted = wantedSet.has(mask);
    if (!isWanted && last && nearest.length >= limit && failures > last.failures) continue;
    let failed = codes.get(mask);
    if (!failed) {
      failed = codesOf(mask);
      codes.set(mask, failed);
    }
    let distance = 0;
    for (const code of failed) distance += missOf(snapshot, demand, query, row, code);
    const miss = { row, mask, failures, distance };
    insert(nearest, miss, limit);
    if (!isWanted) continue;
    const known = byWanted.get(mask);
    if (!known || isNearer(miss, known)) byWanted.set(mask, miss);
  }
  return { nearest, byWanted };
};
