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
  /** Value added in yuan a tonne of coal, and a tonne of pollutants: agreed by the indicators of the parcel. */
  agreedEnergy: number | null;
  energyReached: number | null;
  agreedEmission: number | null;
  emissionReached: number | null;
  isTaxMet: boolean | null;
  isInvestmentMet: boolean | null;
  isOutputMet: boolean | null;
  isFarMet: boolean | null;
  isEnergyMet: boolean | null;
  isEmissionMet: boolean | null;
  shortfallYuan: number | null;
}

/** What contracts agreed and what was reached, the last year first. */
export const readCommitmentChecks = (
  sql: postgres.ISql,
  zoneCodes: readonly string[],
): Promise<CommitmentRow[]> => sql<CommitmentRow[]>`
  SELECT zone_code AS "zoneCode", id::integer AS "recordId", contract_id::integer AS "contractId",
         parcel_id::integer AS "parcelId", contract_title AS title, year, area_square_metres::float8 AS "areaSquareMetres",
         tax_min_yuan_per_square_metre::float8 AS "agreedTax", tax_yuan::float8 AS "taxYuan",
         fixed_investment_min_yuan_per_square_metre::float8 AS "agreedInvestment", fixed_investment_yuan::float8 AS "investmentYuan",
         output_min_yuan_per_square_metre::float8 AS "agreedOutput", output_yuan::float8 AS "outputYuan",
         far_min::float8 AS "agreedFar", far_built::float8 AS "farBuilt",
         added_value_min_yuan_per_tce::float8 AS "agreedEnergy", added_value_yuan_per_tce::float8 AS "energyReached",
         added_value_min_yuan_per_tonne_emission::float8 AS "agreedEmission",
         added_value_yuan_per_tonne_emission::float8 AS "emissionReached", is_tax_met AS "isTaxMet",
         is_investment_met AS "isInvestmentMet", is_output_met AS "isOutputMet", is_far_met AS "isFarMet",
         is_energy_met AS "isEnergyMet", is_emission_met AS "isEmissionMet", tax_shortfall_yuan::float8 AS "shortfallYuan"
  FROM collection_commitment_check
  WHERE zone_code = ANY (${zoneCodes as string[]}::text[]) AND area_square_metres > 0
  ORDER BY year DESC, title, id`;
