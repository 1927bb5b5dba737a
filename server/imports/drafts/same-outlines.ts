import type postgres from 'postgres';
import { toHexEwkb } from '../../land/geometry-wkb.ts';
import { readSameOutlines } from '../imports.repository.ts';
import type { ReadyParcel } from '../repeated-parcels.ts';

const outlinesPerQuery = 100;

/** Ids of parcels of a zone that have exactly the outline of a row. */
export async function findSameOutlines(
  sql: postgres.ISql,
  zoneCode: string,
  ready: readonly ReadyParcel[],
): Promise<Map<ReadyParcel, number>> {
  const found = new Map<ReadyParcel, number>();
  for (let from = 0; from < ready.length; from += outlinesPerQuery) {
    const batch = ready.slice(from, from + outlinesPerQuery);
    const outlines = batch.map(({ record }) => toHexEwkb(record.geometry));
    for (const { index, id } of await readSameOutlines(sql, zoneCode, outlines)) found.set(batch[index]!, id);
  }
  return found;
}
