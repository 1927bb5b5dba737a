import type postgres from 'postgres';
import { factoryBuildings } from '../../geodata/catalog/factories.ts';
import { parcels } from '../../geodata/catalog/parcels.ts';
import type { ParkBrief } from '../../geodata/model/api-parcel-card.ts';
import type { ParkInventory } from '../../geodata/model/api-park-card.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { visibleField } from '../access/visibility.ts';
import { visibleRelation } from '../access/visible-relation.ts';
import { parkBrief } from './park-brief.ts';

export interface ParkSurroundings {
  parent: ParkBrief | null;
  children: ParkBrief[];
  inventory: ParkInventory;
}

/** The parks above and below a park, and what it and the parks inside it hold. The park itself has been seen by the actor. */
export async function readParkSurroundings(
  sql: postgres.ISql,
  actor: Actor,
  zoneCode: string,
  parkId: number,
): Promise<ParkSurroundings> {
  const landClass = sql(visibleField(parcels, 'landClass', actor)?.column ?? 'public_land_class');
  const [row] = await sql<ParkSurroundings[]>`
    WITH RECURSIVE inside AS (
      SELECT id FROM park WHERE zone_code = ${zoneCode} AND id = ${parkId}
      UNION
      SELECT park.id FROM park JOIN inside ON park.parent_park_id = inside.id
      WHERE park.zone_code = ${zoneCode} AND park.withdrawn_at IS NULL
    ), land AS MATERIALIZED (
      SELECT ${landClass} AS land_class, area_square_metres AS area FROM ${visibleRelation(sql, parcels, actor)}
      WHERE zone_code = ${zoneCode} AND park_id IN (SELECT id FROM inside)
    ), factories AS (
      SELECT count(*) AS buildings, COALESCE(sum(floor_area_square_metres), 0) AS floor_area,
             COALESCE(sum(leased_area_square_metres), 0) AS leased, COALESCE(sum(vacant_area_square_metres), 0) AS vacant
      FROM ${visibleRelation(sql, factoryBuildings, actor)} WHERE zone_code = ${zoneCode} AND park_id IN (SELECT id FROM inside)
    )
    SELECT
      (SELECT ${parkBrief(sql, 'parent')} FROM park
       JOIN park AS parent ON parent.zone_code = park.zone_code AND parent.id = park.parent_park_id AND parent.withdrawn_at IS NULL
       WHERE park.zone_code = ${zoneCode} AND park.id = ${parkId}) AS parent,
      (SELECT COALESCE(json_agg(${parkBrief(sql, 'park')} ORDER BY park.sort_key COLLATE "C", park.id), '[]'::json) FROM park
       WHERE park.zone_code = ${zoneCode} AND park.parent_park_id = ${parkId} AND park.withdrawn_at IS NULL) AS children,
      json_build_object(
        'parcels', (SELECT json_build_object('count', count(*), 'areaSquareMetres', COALESCE(sum(area), 0)) FROM land),
        'byLandClass', (
          SELECT COALESCE(json_agg(json_build_object('value', land_class, 'count', count, 'areaSquareMetres', area)
                                   ORDER BY area DESC, land_class), '[]'::json)
          FROM (SELECT land_class, count(*) AS count, sum(area) AS area FROM land GROUP BY land_class) AS grouped),
        'factories', (
          SELECT json_build_object('buildings', buildings, 'floorAreaSquareMetres', floor_area,
                                   'leasedAreaSquareMetres', leased, 'vacantAreaSquareMetres', vacant) FROM factories)
      ) AS inventory`;
  return row!;
}
