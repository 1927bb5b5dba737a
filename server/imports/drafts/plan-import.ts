import { randomUUID } from 'node:crypto';
import type { Geometry } from 'geojson';
import type postgres from 'postgres';
import { ellipsoidalAreaSquareMetres } from '../../../geodata/analysis/geometry/area.ts';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import { parcels as parcelCatalog } from '../../../geodata/catalog/parcels.ts';
import type { SourceLayer } from '../../../geodata/formats/read-result.ts';
import type {
  ImportChange,
  ImportPlan,
  ImportPlanRow,
  ImportRowStatus,
} from '../../../geodata/model/api-imports.ts';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import type { ParcelRecord } from '../../../geodata/model/parcel.ts';
import { readRecords } from '../../land/read-records.ts';
import { checkAgainstParcels } from '../check-against-database.ts';
import { giveWay } from '../give-way.ts';
import type { ImportRequest } from '../import-request.ts';
import { prepareParcels } from '../prepare-parcels.ts';
import type { ReadyParcel } from '../repeated-parcels.ts';
import { describeLayer, emptyReport, isRefused, rejectedRows } from '../report-parts.ts';
import { differingFields } from './compare-parcel.ts';
import { type KnownParcel, readKnownParcels } from './drafts.repository.ts';
import { matchParcels } from './match-parcels.ts';
import { boundsOf } from './outline-bounds.ts';
import { forPage } from './page-wording.ts';
import { findSameOutlines } from './same-outlines.ts';

/** A parcel to be changed, at the revision that was compared. */
export interface PlannedUpdate {
  id: number;
  revision: number;
  values: Partial<ParcelRecord>;
}

/** A plan as the server holds it until it is committed. */
export interface HeldPlan {
  token: string;
  request: ImportRequest;
  layer: SourceLayer;
  create: ReadyParcel[];
  update: PlannedUpdate[];
  unchanged: number;
  gone: KnownParcel[];
  isNewZone: boolean;
  canCommit: boolean;
  report: ImportReport;
}

const mostRows = 2000;
const mostOutlines = 2000;

const labels: Readonly<Record<string, { zh: string; en: string }>> = {
  parkCode: { zh: '所属园区', en: 'Park' },
  landUseText: { zh: '用途原文', en: 'Land use as written' },
  sourceAttributes: { zh: '原始属性', en: 'Source attributes' },
  geometry: { zh: '图形面积', en: 'Area of the outline' },
};

const labelOf = (field: string) =>
  labels[field] ?? fieldOf(parcelCatalog, field)?.label ?? { zh: field, en: field };

function changeOf(field: keyof ParcelRecord, stored: ParcelRecord, record: ParcelRecord): ImportChange {
  const value = (parcel: ParcelRecord) =>
    field === 'geometry' ? ellipsoidalAreaSquareMetres(parcel.geometry) : (parcel[field] ?? null);
  return { field, label: labelOf(field), before: value(stored), after: value(record) };
}

interface Shown {
  row: ImportPlanRow;
  geometry: Geometry | null;
}

/**
 * Works out what importing a layer would do to a zone, without writing: every row becomes a new parcel, a change of one
 * that is there, or nothing; parcels that the file no longer has are listed. Problems of rows are all told.
 */
export async function planImport(
  sql: postgres.Sql,
  request: ImportRequest,
  layer: SourceLayer,
  formats: readonly string[],
  isNewZone: boolean,
  onRatio: (message: string, ratio: number) => void,
): Promise<{ held: HeldPlan; plan: ImportPlan }> {
  const report = { ...emptyReport(request), formats: [...formats] };
  describeLayer(report, layer);
  onRatio(`正在核对 ${layer.features.length} 宗地块`, 0.1);
  if (layer.features.length === 0) {
    const message = `图层“${layer.name}”没有记录。`;
    report.problems.push({ severity: 'error', code: 'layer-empty', message, mend: '请核对是否选对了文件' });
  }
  const ready = await prepareParcels(sql, request, report, layer);
  onRatio('正在与现有地块比较', 0.6);
  const parcels = await readKnownParcels(sql, request.zoneCode);
  const sameOutline = await findSameOutlines(sql, request.zoneCode, ready);
  const { known, gone } = matchParcels(ready, parcels, sameOutline, request.sourceName ?? layer.name);
  const fresh = ready.filter((row) => !known.has(row));
  report.problems.push(...(await checkAgainstParcels(sql, request.zoneCode, fresh)));

  const stored = await readRecords(
    sql,
    'parcels',
    request.zoneCode,
    [...known.values()].map(({ id }) => id),
  );
  onRatio('正在整理结果', 0.9);
  const wrong = wrongRows(report);
  const update: PlannedUpdate[] = [];
  const shown: Shown[] = [];
  const pause = giveWay();
  for (const row of ready) {
    await pause();
    if (wrong.has(row.row)) continue;
    const parcel = known.get(row);
    const before = parcel === undefined ? undefined : stored.get(parcel.id);
    const fields = before === undefined ? [] : differingFields(before.record, row.record, row.filled);
    if (parcel !== undefined && before !== undefined && fields.length > 0) {
      const values = Object.fromEntries(fields.map((field) => [field, row.record[field]]));
      update.push({ id: parcel.id, revision: before.revision, values });
    }
    const status = before === undefined ? 'new' : fields.length > 0 ? 'changed' : 'same';
    const changes = fields.map((field) => changeOf(field, before!.record, row.record));
    shown.push(rowOf(row, status, parcel?.id ?? null, changes));
  }
  const unchanged = shown.filter(({ row }) => row.status === 'same').length;
  const goneRecords = await readRecords(
    sql,
    'parcels',
    request.zoneCode,
    gone.slice(0, mostRows).map(({ id }) => id),
  );
  for (const parcel of gone) shown.push(goneRow(parcel, goneRecords.get(parcel.id)?.record.geometry ?? null));
  for (const row of wrong) shown.push(wrongRow(row, layer, request));
  report.counts.rejected = wrong.size;
  report.problems = report.problems.map(forPage);
  const create = fresh.filter(({ row }) => !wrong.has(row));
  const held: HeldPlan = {
    token: randomUUID(),
    request,
    layer,
    create,
    update,
    unchanged,
    gone,
    isNewZone,
    canCommit: !isRefused(report),
    report,
  };
  return { held, plan: asPlan(held, shown) };
}

