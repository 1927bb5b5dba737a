import type postgres from 'postgres';
import { factoryBuildings } from '../../geodata/catalog/factories.ts';
import { parcels } from '../../geodata/catalog/parcels.ts';
import { facilities } from '../../geodata/catalog/surroundings.ts';
import type {
  AssessmentStatus,
  FactoryBuildingBrief,
  NearFacility,
  Neighbour,
  ParkBrief,
  SourceAttributes,
  StandardTerm,
} from '../../geodata/model/api-parcel-card.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { AssessmentKind } from '../../geodata/model/land-state.ts';
import { visibleField } from '../access/visibility.ts';
import { visibleRelation } from '../access/visible-relation.ts';
import { pointJson } from '../collections/coordinates.ts';
import { parkBrief } from '../parks/park-brief.ts';

export interface ParcelKey {
  zoneCode: string;
  id: number;
}

export interface ParcelAttachments {
  park: ParkBrief | null;
  standardTerm: StandardTerm | null;
  assessments: AssessmentStatus[];
  facilities: NearFacility[];
  factoryBuildings: FactoryBuildingBrief[];
  sourceAttributes: SourceAttributes | null;
}

/** A valid assessment counts when it covers at least this share of the parcel (M20). */
const wholeCoverage = 0.999;

/**
 * What hangs off a parcel that the actor has already been found to see: one round trip.
 * @param day the day on which assessments count as valid or expired.
 */
export async function readAttachments(
  sql: postgres.ISql,
  { zoneCode, id }: ParcelKey,
  actor: Actor,
  day: string,
): Promise<ParcelAttachments> {
  const kinds = [...AssessmentKind.options];
  const [row] = await sql<ParcelAttachments[]>`
    SELECT
      (SELECT source_attributes FROM parcel WHERE zone_code = ${zoneCode} AND id = ${id}) AS "sourceAttributes",
      (SELECT ${parkBrief(sql, 'park')} FROM park
       JOIN parcel ON parcel.zone_code = park.zone_code AND parcel.park_id = park.id
       WHERE parcel.zone_code = ${zoneCode} AND parcel.id = ${id} AND park.withdrawn_at IS NULL) AS park,
      (SELECT json_build_object(
         'edition', edition, 'industryCode', industry_code,
         'fixedInvestmentMinYuanPerSquareMetre', fixed_investment_min_yuan_per_square_metre,
         'outputMinYuanPerSquareMetre', output_min_yuan_per_square_metre,
         'taxMinYuanPerSquareMetre', tax_min_yuan_per_square_metre,
         'addedValueMinYuanPerTce', added_value_min_yuan_per_tce,
         'addedValueMinYuanPerTonneEmission', added_value_min_yuan_per_tonne_emission,
         'farMin', far_min, 'researchRatioMin', research_ratio_min, 'officeLandRatioMax', office_land_ratio_max,
         'sourceName', source_name)
       FROM standard_term WHERE zone_code = ${zoneCode} AND parcel_id = ${id} AND withdrawn_at IS NULL) AS "standardTerm",
      (SELECT json_agg(json_build_object(
         'kind', kind.code,
         'status', CASE
           WHEN assessment.id IS NULL THEN 'missing'
           WHEN assessment.valid_until < ${day}::text::date THEN 'expired'
           WHEN covering.coverage_ratio < ${wholeCoverage}::numeric THEN 'partial'
           ELSE 'valid' END,
         'name', assessment.name, 'validUntil', assessment.valid_until, 'reportNo', assessment.report_no,
         'approvedBy', assessment.approved_by,
         'coverageRatio', CASE WHEN assessment.id IS NULL THEN 0 ELSE covering.coverage_ratio END) ORDER BY kind.place)
       FROM unnest(${kinds}::text[]) WITH ORDINALITY AS kind (code, place)
       LEFT JOIN parcel_assessment AS covering
         ON covering.zone_code = ${zoneCode} AND covering.parcel_id = ${id} AND covering.kind = kind.code
       LEFT JOIN assessment
         ON assessment.zone_code = ${zoneCode} AND assessment.id = covering.assessment_id AND assessment.withdrawn_at IS NULL
      ) AS assessments,
      (SELECT COALESCE(json_agg(json_build_object('id', id, 'kind', kind, 'name', name, 'distanceMetres', metres, 'point', point)
                                ORDER BY metres), '[]'::json)
       FROM (
         SELECT DISTINCT ON (facility.kind) facility.id, facility.kind, facility.name,
                round(ST_Distance(facility.geom::geography, parcel.label_point::geography)::numeric, 1) AS metres,
                ${pointJson(sql, sql`facility.geom`)} AS point
         FROM (SELECT * FROM ${visibleRelation(sql, facilities, actor)}) AS facility
         JOIN parcel ON parcel.zone_code = facility.zone_code
         WHERE parcel.zone_code = ${zoneCode} AND parcel.id = ${id}
         ORDER BY facility.kind, metres, facility.id
       ) AS nearest) AS facilities,
      (SELECT COALESCE(json_agg(json_build_object(
         'id', id, 'name', name, 'status', status, 'storeys', storeys, 'floorAreaSquareMetres', floor_area_square_metres,
         'leasedAreaSquareMetres', leased_area_square_metres, 'vacantAreaSquareMetres', vacant_area_square_metres)
         ORDER BY sort_key COLLATE "C", id), '[]'::json)
       FROM ${visibleRelation(sql, factoryBuildings, actor)} WHERE zone_code = ${zoneCode} AND parcel_id = ${id}) AS "factoryBuildings"`;
  return row!;
}

/** Half a metre in degrees of latitude: survey noise between parcels that share a boundary. */
const toleranceDegrees = 0.000005;
/** Less than this is a shared corner. */
const shortestSharedMetres = 2;

/**
 * Parcels of the same zone that share a stretch of boundary, longest first. The stretch is the part of this parcel's
 * boundary within half a metre of the other one, measured on the ellipsoid.
 */
export async function readNeighbours(
  sql: postgres.ISql,
  { zoneCode, id }: ParcelKey,
  actor: Actor,
): Promise<Neighbour[]> {
  const landClass = sql(visibleField(parcels, 'landClass', actor)?.column ?? 'public_land_class');
  const [row] = await sql<{ neighbours: Neighbour[] }[]>`
    SELECT COALESCE(json_agg(json_build_object(
      'id', id, 'name', name, 'landClass', land_class, 'areaSquareMetres', area, 'sharedMetres', metres)
      ORDER BY metres DESC, id), '[]'::json) AS neighbours
    FROM (
      SELECT other.id, other.name, other.${landClass} AS land_class, other.area_square_metres AS area,
             round(ST_Length(ST_Intersection(ST_Boundary(parcel.geom),
               ST_Buffer(other.geom, ${toleranceDegrees}::float8, 'quad_segs=2'))::geography)::numeric, 1) AS metres
      FROM (SELECT * FROM ${visibleRelation(sql, parcels, actor)}) AS parcel
      JOIN (SELECT * FROM ${visibleRelation(sql, parcels, actor)}) AS other
        ON other.zone_code = parcel.zone_code AND other.id <> parcel.id
        AND ST_DWithin(other.geom, parcel.geom, ${toleranceDegrees}::float8)
      WHERE parcel.zone_code = ${zoneCode} AND parcel.id = ${id}
    ) AS touching
    WHERE metres >= ${shortestSharedMetres}::numeric`;
  return row!.neighbours;
}
