import { columnOf } from '../../geodata/catalog/field.ts';
import { nameSortKey, searchPinyin } from '../text/pinyin.ts';
import type { LandGeometry } from './geometry-wkb.ts';
import { guardedGeometry } from './guarded-geometry.ts';
import type { LandTable } from './land-tables.ts';

/** A row as JSON of `json_populate_recordset`: column name -> value, geometry as hexadecimal EWKB. */
export type Row = Record<string, unknown>;

/** Ids of records by the collection and code that name them. */
export type CodeIds = (target: string, code: string) => number | undefined;

/**
 * Columns that a table takes from its records, in the order of the schema: the same for every record, so that one
 * statement writes them all. A parcel's own code stays; a code that names another record becomes that record's id.
 */
export function recordColumns(table: LandTable): string[] {
  const columns = Object.keys(table.schema.shape).map((field) => columnOfField(table, field));
  if (table.hasPinyin) columns.push('pinyin');
  if (table.hasSortKey) columns.push('sort_key');
  return columns;
}

/** The column of a record's field. */
export function columnOfField(table: LandTable, field: string): string {
  if (field === 'geometry') return 'geom';
  return table.references.find((reference) => reference.field === field)?.column ?? columnOf(field);
}

/** The columns of some fields of a record; names bring their search and sort keys with them. */
export function rowOf(table: LandTable, record: Record<string, unknown>, idOf: CodeIds): Row {
  const row: Row = {};
  for (const [field, value] of Object.entries(record)) {
    if (!(field in table.schema.shape)) continue;
    const reference = table.references.find((each) => each.field === field);
    if (reference !== undefined) {
      row[reference.column] = typeof value === 'string' ? idOf(reference.target, value) : null;
    } else if ((field === 'geometry' || field === 'labelPoint') && value !== null && value !== undefined) {
      row[columnOfField(table, field)] = guardedGeometry(value as LandGeometry, record[table.labelField]);
    } else {
      row[columnOfField(table, field)] = value ?? null;
    }
  }
  if (typeof record.name === 'string') {
    if (table.hasPinyin) row.pinyin = searchPinyin(record.name);
    if (table.hasSortKey) row.sort_key = nameSortKey(record.name);
  }
  return row;
}
