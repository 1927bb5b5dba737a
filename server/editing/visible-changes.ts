import { isDeepStrictEqual } from 'node:util';
import { collectionOf } from '../../geodata/catalog/catalog.ts';
import type { FieldChange, RecordChange } from '../../geodata/model/api-change-sets.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { historyFields, seesSuspected } from '../access/visibility.ts';
import type { LoggedChange } from './change-sets.repository.ts';

const geometryTypes = ['Point', 'MultiLineString', 'MultiPolygon'];

const geometryOf = (values: Record<string, unknown> | null) => {
  const geometry = values?.geometry as { type?: string } | null | undefined;
  return geometry && geometryTypes.includes(geometry.type ?? '')
    ? (geometry as NonNullable<RecordChange['geometry']>['before'])
    : null;
};

/** A write as far as this actor may see it; who may not see internal fields is not told who wrote. */
export function visibleChange(entry: LoggedChange, actor: Actor): RecordChange {
  const { before, after, ...rest } = entry;
  const collection = collectionOf(entry.collection);
  const fields = collection === undefined ? [] : historyFields(collection, actor);
  const changes = fields.flatMap(({ name, label }): FieldChange[] => {
    const [was, is] = [before?.[name] ?? null, after?.[name] ?? null];
    return isDeepStrictEqual(was, is) ? [] : [{ field: name, label, before: was, after: is }];
  });
  const outlines = { before: geometryOf(before), after: geometryOf(after) };
  const hasOutline = outlines.before !== null || outlines.after !== null;
  return {
    ...rest,
    actorName: actor.sees.internal ? rest.actorName : '',
    // A reason speaks of what was done, hidden fields included.
    reason: actor.sees.internal && seesSuspected(actor) ? rest.reason : null,
    changes,
    ...(hasOutline ? { geometry: outlines } : {}),
  };
}
