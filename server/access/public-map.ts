import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { columnOf } from '../../geodata/catalog/field.ts';

/** Metres of one degree of latitude, at its shortest (the equator). */
const metresPerDegree = 110_574;
/** Cosine of the northernmost latitude of China: there a column of the grid is as wide as asked for, elsewhere wider. */
const narrowestCosine = Math.cos((54 * Math.PI) / 180);

/** The sides of a cell of the grid, in degrees: nowhere in China shorter than so many metres. */
export const gridDegrees = (gridMetres: number): { lng: number; lat: number } => ({
  lng: gridMetres / (111_320 * narrowestCosine),
  lat: gridMetres / metresPerDegree,
});

/**
 * SQL for an outline with its vertices on the grid. What the snapping folds is mended, so it is valid; what it closes
 * up altogether becomes one cell about the label point. Neighbours keep a shared vertex shared.
 */
export function snappedOutline(sql: postgres.ISql, gridMetres: number, kind: string): postgres.Fragment {
  const { lng, lat } = gridDegrees(gridMetres);
  const snap = (geometry: postgres.Fragment) =>
    sql`ST_SnapToGrid(${geometry}, ${lng}::float8, ${lat}::float8)`;
  if (kind !== 'MultiPolygon') return snap(sql`geom`);
  const cell = sql`ST_Expand(ST_Translate(${snap(sql`ST_Centroid(geom)`)}, ${lng / 2}::float8, ${lat / 2}::float8),
    ${lng / 2}::float8, ${lat / 2}::float8)`;
  return sql`CASE WHEN geom IS NULL THEN NULL ELSE ST_Multi(COALESCE(
    NULLIF(ST_CollectionExtract(ST_MakeValid(${snap(sql`geom`)}), 3), 'SRID=4490;MULTIPOLYGON EMPTY'::geometry), ${cell})) END`;
}

/**
 * SQL for what 特殊用地 is: military, embassies, prisons and the like, by code (用地用海 15, 国土调查 and GB/T 21010 09) or
 * by name where land came without one (domain dossier 6.7).
 */
const isSpecialLand = (sql: postgres.ISql): postgres.Fragment => sql`
  (COALESCE(CASE land_use_scheme WHEN 'YDYH2023' THEN land_use_code LIKE '15%' ELSE land_use_code LIKE '09%' END, FALSE)
   OR COALESCE(land_use_text, '') ~ '特殊用地|军事|军用|使领馆|监教|监狱')`;

/** A condition over the relation of a collection: the record may be on a public map. */
export function publicMapRows(sql: postgres.ISql, { publicMap }: Collection): postgres.Fragment {
  const conditions: postgres.Fragment[] = [];
  for (const [field, values] of Object.entries(publicMap?.hiddenWhere ?? {}))
    conditions.push(sql`COALESCE(${sql(columnOf(field))} <> ALL (${[...values]}::text[]), TRUE)`);
  if (publicMap?.specialLandColumn === 'id') conditions.push(sql`NOT ${isSpecialLand(sql)}`);
  else if (publicMap?.specialLandColumn !== undefined)
    conditions.push(sql`COALESCE((zone_code, ${sql(publicMap.specialLandColumn)}) NOT IN (
      SELECT zone_code, id FROM parcel WHERE ${isSpecialLand(sql)}), TRUE)`);
  return conditions.reduce((all, condition) => sql`${all} AND ${condition}`, sql`TRUE`);
}
