import type postgres from 'postgres';
import type { SourceLayer } from '../../geodata/formats/read-result.ts';
import type { ImportReport } from '../../geodata/model/import-report.ts';
import { checkOutlines } from './check-against-database.ts';
import type { ImportRequest } from './import-request.ts';
import { mendRows } from './mend-rows.ts';
import { readParcels } from './read-parcels.ts';
import { type ReadyParcel, repeatedParcels } from './repeated-parcels.ts';

/**
 * Makes parcels of the rows of a layer, with outlines fit for the database. Problems, mapping and mends go into the
 * report; rows with an error of their own are not among the parcels.
 */
export async function prepareParcels(
  sql: postgres.ISql,
  request: ImportRequest,
  report: ImportReport,
  layer: SourceLayer,
): Promise<ReadyParcel[]> {
  const { rows, problems } = await mendRows(layer);
  report.problems.push(...problems);
  const ready = await readParcels(sql, request, report, layer, rows);
  report.problems.push(...(await repeatedParcels(ready)));
  const findings = await checkOutlines(sql, ready);
  report.problems.push(...findings.problems);
  for (const [parcel, { geometry, message }] of findings.mended) {
    parcel.record.geometry = geometry;
    parcel.changes.push({ code: 'self-crossing-mended', message });
  }
  for (const { layer: name, row, record, changes } of ready) {
    if (changes.length > 0) report.mends.push({ layer: name, row, name: record.name, changes });
  }
  report.counts.mended = report.mends.length;
  return ready;
}
