import type { IdleState } from '../../../geodata/model/land-state.ts';
import { LandClass } from '../../../geodata/model/land-state.ts';
import type { ParcelRecord } from '../../../geodata/model/parcel.ts';

const idle: readonly (IdleState | null)[] = [
  'DETERMINED',
  'NEGOTIATING',
  'PLAN_APPROVED',
  'TEMP_USE',
  'FEE_HEARING',
  'FEE_DECIDED',
  'FEE_PAID',
  'RECLAIM_HEARING',
  'RECLAIM_DECIDED',
  'ENFORCEMENT',
];

/** The class the database derives for a parcel (generated column land_class of migration 0004). */
export function landClassOf(parcel: ParcelRecord): LandClass {
  if (idle.includes(parcel.idleState)) return 'idle';
  if (parcel.idleState === 'SUSPECTED' || parcel.idleState === 'INVESTIGATING') return 'suspected';
  if (parcel.isInefficient) return 'inefficient';
  switch (parcel.stockClass) {
    case 'approved_unsupplied':
    case 'reserved':
    case 'supplying':
      return parcel.standardStage === 'INDICATORS_SET' || parcel.standardStage === 'LISTED'
        ? 'standard'
        : 'approved_unsupplied';
    case 'supplied_unused':
      return 'supplied_unused';
    case 'underused':
    case 'in_use':
      return 'in_use';
    default:
      return 'planned';
  }
}

export function classCounts(parcels: readonly ParcelRecord[]): Record<LandClass, number> {
  const counts = Object.fromEntries(LandClass.options.map((name) => [name, 0])) as Record<LandClass, number>;
  for (const parcel of parcels) counts[landClassOf(parcel)]++;
  return counts;
}
