import type { EditConflict, EditRequest } from '../../geodata/model/api-edit.ts';
import type { Feature } from '../../geodata/model/api-feature.ts';

export type Side = 'yours' | 'theirs';

/** The name under which an outline stands among the fields of a conflict. */
export const outlineField = 'geometry';

/** A field that both sides set, and differently. */
export interface Contested {
  field: string;
  yours: unknown;
  theirs: unknown;
}

export interface ConflictParts {
  contested: readonly Contested[];
  /** Fields that only the second person changed: they are kept without a question. */
  onlyYours: readonly Contested[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Parts the fields of an edit that came too late.
 * @param base the record as it was when it was read: what differs from it now, somebody else has changed.
 */
export function conflictParts(conflict: EditConflict, base: Feature): ConflictParts {
  const { current, yours } = conflict;
  const item = current?.item;
  if (!item || !yours) return { contested: [], onlyYours: [] };
  const fields = Object.entries(yours.changes).map(
    ([field, value]): Contested => ({ field, yours: value, theirs: item.properties[field] ?? null }),
  );
  if (yours.geometry) fields.push({ field: outlineField, yours: yours.geometry, theirs: item.geometry });
  const before = (field: string) => (field === outlineField ? base.geometry : base.properties[field]);
  const isContested = ({ field, yours: mine, theirs }: Contested) =>
    !same(theirs, before(field)) && !same(theirs, mine);
  return {
    contested: fields.filter(isContested),
    onlyYours: fields.filter((entry) => !isContested(entry) && !same(entry.theirs, entry.yours)),
  };
}

/** The edit to send upon the newer version: ours, less the fields where theirs is chosen. Null without a version. */
export function mergeConflict(
  conflict: EditConflict,
  base: Feature,
  choices: Readonly<Record<string, Side>>,
): EditRequest | null {
  const { current, yours } = conflict;
  if (!current || !yours) return null;
  const { contested, onlyYours } = conflictParts(conflict, base);
  const kept = [...onlyYours, ...contested.filter(({ field }) => choices[field] === 'yours')].map(
    ({ field }) => field,
  );
  const changes = Object.entries(yours.changes).filter(([field]) => kept.includes(field));
  return {
    revision: current.revision,
    changes: Object.fromEntries(changes),
    ...(yours.geometry && kept.includes(outlineField) ? { geometry: yours.geometry } : {}),
  };
}
