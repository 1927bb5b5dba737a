import type postgres from 'postgres';

/** Whether a zone is registered. */
export async function isKnownZone(sql: postgres.ISql, zoneCode: string): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM zone WHERE zone_code = ${zoneCode}`;
  return rows.length > 0;
}

/** Codes among these that a parcel of the zone has. */
export async function readParcelCodes(
  sql: postgres.ISql,
  zoneCode: string,
  codes: readonly string[],
): Promise<Set<string>> {
  const rows = await sql<{ code: string }[]>`
    SELECT parcel_code AS code FROM parcel
    WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL AND parcel_code = ANY (${[...codes]}::text[])`;
  return new Set(rows.map(({ code }) => code));
}

/** What tells one contract from another. */
export interface ContractIdentity {
  electronicSupervisionNo: string | null;
  projectName: string | null;
  locationText: string | null;
  holderName: string | null;
  signedOn: string | null;
  agreedStartOn: string | null;
  areaSquareMetres: string | null;
  sourceRow: number | null;
}

/** Identities of the contracts of a zone that were not withdrawn. */
export async function readContractIdentities(
  sql: postgres.ISql,
  zoneCode: string,
): Promise<ContractIdentity[]> {
  return await sql<ContractIdentity[]>`
    SELECT electronic_supervision_no AS "electronicSupervisionNo", project_name AS "projectName", location_text AS "locationText",
           holder_name AS "holderName", signed_on AS "signedOn", agreed_start_on AS "agreedStartOn",
           area_square_metres AS "areaSquareMetres", source_row AS "sourceRow"
    FROM supply_contract WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL`;
}
