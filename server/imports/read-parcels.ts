import { basename } from 'node:path';
import type postgres from 'postgres';
import { landUseClass } from '../../geodata/codes/land-use-class.ts';
import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { LandUseValue } from '../../geodata/formats/parse-attribute.ts';
import type { SourceLayer } from '../../geodata/formats/read-result.ts';
import type { MultiPolygonGeometry } from '../../geodata/model/geometry.ts';
import type { ImportReport } from '../../geodata/model/import-report.ts';
import { giveWay } from '../give-way.ts';
import type { ImportRequest } from './import-request.ts';
import { readParkCodes } from './imports.repository.ts';
import type { MendedRow } from './mend-rows.ts';
import { landUseKey, parcelFromRow } from './parcel-from-row.ts';
import { planColumns } from './plan-columns.ts';
import type { ReadyParcel } from './repeated-parcels.ts';

/** Reads every row by the plan of columns; what the rows leave open is told once. */
export async function readParcels(
  sql: postgres.ISql,
  request: ImportRequest,
  report: ImportReport,
  layer: SourceLayer,
  rows: readonly MendedRow[],
): Promise<ReadyParcel[]> {
  const plan = planColumns(
    layer,
    request.columns,
    rows.map(({ areaSquareMetres }) => areaSquareMetres),
  );
  report.problems.push(...plan.problems);
  report.mapping = plan.columns.map(({ source, target, unit, origin, confidence, reason }) => ({
    layer: layer.name,
    source,
    target: target.name,
    targetLabel: target.label.zh,
    ...(unit === undefined ? {} : { unit: unit.label }),
    origin,
    confidence,
    reason,
  }));
  const filling = new Set(plan.columns.map(({ source }) => source));
  const kept = layer.fields.map(({ name }) => name).filter((name) => !filling.has(name));
  report.keptColumns = kept.length > 0 ? [{ layer: layer.name, columns: kept }] : [];
  const context = {
    layer: layer.name,
    columns: plan.columns,
    parkCodes: await readParkCodes(sql, request.zoneCode),
    landUseScheme: request.landUseScheme,
    landUses: landUsesOf(request),
    sourceName: request.sourceName ?? basename(request.path),
    sourceSrid: layer.crs.epsg,
  };
  const ready: ReadyParcel[] = [];
  const inferred = new Map<string, number>();
  const pause = giveWay();
  for (const [position, { index, properties }] of layer.features.entries()) {
    await pause();
    const { geometry, areaSquareMetres, changes, base } = rows[position]!;
    const row = index + 1;
    // A row without an outline is read all the same, so that all of its problems are told at once.
    const source = {
      row,
      properties,
      geometry: geometry ?? anyOutline,
      areaSquareMetres: areaSquareMetres ?? 0,
      ...(base === undefined ? {} : { base }),
    };
    const { record, problems, inferredStockClass, filled } = parcelFromRow(source, context);
    report.problems.push(...problems);
    if (record === undefined || geometry === undefined) continue;
    ready.push({ layer: layer.name, row, record, filled, changes });
    if (inferredStockClass !== undefined) {
      inferred.set(inferredStockClass, (inferred.get(inferredStockClass) ?? 0) + 1);
    }
  }
  for (const [stockClass, count] of inferred) {
    const label = optionOf('stockClass', stockClass)?.zh ?? stockClass;
    report.problems.push({
      severity: 'note',
      code: 'stock-class-inferred',
      layer: layer.name,
      field: 'stockClass',
      message: `${count} 行没有说明存量分类，按其余各列推断为“${label}”（有权利人或供地信息的视为已供已用）。`,
      mend: '文件有该列时用 --map 列名=stockClass 指定',
    });
  }
  return ready;
}

const landUsesOf = ({ landUses = [] }: ImportRequest): Map<string, LandUseValue | null> =>
  new Map(
    landUses.map(({ text, scheme, code }) => {
      const known = scheme === null || code === null ? undefined : landUseClass(scheme, code);
      return [landUseKey(text), known ? { scheme: known.scheme, code: known.code, name: known.zh } : null];
    }),
  );

const anyOutline: MultiPolygonGeometry = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  ],
};
