import type postgres from 'postgres';

/** Central longitude hint of a registered zone: its Gauss-Krueger system. */
export interface KnownZone {
  name: string;
  gaussKruegerSrid: number | null;
}

/** A zone by its code; undefined when it is not registered. */
export async function readZone(sql: postgres.ISql, zoneCode: string): Promise<KnownZone | undefined> {
  const [zone] = await sql<KnownZone[]>`
    SELECT name, gauss_krueger_srid AS "gaussKruegerSrid" FROM zone WHERE zone_code = ${zoneCode}`;
  return zone;
}

/** Whether a zone has facilities to measure distances to. */
export async function hasFacilities(sql: postgres.ISql, zoneCode: string): Promise<boolean> {
  const rows = await sql`
    SELECT 1 FROM facility WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL LIMIT 1`;
  return rows.length > 0;
}

/** Whether a zone has assessments that may cover its parcels. */
export async function hasAssessments(sql: postgres.ISql, zoneCode: string): Promise<boolean> {
  const rows = await sql`
    SELECT 1 FROM assessment WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL LIMIT 1`;
  return rows.length > 0;
}

/** Codes of a zone's parks by their names. */
export async function readParkCodes(sql: postgres.ISql, zoneCode: string): Promise<Map<string, string>> {
  const parks = await sql<{ name: string; code: string }[]>`
    SELECT name, park_code AS code FROM park WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL`;
  return new Map(parks.map(({ name, code }) => [name, code]));
}

/** Parcels of a zone that have one of these codes: code -> name. A withdrawn parcel has given its code free. */
export async function readParcelsByCode(
  sql: postgres.ISql,
  zoneCode: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql<{ code: string; name: string }[]>`
    SELECT parcel_code AS code, name FROM parcel
    WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL AND parcel_code = ANY (${codes as string[]}::text[])`;
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Parcels of a zone whose outline is exactly one of these (hexadecimal EWKB): index in the list, id and name. */
export async function readSameOutlines(
  sql: postgres.ISql,
  zoneCode: string,
  outlines: readonly string[],
): Promise<{ index: number; id: number; name: string }[]> {
  return await sql<{ index: number; id: number; name: string }[]>`
    WITH given AS (
      SELECT outline::geometry AS geom, position FROM unnest(${outlines as string[]}::text[]) WITH ORDINALITY AS row(outline, position)
    )
    SELECT DISTINCT ON (given.position) (given.position - 1)::integer AS index, parcel.id::integer AS id, parcel.name
    FROM given JOIN parcel ON parcel.zone_code = ${zoneCode} AND parcel.withdrawn_at IS NULL
      AND parcel.geom && given.geom AND ST_OrderingEquals(parcel.geom, given.geom)
    ORDER BY given.position, parcel.id`;
}

/** What the database finds wrong with an outline, and its own mend as GeoJSON. */
export interface InvalidOutline {
  index: number;
  reason: string;
  /** Null when nothing with an inside is left. */
  mended: string | null;
}

/** Outlines (hexadecimal EWKB) that are not valid to the database. */
export async function readInvalidOutlines(
  sql: postgres.ISql,
  outlines: readonly string[],
): Promise<InvalidOutline[]> {
  return await sql<InvalidOutline[]>`
    WITH given AS (
      SELECT outline::geometry AS geom, position FROM unnest(${outlines as string[]}::text[]) WITH ORDINALITY AS row(outline, position)
    ), invalid AS (
      SELECT position, geom, ST_Multi(ST_CollectionExtract(ST_MakeValid(geom), 3)) AS mended FROM given WHERE NOT ST_IsValid(geom)
    )
    SELECT (position - 1)::integer AS index, ST_IsValidReason(geom) AS reason,
           CASE WHEN ST_IsEmpty(mended) THEN NULL ELSE ST_AsGeoJSON(mended, 15) END AS mended
    FROM invalid ORDER BY position`;
}
