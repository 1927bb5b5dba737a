import type postgres from 'postgres';
import type { FieldValue, SourceLayer } from '../../geodata/formats/read-result.ts';
import type { ImportProblem, ImportReport } from '../../geodata/model/import-report.ts';
import { readRecords } from '../land/read-records.ts';
import type { KnownParcel } from './drafts/drafts.repository.ts';
import type { ImportRequest } from './import-request.ts';
import type { MendedRow } from './mend-rows.ts';
import { type PlannedColumn, planColumns } from './plan-columns.ts';
import { readParcels } from './read-parcels.ts';
import type { ReadyParcel } from './repeated-parcels.ts';

/** Rows that were found to belong to parcels. */
export interface JoinedRows {
  ready: ReadyParcel[];
  known: Map<ReadyParcel, KnownParcel>;
}

/** Fields a row may find its parcel by, the more certain first. */
const keyFields = ['parcelCode', 'sourceCode'] as const;
type KeyField = (typeof keyFields)[number];

const keyOf = (cell: FieldValue | undefined): string => String(cell ?? '').trim();

interface JoinKey {
  column: PlannedColumn;
  field: KeyField;
}

function findKey(columns: readonly PlannedColumn[]): JoinKey | undefined {
  for (const field of keyFields) {
    const column = columns.find(({ target }) => target.name === field);
    if (column !== undefined) return { column, field };
  }
  return undefined;
}

/** Which parcel each row belongs to, by its place in the layer. A key that is missing, double or unknown is an error of its row. */
function findParcels(
  layer: SourceLayer,
  { column, field }: JoinKey,
  parcels: readonly KnownParcel[],
  problems: ImportProblem[],
): Map<number, KnownParcel> {
  const { source, target } = column;
  const label = target.label.zh;
  const byKey = new Map<string, KnownParcel[]>();
  for (const parcel of parcels) {
    const key = parcel[field];
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), parcel]);
  }
  const rowOf = new Map<string, number>();
  const found = new Map<number, KnownParcel>();
  for (const [position, { index, properties }] of layer.features.entries()) {
    const row = index + 1;
    const key = keyOf(properties[source]);
    const tell = (code: string, message: string, mend: string) =>
      problems.push({
        severity: 'error',
        code,
        layer: layer.name,
        row,
        field: source,
        value: key,
        message,
        mend,
      });
    if (key === '') {
      tell(
        'join-key-missing',
        `第${row}行没有填写“${source}”，找不到对应的地块。`,
        `请补填${label}，或删除该行`,
      );
      continue;
    }
    const first = rowOf.get(key);
    if (first !== undefined) {
      tell(
        'join-key-repeated',
        `第${row}行的${label}“${key}”与第${first}行重复。`,
        '同一地块只能有一行，请合并或删除其中一行',
      );
      continue;
    }
    rowOf.set(key, row);
    const [parcel, ...more] = byKey.get(key) ?? [];
    if (parcel === undefined)
      tell(
        'join-key-unknown',
        `第${row}行的${label}“${key}”在本开发区没有地块。`,
        '请核对代码，或连同边界坐标一起导入',
      );
    else if (more.length > 0) {
      const message = `第${row}行的${label}“${key}”在本开发区有 ${more.length + 1} 宗地块，无法确定是哪一宗。`;
      tell('join-key-ambiguous', message, '请改用宗地代码对应');
    } else found.set(position, parcel);
  }
  return found;
}

/**
 * Joins a table without outlines to the parcels of its zone, by 宗地代码 or else by the code of the source. Problems and
 * mapping go into the report; rows with an error of their own are not among the ready ones.
 */
export async function joinParcels(
  sql: postgres.ISql,
  request: ImportRequest,
  report: ImportReport,
  layer: SourceLayer,
  parcels: readonly KnownParcel[],
): Promise<JoinedRows> {
  const key = findKey(planColumns(layer, request.columns, []).columns);
  if (key === undefined) {
    const columns = layer.fields.map(({ name }) => name).join('、');
    report.problems.push({
      severity: 'error',
      code: 'join-key-absent',
      layer: layer.name,
      message: `“${layer.name}”中没有图形，也没有对应“宗地代码”或“地块编号”的列，找不到要更新的地块。现有的列：${columns}。`,
      mend: '请用 --map 列名=宗地代码 指定对应的列；新地块须有边界坐标',
    });
    await readParcels(sql, request, report, layer, layer.features.map(withoutParcel));
    return { ready: [], known: new Map() };
  }
  const found = findParcels(layer, key, parcels, report.problems);
  const stored = await readRecords(
    sql,
    'parcels',
    request.zoneCode,
    [...found.values()].map(({ id }) => id),
  );
  const rows = layer.features.map((_, position): MendedRow => {
    const parcel = found.get(position);
    const base = parcel === undefined ? undefined : stored.get(parcel.id)?.record;
    if (parcel === undefined || base === undefined) return withoutParcel();
    return { geometry: base.geometry, areaSquareMetres: parcel.areaSquareMetres, changes: [], base };
  });
  const ready = await readParcels(sql, request, report, layer, rows);
  const byRow = new Map(layer.features.map(({ index }, position) => [index + 1, position]));
  const known = new Map<ReadyParcel, KnownParcel>();
  for (const row of ready) {
    const position = byRow.get(row.row)!;
    known.set(row, found.get(position)!);
    keepOtherAttributes(row, rows[position]!);
  }
  return { ready, known };
}

const withoutParcel = (): MendedRow => ({ geometry: undefined, areaSquareMetres: undefined, changes: [] });

/** Columns that fill no field come beside what the parcel keeps of its own source; they do not replace it. */
function keepOtherAttributes({ record }: ReadyParcel, { base }: MendedRow): void {
  if (record.sourceAttributes !== null)
    record.sourceAttributes = { ...base?.sourceAttributes, ...record.sourceAttributes };
}
