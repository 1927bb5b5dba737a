import type { EditStore } from './edit-store.ts';
import type { RecordRef, SelectionStore } from './selection-store.ts';

/** Ids of records that a write took away, by collection. */
export type WithdrawnIds = Readonly<Record<string, readonly number[]>>;

/** Closes the card and the form of records that were taken away, so that nothing asks for them any more. */
export function closeWithdrawn(
  { selection, edit }: { selection: SelectionStore; edit: EditStore },
  withdrawnIds: WithdrawnIds,
): void {
  const isGone = (ref: RecordRef | null): boolean =>
    ref !== null && (withdrawnIds[ref.collection]?.includes(ref.id) ?? false);
  if (isGone(edit.value.editing) || isGone(edit.value.redrawing)) edit.close();
  if (isGone(selection.value.selected)) selection.clear();
}
