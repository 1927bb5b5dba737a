import type { SupplyRecord } from '../../model/supply-record.ts';
import type { SupplySnapshot } from './snapshot.ts';
import { SnapshotBuilder, type SnapshotOptions } from './snapshot-builder.ts';

/**
 * Builds the columnar snapshot of the supply. The records are trusted to satisfy `SupplyRecord` (parse at the edge)
 * and to have distinct ids; their order does not matter. Streams of records: `SnapshotBuilder`.
 */
export const buildSnapshot = (records: Iterable<SupplyRecord>, options: SnapshotOptions): SupplySnapshot => {
  const builder = new SnapshotBuilder();
  for (const record of records) builder.add(record);
  return builder.build(options);
};
