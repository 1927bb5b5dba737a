import type postgres from 'postgres';
import type { QuotaKind } from '../../geodata/model/api-quotas.ts';

/** A quota of a zone, locked until the transaction ends. */
export interface LockedQuota {
  id: number;
  revision: number;
  kind: QuotaKind;
  year: number;
  totalAmount: number;
  allottedAmount: number;
}

/** The quota of a kind and year, or the one with an id; undefined when the zone has none. */
export async function lockQuota(
  sql: postgres.TransactionSql,
  zoneCode: string,
  wanted: { kind: QuotaKind; year: number } | { id: number },
): Promise<LockedQuota | undefined> {
  const condition =
    'id' in wanted
      ? sql`id = ${wanted.id}::bigint`
      : sql`kind = ${wanted.kind} AND year = ${wanted.year}::integer`;
  const [row] = await sql<LockedQuota[]>`
    SELECT id::integer AS id, revision::integer AS revision, kind, year, total_amount::float8 AS "totalAmount",
      allotted_amount::float8 AS "allottedAmount"
    FROM zone_quota WHERE zone_code = ${zoneCode} AND ${condition} AND withdrawn_at IS NULL FOR UPDATE`;
  return row;
}

export async function insertAllotment(
  sql: postgres.TransactionSql,
  zoneCode: string,
  row: { quotaId: number; projectId: number; amount: number; reason: string | null; createdBy: string },
): Promise<number> {
  const [inserted] = await sql<{ id: number }[]>`
    INSERT INTO quota_allotment (zone_code, quota_id, project_id, amount, reason, created_by)
    VALUES (${zoneCode}, ${row.quotaId}::bigint, ${row.projectId}::bigint, ${row.amount}::numeric, ${row.reason}, ${row.createdBy})
    RETURNING id::integer AS id`;
  return inserted!.id;
}

export interface StoredAllotment {
  id: number;
  zoneCode: string;
  quotaId: number;
  projectId: number;
  amount: number;
  isReleased: boolean;
}

/** An allotment in some zones, or undefined. */
export async function readAllotment(
  sql: postgres.ISql,
  id: number,
  zoneCodes: readonly string[],
): Promise<StoredAllotment | undefined> {
  const [row] = await sql<StoredAllotment[]>`
    SELECT id::integer AS id, zone_code AS "zoneCode", quota_id::integer AS "quotaId", project_id::integer AS "projectId",
      amount::float8 AS amount, released_at IS NOT NULL AS "isReleased"
    FROM quota_allotment WHERE id = ${id}::bigint AND zone_code = ANY (${[...zoneCodes]}::text[])`;
  return row;
}

/** Ends an allotment; false when it was released before. */
export async function releaseAllotment(
  sql: postgres.TransactionSql,
  zoneCode: string,
  id: number,
): Promise<boolean> {
  const updated = await sql`
    UPDATE quota_allotment SET released_at = now()
    WHERE zone_code = ${zoneCode} AND id = ${id}::bigint AND released_at IS NULL`;
  return updated.count === 1;
}

/** What a project still has of the quotas of its zone, first to last. */
export async function readAllotmentsOf(
  sql: postgres.TransactionSql,
  zoneCode: string,
  projectId: number,
): Promise<{ id: number; quotaId: number; amount: number }[]> {
  return await sql<{ id: number; quotaId: number; amount: number }[]>`
    SELECT id::integer AS id, quota_id::integer AS "quotaId", amount::float8 AS amount
    FROM quota_allotment
    WHERE zone_code = ${zoneCode} AND project_id = ${projectId}::bigint AND released_at IS NULL ORDER BY id`;
}
