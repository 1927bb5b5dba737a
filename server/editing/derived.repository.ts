import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Where the outlines of parcels lie: in place, or on their way there (`server/imports/write-new-parcels.ts`). */
type ParcelTable = 'parcel' | 'staged_parcel';

const ids = (values: readonly number[]) => [...values];

/** What the outline alone decides of a parcel: ellipsoidal area and perimeter, label point, straight distances. */
export async function deriveParcels(
  sql: postgres.ISql,
  zoneCode: string,
  parcelIds: readonly number[],
  table: ParcelTable = 'parcel',
): Promise<void> {
  // A zone without a facility of a kind keeps what its records say of it. Distances are worked out before rows are matched, and
  // rows are found by id: rows on their way have no statistics, and a plan that measures anew for each of them is quadratic.
  await sql`
    WITH moved AS MATERIALIZED (
      SELECT id, ST_PointOnSurface(geom) AS label_point
      FROM ${sql(table)} WHERE zone_code = ${zoneCode} AND id = ANY (${ids(parcelIds)}::bigint[])
    ), near AS MATERIALIZED (
      SELECT moved.id,
             round(min(metres) FILTER (WHERE kind = 'expressway_exit')::numeric, 1) AS expressway_exit,
             round(min(metres) FILTER (WHERE kind = 'rail_freight_yard')::numeric, 1) AS rail_freight_yard,
             round(min(metres) FILTER (WHERE kind = 'port')::numeric, 1) AS port,
             round(min(metres) FILTER (WHERE kind = 'substation')::numeric, 1) AS substation
      FROM moved
      LEFT JOIN LATERAL (
        SELECT facility.kind, ST_Distance(facility.geom::geography, moved.label_point::geography) AS metres
        FROM facility WHERE facility.zone_code = ${zoneCode} AND facility.withdrawn_at IS NULL
      ) AS reached ON TRUE
      GROUP BY moved.id
    )
    UPDATE ${sql(table)} AS parcel SET
      area_gis_square_metres = ST_Area(parcel.geom::geography),
      perimeter_metres = ST_Perimeter(parcel.geom::geography),
      label_point = moved.label_point,
      expressway_exit_distance_metres = COALESCE(near.expressway_exit, parcel.expressway_exit_distance_metres),
      rail_freight_distance_metres = COALESCE(near.rail_freight_yard, parcel.rail_freight_distance_metres),
      port_distance_metres = COALESCE(near.port, parcel.port_distance_metres),
      substation_distance_metres = COALESCE(near.substation, parcel.substation_distance_metres)
    FROM moved JOIN near ON near.id = moved.id
    WHERE parcel.zone_code = ${zoneCode} AND parcel.id = ANY (${ids(parcelIds)}::bigint[]) AND parcel.id = moved.id`;
}

/** The label point of a park or building. */
export async function deriveLabelPoints(
  sql: Sql,
  table: string,
  zoneCode: string,
  recordIds: readonly number[],
): Promise<void> {
  await sql`
    UPDATE ${sql(table)} SET label_point = ST_PointOnSurface(geom)
    WHERE zone_code = ${zoneCode} AND id = ANY (${ids(recordIds)}::bigint[])`;
}

/** Parcels that any of these outlines (hexadecimal EWKB) touches. */
export async function readParcelsUnder(
  sql: Sql,
  zoneCode: string,
  outlines: readonly string[],
): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    SELECT DISTINCT parcel.id::integer AS id
    FROM unnest(${[...outlines]}::text[]) AS outline
    JOIN parcel ON parcel.zone_code = ${zoneCode} AND parcel.withdrawn_at IS NULL
      AND parcel.geom && outline::geometry AND ST_Intersects(parcel.geom, outline::geometry)`;
  return rows.map(({ id }) => id);
}

/**
 * Leased and vacant areas of buildings as the sums of their units.
 * @param onlyWithUnits leaves buildings alone whose units are not recorded.
 * @returns ids of buildings that changed.
 */
export async function sumUnits(
  sql: Sql,
  zoneCode: string,
  buildingIds: readonly number[],
  onlyWithUnits: boolean,
): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    UPDATE factory_building AS building
    SET leased_area_square_metres = sums.leased, vacant_area_square_metres = sums.vacant
    FROM (
      SELECT summed.id,
             COALESCE(sum(unit.area_square_metres) FILTER (WHERE unit.status = 'leased'), 0) AS leased,
             COALESCE(sum(unit.area_square_metres) FILTER (WHERE unit.status = 'vacant'), 0) AS vacant
      FROM factory_building AS summed
      LEFT JOIN factory_unit AS unit
        ON unit.zone_code = summed.zone_code AND unit.building_id = summed.id AND unit.withdrawn_at IS NULL
      WHERE summed.zone_code = ${zoneCode} AND summed.id = ANY (${ids(buildingIds)}::bigint[])
      GROUP BY summed.id
      HAVING count(unit.id) > 0 OR NOT ${onlyWithUnits}::boolean
    ) AS sums
    WHERE building.zone_code = ${zoneCode} AND building.id = sums.id
      AND (building.leased_area_square_metres, building.vacant_area_square_metres) IS DISTINCT FROM (sums.leased, sums.vacant)
    RETURNING building.id::integer AS id`;
  return rows.map(({ id }) => id);
}
