import type postgres from 'postgres';
import type { Siting } from '../../geodata/analysis/siting/judge-siting.ts';

const pageSize = 500;

/** `SitingFacts` of a zone as JSON text, written by the database. */
export async function readSitingFacts(sql: postgres.ISql, zoneCode: string): Promise<string> {
  const [row] = await sql<{ text: string }[]>`
    SELECT json_build_object(
      'controlLines', COALESCE((SELECT json_agg(json_build_object('kind', kind, 'geometry', ST_AsGeoJSON(geom, 9)::json) ORDER BY id)
        FROM control_line WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL), '[]'::json),
      'controlLineVersion', (SELECT max(data_version) FROM control_line WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL),
      'soilSites', COALESCE((SELECT json_agg(json_build_object('status', status, 'geometry', ST_AsGeoJSON(geom, 9)::json) ORDER BY id)
        FROM soil_site WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL), '[]'::json),
      'chemicalParks', COALESCE((SELECT json_agg(json_build_object('geometry', ST_AsGeoJSON(geom, 9)::json) ORDER BY id)
        FROM park WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL AND is_certified_chemical_park), '[]'::json),
      'sensitivePlaces', COALESCE((SELECT json_agg(json_build_object('kind', kind, 'name', name, 'geometry', ST_AsGeoJSON(geom, 9)::json)
        ORDER BY id) FROM sensitive_place WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL), '[]'::json)
    )::text AS text`;
  return row!.text;
}

/**
 * Parcels of a zone as JSON text `[{id, revision, geometry}]`: those never judged, or judged before they or the soil list,
 * sensitive places or certified parks changed; or all of them. New control lines make old verdicts 待复核 instead: a
 * person decides when they are judged again.
 * @param afterId pages by key
 */
export async function readParcelsToJudge(
  sql: postgres.ISql,
  zoneCode: string,
  afterId: number,
  isAll: boolean,
): Promise<{ lastId: number | null; text: string | null }> {
  const [row] = await sql<{ lastId: number | null; text: string | null }[]>`
    WITH changed AS (
      SELECT max(at) AS at FROM (
        SELECT max(updated_at) AS at FROM soil_site WHERE zone_code = ${zoneCode}
        UNION ALL SELECT max(updated_at) FROM sensitive_place WHERE zone_code = ${zoneCode}
        UNION ALL SELECT max(updated_at) FROM park WHERE zone_code = ${zoneCode} AND is_certified_chemical_park
      ) AS surroundings
    ), due AS (
      SELECT parcel.id, parcel.revision, parcel.geom
      FROM parcel
      CROSS JOIN changed
      LEFT JOIN parcel_siting AS siting ON siting.zone_code = parcel.zone_code AND siting.parcel_id = parcel.id
      WHERE parcel.zone_code = ${zoneCode} AND parcel.withdrawn_at IS NULL AND parcel.id > ${afterId}::bigint
        AND (${isAll} OR siting.parcel_revision IS DISTINCT FROM parcel.revision OR siting.judged_at < changed.at)
      ORDER BY parcel.id LIMIT ${pageSize}
    )
    SELECT max(id)::integer AS "lastId",
           json_agg(json_build_object('id', id, 'revision', revision, 'geometry', ST_AsGeoJSON(geom, 9)::json) ORDER BY id)::text AS text
    FROM due`;
  return row!;
}

/** Keeps verdicts; a parcel that was withdrawn meanwhile is left out. */
export async function saveSitings(
  sql: postgres.ISql,
  zoneCode: string,
  sitings: readonly (Siting & { id: number; revision: number })[],
): Promise<void> {
  const rows = sitings.map(({ id, revision, sensitive, ...siting }) => ({
    zone_code: zoneCode,
    parcel_id: id,
    line_verdict: siting.lineVerdict,
    line_findings: siting.lineFindings,
    line_data_version: siting.lineDataVersion,
    soil: siting.soil,
    is_in_chemical_park: siting.isInChemicalPark,
    sensitive_kind: sensitive?.kind ?? null,
    sensitive_name: sensitive?.name ?? null,
    sensitive_distance_metres: sensitive?.distanceMetres ?? null,
    lng: sensitive?.point[0] ?? null,
    lat: sensitive?.point[1] ?? null,
    parcel_revision: revision,
  }));
  await sql`
    INSERT INTO parcel_siting (zone_code, parcel_id, line_verdict, line_findings, line_data_version, soil, is_in_chemical_park,
      sensitive_kind, sensitive_name, sensitive_distance_metres, sensitive_point, parcel_revision, judged_at)
    SELECT zone_code, parcel_id, line_verdict, line_findings, line_data_version, soil, is_in_chemical_park, sensitive_kind,
      sensitive_name, sensitive_distance_metres, ST_SetSRID(ST_MakePoint(lng, lat), 4490), parcel_revision, now()
    FROM json_to_recordset(${JSON.stringify(rows)}::text::json) AS row(zone_code text, parcel_id bigint, line_verdict text,
      line_findings jsonb, line_data_version text, soil text, is_in_chemical_park boolean, sensitive_kind text, sensitive_name text,
      sensitive_distance_metres numeric, lng float8, lat float8, parcel_revision bigint)
    ON CONFLICT (zone_code, parcel_id) DO UPDATE SET line_verdict = excluded.line_verdict, line_findings = excluded.line_findings,
      line_data_version = excluded.line_data_version, soil = excluded.soil, is_in_chemical_park = excluded.is_in_chemical_park,
      sensitive_kind = excluded.sensitive_kind, sensitive_name = excluded.sensitive_name,
      sensitive_distance_metres = excluded.sensitive_distance_metres, sensitive_point = excluded.sensitive_point,
      parcel_revision = excluded.parcel_revision, judged_at = excluded.judged_at`;
}
