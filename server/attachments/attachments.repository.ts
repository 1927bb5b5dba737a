import type postgres from 'postgres';

/** An attachment as it is stored. */
export interface StoredAttachment {
  id: number;
  zoneCode: string;
  collection: string;
  recordId: number;
  fileName: string;
  mediaType: string;
  byteLength: number;
  sha256: string;
  widthPixels: number | null;
  heightPixels: number | null;
  hasThumbnail: boolean;
  takenAt: string | null;
  lng: number | null;
  lat: number | null;
  note: string | null;
  createdAt: string;
  /** The name of the account, or of the program, that uploaded it. */
  createdBy: string;
}

export type NewAttachment = Omit<StoredAttachment, 'id' | 'createdAt' | 'createdBy'> & {
  /** The id of who uploads it. */
  authorId: string;
};

const columns = (sql: postgres.ISql) => sql`
  id::integer AS id, zone_code AS "zoneCode", collection, record_id::integer AS "recordId", file_name AS "fileName",
  media_type AS "mediaType", byte_length AS "byteLength", sha256, width_pixels AS "widthPixels",
  height_pixels AS "heightPixels", has_thumbnail AS "hasThumbnail", taken_at AS "takenAt", position_lng AS lng,
  position_lat AS lat, note, created_at AS "createdAt",
  COALESCE((SELECT display_name FROM account WHERE 'account-' || account.id = attachment.created_by), attachment.created_by) AS "createdBy"`;

/** Attachments of a record, oldest first. */
export async function readAttachments(
  sql: postgres.ISql,
  zoneCode: string,
  collection: string,
  recordId: number,
): Promise<StoredAttachment[]> {
  return await sql<StoredAttachment[]>`
    SELECT ${columns(sql)} FROM attachment
    WHERE zone_code = ${zoneCode} AND collection = ${collection} AND record_id = ${recordId}::bigint AND withdrawn_at IS NULL
    ORDER BY id`;
}

/** One attachment of some zones, or undefined. */
export async function readAttachment(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  id: number,
): Promise<StoredAttachment | undefined> {
  const [found] = await sql<StoredAttachment[]>`
    SELECT ${columns(sql)} FROM attachment
    WHERE zone_code = ANY (${[...zoneCodes]}::text[]) AND id = ${id}::bigint AND withdrawn_at IS NULL`;
  return found;
}

/** Stores an attachment. */
export async function insertAttachment(sql: postgres.ISql, row: NewAttachment): Promise<StoredAttachment> {
  const [stored] = await sql<StoredAttachment[]>`
    INSERT INTO attachment (zone_code, collection, record_id, file_name, media_type, byte_length, sha256, width_pixels,
      height_pixels, has_thumbnail, taken_at, position_lng, position_lat, note, created_by, updated_by)
    VALUES (${row.zoneCode}, ${row.collection}, ${row.recordId}, ${row.fileName}, ${row.mediaType}, ${row.byteLength},
      ${row.sha256}, ${row.widthPixels}, ${row.heightPixels}, ${row.hasThumbnail}, ${row.takenAt}, ${row.lng}, ${row.lat},
      ${row.note}, ${row.authorId}, ${row.authorId})
    RETURNING ${columns(sql)}`;
  return stored!;
}

/** Withdraws an attachment; false when it was withdrawn already. */
export async function withdrawAttachment(
  sql: postgres.ISql,
  zoneCode: string,
  id: number,
  authorId: string,
): Promise<boolean> {
  const rows = await sql`
    UPDATE attachment SET withdrawn_at = now(), revision = revision + 1, updated_by = ${authorId}, updated_at = now()
    WHERE zone_code = ${zoneCode} AND id = ${id}::bigint AND withdrawn_at IS NULL RETURNING id`;
  return rows.length > 0;
}

/** The clock of the transaction, in UTC with six decimals. */
export async function readClock(sql: postgres.ISql): Promise<string> {
  const [row] = await sql<{ now: string }[]>`
    SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`;
  return row!.now;
}
