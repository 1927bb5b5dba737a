import { columnOf } from '../../geodata/catalog/field.ts';
import type { RecordAsOf } from '../../geodata/model/api-audit.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { historyFields } from '../access/visibility.ts';
import { placeOfRecord } from '../editing/edit-context.ts';
import type { EditableTable } from '../editing/editable-table.ts';
import { NotFoundError } from '../http/problem.ts';
import type { AuditDeps } from './audit.service.ts';
import { readRowAsOf } from './audit-search.repository.ts';

/** The first moment after a day in China, where clocks never change. */
const endOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) + 86_400_000;

const momentOf = (value: unknown): number => Date.parse(String(value));

/**
 * A record as it stood at the end of a day in China, with the fields this actor may know the past of.
 * @throws NotFoundError when there is no such record, or was none yet
 */
export async function recordAsOf(
  { sql, revisions, today }: AuditDeps,
  target: EditableTable,
  actor: Actor,
  id: number,
  date: string,
): Promise<RecordAsOf> {
  const { zoneCode } = await placeOfRecord({ sql, revisions, today }, target, actor, id);
  const hasOutline = target.geometryColumns.includes('geom');
  const found = await readRowAsOf(
    sql,
    { id: target.id, table: target.table, hasOutline },
    [zoneCode],
    id,
    date,
  );
  if (found === undefined || momentOf(found.row.created_at) >= endOfDay(date))
    throw new NotFoundError(`${date} 时还没有这条记录：请选择更晚的日期`);
  const { row, geometry, isCurrent } = found;
  const withdrawnAt = row.withdrawn_at ?? null;
  const label = row[columnOf(target.collection.titleField)];
  return {
    collection: target.id,
    id,
    zoneCode,
    date,
    label: typeof label === 'string' ? label : null,
    revision: Number(row.revision),
    isWithdrawn: withdrawnAt !== null && momentOf(withdrawnAt) < endOfDay(date),
    isCurrent,
    updatedAt: String(row.updated_at),
    updatedBy: actor.sees.internal ? String(row.updated_by) : '',
    fields: historyFields(target.collection, actor).flatMap(({ name, label: shown }) => {
      const column = columnOf(name);
      return column in row ? [{ field: name, label: shown, value: row[column] }] : [];
    }),
    geometry: (geometry ?? null) as RecordAsOf['geometry'],
  };
}
