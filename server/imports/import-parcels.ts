import { basename } from 'node:path';
import postgres from 'postgres';
import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { SourceLayer } from '../../geodata/formats/read-result.ts';
import type { MultiPolygonGeometry } from '../../geodata/model/geometry.ts';
import type { ImportProblem, ImportReport } from '../../geodata/model/import-report.ts';
import { ZoneRecord } from '../../geodata/model/zone.ts';
import { gaussKruegerByEpsg, gaussKruegerForLongitude } from '../../geodata/units/crs.ts';
import { assessParcels } from '../land/assess-parcels.ts';
import { type Author, inChangeSet } from '../land/change-set.ts';
import { insertRecords } from '../land/insert-records.ts';
import { checkAgainstDatabase } from './check-against-database.ts';
import type { OnImportProgress } from './import-progress.ts';
import type { ImportRequest } from './import-request.ts';
import { readParkCodes, readZone } from './imports.repository.ts';
import { type MendedRow, mendRows } from './mend-rows.ts';
import { parcelFromRow } from './parcel-from-row.ts';
import { planColumns } from './plan-columns.ts';
import { readLayer } from './read-layer.ts';
import { type ReadyParcel, repeatedParcels } from './repeated-parcels.ts';

export interface ImportDeps {
  sql: postgres.Sql;
  author: Author;
  /** Today in China, 'YYYY-MM-DD': decides which assessments are valid. */
  today: string;
  onProgress: OnImportProgress;
}

// A file that is wrong throughout is told so in its first rows.
const mostProblems = 500;

/**
 * Imports a file of parcels into a zone: every row, or none. What is wrong with the file is in the report; exceptions
 * are for what is wrong with the surroundings (no database, no access to the file).
 */
export async function importParcels(deps: ImportDeps, request: ImportRequest): Promise<ImportReport> {
  const report = emptyReport(request);
  await run(deps, request, report);
  const rows = new Set(
    report.problems
      .filter(({ severity, row }) => severity === 'error' && row !== undefined)
      .map(({ layer, row }) => `${layer} ${row}`),
  );
  report.counts.rejected = rows.size;
  if (report.problems.length > mostProblems) {
    const more = report.problems.length - mostProblems;
    const byWeight = report.problems.toSorted((a, b) => weight(a) - weight(b)).slice(0, mostProblems);
    const message = `另有 ${more} 条问题未列出。`;
    report.problems = [...byWeight, { severity: 'note', code: 'more-problems', message }];
  }
  return report;
}

const weight = ({ severity }: ImportProblem): number => ['error', 'warning', 'note'].indexOf(severity);

const isRefused = ({ problems }: ImportReport): boolean =>
  problems.some(({ severity }) => severity === 'error');

async function run(deps: ImportDeps, request: ImportRequest, report: ImportReport): Promise<void> {
  const { sql, onProgress } = deps;
  const zone = await readZone(sql, request.zoneCode);
  if (zone === undefined && request.zoneName === undefined) {
    report.problems.push({
      severity: 'error',
      code: 'zone-unknown',
      message: `没有代码为“${request.zoneCode}”的开发区。`,
      mend: '请核对 --zone；新建开发区时加 --zone-name 名称',
    });
    return;
  }
  const reading = await readLayer(request, zone?.gaussKruegerSrid ?? null, onProgress);
  report.formats = reading.formats;
  report.problems.push(...reading.problems);
  const { layer } = reading;
  if (layer !== undefined) describeLayer(report, layer);
  if (layer === undefined || isRefused(report)) return;
  if (layer.features.length === 0) {
    report.problems.push({
      severity: 'error',
      code: 'layer-empty',
      layer: layer.name,
      message: `图层“${layer.name}”没有记录。`,
      mend: '请核对是否选对了文件',
    });
    return;
  }

  onProgress({ message: `正在核对 ${layer.features.length} 宗地块` });
  const { rows, problems } = mendRows(layer);
  report.problems.push(...problems);
  const ready = await readParcels(deps, request, report, layer, rows);
  report.problems.push(...repeatedParcels(ready));
  const findings = await checkAgainstDatabase(sql, request.zoneCode, ready);
  report.problems.push(...findings.problems);
  for (const [parcel, { geometry, message }] of findings.mended) {
    parcel.record.geometry = geometry;
    parcel.changes.push({ code: 'self-crossing-mended', message });
  }
  for (const { layer: name, row, record, changes } of ready) {
    if (changes.length > 0) report.mends.push({ layer: name, row, name: record.name, changes });
  }
  report.counts.mended = report.mends.length;
  if (isRefused(report)) return;

  onProgress({ message: `正在写入 ${ready.length} 宗地块` });
  await write(deps, request, report, layer, ready, zone === undefined);
}

