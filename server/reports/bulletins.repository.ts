import type postgres from 'postgres';
import type { BulletinContent, BulletinItem } from '../../geodata/model/api-bulletins.ts';

const columns = (sql: postgres.ISql) => sql`
  id, zone_code AS "zoneCode", quarter, version, title, status, drafted_by AS "draftedBy", drafted_at AS "draftedAt",
  approved_by AS "approvedBy", approved_at AS "approvedAt", published_by AS "publishedBy", published_at AS "publishedAt",
  channels, content_sha256 AS sha256, revision::integer AS revision, content`;

/** Bulletins of zones, newest first. */
export async function readBulletins(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<BulletinItem[]> {
  return await sql<BulletinItem[]>`
    SELECT ${columns(sql)} FROM bulletin
    WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND status <> 'discarded'
    ORDER BY quarter DESC, zone_code, version DESC`;
}

/** One bulletin of the zones, or undefined. */
export async function readBulletin(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  id: number,
): Promise<BulletinItem | undefined> {
  const [row] = await sql<BulletinItem[]>`
    SELECT ${columns(sql)} FROM bulletin WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND id = ${id}`;
  return row;
}

export interface BulletinDraft {
  zoneCode: string;
  quarter: string;
  snapshotId: number;
  title: string;
  content: BulletinContent;
  sha256: string;
  draftedBy: string;
}

/** Adds a draft as the next version of its quarter. */
export async function insertBulletin(sql: postgres.ISql, draft: BulletinDraft): Promise<BulletinItem> {
  const [row] = await sql<BulletinItem[]>`
    INSERT INTO bulletin (zone_code, quarter, version, snapshot_id, title, content, content_sha256, drafted_by)
    SELECT ${draft.zoneCode}, ${draft.quarter}, COALESCE(max(version), 0) + 1, ${draft.snapshotId}, ${draft.title},
           ${JSON.stringify(draft.content)}::text::jsonb, ${draft.sha256}, ${draft.draftedBy}
    FROM bulletin WHERE zone_code = ${draft.zoneCode} AND quarter = ${draft.quarter}
    RETURNING ${columns(sql)}`;
  return row!;
}

/** A step of a bulletin that is at this revision and in this state; undefined when somebody was faster. Content never changes. */
export async function moveBulletin(
  sql: postgres.ISql,
  at: { zoneCode: string; id: number; revision: number; from: readonly string[] },
  step: { status: 'approved' | 'published' | 'discarded'; by: string; channels?: readonly string[] },
): Promise<BulletinItem | undefined> {
  const approved = step.status === 'approved' ? sql`, approved_by = ${step.by}, approved_at = now()` : sql``;
  const published =
    step.status === 'published'
      ? sql`, published_by = ${step.by}, published_at = now(), channels = ${[...(step.channels ?? [])]}::text[]`
      : sql``;
  const [row] = await sql<BulletinItem[]>`
    UPDATE bulletin SET status = ${step.status}, revision = revision + 1 ${approved} ${published}
    WHERE zone_code = ${at.zoneCode} AND id = ${at.id} AND revision = ${at.revision}
      AND status = ANY (${[...at.from]}::text[])
    RETURNING ${columns(sql)}`;
  return row;
}
