import { isDeepStrictEqual } from 'node:util';
import { parcels } from '../../geodata/catalog/parcels.ts';
import type { HistoryEntry } from '../../geodata/model/api-parcel-card.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { historyFields } from '../access/visibility.ts';
import type { ParcelChange } from './parcel-history.repository.ts';

/** Fields of a written record that no collection field carries under the same name, and that anybody may know of. */
const plainRecordFields = ['parkCode', 'landUseText', 'geometry'];

/**
 * The history of a parcel as far as this actor may see it. Who wrote is internal, so without that right there is no
 * history; a write that touched hidden fields only does not show at all.
 */
export function visibleHistory(changes: readonly ParcelChange[], actor: Actor): HistoryEntry[] {
  if (!actor.sees.internal) return [];
  const names = new Set([...historyFields(parcels, actor).map(({ name }) => name), ...plainRecordFields]);
  return changes.flatMap(({ before, after, ...entry }) => {
    // A new or loaded record has no values before: listing all of them would repeat the card.
    if (before === null || after === null) return [{ ...entry, changes: [] }];
    const touched = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (field) => names.has(field) && !isDeepStrictEqual(before[field], after[field]),
    );
    if (touched.length === 0) return [];
    return [
      {
        ...entry,
        changes: touched.map((field) =>
          // Coordinates by the hundred tell a reader nothing; that the shape changed does.
          field === 'geometry'
            ? { field, before: null, after: null }
            : { field, before: before[field] ?? null, after: after[field] ?? null },
        ),
      },
    ];
  });
}
