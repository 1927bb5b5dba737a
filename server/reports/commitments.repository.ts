import type postgres from 'postgres';

export interface CommitmentRow {
  zoneCode: string;
  recordId: number;
  contractId: number;
  parcelId: number | null;
  title: string;
  year: number;
  areaSquareMetres: number;
  /** Agreed, 元/㎡, and reached, yuan. */
  agreedTax: number | null;
  taxYuan: number | null;
  agreedInvestment: number | null;
  investmentYuan: number | null;
  agreedOutput: number | null;
  outputYuan: number | null;
  agreedFar: number | null;
  farBuilt: number | null;
}

/** What contracts agreed and what was reached, the last year first. */
export const readCommitmentChecks = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<CommitmentRow[]> => sql<CommitmentRow[]>`
  SELECT row.zone_code AS "zoneCode", row.id::integer AS "recordId", row.contract_id::integer AS "contractId",
         contract.parcel_id::integer AS "parcelId", COALESCE(list.contract_title, row.contract_id::text) AS title, row.year,
         contract.area_square_metres::float8 AS "areaSquareMetres",
         contract.tax_min_yuan_per_square_metre::float8 AS "agreedTax", row.tax_yuan::float8 AS "taxYuan",
         contract.fixed_investment_min_yuan_per_square_metre::float8 AS "agreedInvestment",
         row.fixed_investment_yuan::float8 AS "investmentYuan",
         contract.output_min_yuan_per_square_metre::float8 AS "agreedOutput", row.output_yuan::float8 AS "outputYuan",
         contract.far_min::float8 AS "agreedFar", row.far_built::float8 AS "farBuilt"
  FROM commitment_check AS row
  JOIN supply_contract AS contract ON contract.zone_code = row.zone_code AND contract.id = row.contract_id
  LEFT JOIN collection_commitment_check AS list ON list.zone_code = row.zone_code AND list.id = row.id
  WHERE row.zone_code = ANY (${zoneCodes as string[]}::text[]) AND row.withdrawn_at IS NULL AND contract.area_square_metres > 0
  ORDER BY row.year DESC, title, row.id`;
