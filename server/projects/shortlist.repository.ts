import type postgres from 'postgres';
import type { ShortlistEntry } from '../../geodata/model/api-projects.ts';

/** Pieces kept in mind for a project, in the order they were added. */
export async function readShortlist(
  sql: postgres.ISql,
  zoneCode: string,
  projectId: number,
): Promise<ShortlistEntry[]> {
  return await sql<ShortlistEntry[]>`
    SELECT supply_id AS "supplyId", kind, name, code, supply_zone_code AS "zoneCode", note, added_by AS "addedBy",
      added_at AS "addedAt", updated_at AS "updatedAt"
    FROM project_shortlist WHERE zone_code = ${zoneCode} AND project_id = ${projectId}::bigint ORDER BY added_at, supply_id`;
}

export async function saveShortlistEntry(
  sql: postgres.ISql,
  zoneCode: string,
  projectId: number,
  entry: Pick<ShortlistEntry, 'supplyId' | 'kind' | 'name' | 'code' | 'zoneCode' | 'note' | 'addedBy'>,
): Promise<void> {
  await sql`
    INSERT INTO project_shortlist (zone_code, project_id, supply_id, supply_zone_code, kind, name, code, note, added_by)
    VALUES (${zoneCode}, ${projectId}, ${entry.supplyId}, ${entry.zoneCode}, ${entry.kind}, ${entry.name}, ${entry.code},
      ${entry.note}, ${entry.addedBy})
    ON CONFLICT (zone_code, project_id, supply_id) DO UPDATE SET note = excluded.note, updated_at = now()`;
}

export async function deleteShortlistEntry(
  sql: postgres.ISql,
  zoneCode: string,
  projectId: number,
  supplyId: string,
): Promise<boolean> {
  const deleted = await sql`
    DELETE FROM project_shortlist
    WHERE zone_code = ${zoneCode} AND project_id = ${projectId}::bigint AND supply_id = ${supplyId}`;
  return deleted.count === 1;
}
