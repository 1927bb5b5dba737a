import type postgres from 'postgres';

/** The parks with the most lettable units of the demonstration: what an operator there would run. */
export async function readOperatedParks(
  sql: postgres.ISql,
): Promise<{ zoneCode: string; parkIds: number[] } | undefined> {
  const [found] = await sql<{ zoneCode: string; parkIds: number[] }[]>`
    WITH let AS (
      SELECT building.zone_code, building.park_id, count(*) AS units
      FROM factory_building AS building
      JOIN factory_unit AS unit ON unit.zone_code = building.zone_code AND unit.building_id = building.id
      WHERE building.is_demonstration AND building.park_id IS NOT NULL AND building.withdrawn_at IS NULL
      GROUP BY building.zone_code, building.park_id
    ), most AS (SELECT zone_code FROM let GROUP BY zone_code ORDER BY sum(units) DESC, zone_code LIMIT 1)
    SELECT zone_code AS "zoneCode",
           (array_agg(park_id::integer ORDER BY units DESC, park_id))[1:2] AS "parkIds"
    FROM let JOIN most USING (zone_code) GROUP BY zone_code`;
  return found;
}
