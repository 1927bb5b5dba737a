import type { PlainDate } from '../../model/field-formats.ts';
import { yearsPassed } from '../../units/days/idle-days.ts';

/** Buckets of 供而未用 (domain dossier 3.1): not due yet, overdue under a year, suspected, determined idle. */
export type SuppliedUnusedBucket = 'not_due' | 'overdue' | 'suspected' | 'determined';

/** What decides the bucket of supplied land that is not built on. */
export interface SuppliedUnusedLand {
  /** Agreed day of the start; null when the contract names none. */
  agreedStartOn: PlainDate | null;
  /** Legal case of the land as far as the reader may know it. */
  caseState: 'none' | 'suspected' | 'determined';
}

/**
 * The bucket on a day. The legal case decides before the calendar: land past a year without a case is only overdue until
 * somebody raises the suspicion. Land without an agreed start is not due.
 */
export function suppliedUnusedBucket(land: SuppliedUnusedLand, asOf: PlainDate): SuppliedUnusedBucket {
  if (land.caseState === 'determined') return 'determined';
  if (land.caseState === 'suspected') return 'suspected';
  return land.agreedStartOn !== null && asOf > land.agreedStartOn ? 'overdue' : 'not_due';
}

/** Ages of 供而未用: years since the agreed start, as the law counts them. */
export type SuppliedUnusedAge = 'not_due' | 'no_date' | 'lt1' | '1-2' | '2-3' | 'gt3';

/** The age on a day: the anniversary itself is not past (53号令 art. 2); without an agreed start there is none. */
export function suppliedUnusedAge(agreedStartOn: PlainDate | null, asOf: PlainDate): SuppliedUnusedAge {
  if (agreedStartOn === null) return 'no_date';
  if (asOf <= agreedStartOn) return 'not_due';
  const years = [1, 2, 3].filter((count) => yearsPassed(agreedStartOn, count, asOf, [])).length;
  return (['lt1', '1-2', '2-3', 'gt3'] as const)[years] ?? 'gt3';
}
