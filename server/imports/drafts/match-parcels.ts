import type { ReadyParcel } from '../repeated-parcels.ts';
import type { KnownParcel } from './drafts.repository.ts';

/** Which parcel of the zone each row stands for, and which parcels the file no longer has. */
export interface ParcelMatch {
  /** Rows without an entry are new. */
  known: Map<ReadyParcel, KnownParcel>;
  gone: KnownParcel[];
}

/** Entries whose key is theirs alone. */
function byUniqueKey<T>(entries: readonly T[], keyOf: (entry: T) => string | null): Map<string, T> {
  const counts = new Map<string, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null) continue;
    const same = counts.get(key);
    if (same === undefined) counts.set(key, [entry]);
    else same.push(entry);
  }
  return new Map([...counts].flatMap(([key, [entry, ...more]]) => (more.length > 0 ? [] : [[key, entry!]])));
}

/**
 * Finds the parcel behind each row: by 宗地代码; where the row or the parcel has none, by the code of the source when it
 * is unique on both sides, then by the very same outline. Gone are parcels of the sources that the file is known to
 * stand for: its own name, and those of the parcels found.
 * @param sameOutline ids of parcels with exactly the outline of a row.
 */
export function matchParcels(
  ready: readonly ReadyParcel[],
  parcels: readonly KnownParcel[],
  sameOutline: ReadonlyMap<ReadyParcel, number>,
  sourceName: string,
): ParcelMatch {
  const known = new Map<ReadyParcel, KnownParcel>();
  const taken = new Set<number>();
  const take = (row: ReadyParcel, parcel: KnownParcel | undefined): void => {
    if (parcel === undefined || known.has(row) || taken.has(parcel.id)) return;
    known.set(row, parcel);
    taken.add(parcel.id);
  };
  const byCode = byUniqueKey(parcels, ({ parcelCode }) => parcelCode);
  for (const row of ready) if (row.record.parcelCode !== null) take(row, byCode.get(row.record.parcelCode));

  const isFree = (row: ReadyParcel, parcel: KnownParcel) =>
    row.record.parcelCode === null || parcel.parcelCode === null;
  const bySource = byUniqueKey(parcels, ({ sourceCode }) => sourceCode);
  for (const [code, row] of byUniqueKey(ready, ({ record }) => record.sourceCode)) {
    const parcel = bySource.get(code);
    if (parcel !== undefined && isFree(row, parcel)) take(row, parcel);
  }
  const byId = new Map(parcels.map((parcel) => [parcel.id, parcel]));
  for (const [row, id] of sameOutline) {
    const parcel = byId.get(id);
    if (parcel !== undefined && isFree(row, parcel)) take(row, parcel);
  }
  const sources = new Set([sourceName, ...[...known.values()].map((parcel) => parcel.sourceName)]);
  return { known, gone: parcels.filter((parcel) => !taken.has(parcel.id) && sources.has(parcel.sourceName)) };
}
