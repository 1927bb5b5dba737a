import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { columnOf, type Field } from '../../geodata/catalog/field.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { ownParkRows } from './own-parks.ts';
import { gridDegrees, publicMapRows, snappedOutline } from './public-map.ts';
import { isVisibleCollection, seesSuspected, sightOf } from './visibility.ts';

/** [west, south, east, north] in degrees. */
export type Envelope = readonly [number, number, number, number];

/** Columns that every relation of the catalog has beside those of its fields. */
const commonColumns = ['id', 'zone_code', 'search_text', 'sort_key'];

/**
 * The class a parcel would have without its case, where the case must not be known. The stored stand-in says 供而未用 of
 * all suspected land; land that is partly built or inefficient would give itself away by that.
 */
const classWithoutCase = (sql: postgres.ISql): postgres.Fragment => sql`
  CASE WHEN idle_state IS NULL OR idle_state NOT IN ('SUSPECTED', 'INVESTIGATING') THEN public_land_class
    WHEN is_inefficient THEN 'inefficient'
    WHEN stock_class IN ('approved_unsupplied', 'reserved', 'supplying')
      THEN CASE WHEN standard_stage IN ('INDICATORS_SET', 'LISTED') THEN 'standard' ELSE 'approved_unsupplied' END
    WHEN stock_class = 'supplied_unused' THEN 'supplied_unused'
    WHEN stock_class IN ('underused', 'in_use') THEN 'in_use'
    ELSE 'planned' END`;

function columnsOf(
  sql: postgres.ISql,
  collection: Collection,
  field: Field,
  actor: Actor,
): postgres.Fragment {
  const column = sql(columnOf(field.name));
  const sight = sightOf(collection, field, actor);
  if (sight === 'none') return sql`, CASE WHEN FALSE THEN ${column} END AS ${column}`;
  if (sight === 'own-parks')
    return sql`, CASE WHEN ${ownParkRows(sql, collection, actor)} THEN ${column} END AS ${column}`;
  if (field.publicColumn === undefined || field.publicColumn === null) return sql`, ${column}`;
  if (seesSuspected(actor)) return sql`, ${column}, ${sql(field.publicColumn)}`;
  const value =
    field.publicColumn === 'public_land_class' ? classWithoutCase(sql) : sql`${sql(field.publicColumn)}`;
  return sql`, ${value} AS ${column}, ${value} AS ${sql(field.publicColumn)}`;
}

const seesEverything = ({ fields }: Collection, actor: Actor): boolean =>
  actor.publicMap === null &&
  actor.sees.internal &&
  actor.sees.suspected &&
  (actor.sees.sensitive || fields.every(({ visibility }) => visibility !== 'sensitive'));

/**
 * The one visibility predicate as a relation: what every query about a collection reads FROM, under the name of the
 * collection's relation. Fields that the actor may not see are empty in every row, or in the rows outside the own
 * parks; hidden records are not there; on a public map the outlines are snapped. Nothing that is selected, filtered,
 * sorted, counted or measured from it can tell what the actor may not know. Zones are left to `visibleRows`.
 * @param near what the caller will look at, so that the index on exact outlines still serves snapped ones.
 */
export function visibleRelation(
  sql: postgres.ISql,
  collection: Collection,
  actor: Actor,
  near?: Envelope,
): postgres.Fragment {
  const relation = sql(collection.relation);
  if (seesEverything(collection, actor)) return sql`${relation}`;
  const common = commonColumns.reduce<postgres.Fragment>(
    (all, column, index) => (index === 0 ? sql`${sql(column)}` : sql`${all}, ${sql(column)}`),
    sql``,
  );
  const fields = collection.fields
    .filter(({ name }) => !commonColumns.includes(columnOf(name)))
    .map((field) => columnsOf(sql, collection, field, actor))
    .reduce<postgres.Fragment>((all, column) => sql`${all}${column}`, sql``);
  if (!isVisibleCollection(collection, actor))
    return sql`(SELECT ${common}${fields}, geom, label_point FROM ${relation} WHERE FALSE) AS ${relation}`;
  if (actor.publicMap === null)
    return sql`(SELECT ${common}${fields}, geom, label_point FROM ${relation}) AS ${relation}`;
  const { gridMetres } = actor.publicMap;
  const cell = gridDegrees(gridMetres);
  const isSnapped = collection.publicMap?.isSnapped === true;
  const places = isSnapped
    ? sql`${snappedOutline(sql, gridMetres, collection.geometry)} AS geom,
          ST_SnapToGrid(label_point, ${cell.lng}::float8, ${cell.lat}::float8) AS label_point`
    : sql`geom, label_point`;
  const nearby =
    near === undefined || !isSnapped
      ? sql`TRUE`
      : sql`geom && ST_MakeEnvelope(${near[0] - cell.lng}, ${near[1] - cell.lat}, ${near[2] + cell.lng}, ${near[3] + cell.lat}, 4490)`;
  return sql`(SELECT ${common}${fields}, ${places} FROM ${relation}
    WHERE ${publicMapRows(sql, collection)} AND ${nearby}) AS ${relation}`;
}
