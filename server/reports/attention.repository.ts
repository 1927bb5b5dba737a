import type postgres from 'postgres';

export interface ProjectRow {
  zoneCode: string;
  id: number;
  name: string;
  plannedShare: number;
  actualShare: number | null;
  stageDueOn: string | null;
  officerName: string | null;
  sponsorName: string | null;
  isVisited: boolean;
  parcelId: number | null;
}

/** Key projects of the year of a day, and whether their sponsor was there in its quarter. */
export const readProjects = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  { asOf, quarterFirstOn }: { asOf: string; quarterFirstOn: string },
): Promise<ProjectRow[]> => sql<ProjectRow[]>`
  SELECT zone_code AS "zoneCode", id, name, planned_share::float8 AS "plannedShare",
         (completed_yuan / NULLIF(planned_yuan, 0))::float8 AS "actualShare", stage_due_on AS "stageDueOn",
         officer_name AS "officerName", sponsor_name AS "sponsorName", parcel_id AS "parcelId",
         EXISTS (SELECT 1 FROM project_visit AS visit WHERE visit.zone_code = project.zone_code
           AND visit.key_project_id = project.id AND visit.withdrawn_at IS NULL AND visit.visitor_role = 'sponsor'
           AND visit.visited_on BETWEEN ${quarterFirstOn}::date AND ${asOf}::date) AS "isVisited"
  FROM key_project AS project
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND withdrawn_at IS NULL
    AND plan_year = extract(year FROM ${asOf}::date)
  ORDER BY zone_code, name`;

export interface ProblemRow {
  zoneCode: string;
  id: number;
  title: string;
  ownerUnit: string | null;
  dueOn: string;
}

/** Problems past their day that are not solved, or were opened again. */
export const readOverdueProblems = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  asOf: string,
): Promise<ProblemRow[]> => sql<ProblemRow[]>`
  SELECT zone_code AS "zoneCode", id, title, owner_unit AS "ownerUnit", due_on AS "dueOn"
  FROM project_problem
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND withdrawn_at IS NULL AND raised_on <= ${asOf}::date
    AND due_on < ${asOf}::date AND (resolved_on IS NULL OR resolved_on > ${asOf}::date OR status = 'reopened')
  ORDER BY due_on, id`;

export interface BatchRow {
  zoneCode: string;
  id: number;
  name: string;
  ownerUnit: string | null;
  approvedOn: string;
  isUsedOrCompensated: boolean;
}

/** Approvals with land that is still to be supplied. */
export const readOpenBatches = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  asOf: string,
): Promise<BatchRow[]> => sql<BatchRow[]>`
  SELECT zone_code AS "zoneCode", id, name, owner_unit AS "ownerUnit", approved_on AS "approvedOn",
         is_used_or_compensated AS "isUsedOrCompensated"
  FROM approval_batch
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND withdrawn_at IS NULL AND approved_on <= ${asOf}::date
    AND area_square_metres > supplied_area_square_metres + revoked_area_square_metres + lapsed_area_square_metres
  ORDER BY approved_on, id`;

export interface CommitmentRow {
  zoneCode: string;
  id: number;
  title: string;
  year: number;
  areaSquareMetres: number;
  /** Decimal yuan. */
  taxYuan: string;
  agreedYuanPerSquareMetre: string;
  parcelId: number | null;
}

/** Contracts whose tax was checked in a year that is over. */
export const readCommitments = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  asOf: string,
): Promise<CommitmentRow[]> => sql<CommitmentRow[]>`
  SELECT row.zone_code AS "zoneCode", row.id, COALESCE(list.contract_title, row.contract_id::text) AS title, row.year,
         contract.area_square_metres::float8 AS "areaSquareMetres", row.tax_yuan::text AS "taxYuan",
         contract.tax_min_yuan_per_square_metre::text AS "agreedYuanPerSquareMetre", contract.parcel_id AS "parcelId"
  FROM commitment_check AS row
  JOIN supply_contract AS contract ON contract.zone_code = row.zone_code AND contract.id = row.contract_id
  LEFT JOIN collection_commitment_check AS list ON list.zone_code = row.zone_code AND list.id = row.id
  WHERE row.zone_code = ANY (${zoneCodes as string[]}::text[]) AND row.withdrawn_at IS NULL AND row.tax_yuan IS NOT NULL
    AND contract.tax_min_yuan_per_square_metre IS NOT NULL AND row.year < extract(year FROM ${asOf}::date)
  ORDER BY row.year DESC, row.id`;

export interface TaxRow {
  zoneCode: string;
  id: number;
  projectName: string;
  period: string;
  taxYuan: string;
  originUnit: string;
  landingUnit: string;
  weights: [number, number, number];
}

/** Taxes of projects that several units share, up to the quarter of a day. */
export const readSharedTaxes = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  asOf: string,
): Promise<TaxRow[]> => sql<TaxRow[]>`
  SELECT zone_code AS "zoneCode", id, project_name AS "projectName", period, tax_yuan::text AS "taxYuan",
         origin_unit AS "originUnit", landing_unit AS "landingUnit",
         ARRAY[origin_weight, landing_weight, zone_weight] AS weights
  FROM enclave_tax
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND withdrawn_at IS NULL
    AND period <= extract(year FROM ${asOf}::date) || 'Q' || extract(quarter FROM ${asOf}::date)
  ORDER BY period DESC, project_name, id`;
