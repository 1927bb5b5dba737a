import type { Actor } from '../../geodata/model/api-session.ts';
import type { WithdrawnPage } from '../../geodata/model/api-withdrawn.ts';
import { visibleFields } from '../access/visibility.ts';
import { InvalidInputError } from '../http/problem.ts';
import { type EditDeps, zonesOf } from './edit-context.ts';
import { type EditableTable, editableTables } from './editable-table.ts';
import { countWithdrawn, readWithdrawn } from './withdrawn.repository.ts';

export interface WithdrawnRequest {
  zones: readonly string[] | undefined;
  collection: string | undefined;
  limit: number;
  cursor: number | undefined;
}

/** Whose names this actor may read: a contract is internal as a whole, its title included. */
const isNamed = ({ collection }: EditableTable, actor: Actor): boolean =>
  visibleFields(collection, actor).some(({ field }) => field.name === collection.titleField);

/** Withdrawn records of the zones asked for, the last withdrawn first. @throws InvalidInputError for an unknown zone. */
export async function listWithdrawn(
  deps: EditDeps,
  actor: Actor,
  { zones, collection, limit, cursor }: WithdrawnRequest,
): Promise<WithdrawnPage> {
  const known = await zonesOf(deps, actor);
  const unknown = (zones ?? []).find((zoneCode) => !known.includes(zoneCode));
  if (unknown !== undefined)
    throw new InvalidInputError([{ field: 'zone', message: `没有代码为“${unknown}”的开发区` }]);
  const zoneCodes = zones ?? known;
  const tables = editableTables.filter((target) => target.isWithdrawable && isNamed(target, actor));
  const asked = tables.filter(({ id }) => collection === undefined || id === collection);
  if (asked.length === 0)
    throw new InvalidInputError([{ field: 'collection', message: `没有可以撤回的图层“${collection}”` }]);
  const offset = cursor ?? 0;
  const [rows, counts] = await Promise.all([
    readWithdrawn(deps.sql, asked, zoneCodes, { offset, limit: limit + 1 }),
    countWithdrawn(deps.sql, tables, zoneCodes),
  ]);
  const records = rows.slice(0, limit);
  return {
    records: actor.sees.internal
      ? records
      : records.map((record) => ({ ...record, withdrawnBy: '', reason: null })),
    counts,
    nextCursor: rows.length > limit ? String(offset + limit) : null,
  };
}
