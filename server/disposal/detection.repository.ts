import type postgres from 'postgres';
import { recountParcels } from '../land/land-summary.ts';

/** What detection must not raise again: contracts with an open case, and clocks that an ended case was about. */
export interface KnownCases {
  openParcels: Set<number>;
  openContracts: Set<number>;
  /** `contract id | type | first day of the clock` of ended cases. */
  endedClocks: Set<string>;
}

export const clockKey = (contractId: number, idleType: string, clockStart: string): string =>
  `${contractId}|${idleType}|${clockStart}`;

/** Cases of a zone, as far as they keep detection from raising one. */
export async function readKnownCases(sql: postgres.ISql, zoneCode: string): Promise<KnownCases> {
  const rows = await sql<
    { parcelId: number; contractId: number | null; isOpen: boolean; idleType: string; clockStart: string }[]
  >`
    SELECT parcel_id::integer AS "parcelId", contract_id::integer AS "contractId", is_open AS "isOpen", idle_type AS "idleType",
           clock_start AS "clockStart"
    FROM idle_case WHERE zone_code = ${zoneCode}`;
  const known: KnownCases = { openParcels: new Set(), openContracts: new Set(), endedClocks: new Set() };
  for (const { parcelId, contractId, isOpen, idleType, clockStart } of rows) {
    if (isOpen) known.openParcels.add(parcelId);
    if (contractId === null) continue;
    if (isOpen) known.openContracts.add(contractId);
    else known.endedClocks.add(clockKey(contractId, idleType, clockStart));
  }
  return known;
}

/** Contracts that a later one of the same parcel has replaced. */
export async function readSuperseded(
  sql: postgres.ISql,
  zoneCode: string,
  ids: readonly number[],
): Promise<Set<number>> {
  const rows = await sql<{ id: number }[]>`
    SELECT contract.id::integer AS id FROM supply_contract AS contract
    WHERE contract.zone_code = ${zoneCode} AND contract.id = ANY (${[...ids]}::bigint[]) AND EXISTS (
      SELECT 1 FROM supply_contract AS later
      WHERE later.zone_code = contract.zone_code AND later.parcel_id = contract.parcel_id AND later.withdrawn_at IS NULL
        AND (later.signed_on, later.id) > (contract.signed_on, contract.id))`;
  return new Set(rows.map(({ id }) => id));
}

/** Parcels whose cached monitoring state differs from the one computed. */
export async function readChangedStates(
  sql: postgres.ISql,
  zoneCode: string,
  watched: readonly { parcelId: number; state: string | null }[],
): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    SELECT parcel.id::integer AS id
    FROM json_to_recordset(${JSON.stringify(watched)}::text::json) AS watched ("parcelId" bigint, state text)
    JOIN parcel ON parcel.zone_code = ${zoneCode} AND parcel.id = watched."parcelId" AND parcel.withdrawn_at IS NULL
    WHERE parcel.idle_state IS DISTINCT FROM watched.state
      AND (parcel.idle_state IS NULL OR parcel.idle_state IN ('SUPPLIED', 'DUE_SOON', 'OVERDUE_LT1Y', 'SUSPENDED_LT1Y'))`;
  return rows.map(({ id }) => id);
}

export interface MonitoringChange {
  parcelId: number;
  from: string | null;
  to: string | null;
}

/**
 * Writes monitoring states; a parcel that got an open case meanwhile is left alone.
 * @returns what changed, in the order of the parcels
 */
export async function writeMonitoringStates(
  sql: postgres.TransactionSql,
  zoneCode: string,
  watched: readonly { parcelId: number; state: string | null }[],
): Promise<MonitoringChange[]> {
  const changes = await sql<MonitoringChange[]>`
    UPDATE parcel SET idle_state = watched.state, idle_since = NULL, idle_cause = NULL
    FROM json_to_recordset(${JSON.stringify(watched)}::text::json) AS watched ("parcelId" bigint, state text)
    JOIN parcel AS old ON old.zone_code = ${zoneCode} AND old.id = watched."parcelId"
    WHERE parcel.zone_code = ${zoneCode} AND parcel.id = watched."parcelId" AND parcel.idle_state IS DISTINCT FROM watched.state
      AND NOT EXISTS (SELECT 1 FROM idle_case WHERE idle_case.zone_code = parcel.zone_code AND idle_case.parcel_id = parcel.id AND is_open)
    RETURNING parcel.id::integer AS "parcelId", old.idle_state AS "from", parcel.idle_state AS "to"`;
  await recountParcels(
    sql,
    zoneCode,
    changes.map(({ parcelId }) => parcelId),
  );
  return changes.toSorted((a, b) => a.parcelId - b.parcelId);
}

/** Open cases whose clocks were last computed on an earlier day. */
export async function readStaleCases(
  sql: postgres.ISql,
  zoneCode: string,
  asOf: string,
  limit: number,
): Promise<{ id: number; caseNo: string; parcelId: number; contractId: number | null }[]> {
  return await sql<{ id: number; caseNo: string; parcelId: number; contractId: number | null }[]>`
    SELECT id::integer AS id, case_no AS "caseNo", parcel_id::integer AS "parcelId", contract_id::integer AS "contractId"
    FROM idle_case WHERE zone_code = ${zoneCode} AND is_open AND clocks_as_of < ${asOf} ORDER BY idle_case.id LIMIT ${limit} FOR UPDATE`;
}

/** Notes the day on which the clocks of cases were computed. */
export async function markClocks(
  sql: postgres.TransactionSql,
  zoneCode: string,
  ids: readonly number[],
  asOf: string,
): Promise<void> {
  await sql`
    UPDATE idle_case SET clocks_as_of = ${asOf} WHERE zone_code = ${zoneCode} AND id = ANY (${[...ids]}::bigint[])`;
}

/** Whether the scheduled run of a day has been done. */
export async function hasRun(sql: postgres.ISql, zoneCode: string, asOf: string): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM idle_detection_run WHERE zone_code = ${zoneCode} AND as_of = ${asOf}`;
  return rows.length > 0;
}

/** Notes a run; one of the same day counts the latest figures. */
export async function saveRun(
  sql: postgres.TransactionSql,
  run: { zoneCode: string; asOf: string; contracts: number; raised: number },
): Promise<void> {
  await sql`
    INSERT INTO idle_detection_run (zone_code, as_of, contracts, raised)
    VALUES (${run.zoneCode}, ${run.asOf}, ${run.contracts}, ${run.raised})
    ON CONFLICT (zone_code, as_of) DO UPDATE
    SET contracts = excluded.contracts, raised = idle_detection_run.raised + excluded.raised, finished_at = now()`;
}

/** Makes two processes that detect a zone at once take turns; ends with the transaction. */
export async function lockDetection(sql: postgres.TransactionSql, zoneCode: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('idle-detection'), hashtext(${zoneCode}))`;
}

/** Every zone, with the day it stands on when it is a demonstration. */
export async function readZoneDays(
  sql: postgres.ISql,
): Promise<{ zoneCode: string; demonstrationDay: string | null }[]> {
  return await sql<{ zoneCode: string; demonstrationDay: string | null }[]>`
    SELECT zone.zone_code AS "zoneCode", demonstration_load.as_of AS "demonstrationDay"
    FROM zone LEFT JOIN demonstration_load ON demonstration_load.zone_code = zone.zone_code
    ORDER BY zone.zone_code`;
}
