import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { columnOf, type Field } from '../../geodata/catalog/field.ts';
import type { Actor } from '../../geodata/model/api-session.ts';

/** A field the actor may read, and the column it is read, filtered and sorted by. */
export interface VisibleField {
  field: Field;
  column: string;
}

/**
 * The one visibility predicate, field side: the column that holds what this actor may know of a field, or undefined
 * when the field does not exist for them. Who may not see idle-land cases gets the stand-in column, so that suspected
 * land cannot be told from 供而未用 in values, filters, order or counts (domain dossier 2.7, leak by inference).
 */
export function visibleColumn(field: Field, actor: Actor): string | undefined {
  if (field.visibility === 'internal' && !actor.sees.internal) return undefined;
  if (field.visibility === 'sensitive' && !actor.sees.sensitive) return undefined;
  if (field.publicColumn === undefined || actor.sees.suspected) return columnOf(field.name);
  return field.publicColumn ?? undefined;
}

/** The fields of a collection as this actor may see them, in the order of the catalog. */
export const visibleFields = (collection: Collection, actor: Actor): readonly VisibleField[] =>
  collection.fields.flatMap((field) => {
    const column = visibleColumn(field, actor);
    return column === undefined ? [] : [{ field, column }];
  });

/** One visible field by its API name, or undefined: hidden and unknown fields cannot be told apart. */
export function visibleField(collection: Collection, name: string, actor: Actor): VisibleField | undefined {
  const field = collection.fields.find((entry) => entry.name === name);
  const column = field === undefined ? undefined : visibleColumn(field, actor);
  return field === undefined || column === undefined ? undefined : { field, column };
}

/** The one visibility predicate, row side: a condition over a relation with `zone_code`. */
export function visibleRows(sql: postgres.ISql, actor: Actor): postgres.Fragment {
  return actor.zones === 'all' ? sql`TRUE` : sql`zone_code = ANY (${[...actor.zones]}::text[])`;
}

/** Equal for actors who see the same rows and fields: part of every ETag and cache key. */
export const visibilityKey = (actor: Actor): string =>
  JSON.stringify([
    actor.zones === 'all' ? 'all' : [...actor.zones].sort(),
    actor.sees,
    [...actor.ownParkIds].sort((a, b) => a - b),
    actor.publicMap,
  ]);
