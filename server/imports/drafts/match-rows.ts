import type postgres from 'postgres';
import type { SourceLayer } from '../../../geodata/formats/read-result.ts';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import type { ImportRequest } from '../import-request.ts';
import { joinParcels } from '../join-parcels.ts';
import { prepareParcels } from '../prepare-parcels.ts';
import { isBareTable } from '../read-layer.ts';
import type { ReadyParcel } from '../repeated-parcels.ts';
import type { KnownParcel } from './drafts.repository.ts';
import { matchParcels, type ParcelMatch } from './match-parcels.ts';
import { findSameOutlines } from './same-outlines.ts';

/**
 * Reads the rows of a layer and finds the parcel behind each. A table without outlines only has attributes for parcels
 * that are there: every row must find one, and no parcel is missing from it.
 */
export async function matchRows(
  sql: postgres.Sql,
  request: ImportRequest,
  report: ImportReport,
  layer: SourceLayer,
  parcels: readonly KnownParcel[],
  onRatio: (message: string, ratio: number) => void,
): Promise<ParcelMatch & { ready: ReadyParcel[] }> {
  if (isBareTable(layer)) {
    return { ...(await joinParcels(sql, request, report, layer, parcels)), gone: [] };
  }
  const ready = await prepareParcels(sql, request, report, layer);
  onRatio('正在与现有地块比较', 0.6);
  const sameOutline = await findSameOutlines(sql, request.zoneCode, ready);
  return { ready, ...matchParcels(ready, parcels, sameOutline, request.sourceName ?? layer.name) };
}
