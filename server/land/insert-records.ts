import type postgres from 'postgres';
import { giveWay } from '../give-way.ts';
import type { ChangeSet } from './change-set.ts';
import { insertRows, takeIds } from './land.repository.ts';
import { type LandCollection, type LandRecords, landTableOf } from './land-tables.ts';
import { recordColumns, rowOf } from './record-row.ts';
import { resolveCodes } from './resolve-codes.ts';

// Rows travel as JSON text in one parameter; making it of a hundred takes some milliseconds, which others can wait.
const rowsPerStatement = 100;

export interface InsertOptions {
  /** False: the caller reports the load as a whole (demonstration data) instead of every record. */
  isReported?: boolean;
}

/**
 * Inserts records of a collection and returns their ids, in the same order. Every record is reported for the audit
 * log unless told otherwise.
 * @throws UnknownCodeError for a code that the zone does not have; the database's own error for a broken constraint.
 */
export async function insertRecords<C extends LandCollection>(
  changes: ChangeSet,
  collection: C,
  records: readonly LandRecords[C][],
  options: InsertOptions = {},
): Promise<number[]> {
  if (records.length === 0) return [];
  const table = landTableOf(collection);
  const columns = recordColumns(table);
  const ids = await takeIds(changes.sql, table, records.length);
  const idOf = await resolveCodes(changes.sql, table, changes.zoneCode, records, ids);
  // Parks name each other: the database checks that when the statement ends, so they must come in one.
  const namesItself = table.references.some((reference) => reference.target === collection);
  const batchSize = namesItself ? records.length : rowsPerStatement;
  const pause = giveWay();
  for (let from = 0; from < records.length; from += batchSize) {
    await pause();
    const rows = records
      .slice(from, from + batchSize)
      .map((record, index) => ({ id: ids[from + index], ...rowOf(table, record, idOf) }));
    await insertRows(changes.sql, table, columns, rows, {
      zoneCode: changes.zoneCode,
      authorId: changes.author.id,
    });
  }
  changes.touch(collection);
  if (options.isReported !== false) {
    records.forEach((record, index) => {
      changes.report({
        action: 'create',
        collection,
        recordId: ids[index]!,
        recordLabel: labelOf(record, table.labelField),
        before: null,
        after: record,
      });
    });
  }
  return ids;
}

/** Ids for records that are prepared before they are written. */
export const takeRecordIds = (
  sql: postgres.ISql,
  collection: LandCollection,
  count: number,
): Promise<number[]> => takeIds(sql, landTableOf(collection), count);

/** Inserts prepared rows of a collection into a table of the same shape, where they wait to be moved into place. */
export async function stageRows(
  sql: postgres.ISql,
  { collection, stagingTable }: { collection: LandCollection; stagingTable: string },
  rows: Parameters<typeof insertRows>[3],
  owner: Parameters<typeof insertRows>[4],
): Promise<void> {
  const table = landTableOf(collection);
  await insertRows(sql, { collection, table: stagingTable }, recordColumns(table), rows, owner);
}

/** What a record is called in the audit log. */
export function labelOf(record: Record<string, unknown>, field: string): string | null {
  const label = record[field];
  return typeof label === 'string' ? label : null;
}
