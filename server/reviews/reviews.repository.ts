import type postgres from 'postgres';
import type { OpinionVerdict, ReviewStatus } from '../../geodata/model/api-reviews.ts';
import type { ReviewDepartment } from '../../geodata/model/project-stage.ts';

export interface StoredOpinion {
  department: ReviewDepartment;
  verdict: OpinionVerdict;
  text: string | null;
  by: string;
  at: string;
}

export interface StoredReview {
  id: number;
  zoneCode: string;
  projectId: number;
  projectNo: string;
  projectName: string;
  supplyId: string;
  supplyName: string;
  departments: ReviewDepartment[];
  status: ReviewStatus;
  dueOn: string | null;
  note: string | null;
  decision: 'approve' | 'refuse' | 'withdraw' | null;
  isOverride: boolean;
  decisionReason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  openedBy: string;
  openedAt: string;
  revision: number;
  /** First to last. */
  opinions: StoredOpinion[];
}

const selection = (sql: postgres.ISql) => sql`
  SELECT review.id::integer AS id, review.zone_code AS "zoneCode", review.project_id::integer AS "projectId",
    project.project_no AS "projectNo", project.name AS "projectName", review.supply_id AS "supplyId",
    review.supply_name AS "supplyName", review.departments, review.status, review.due_on::text AS "dueOn", review.note,
    review.decision, review.is_override AS "isOverride", review.decision_reason AS "decisionReason",
    review.decided_by AS "decidedBy", review.decided_at AS "decidedAt", review.created_by AS "openedBy",
    review.created_at AS "openedAt", review.revision::integer AS revision,
    COALESCE((SELECT json_agg(json_build_object('department', given.department, 'verdict', given.verdict, 'text', given.opinion,
        'by', given.given_by, 'at', given.given_at) ORDER BY given.id)
      FROM review_opinion AS given WHERE given.zone_code = review.zone_code AND given.review_id = review.id), '[]'::json) AS opinions
  FROM joint_review AS review
  JOIN project ON project.zone_code = review.zone_code AND project.id = review.project_id`;

export interface ReviewFilter {
  zones: readonly string[];
  projectId?: number | undefined;
  supplyId?: string | undefined;
  status?: ReviewStatus | undefined;
  limit: number;
  offset: number;
}

const matching = (
  sql: postgres.ISql,
  { zones, projectId = 0, supplyId = '', status = undefined }: ReviewFilter,
) => sql`
  review.zone_code = ANY (${[...zones]}::text[]) AND (${projectId} = 0 OR review.project_id = ${projectId}::bigint)
    AND (${supplyId} = '' OR review.supply_id = ${supplyId}) AND (${status ?? ''} = '' OR review.status = ${status ?? ''})`;

/** Reviews of some zones, open ones first, then the latest. */
export async function readReviews(sql: postgres.ISql, filter: ReviewFilter): Promise<StoredReview[]> {
  return await sql<StoredReview[]>`
    ${selection(sql)} WHERE ${matching(sql, filter)}
    ORDER BY review.status <> 'open', review.id DESC LIMIT ${filter.limit} OFFSET ${filter.offset}`;
}

/** How many reviews a filter finds, whatever its limit. */
export async function countReviews(sql: postgres.ISql, filter: ReviewFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM joint_review AS review WHERE ${matching(sql, filter)}`;
  return row?.count ?? 0;
}

export async function readReview(
  sql: postgres.ISql,
  id: number,
  zones: readonly string[],
): Promise<StoredReview | undefined> {
  const [found] = await sql<StoredReview[]>`
    ${selection(sql)} WHERE review.id = ${id}::bigint AND review.zone_code = ANY (${[...zones]}::text[])`;
  return found;
}

/** Opens a review; undefined when one of the same project and piece is open already. */
export async function insertReview(
  sql: postgres.TransactionSql,
  row: {
    zoneCode: string;
    projectId: number;
    supplyId: string;
    supplyName: string;
    departments: readonly ReviewDepartment[];
    dueOn: string | null;
    note: string | null;
  },
  authorName: string,
): Promise<number | undefined> {
  const [inserted] = await sql<{ id: number }[]>`
    INSERT INTO joint_review (zone_code, project_id, supply_id, supply_name, departments, due_on, note, created_by, updated_by)
    VALUES (${row.zoneCode}, ${row.projectId}, ${row.supplyId}, ${row.supplyName}, ${[...row.departments]}::text[], ${row.dueOn},
      ${row.note}, ${authorName}, ${authorName})
    ON CONFLICT (zone_code, project_id, supply_id) WHERE status = 'open' DO NOTHING
    RETURNING id::integer AS id`;
  return inserted?.id;
}

/** Adds an opinion to an open review and gives the review a new revision; false when it is decided. */
export async function insertOpinion(
  sql: postgres.TransactionSql,
  zoneCode: string,
  reviewId: number,
  opinion: { department: ReviewDepartment; verdict: OpinionVerdict; text: string | null },
  authorName: string,
): Promise<boolean> {
  const open = await sql`
    UPDATE joint_review SET revision = revision + 1, updated_by = ${authorName}, updated_at = now()
    WHERE zone_code = ${zoneCode} AND id = ${reviewId}::bigint AND status = 'open'`;
  if (open.count === 0) return false;
  await sql`
    INSERT INTO review_opinion (zone_code, review_id, department, verdict, opinion, given_by)
    VALUES (${zoneCode}, ${reviewId}, ${opinion.department}, ${opinion.verdict}, ${opinion.text}, ${authorName})`;
  return true;
}

/** Decides an open review that is at this revision; false when it is not. */
export async function decideReview(
  sql: postgres.TransactionSql,
  zoneCode: string,
  id: number,
  revision: number,
  decided: { status: ReviewStatus; decision: string; isOverride: boolean; reason: string | null },
  authorName: string,
): Promise<boolean> {
  const updated = await sql`
    UPDATE joint_review SET status = ${decided.status}, decision = ${decided.decision}, is_override = ${decided.isOverride},
      decision_reason = ${decided.reason}, decided_by = ${authorName}, decided_at = now(), revision = revision + 1,
      updated_by = ${authorName}, updated_at = now()
    WHERE zone_code = ${zoneCode} AND id = ${id}::bigint AND revision = ${revision}::bigint AND status = 'open'`;
  return updated.count === 1;
}

/** Withdraws the open reviews of a project, and returns them. */
export async function withdrawReviews(
  sql: postgres.TransactionSql,
  zoneCode: string,
  projectId: number,
  { reason, authorName }: { reason: string; authorName: string },
): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    UPDATE joint_review SET status = 'withdrawn', decision = 'withdraw', decision_reason = ${reason}, decided_by = ${authorName},
      decided_at = now(), revision = revision + 1, updated_by = ${authorName}, updated_at = now()
    WHERE zone_code = ${zoneCode} AND project_id = ${projectId}::bigint AND status = 'open'
    RETURNING id::integer AS id`;
  return rows.map(({ id }) => id);
}
