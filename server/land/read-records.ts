import type postgres from 'postgres';
import { readStoredRecords } from './land.repository.ts';
import { type LandCollection, type LandRecords, landTableOf } from './land-tables.ts';

/** A record that is there, and the revision to change it at. */
export interface StoredLandRecord<C extends LandCollection> {
  revision: number;
  record: LandRecords[C];
}

const idsPerQuery = 500;

/** Records of a zone by id, as they would be written; withdrawn and unknown ones are left out. */
export async function readRecords<C extends LandCollection>(
  sql: postgres.ISql,
  collection: C,
  zoneCode: string,
  ids: readonly number[],
): Promise<Map<number, StoredLandRecord<C>>> {
  const table = landTableOf(collection);
  const found = new Map<number, StoredLandRecord<C>>();
  for (let from = 0; from < ids.length; from += idsPerQuery) {
    const batch = await readStoredRecords(sql, table, zoneCode, ids.slice(from, from + idsPerQuery));
    for (const [id, { revision, record }] of batch)
      found.set(id, { revision, record: record as LandRecords[C] });
  }
  return found;
}
