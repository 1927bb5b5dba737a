import type postgres from 'postgres';

/** Decimals of a coordinate in answers: a millimetre. */
export const coordinateDecimals = 8;

const rounded = (sql: postgres.ISql, value: postgres.Fragment): postgres.Fragment =>
  sql`round((${value})::numeric, ${coordinateDecimals}::integer)`;

/** SQL for `[lng, lat]` of a point. */
export const pointJson = (sql: postgres.ISql, point: postgres.Fragment): postgres.Fragment =>
  sql`json_build_array(${rounded(sql, sql`ST_X(${point})`)}, ${rounded(sql, sql`ST_Y(${point})`)})`;

/** SQL for `[minLng, minLat, maxLng, maxLat]` of a geometry or box. */
export const boundsJson = (sql: postgres.ISql, box: postgres.Fragment): postgres.Fragment =>
  sql`json_build_array(${rounded(sql, sql`ST_XMin(${box})`)}, ${rounded(sql, sql`ST_YMin(${box})`)},
    ${rounded(sql, sql`ST_XMax(${box})`)}, ${rounded(sql, sql`ST_YMax(${box})`)})`;
