import type postgres from 'postgres';

/** Where a piece lies, as stored; the class is the one this actor may see. */
export interface PlaceRow {
  supplyId: string;
  collection: 'parcels' | 'factory-units';
  recordId: number;
  parcelId: number | null;
  zoneCode: string;
  zoneName: string;
  parkName: string | null;
  buildingName: string | null;
  landClass: string | null;
  point: [number, number];
  bounds: [number, number, number, number];
  distances: { expressway_exit: number | null; rail_freight_yard: number | null; port: number | null };
  sensitive: {
    kind: 'residential' | 'school' | 'hospital' | 'water_source';
    name: string | null;
    distanceMetres: number;
    point: [number, number];
  } | null;
  lineVersion: string | null;
  currentLineVersion: string | null;
}

/** Places of some pieces by supply id; pieces of other zones are left out. */
export async function readPlaces(
  sql: postgres.ISql,
  supplyIds: readonly string[],
  seesSuspected: boolean,
): Promise<PlaceRow[]> {
  const idsOf = (prefix: string): number[] =>
    supplyIds.filter((id) => id.startsWith(prefix)).map((id) => Number(id.slice(prefix.length)));
  return await sql<PlaceRow[]>`
    WITH wanted AS (
      SELECT 'parcel-' || parcel.id AS supply_id, 'parcels' AS collection, parcel.id AS record_id, parcel.zone_code, parcel.id AS parcel_id,
             parcel.park_id, NULL::text AS building_name, parcel.label_point, parcel.geom
      FROM parcel WHERE parcel.id = ANY (${idsOf('parcel-')}::bigint[])
      UNION ALL
      SELECT 'unit-' || unit.id, 'factory-units', unit.id, unit.zone_code, building.parcel_id, building.park_id, building.name,
             building.label_point, building.geom
      FROM factory_unit AS unit
      JOIN factory_building AS building ON building.zone_code = unit.zone_code AND building.id = unit.building_id
      WHERE unit.id = ANY (${idsOf('unit-')}::bigint[])
    )
    SELECT wanted.supply_id AS "supplyId", wanted.collection, wanted.record_id::integer AS "recordId",
      wanted.parcel_id::integer AS "parcelId", wanted.zone_code AS "zoneCode", zone.name AS "zoneName", park.name AS "parkName",
      wanted.building_name AS "buildingName",
      CASE WHEN ${seesSuspected} THEN parcel.land_class ELSE parcel.public_land_class END AS "landClass",
      json_build_array(ST_X(wanted.label_point), ST_Y(wanted.label_point)) AS point,
      json_build_array(ST_XMin(wanted.geom), ST_YMin(wanted.geom), ST_XMax(wanted.geom), ST_YMax(wanted.geom)) AS bounds,
      json_build_object('expressway_exit', parcel.expressway_exit_distance_metres, 'rail_freight_yard', parcel.rail_freight_distance_metres,
        'port', parcel.port_distance_metres) AS distances,
      CASE WHEN siting.sensitive_kind IS NOT NULL THEN json_build_object('kind', siting.sensitive_kind, 'name', siting.sensitive_name,
        'distanceMetres', siting.sensitive_distance_metres,
        'point', json_build_array(ST_X(siting.sensitive_point), ST_Y(siting.sensitive_point))) END AS sensitive,
      CASE WHEN siting.judged_at >= (SELECT max(updated_at) FROM control_line WHERE control_line.zone_code = wanted.zone_code)
        THEN siting.line_data_version END AS "lineVersion",
      (SELECT max(data_version) FROM control_line WHERE control_line.zone_code = wanted.zone_code AND withdrawn_at IS NULL) AS "currentLineVersion"
    FROM wanted
    JOIN zone ON zone.zone_code = wanted.zone_code
    LEFT JOIN parcel ON parcel.zone_code = wanted.zone_code AND parcel.id = wanted.parcel_id
    LEFT JOIN park ON park.zone_code = wanted.zone_code AND park.id = wanted.park_id
    LEFT JOIN parcel_siting AS siting ON siting.zone_code = wanted.zone_code AND siting.parcel_id = wanted.parcel_id`;
}

export interface FacilityPoint {
  zoneCode: string;
  kind: 'expressway_exit' | 'rail_freight_yard' | 'port';
  name: string;
  point: [number, number];
}

/** Exits, freight yards and ports of some zones: a few dozen points. */
export async function readFacilityPoints(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<FacilityPoint[]> {
  return await sql<FacilityPoint[]>`
    SELECT zone_code AS "zoneCode", kind, name, json_build_array(ST_X(geom), ST_Y(geom)) AS point
    FROM facility
    WHERE zone_code = ANY (${[...zoneCodes]}::text[]) AND kind IN ('expressway_exit', 'rail_freight_yard', 'port') AND withdrawn_at IS NULL
    ORDER BY id`;
}

/** Codes of parks by id: what an operator runs. */
export async function readParkCodes(sql: postgres.ISql, parkIds: readonly number[]): Promise<string[]> {
  const rows = await sql<
    { code: string }[]
  >`SELECT park_code AS code FROM park WHERE id = ANY (${[...parkIds]}::bigint[])`;
  return rows.map(({ code }) => code);
}