/** Reads every row by the plan of columns; what the rows leave open is told once. */
async function readParcels(
  { sql }: ImportDeps,
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
    sourceName: request.sourceName ?? basename(request.path),
    sourceSrid: layer.crs.epsg,
  };
  const ready: ReadyParcel[] = [];
  const inferred = new Map<string, number>();
  layer.features.forEach(({ index, properties }, position) => {
    const { geometry, areaSquareMetres, changes } = rows[position]!;
    const row = index + 1;
    // A row without an outline is read all the same, so that all of its problems are told at once.
    const source = {
      row,
      properties,
      geometry: geometry ?? anyOutline,
      areaSquareMetres: areaSquareMetres ?? 0,
    };
    const { record, problems, inferredStockClass } = parcelFromRow(source, context);
    report.problems.push(...problems);
    if (record === undefined || geometry === undefined) return;
    ready.push({ layer: layer.name, row, record, changes });
    if (inferredStockClass !== undefined) {
      inferred.set(inferredStockClass, (inferred.get(inferredStockClass) ?? 0) + 1);
    }
  });
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

async function write(
  { sql, author, today }: ImportDeps,
  request: ImportRequest,
  report: ImportReport,
  layer: SourceLayer,
  ready: readonly ReadyParcel[],
  isNewZone: boolean,
): Promise<void> {
  const { zoneCode } = request;
  const file = basename(request.path);
  try {
    const closed = await inChangeSet(
      sql,
      {
        zoneCode,
        kind: 'import',
        title: `导入 ${file}（${ready.length} 宗）`,
        author,
        ...(isNewZone ? { newZone: newZone(request, layer, ready[0]!) } : {}),
      },
      async (changes) => {
        const records = ready.map(({ record }) => record);
        const ids = await insertRecords(changes, 'parcels', records);
        await assessParcels(changes, today, ids);
      },
    );
    report.status = 'imported';
    report.isNewZone = isNewZone;
    report.counts.written = ready.length;
    report.changeSetId = closed.changeSetId;
    report.revision = closed.revisions.parcels ?? null;
  } catch (error) {
    // What the checks before did not foresee is still the file's fault when the schema refuses it (class 23).
    if (!(error instanceof postgres.PostgresError) || !error.code.startsWith('23')) throw error;
    report.problems.push({
      severity: 'error',
      code: 'database-refused',
      message: `数据库拒绝了这批地块：${error.constraint_name ?? error.message}。没有写入任何记录。`,
      ...(error.detail === undefined ? {} : { value: error.detail.slice(0, 300) }),
      mend: '请按该约束核对文件后重新导入',
    });
  }
}

/** A zone of its own, in the Gauss-Krueger system of its land. */
function newZone(request: ImportRequest, layer: SourceLayer, first: ReadyParcel): ZoneRecord {
  const ownSystem = layer.crs.epsg === undefined ? undefined : gaussKruegerByEpsg(layer.crs.epsg);
  const [longitude] = first.record.geometry.coordinates[0]![0]![0]!;
  const isZoneSystem = ownSystem?.zoneWidthDegrees === 3 && ownSystem.hasZonePrefix;
  const system = isZoneSystem ? ownSystem : gaussKruegerForLongitude(longitude, 3, true);
  return ZoneRecord.parse({
    zoneCode: request.zoneCode,
    name: request.zoneName,
    gaussKruegerSrid: system?.epsg ?? null,
    sourceName: request.sourceName ?? basename(request.path),
  });
}

function describeLayer(report: ImportReport, layer: SourceLayer): void {
  const { epsg, name, source } = layer.crs;
  report.layers = [
    {
      name: layer.name,
      rows: layer.features.length,
      crs: { epsg, name, source },
      encoding: { name: layer.encoding.name, source: layer.encoding.source },
    },
  ];
  report.counts.read = layer.features.length;
}

const emptyReport = ({ path, collection, zoneCode }: ImportRequest): ImportReport => ({
  version: 1,
  status: 'refused',
  file: basename(path),
  formats: [],
  collection,
  zoneCode,
  isNewZone: false,
  layers: [],
  counts: { read: 0, written: 0, mended: 0, rejected: 0 },
  mapping: [],
  keptColumns: [],
  problems: [],
  mends: [],
  changeSetId: null,
  revision: null,
});
