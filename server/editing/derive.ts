import type postgres from 'postgres';
import { assessParcels } from '../land/assess-parcels.ts';
import type { ChangeSet } from '../land/change-set.ts';
import { recountParcels } from '../land/land-summary.ts';
import { deriveLabelPoints, deriveParcels, readParcelsUnder, sumUnits } from './derived.repository.ts';
import type { EditableTable } from './editable-table.ts';

/** One record before and after a write, by column; null: not there (not yet, or withdrawn). */
export interface WrittenRow {
  id: number;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

const outlineMoved = ({ before, after }: WrittenRow): boolean => before?.geom !== after?.geom;

const textsOf = (rows: readonly WrittenRow[], column: string): string[] =>
  rows
    .flatMap(({ before, after }) => [before?.[column], after?.[column]])
    .filter((value) => typeof value === 'string');

const idsOf = (rows: readonly WrittenRow[], column: string): number[] => [
  ...new Set(
    rows
      .flatMap(({ before, after }) => [before?.[column], after?.[column]])
      .filter((value) => typeof value === 'number'),
  ),
];

/** What follows from an outline that people drew, before it is looked at: areas, label points, distances. */
export async function deriveFromOutlines(
  { sql, zoneCode }: ChangeSet,
  target: EditableTable,
  recordIds: readonly number[],
): Promise<void> {
  if (target.id === 'parcels') await deriveParcels(sql, zoneCode, recordIds);
  else if (target.geometryColumns.includes('label_point'))
    await deriveLabelPoints(sql, target.table, zoneCode, recordIds);
}

/** The same for parcels that are on their way into place. */
export const deriveStagedParcels = (
  sql: postgres.ISql,
  zoneCode: string,
  parcelIds: readonly number[],
): Promise<void> => deriveParcels(sql, zoneCode, parcelIds, 'staged_parcel');

/**
 * What follows for other records, whoever wrote: the sums of the zone's land, the assessments that cover a parcel, the sums of a
 * building's units.
 * @param asOf day on which assessments count as valid.
 */
export async function deriveFromRecords(
  changes: ChangeSet,
  target: EditableTable,
  rows: readonly WrittenRow[],
  asOf: string,
): Promise<void> {
  const { sql, zoneCode } = changes;
  if (target.id === 'parcels') {
    // After the outlines: a parcel without a certificate counts with the area of its own.
    await recountParcels(
      sql,
      zoneCode,
      rows.map(({ id }) => id),
    );
    const moved = rows.filter(outlineMoved).map(({ id }) => id);
    if (moved.length > 0) await assessParcels(changes, asOf, moved);
  }
  if (target.id === 'assessments') {
    const parcelIds = await readParcelsUnder(sql, zoneCode, textsOf(rows, 'geom'));
    if (parcelIds.length > 0) {
      await assessParcels(changes, asOf, parcelIds);
      changes.touch('parcels');
    }
  }
  if (target.id === 'factory-units') {
    const summed = await sumUnits(sql, zoneCode, idsOf(rows, 'building_id'), false);
    if (summed.length > 0) changes.touch('factory-buildings');
  }
}

/**
 * Brings up to date what rows put back to an older state keep of other records: those may have changed meanwhile.
 * Where nothing did, the result is what the rows held before.
 */
export async function refreshAfterRestoring(
  changes: ChangeSet,
  target: EditableTable,
  recordIds: readonly number[],
  asOf: string,
): Promise<void> {
  if (target.id === 'parcels') await assessParcels(changes, asOf, recordIds);
  if (target.id === 'factory-buildings') await sumUnits(changes.sql, changes.zoneCode, recordIds, true);
}
