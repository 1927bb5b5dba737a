import type postgres from 'postgres';
import type { ZoneRecord } from '../../geodata/model/zone.ts';
import { searchPinyin } from '../text/pinyin.ts';
import { guardedGeometry } from './guarded-geometry.ts';

/** Creates a zone and returns its id. A zone code in use is a unique violation of `zone_pkey`. */
export async function insertZone(
  sql: postgres.TransactionSql,
  zone: ZoneRecord,
  authorId: string,
): Promise<number> {
  const geom = zone.geometry === null ? null : guardedGeometry(zone.geometry, zone.name);
  const [row] = await sql<{ id: number }[]>`
    INSERT INTO zone (zone_code, name, name_en, short_name, pinyin, level, province_name, city_name,
      covering_county_codes, gauss_krueger_srid, leading_industries, area_square_metres, source_name, source_period,
      is_demonstration, geom, created_by, updated_by)
    VALUES (${zone.zoneCode}, ${zone.name}, ${zone.nameEn}, ${zone.shortName}, ${searchPinyin(zone.name)}, ${zone.level},
      ${zone.provinceName}, ${zone.cityName}, ${zone.coveringCountyCodes}::text[], ${zone.gaussKruegerSrid},
      ${zone.leadingIndustries}::text[], COALESCE(${zone.areaSquareMetres}::numeric, ST_Area(${geom}::text::geometry::geography)),
      ${zone.sourceName}, ${zone.sourcePeriod}, ${zone.isDemonstration}, ${geom}::text::geometry, ${authorId}, ${authorId})
    RETURNING id::integer AS id`;
  return row!.id;
}

/** Whether a zone is registered. */
export async function zoneExists(sql: postgres.ISql, zoneCode: string): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM zone WHERE zone_code = ${zoneCode}`;
  return rows.length > 0;
}