const wrongRows = ({ problems }: ImportReport): Set<number> =>
  new Set(problems.flatMap(({ severity, row }) => (severity === 'error' && row !== undefined ? [row] : [])));

function rowOf(
  { row, record }: ReadyParcel,
  status: ImportRowStatus,
  parcelId: number | null,
  changes: ImportChange[],
): Shown {
  const { name, parcelCode, sourceCode, geometry } = record;
  const areaSquareMetres = ellipsoidalAreaSquareMetres(geometry);
  return {
    row: { status, row, parcelId, name, code: parcelCode ?? sourceCode, areaSquareMetres, changes },
    geometry,
  };
}

const goneRow = (parcel: KnownParcel, geometry: Geometry | null): Shown => ({
  row: {
    status: 'gone',
    row: null,
    parcelId: parcel.id,
    name: parcel.name,
    code: parcel.parcelCode ?? parcel.sourceCode,
    areaSquareMetres: parcel.areaSquareMetres,
    changes: [],
  },
  geometry,
});

/** A row that cannot be read as a parcel, by what the file calls it. */
function wrongRow(row: number, layer: SourceLayer, { columns }: ImportRequest): Shown {
  const feature = layer.features.find(({ index }) => index === row - 1);
  const cell = (target: string) => {
    const source = columns.find((column) => column.target === target)?.source;
    const value = source === undefined ? undefined : feature?.properties[source];
    return value === undefined || value === null || value === '' ? null : String(value).slice(0, 100);
  };
  return {
    row: {
      status: 'problem',
      row,
      parcelId: null,
      name: cell('name') ?? `第${row}行`,
      code: cell('parcelCode') ?? cell('sourceCode'),
      areaSquareMetres: null,
      changes: [],
    },
    geometry: feature?.geometry ?? null,
  };
}

const order: readonly ImportRowStatus[] = ['problem', 'changed', 'new', 'gone', 'same'];

function asPlan({ token, canCommit, isNewZone, report }: HeldPlan, shown: readonly Shown[]): ImportPlan {
  const byStatus = order.map((status) => shown.filter(({ row }) => row.status === status));
  const count = (status: ImportRowStatus) => byStatus[order.indexOf(status)]!.length;
  const outlines = byStatus
    .flat()
    .flatMap(({ row, geometry }) => {
      const coordinates =
        geometry?.type === 'MultiPolygon'
          ? geometry.coordinates
          : geometry?.type === 'Polygon'
            ? [geometry.coordinates]
            : undefined;
      if (coordinates === undefined) return [];
      return [
        {
          type: 'Feature' as const,
          properties: { row: row.row, status: row.status, name: row.name },
          geometry: { type: 'MultiPolygon' as const, coordinates },
        },
      ];
    })
    .slice(0, mostOutlines);
  return {
    token,
    canCommit,
    isNewZone,
    counts: {
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      gone: count('gone'),
      problem: rejectedRows(report.problems),
      mended: report.mends.length,
    },
    rows: byStatus.flatMap((rows) => rows.slice(0, mostRows).map(({ row }) => row)),
    problems: report.problems,
    mends: report.mends,
    outlines: { type: 'FeatureCollection', features: outlines },
    bounds: boundsOf(outlines.map(({ geometry }) => geometry)),
  };
}
