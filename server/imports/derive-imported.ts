import { deriveFromOutlines } from '../editing/derive.ts';
import { editableTableOf } from '../editing/editable-table.ts';
import type { ChangeSet } from '../land/change-set.ts';
import { hasFacilities } from './imports.repository.ts';

const parcels = editableTableOf('parcels')!;
const parcelsPerStatement = 500;

/** Works out how far imported parcels are from the facilities of their zone, where it has any; the cards show it. */
export async function deriveImported(changes: ChangeSet, parcelIds: readonly number[]): Promise<void> {
  if (!(await hasFacilities(changes.sql, changes.zoneCode))) return;
  for (let from = 0; from < parcelIds.length; from += parcelsPerStatement)
    await deriveFromOutlines(changes, parcels, parcelIds.slice(from, from + parcelsPerStatement));
}
