import type { PlainDate } from '../../model/field-formats.ts';
import { addYears } from '../../units/days/plain-date.ts';

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

/** Whether land is past the year after which it is suspect: strictly later than the anniversary (53号令 art. 2). */
export const isPastYear = (agreedStartOn: PlainDate, asOf: PlainDate, years = 1): boolean =>
  asOf > addYears(agreedStartOn, years);
