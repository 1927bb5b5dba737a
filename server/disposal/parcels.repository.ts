import type postgres from 'postgres';
import type { SupplyContractRecord } from '../../geodata/model/supply-contract.ts';
import { recountParcels } from '../land/land-summary.ts';

/** Writes the cached idle state of a parcel; no revision, no author: it is not an edit. */
export async function setIdleState(
  sql: postgres.TransactionSql,
  zoneCode: string,
  parcelId: number,
  idle: { state: string | null; since: string | null; cause: string | null },
): Promise<void> {
  await sql`
    UPDATE parcel SET idle_state = ${idle.state}, idle_since = ${idle.since}, idle_cause = ${idle.cause}
    WHERE zone_code = ${zoneCode} AND id = ${parcelId}`;
  await recountParcels(sql, zoneCode, [parcelId]);
}

/** The revision of a record that is not withdrawn. */
export async function readRevision(
  sql: postgres.ISql,
  table: 'parcel' | 'supply_contract',
  zoneCode: string,
  id: number,
): Promise<number | undefined> {
  const [row] = await sql<{ revision: number }[]>`
    SELECT revision::integer AS revision FROM ${sql(table)}
    WHERE zone_code = ${zoneCode} AND id = ${id} AND withdrawn_at IS NULL`;
  return row?.revision;
}

export interface CaseParcel {
  id: number;
  parcelCode: string | null;
  name: string;
  locationText: string | null;
  holderName: string | null;
  isDemonstration: boolean;
}

/** A parcel that is there. */
export async function readParcel(
  sql: postgres.ISql,
  zoneCode: string,
  id: number,
): Promise<CaseParcel | undefined> {
  const [parcel] = await sql<CaseParcel[]>`
    SELECT id::integer AS id, parcel_code AS "parcelCode", name, location_text AS "locationText", holder_name AS "holderName",
           is_demonstration AS "isDemonstration"
    FROM parcel WHERE zone_code = ${zoneCode} AND id = ${id} AND withdrawn_at IS NULL`;
  return parcel;
}

/** What a case or the watch needs of a contract; sums in yuan as exact text. */
export interface ContractRow {
  id: number;
  zoneCode: string;
  kind: SupplyContractRecord['kind'];
  title: string;
  contractNo: string | null;
  electronicSupervisionNo: string | null;
  parcelId: number | null;
  holderName: string | null;
  holderCreditCode: string | null;
  locationText: string | null;
  landUseText: string | null;
  landUseScheme: string | null;
  landUseCode: string | null;
  priceYuan: string | null;
  signedOn: string | null;
  agreedStartOn: string | null;
  actualDeliveryOn: string | null;
  actualStartOn: string | null;
  actualCompletionOn: string | null;
  suspendedOn: string | null;
  builtArea: string | null;
  shouldBuildArea: string | null;
  investedYuan: string | null;
  totalInvestmentYuan: string | null;
  mortgagees: string[];
  isDemonstration: boolean;
}

const contractColumns = (sql: postgres.ISql) => sql`
  id::integer AS id, zone_code AS "zoneCode", kind, contract_no AS "contractNo",
  COALESCE(project_name, contract_no, electronic_supervision_no, holder_name, location_text, '合同 ' || id) AS title,
  electronic_supervision_no AS "electronicSupervisionNo", parcel_id::integer AS "parcelId", holder_name AS "holderName",
  holder_credit_code AS "holderCreditCode", location_text AS "locationText", land_use_text AS "landUseText",
  land_use_scheme AS "landUseScheme", land_use_code AS "landUseCode", price_yuan::text AS "priceYuan", signed_on AS "signedOn",
  agreed_start_on AS "agreedStartOn", actual_delivery_on AS "actualDeliveryOn", actual_start_on AS "actualStartOn",
  actual_completion_on AS "actualCompletionOn", suspended_on AS "suspendedOn", built_area_square_metres::text AS "builtArea",
  should_build_area_square_metres::text AS "shouldBuildArea", invested_yuan::text AS "investedYuan",
  total_investment_yuan::text AS "totalInvestmentYuan", mortgagees, is_demonstration AS "isDemonstration"`;

/** One contract of a zone. */
export async function readContract(
  sql: postgres.ISql,
  zoneCode: string,
  id: number,
): Promise<ContractRow | undefined> {
  const [contract] = await sql<ContractRow[]>`
    SELECT ${contractColumns(sql)} FROM supply_contract
    WHERE zone_code = ${zoneCode} AND id = ${id} AND withdrawn_at IS NULL`;
  return contract;
}

/** The latest contract of a parcel. */
export async function readContractOfParcel(
  sql: postgres.ISql,
  zoneCode: string,
  parcelId: number,
): Promise<ContractRow | undefined> {
  const [contract] = await sql<ContractRow[]>`
    SELECT ${contractColumns(sql)} FROM supply_contract
    WHERE zone_code = ${zoneCode} AND parcel_id = ${parcelId} AND withdrawn_at IS NULL
    ORDER BY signed_on DESC NULLS LAST, id DESC LIMIT 1`;
  return contract;
}

/**
 * A page of the contracts of a zone in the order of their ids: of the column, by its index. A bare `id` would mean the
 * cast in the list, which no index has, and every page would sort the whole zone.
 */
export async function readContractPage(
  sql: postgres.ISql,
  zoneCode: string,
  afterId: number,
  limit: number,
): Promise<ContractRow[]> {
  return await sql<ContractRow[]>`
    SELECT ${contractColumns(sql)} FROM supply_contract
    WHERE zone_code = ${zoneCode} AND id > ${afterId} AND withdrawn_at IS NULL ORDER BY supply_contract.id LIMIT ${limit}`;
}

/** Parcels of a zone by their codes, each with its latest contract. */
export async function readPlacesOfCodes(
  sql: postgres.ISql,
  zoneCode: string,
  codes: readonly string[],
): Promise<Map<string, { parcelId: number; contractId: number | null }>> {
  const rows = await sql<{ code: string; parcelId: number; contractId: number | null }[]>`
    SELECT parcel_code AS code, parcel.id::integer AS "parcelId",
           (SELECT max(contract.id) FROM supply_contract AS contract
            WHERE contract.zone_code = parcel.zone_code AND contract.parcel_id = parcel.id
              AND contract.withdrawn_at IS NULL)::integer AS "contractId"
    FROM parcel WHERE zone_code = ${zoneCode} AND parcel_code = ANY (${[...codes]}::text[]) AND withdrawn_at IS NULL`;
  return new Map(rows.map(({ code, ...place }) => [code, place]));
}

/** Sets the cached idle state of parcels to that of their open case; parcels without one are left alone. */
export async function restoreIdleStates(
  sql: postgres.TransactionSql,
  zoneCode: string,
  parcelIds: readonly number[],
): Promise<void> {
  await sql`
    UPDATE parcel SET idle_state = idle_case.state, idle_since = idle_case.clock_start, idle_cause = idle_case.cause
    FROM idle_case
    WHERE parcel.zone_code = ${zoneCode} AND parcel.id = ANY (${[...parcelIds]}::bigint[])
      AND idle_case.zone_code = parcel.zone_code AND idle_case.parcel_id = parcel.id AND idle_case.is_open`;
  await recountParcels(sql, zoneCode, parcelIds);
}
