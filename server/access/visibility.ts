import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { columnOf, type Field, type Visibility } from '../../geodata/catalog/field.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { mayCall } from './capability.ts';

/** A field the actor may read, and the column of `visibleRelation` it is read, filtered and sorted by. */
export interface VisibleField {
  field: Field;
  column: string;
}

/** Whether the actor may see what is marked so, wherever it is. */
function seesAll(actor: Actor, visibility: Visibility): boolean {
  if (visibility === 'public') return true;
  return actor.publicMap === null && actor.sees[visibility];
}

/** Whether there is such a collection for this actor at all. */
export const isVisibleCollection = (collection: Collection, actor: Actor): boolean =>
  seesAll(actor, collection.visibility ?? 'public') &&
  mayCall(actor, collection.rights?.read ?? 'read-land') &&
  !(actor.publicMap !== null && collection.publicMap?.isHidden === true);

/** How much of a field an actor may know: every record's, that of records in the own parks only, or nothing. */
export type FieldSight = 'all' | 'own-parks' | 'none';

/** The one visibility predicate, field side. What is suspected is decided by the column, see `visibleColumn`. */
export function sightOf(collection: Collection, field: Field, actor: Actor): FieldSight {
  if (actor.publicMap !== null && field.isHiddenOnPublicMap === true) return 'none';
  if (field.publicColumn === null && !seesSuspected(actor)) return 'none';
  if (seesAll(actor, field.visibility)) return 'all';
  const isOperator = actor.publicMap === null && actor.ownParkIds.length > 0;
  return field.visibility === 'internal' && isOperator && collection.park !== undefined
    ? 'own-parks'
    : 'none';
}

/** Whether the actor may know of idle-land cases before they are determined. */
export const seesSuspected = (actor: Actor): boolean => actor.publicMap === null && actor.sees.suspected;

/**
 * The column that holds what this actor may know of a field, or undefined when the field does not exist for them. Who
 * may not see idle-land cases gets the stand-in column, so that suspected land cannot be told from 供而未用 in values,
 * filters, order or counts (domain dossier 2.7, leak by inference).
 */
function visibleColumn(collection: Collection, field: Field, actor: Actor): string | undefined {
  if (!isVisibleCollection(collection, actor) || sightOf(collection, field, actor) === 'none')
    return undefined;
  return (seesSuspected(actor) ? undefined : field.publicColumn) ?? columnOf(field.name);
}

/** The fields of a collection as this actor may see them, in the order of the catalog. */
export const visibleFields = (collection: Collection, actor: Actor): readonly VisibleField[] =>
  collection.fields.flatMap((field) => {
    const column = visibleColumn(collection, field, actor);
    return column === undefined ? [] : [{ field, column }];
  });

/**
 * Fields whose former values the actor may know. A log keeps what was written, not what stands in for it: values that
 * depend on a suspected case stay out.
 */
export const historyFields = (collection: Collection, actor: Actor): readonly Field[] =>
  collection.fields.filter(
    (field) =>
      isVisibleCollection(collection, actor) &&
      sightOf(collection, field, actor) === 'all' &&
      (field.publicColumn === undefined || seesSuspected(actor)),
  );

/** One visible field by its API name, or undefined: hidden and unknown fields cannot be told apart. */
export function visibleField(collection: Collection, name: string, actor: Actor): VisibleField | undefined {
  const field = collection.fields.find((entry) => entry.name === name);
  const column = field === undefined ? undefined : visibleColumn(collection, field, actor);
  return field === undefined || column === undefined ? undefined : { field, column };
}

/** The one visibility predicate, row side: a condition over a relation with `zone_code`. */
export function visibleRows(sql: postgres.ISql, actor: Actor): postgres.Fragment {
  return actor.zones === 'all' ? sql`TRUE` : sql`zone_code = ANY (${[...actor.zones]}::text[])`;
}

/** Equal for actors who see the same and may do the same: part of every ETag and cache key. */
export const visibilityKey = (actor: Actor): string =>
  JSON.stringify([
    actor.zones === 'all' ? 'all' : [...actor.zones].sort(),
    actor.sees,
    [...actor.ownParkIds].sort((a, b) => a - b),
    actor.publicMap,
    actor.role,
    [...actor.capabilities].sort(),
  ]);
