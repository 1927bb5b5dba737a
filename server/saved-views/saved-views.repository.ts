import type postgres from 'postgres';
import type { SavedViewChange, SavedViewRequest } from '../../geodata/model/api-saved-views.ts';

/** A view as it is stored. */
export interface StoredView {
  id: number;
  name: string;
  urlState: string;
  zoneCode: string | null;
  isShared: boolean;
  ownerId: string;
  ownerName: string;
  revision: number;
  createdAt: string;
  updatedAt: string;
}

interface Owner {
  id: string;
  name: string;
}

const columns = (sql: postgres.ISql) => sql`
  id::integer AS id, name, url_state AS "urlState", zone_code AS "zoneCode", is_shared AS "isShared", owner_id AS "ownerId",
  owner_name AS "ownerName", revision, created_at AS "createdAt", updated_at AS "updatedAt"`;

/** Views of this owner, and those that others share in some zones. */
export async function readViews(
  sql: postgres.ISql,
  ownerId: string,
  zoneCodes: readonly string[],
): Promise<StoredView[]> {
  return await sql<StoredView[]>`
    SELECT ${columns(sql)} FROM saved_view
    WHERE (owner_id = ${ownerId} OR is_shared) AND (zone_code IS NULL OR zone_code = ANY (${[...zoneCodes]}::text[]))
    ORDER BY updated_at DESC, id DESC LIMIT 500`;
}

export async function countViews(sql: postgres.ISql, ownerId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`SELECT count(*) FROM saved_view WHERE owner_id = ${ownerId}`;
  return row!.count;
}

export async function insertView(
  sql: postgres.ISql,
  { name, urlState, zoneCode, isShared }: SavedViewRequest,
  owner: Owner,
): Promise<StoredView> {
  const [view] = await sql<StoredView[]>`
    INSERT INTO saved_view (name, url_state, zone_code, is_shared, owner_id, owner_name)
    VALUES (${name}, ${urlState}, ${zoneCode}, ${isShared}, ${owner.id}, ${owner.name})
    RETURNING ${columns(sql)}`;
  return view!;
}

/** Changes a view that is at this revision; undefined when it is not. */
export async function updateView(
  sql: postgres.ISql,
  id: number,
  { revision, name, urlState, isShared }: SavedViewChange,
): Promise<StoredView | undefined> {
  const [view] = await sql<StoredView[]>`
    UPDATE saved_view
    SET name = COALESCE(${name ?? null}::text, name), url_state = COALESCE(${urlState ?? null}::text, url_state),
        is_shared = COALESCE(${isShared ?? null}::boolean, is_shared), revision = revision + 1, updated_at = now()
    WHERE id = ${id}::bigint AND revision = ${revision}::bigint
    RETURNING ${columns(sql)}`;
  return view;
}

export async function deleteView(sql: postgres.ISql, id: number): Promise<void> {
  await sql`DELETE FROM saved_view WHERE id = ${id}::bigint`;
}
