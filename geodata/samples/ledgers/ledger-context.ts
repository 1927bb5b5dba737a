import type { PlainDate } from '../../model/field-formats.ts';
import type { ParcelRecord } from '../../model/parcel.ts';
import { addDays, daysBetween } from '../../units/days/plain-date.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { PublishedFigures } from './published-figures.ts';

/** What the ledgers of a generated zone are made from. */
export interface LedgerContext {
  asOf: PlainDate;
  zoneName: string;
  figures: PublishedFigures;
  parcels: readonly ParcelRecord[];
  parkCodes: readonly string[];
  random: SeededRandom;
  origin: { sourceName: string; sourcePeriod: string | null; isDemonstration: true };
}

/** Days spread over a stretch, both ends included, in order; what is printed today lies in the past as time goes by. */
export function spreadDays(from: PlainDate, to: PlainDate, count: number, random: SeededRandom): PlainDate[] {
  const length = Math.max(0, daysBetween(from, to));
  const offsets = Array.from({ length: count }, (_, index) =>
    Math.min(length, Math.floor(((index + random.next()) * (length + 1)) / count)),
  );
  return offsets.map((offset) => addDays(from, offset));
}

/** A number with leading zeros. */
export const serial = (index: number, digits = 3): string => String(index + 1).padStart(digits, '0');
