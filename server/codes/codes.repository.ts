import type postgres from 'postgres';
import type { LandUseClass } from '../../geodata/codes/land-use-class.ts';

/**
 * Brings the table of land-use classes in line with the code lists: new classes are added, changed names corrected.
 * A class that left the lists stays, because parcels may still carry it.
 * @returns how many rows were added or changed.
 */
export async function saveLandUseClasses(
  sql: postgres.ISql,
  classes: readonly LandUseClass[],
): Promise<number> {
  const rows = classes.map(({ scheme, code, parentCode, zh, en, edition }) => ({
    scheme,
    code,
    parent_code: parentCode,
    name_zh: zh,
    name_en: en,
    edition,
  }));
  const changed = await sql`
    INSERT INTO land_use_class (scheme, code, parent_code, name_zh, name_en, edition)
    SELECT scheme, code, parent_code, name_zh, name_en, edition
    FROM json_populate_recordset(NULL::land_use_class, ${JSON.stringify(rows)}::text::json)
    ON CONFLICT (scheme, code) DO UPDATE
    SET parent_code = excluded.parent_code, name_zh = excluded.name_zh, name_en = excluded.name_en, edition = excluded.edition
    WHERE (land_use_class.parent_code, land_use_class.name_zh, land_use_class.name_en, land_use_class.edition)
      IS DISTINCT FROM (excluded.parent_code, excluded.name_zh, excluded.name_en, excluded.edition)`;
  return changed.count;
}
