import type postgres from 'postgres';
import { AssessmentKind } from '../../geodata/model/land-state.ts';

/** Where parcels and their coverage lie: in place, or on their way there. */
const parcelTables = {
  placed: { parcel: 'parcel', link: 'parcel_assessment' },
  staged: { parcel: 'staged_parcel', link: 'staged_parcel_assessment' },
} as const;
export type ParcelPlace = keyof typeof parcelTables;

/**
 * A column narrowed to some ids, if any are given: written out rather than `ids IS NULL OR …`, which no index serves. Rows on
 * their way have no statistics, so what is read of them is always found by id.
 */
const oneOf = (sql: postgres.ISql, column: string, ids?: readonly number[]) =>
  ids === undefined ? sql`TRUE` : sql`${sql(column)} = ANY (${[...ids]}::bigint[])`;

/** Share of a parcel that an assessment must cover (domain dossier M20). */
const fullCoverage = 0.999;

/**
 * Works out which assessment covers which parcel of a zone: for each parcel and kind the one that counts most
 * (covering and valid on `asOf` before others, then the larger share, then the longer validity).
 * `parcelIds` narrows it to some parcels. Coverage is a share of ellipsoidal area.
 */
export async function linkAssessments(
  sql: postgres.ISql,
  zoneCode: string,
  asOf: string,
  parcelIds?: readonly number[],
  place: ParcelPlace = 'placed',
): Promise<void> {
  const tables = parcelTables[place];
  await sql`
    DELETE FROM ${sql(tables.link)} WHERE zone_code = ${zoneCode} AND ${oneOf(sql, 'parcel_id', parcelIds)}`;
  // Most parcels lie wholly inside: the covering test on a prepared geometry saves the overlay.
  await sql`
    INSERT INTO ${sql(tables.link)} (zone_code, parcel_id, kind, assessment_id, coverage_ratio)
    SELECT DISTINCT ON (parcel.id, assessment.kind)
           parcel.zone_code, parcel.id, assessment.kind, assessment.id, coverage.ratio
    FROM ${sql(tables.parcel)} AS parcel
    JOIN assessment ON assessment.zone_code = parcel.zone_code AND assessment.geom && parcel.geom
    CROSS JOIN LATERAL (
      SELECT CASE WHEN ST_Covers(assessment.geom, parcel.geom) THEN 1
             ELSE LEAST(1, ST_Area(ST_CollectionExtract(ST_Intersection(assessment.geom, parcel.geom), 3)::geography)
                           / ST_Area(parcel.geom::geography)) END AS ratio
    ) AS coverage
    WHERE parcel.zone_code = ${zoneCode} AND parcel.withdrawn_at IS NULL AND assessment.withdrawn_at IS NULL
      AND ${oneOf(sql, 'parcel.id', parcelIds)} AND coverage.ratio >= 0.000001
    ORDER BY parcel.id, assessment.kind,
             (coverage.ratio >= ${fullCoverage} AND (assessment.valid_until IS NULL OR assessment.valid_until >= ${asOf}::date)) DESC,
             coverage.ratio DESC, assessment.valid_until DESC NULLS FIRST, assessment.id`;
}

/**
 * Brings the counts kept in the parcels of a zone up to date: valid assessments that cover at least 99.9 % of the
 * parcel on `asOf`, and the kinds without one. Zones without any assessment keep what their records say.
 * @returns how many parcels changed.
 */
export async function refreshAssessmentCounts(
  sql: postgres.ISql,
  zoneCode: string,
  asOf: string,
  parcelIds?: readonly number[],
  place: ParcelPlace = 'placed',
): Promise<number> {
  const tables = parcelTables[place];
  const changed = await sql`
    WITH link AS MATERIALIZED (
      SELECT * FROM ${sql(tables.link)}
      WHERE zone_code = ${zoneCode} AND ${oneOf(sql, 'parcel_id', parcelIds)} AND coverage_ratio >= ${fullCoverage}
    ), counted AS MATERIALIZED (
      SELECT parcel.id,
             count(assessment.id)::integer AS valid_count,
             COALESCE(array_agg(kind.name ORDER BY kind.position) FILTER (WHERE assessment.id IS NULL), '{}') AS missing
      FROM ${sql(tables.parcel)} AS parcel
      CROSS JOIN unnest(${AssessmentKind.options as string[]}::text[]) WITH ORDINALITY AS kind(name, position)
      LEFT JOIN link ON link.parcel_id = parcel.id AND link.kind = kind.name
      LEFT JOIN assessment
        ON assessment.zone_code = link.zone_code AND assessment.id = link.assessment_id
       AND (assessment.valid_until IS NULL OR assessment.valid_until >= ${asOf}::date)
      WHERE parcel.zone_code = ${zoneCode} AND parcel.withdrawn_at IS NULL
        AND ${oneOf(sql, 'parcel.id', parcelIds)}
        AND EXISTS (SELECT FROM assessment AS any_assessment
                    WHERE any_assessment.zone_code = ${zoneCode} AND any_assessment.withdrawn_at IS NULL)
      GROUP BY parcel.id
    )
    UPDATE ${sql(tables.parcel)} AS parcel SET assessment_valid_count = counted.valid_count, missing_assessments = counted.missing
    FROM counted
    WHERE parcel.zone_code = ${zoneCode} AND ${oneOf(sql, 'parcel.id', parcelIds)} AND parcel.id = counted.id
      AND (parcel.assessment_valid_count, parcel.missing_assessments) IS DISTINCT FROM (counted.valid_count, counted.missing)`;
  return changed.count;
}
