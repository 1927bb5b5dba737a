import type { Geometry, MultiPolygon } from 'geojson';
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
import type { ParcelRecord } from '../../../geodata/model/parcel.ts';
import type { ImportRequest } from '../import-request.ts';
import type { ReadyParcel } from '../repeated-parcels.ts';
import { rejectedRows } from '../report-parts.ts';
import type { KnownParcel } from './drafts.repository.ts';
import type { HeldPlan } from './held-plan.ts';
import { boundsOf } from './outline-bounds.ts';

/** How many rows of each status, and how many outlines, the page gets. */
export const mostRows = 2000;
const mostOutlines = 5000;

/** A row of a plan and the outline to draw for it. */
export interface ShownRow {
  row: ImportPlanRow;
  geometry: Geometry | null;
}

const labels: Readonly<Record<string, { zh: string; en: string }>> = {
  parkCode: { zh: '所属园区', en: 'Park' },
  landUseText: { zh: '用途原文', en: 'Land use as written' },
  sourceAttributes: { zh: '原始属性', en: 'Source attributes' },
  geometry: { zh: '图形面积', en: 'Area of the outline' },
};

const labelOf = (field: string) =>
  labels[field] ?? fieldOf(parcelCatalog, field)?.label ?? { zh: field, en: field };

/** One field that a row changes. */
export function changeOf(
  field: keyof ParcelRecord,
  stored: ParcelRecord,
  record: ParcelRecord,
): ImportChange {
  const value = (parcel: ParcelRecord) =>
    field === 'geometry' ? ellipsoidalAreaSquareMetres(parcel.geometry) : (parcel[field] ?? null);
  return { field, label: labelOf(field), before: value(stored), after: value(record) };
}

/** A row of the file as the page shows it. */
export function rowOf(
  { row, record }: ReadyParcel,
  status: ImportRowStatus,
  parcelId: number | null,
  changes: ImportChange[],
): ShownRow {
  const { name, parcelCode, sourceCode, geometry } = record;
  const areaSquareMetres = ellipsoidalAreaSquareMetres(geometry);
  return {
    row: {
      key: `row-${row}`,
      status,
      row,
      parcelId,
      name,
      code: parcelCode ?? sourceCode,
      areaSquareMetres,
      changes,
    },
    geometry,
  };
}

/** A parcel that the file no longer has. */
export const goneRow = (parcel: KnownParcel, geometry: Geometry | null): ShownRow => ({
  row: {
    key: `parcel-${parcel.id}`,
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
export function wrongRow(row: number, layer: SourceLayer, { columns }: ImportRequest): ShownRow {
  const feature = layer.features.find(({ index }) => index === row - 1);
  const cell = (target: string) => {
    const source = columns.find((column) => column.target === target)?.source;
    const value = source === undefined ? undefined : feature?.properties[source];
    return value === undefined || value === null || value === '' ? null : String(value).slice(0, 100);
  };
  return {
    row: {
      key: `row-${row}`,
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

function outlineOf({ row, geometry }: ShownRow): ImportPlan['outlines']['features'] {
  const coordinates =
    geometry?.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry?.type === 'Polygon'
        ? [geometry.coordinates]
        : undefined;
  if (coordinates === undefined) return [];
  const { key, row: number, parcelId, status, name } = row;
  return [
    {
      type: 'Feature',
      properties: { key, row: number, parcelId, status, name },
      geometry: { type: 'MultiPolygon', coordinates },
    },
  ];
}

/** The plan as the page sees it. */
export function asPlan(
  { token, canCommit, isNewZone, report }: HeldPlan,
  shown: readonly ShownRow[],
): ImportPlan {
  const byStatus = order.map((status) => shown.filter(({ row }) => row.status === status));
  const count = (status: ImportRowStatus) => byStatus[order.indexOf(status)]!.length;
  const outlines = byStatus.flat().slice(0, mostOutlines).flatMap(outlineOf);
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
    bounds: boundsOf(outlines.map(({ geometry }) => geometry as MultiPolygon)),
  };
}
