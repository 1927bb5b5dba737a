import type postgres from 'postgres';
import { parcels } from '../../geodata/catalog/parcels.ts';
import { parks, zones } from '../../geodata/catalog/parks.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { ZoneOverview } from '../../geodata/model/api-zones.ts';
import { visibleRows } from '../access/visibility.ts';
import { visibleRelation } from '../access/visible-relation.ts';
import { boundsJson } from '../collections/coordinates.ts';

export type ZoneRow = Omit<ZoneOverview, 'asOf' | 'seed'>;

/** Zones with the counts and bounds of what they hold; one reading of parcels and parks, grouped. */
export async function readZones(sql: postgres.ISql, actor: Actor): Promise<ZoneRow[]> {
  const rows = await sql<{ zones: ZoneRow[] }[]>`
    WITH held AS (
      SELECT zone_code, count(*) AS parcels, sum(area_square_metres) AS area, ST_Extent(geom) AS extent
      FROM ${visibleRelation(sql, parcels, actor)} WHERE ${visibleRows(sql, actor)} GROUP BY zone_code
    ), parks AS (
      SELECT zone_code, count(*) AS count FROM ${visibleRelation(sql, parks, actor)} WHERE ${visibleRows(sql, actor)} GROUP BY zone_code
    ), seen AS (
      SELECT * FROM ${visibleRelation(sql, zones, actor)} WHERE ${visibleRows(sql, actor)}
    )
    SELECT COALESCE(json_agg(json_build_object(
      'id', seen.id, 'zoneCode', seen.zone_code, 'name', seen.name, 'nameEn', seen.name_en, 'shortName', seen.short_name,
      'level', seen.level, 'provinceName', seen.province_name, 'cityName', seen.city_name,
      'areaSquareMetres', seen.area_square_metres, 'gaussKruegerSrid', seen.gauss_krueger_srid,
      'bounds', CASE WHEN frame.box IS NOT NULL THEN ${boundsJson(sql, sql`frame.box`)} END,
      'parcelCount', COALESCE(held.parcels, 0), 'parcelAreaSquareMetres', COALESCE(held.area, 0),
      'parkCount', COALESCE(parks.count, 0), 'isDemonstration', seen.is_demonstration)), '[]'::json) AS zones
    FROM seen
    LEFT JOIN held ON held.zone_code = seen.zone_code
    LEFT JOIN parks ON parks.zone_code = seen.zone_code
    CROSS JOIN LATERAL (SELECT COALESCE(box2d(seen.geom), held.extent) AS box) AS frame`;
  return rows[0]!.zones;
}
