import type postgres from 'postgres';

type Sql = postgres.ISql;

/** What the database finds wrong with an outline (hexadecimal EWKB), or null. */
export async function readInvalidReason(sql: Sql, ewkb: string): Promise<string | null> {
  const [row] = await sql<{ reason: string | null }[]>`
    SELECT CASE WHEN NOT ST_IsValid(geom) THEN ST_IsValidReason(geom) END AS reason
    FROM (SELECT ${ewkb}::text::geometry AS geom) AS given`;
  return row!.reason;
}

/** Area and perimeter on the ellipsoid. */
export async function measureOutline(
  sql: Sql,
  ewkb: string,
): Promise<{ areaSquareMetres: number; perimeterMetres: number }> {
  const [row] = await sql<{ areaSquareMetres: number; perimeterMetres: number }[]>`
    SELECT round(ST_Area(geom::geography)::numeric, 2)::float8 AS "areaSquareMetres",
           round(ST_Perimeter(geom::geography)::numeric, 2)::float8 AS "perimeterMetres"
    FROM (SELECT ${ewkb}::text::geometry AS geom) AS given`;
  return row!;
}

export interface Overlap {
  id: number;
  name: string;
  areaSquareMetres: number;
}

/** Below this an overlap is the rounding of shared corners. */
const leastOverlapSquareMetres = 0.1;

/** Parcels of some zones that an outline overlaps, the largest first. */
export async function readOverlaps(
  sql: Sql,
  zoneCodes: readonly string[],
  ewkb: string,
  exceptId: number | null,
): Promise<Overlap[]> {
  return await sql<Overlap[]>`
    SELECT id, name, area::float8 AS "areaSquareMetres"
    FROM (
      SELECT parcel.id::integer AS id, parcel.name,
             round(ST_Area(ST_CollectionExtract(ST_Intersection(parcel.geom, given.geom), 3)::geography)::numeric, 2) AS area
      FROM (SELECT ${ewkb}::text::geometry AS geom) AS given
      JOIN parcel ON parcel.geom && given.geom AND ST_Intersects(parcel.geom, given.geom)
      WHERE parcel.zone_code = ANY (${[...zoneCodes]}::text[]) AND parcel.withdrawn_at IS NULL
        AND (${exceptId}::bigint IS NULL OR parcel.id <> ${exceptId}::bigint)
    ) AS overlapping
    WHERE area >= ${leastOverlapSquareMetres}::numeric
    ORDER BY area DESC, id LIMIT 50`;
}

/** Whether an outline lies within its zone, to one metre; true for a zone without an outline. */
export async function liesWithinZone(sql: Sql, zoneCode: string, ewkb: string): Promise<boolean> {
  const [row] = await sql<{ isWithin: boolean }[]>`
    SELECT zone.geom IS NULL OR ST_CoveredBy(${ewkb}::text::geometry, ST_SetSRID(ST_Buffer(zone.geom::geography, 1)::geometry, 4490))
           AS "isWithin"
    FROM zone WHERE zone_code = ${zoneCode}`;
  return row?.isWithin ?? true;
}

/** Names of parks that a zone's outline would leave outside, to one metre. */
export async function readParksOutside(sql: Sql, zoneCode: string, ewkb: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    SELECT park.name
    FROM park, (SELECT ST_SetSRID(ST_Buffer(${ewkb}::text::geometry::geography, 1)::geometry, 4490) AS geom) AS given
    WHERE park.zone_code = ${zoneCode} AND park.withdrawn_at IS NULL AND NOT ST_CoveredBy(park.geom, given.geom)
    ORDER BY park.id LIMIT 10`;
  return rows.map(({ name }) => name);
}
