import type postgres from 'postgres';

/**
 * Counts parcels anew after a write: what each was counted as is subtracted, what it is now is added, in the writer's
 * transaction. Call it once in every transaction that writes rows of `parcel`, after the last of them;
 * `sql/checks/summaries_agree.sql` proves it.
 */
export async function recountParcels(
  sql: postgres.ISql,
  zoneCode: string,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const wanted = sql`ANY (${[...ids]}::bigint[])`;
  // A join with unnest would be planned for a table that is still empty, and read all of it each time of a large import.
  await sql`
    WITH was AS (
      SELECT counted.* FROM parcel_counted AS counted WHERE counted.zone_code = ${zoneCode} AND counted.parcel_id = ${wanted}
    ), gone AS (
      DELETE FROM parcel_counted AS counted
      WHERE counted.zone_code = ${zoneCode} AND counted.parcel_id = ${wanted}
        AND NOT EXISTS (SELECT 1 FROM parcel_count AS now WHERE now.zone_code = ${zoneCode} AND now.parcel_id = counted.parcel_id)
    ), is_now AS (
      INSERT INTO parcel_counted AS counted (zone_code, parcel_id, land_class, stock_class, is_industrial, is_standard, is_supply_ready,
                                             supplied_year, is_surveyed, area_square_metres, floor_square_metres, footprint_square_metres)
      SELECT now.zone_code, now.parcel_id, now.land_class, now.stock_class, now.is_industrial, now.is_standard, now.is_supply_ready,
             now.supplied_year, now.is_surveyed, now.area_square_metres, now.floor_square_metres, now.footprint_square_metres
      FROM parcel_count AS now WHERE now.zone_code = ${zoneCode} AND now.parcel_id = ${wanted}
      ON CONFLICT (zone_code, parcel_id) DO UPDATE
      SET land_class = excluded.land_class, stock_class = excluded.stock_class, is_industrial = excluded.is_industrial,
          is_standard = excluded.is_standard, is_supply_ready = excluded.is_supply_ready, supplied_year = excluded.supplied_year,
          is_surveyed = excluded.is_surveyed, area_square_metres = excluded.area_square_metres,
          floor_square_metres = excluded.floor_square_metres,
          footprint_square_metres = excluded.footprint_square_metres
      RETURNING counted.*
    )
    INSERT INTO land_summary AS kept (zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed,
                                      parcel_count, area_square_metres, floor_square_metres, footprint_square_metres)
    SELECT zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed, sum(sign),
           sum(sign * area_square_metres), sum(sign * floor_square_metres), sum(sign * footprint_square_metres)
    FROM (SELECT -1 AS sign, was.* FROM was UNION ALL SELECT 1, is_now.* FROM is_now) AS moved
    GROUP BY zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed
    HAVING sum(sign) <> 0 OR sum(sign * area_square_metres) <> 0 OR sum(sign * floor_square_metres) <> 0
      OR sum(sign * footprint_square_metres) <> 0
    ON CONFLICT (zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed) DO UPDATE
    SET parcel_count = kept.parcel_count + excluded.parcel_count,
        area_square_metres = kept.area_square_metres + excluded.area_square_metres,
        floor_square_metres = kept.floor_square_metres + excluded.floor_square_metres,
        footprint_square_metres = kept.footprint_square_metres + excluded.footprint_square_metres`;
  await recountCasesOf(sql, zoneCode, ids);
}

/** The same for parcels that are new, none of them counted before: all at once, however many. */
export async function countNewParcels(
  sql: postgres.ISql,
  zoneCode: string,
  ids: readonly number[],
): Promise<void> {
  await sql`
    WITH fresh AS (
      INSERT INTO parcel_counted (zone_code, parcel_id, land_class, stock_class, is_industrial, is_standard, is_supply_ready,
                                  supplied_year, is_surveyed, area_square_metres, floor_square_metres, footprint_square_metres)
      SELECT zone_code, parcel_id, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed,
             area_square_metres, floor_square_metres, footprint_square_metres
      FROM parcel_count WHERE zone_code = ${zoneCode} AND parcel_id = ANY (${[...ids]}::bigint[])
      RETURNING *
    )
    INSERT INTO land_summary AS kept (zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed,
                                      parcel_count, area_square_metres, floor_square_metres, footprint_square_metres)
    SELECT zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed, count(*),
           sum(area_square_metres), sum(floor_square_metres), sum(footprint_square_metres)
    FROM fresh GROUP BY zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed
    ON CONFLICT (zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed) DO UPDATE
    SET parcel_count = kept.parcel_count + excluded.parcel_count,
        area_square_metres = kept.area_square_metres + excluded.area_square_metres,
        floor_square_metres = kept.floor_square_metres + excluded.floor_square_metres,
        footprint_square_metres = kept.footprint_square_metres + excluded.footprint_square_metres`;
}

/** Open cases count with the area of their parcel, purchases with bonds also when the land is supplied again. */
async function recountCasesOf(
  sql: postgres.ISql,
  zoneCode: string,
  parcelIds: readonly number[],
): Promise<void> {
  const rows = await sql<{ id: number }[]>`
    SELECT id::integer AS id FROM idle_case
    WHERE zone_code = ${zoneCode} AND parcel_id = ANY (${[...parcelIds]}::bigint[])
      AND (is_open OR EXISTS (SELECT FROM idle_case_line AS line
        WHERE line.zone_code = idle_case.zone_code AND line.case_id = idle_case.id AND line.figure = 'bond'))`;
  await recountCases(
    sql,
    zoneCode,
    rows.map(({ id }) => id),
  );
}

/**
 * The same for idle-land cases with their clocks and money, at the end of every write of a case: after its events, its row and
 * its deadlines.
 */
export async function recountCases(
  sql: postgres.ISql,
  zoneCode: string,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    WITH gone AS (
      DELETE FROM idle_case_line WHERE zone_code = ${zoneCode} AND case_id = ANY (${[...ids]}::bigint[]) RETURNING *
    )
    UPDATE idle_case_summary AS kept
    SET item_count = kept.item_count - moved.item_count, amount = kept.amount - moved.amount
    FROM (SELECT zone_code, figure, item, label, day, sum(item_count) AS item_count, sum(amount) AS amount
          FROM gone GROUP BY zone_code, figure, item, label, day) AS moved
    WHERE kept.zone_code = moved.zone_code AND kept.figure = moved.figure AND kept.item = moved.item AND kept.label = moved.label
      AND kept.day = moved.day`;
  await sql`
    WITH fresh AS (
      INSERT INTO idle_case_line (zone_code, case_id, figure, item, label, day, item_count, amount)
      SELECT zone_code, case_id, figure, item, label, day, item_count, amount
      FROM idle_case_figure WHERE zone_code = ${zoneCode} AND case_id = ANY (${[...ids]}::bigint[])
      RETURNING *
    )
    INSERT INTO idle_case_summary AS kept (zone_code, figure, item, label, day, item_count, amount)
    SELECT zone_code, figure, item, label, day, sum(item_count), sum(amount)
    FROM fresh GROUP BY zone_code, figure, item, label, day
    ON CONFLICT (zone_code, figure, item, label, day) DO UPDATE
    SET item_count = kept.item_count + excluded.item_count, amount = kept.amount + excluded.amount`;
}
