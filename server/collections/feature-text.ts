import type postgres from 'postgres';
import type { VisibleField } from '../access/visibility.ts';
import { boundsJson, coordinateDecimals } from './coordinates.ts';

/** What a feature carries beside its id. */
export interface FeatureContent {
  fields: readonly VisibleField[];
  geometry: boolean;
  bounds: boolean;
}

/** Columns a relation must offer to `featureText`. */
export function featureColumns(sql: postgres.ISql, { fields }: FeatureContent): postgres.Fragment {
  const names = new Set(fields.map(({ column }) => column));
  return [...names].reduce<postgres.Fragment>((all, column) => sql`${all}, ${sql(column)}`, sql`id, geom`);
}

const propertiesText = (sql: postgres.ISql, fields: readonly VisibleField[]): postgres.Fragment => {
  if (fields.length === 0) return sql`'{}'`;
  const columns = fields
    .map(({ field, column }) => sql`${sql(column)} AS ${sql(field.name)}`)
    .reduce((all, column) => sql`${all}, ${column}`);
  return sql`(SELECT row_to_json(record)::text FROM (SELECT ${columns}) AS record)`;
};

/**
 * SQL for the text of a GeoJSON feature of the row in scope: the database writes it, Node only passes it on.
 * Numbers come out as JSON numbers with all their decimals, arrays as arrays, empty values as null.
 */
export function featureText(sql: postgres.ISql, content: FeatureContent): postgres.Fragment {
  const bbox = content.bounds
    ? sql`COALESCE(CASE WHEN geom IS NOT NULL THEN ',"bbox":' || ${boundsJson(sql, sql`geom`)}::text END, '')`
    : sql`''`;
  // Option 0: without it, PostGIS adds a `crs` member to everything that is not EPSG:4326.
  const geometry = content.geometry
    ? sql`COALESCE(ST_AsGeoJSON(geom, ${coordinateDecimals}::integer, 0), 'null')`
    : sql`'null'`;
  return sql`'{"type":"Feature","id":' || id || ${bbox} || ',"geometry":' || ${geometry}
    || ',"properties":' || ${propertiesText(sql, content.fields)} || '}'`;
}
