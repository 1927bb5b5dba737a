import type postgres from 'postgres';
import { CaseEvent } from '../../geodata/model/idle-case-event.ts';
import type { CaseClock, CaseState } from '../../geodata/model/idle-case-state.ts';
import { recountCases } from '../land/land-summary.ts';

type Sql = postgres.TransactionSql;

/** What a stored case is beside its events. */
export interface StoredCase {
  zoneCode: string;
  id: number;
  caseNo: string;
  parcelId: number;
  contractId: number | null;
  state: string;
  revision: number;
  officerId: string | null;
  officerName: string | null;
  explanation: string[];
  isDemonstration: boolean;
}

const storedColumns = (sql: postgres.ISql) => sql`
  zone_code AS "zoneCode", id::integer AS id, case_no AS "caseNo", parcel_id::integer AS "parcelId",
  contract_id::integer AS "contractId", state, revision::integer AS revision, officer_id AS "officerId",
  officer_name AS "officerName", explanation, is_demonstration AS "isDemonstration"`;

/** A case among these zones; undefined when there is none. */
export async function findCase(
  sql: postgres.ISql,
  zoneCodes: readonly string[],
  id: number,
): Promise<StoredCase | undefined> {
  const [found] = await sql<StoredCase[]>`
    SELECT ${storedColumns(sql)} FROM idle_case WHERE zone_code = ANY (${[...zoneCodes]}::text[]) AND id = ${id}`;
  return found;
}

/** The case, locked until the transaction ends. */
export async function lockCase(sql: Sql, zoneCode: string, id: number): Promise<StoredCase> {
  const [found] = await sql<StoredCase[]>`
    SELECT ${storedColumns(sql)} FROM idle_case WHERE zone_code = ${zoneCode} AND id = ${id} FOR UPDATE`;
  return found!;
}

/** The open case of a parcel, if it has one. */
export async function findOpenCase(
  sql: postgres.ISql,
  zoneCode: string,
  parcelId: number,
): Promise<{ id: number; caseNo: string } | undefined> {
  const [found] = await sql<{ id: number; caseNo: string }[]>`
    SELECT id::integer AS id, case_no AS "caseNo" FROM idle_case
    WHERE zone_code = ${zoneCode} AND parcel_id = ${parcelId} AND is_open`;
  return found;
}

/** The open cases of these parcels or contracts, by their numbers. */
export async function readOpenCases(
  sql: postgres.ISql,
  zoneCode: string,
  column: 'parcel_id' | 'contract_id',
  ids: readonly number[],
): Promise<{ caseNo: string; parcelName: string }[]> {
  return await sql<{ caseNo: string; parcelName: string }[]>`
    SELECT case_no AS "caseNo", parcel.name AS "parcelName" FROM idle_case
    JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id
    WHERE idle_case.zone_code = ${zoneCode} AND ${sql('idle_case')}.${sql(column)} = ANY (${[...ids]}::bigint[]) AND idle_case.is_open
    ORDER BY case_no`;
}

export interface StoredEvent {
  sequence: number;
  event: CaseEvent;
  actorName: string;
  stateAfter: CaseState['state'];
}

/** The events of a case in the order they were recorded. */
export async function readEvents(
  sql: postgres.ISql,
  zoneCode: string,
  caseId: number,
): Promise<StoredEvent[]> {
  const rows = await sql<
    { sequence: number; payload: unknown; actorName: string; stateAfter: CaseState['state'] }[]
  >`
    SELECT sequence, payload, actor_name AS "actorName", state_after AS "stateAfter" FROM idle_case_event
    WHERE zone_code = ${zoneCode} AND case_id = ${caseId} ORDER BY sequence`;
  return rows.map(({ payload, ...row }) => ({ ...row, event: CaseEvent.parse(payload) }));
}

/** Events of several cases of a zone, by case. */
export async function readEventsOfCases(
  sql: postgres.ISql,
  zoneCode: string,
  caseIds: readonly number[],
): Promise<Map<number, CaseEvent[]>> {
  const rows = await sql<{ caseId: number; payload: unknown }[]>`
    SELECT case_id::integer AS "caseId", payload FROM idle_case_event
    WHERE zone_code = ${zoneCode} AND case_id = ANY (${[...caseIds]}::bigint[]) ORDER BY case_id, sequence`;
  const events = new Map<number, CaseEvent[]>();
  for (const { caseId, payload } of rows) {
    const event = CaseEvent.parse(payload);
    const list = events.get(caseId);
    if (list) list.push(event);
    else events.set(caseId, [event]);
  }
  return events;
}

export interface NewCase {
  zoneCode: string;
  caseNo: string;
  parcelId: number;
  contractId: number | null;
  officerId: string | null;
  officerName: string | null;
  explanation: readonly string[];
  clocksAsOf: string;
  isDemonstration: boolean;
  authorId: string;
  columns: Record<string, unknown>;
  /** How many events it has. */
  revision: number;
}

/** Inserts a case and returns its id. */
export async function insertCase(sql: Sql, fresh: NewCase): Promise<number> {
  const row = {
    ...fresh.columns,
    zone_code: fresh.zoneCode,
    case_no: fresh.caseNo,
    parcel_id: fresh.parcelId,
    contract_id: fresh.contractId,
    officer_id: fresh.officerId,
    officer_name: fresh.officerName,
    explanation: fresh.explanation,
    clocks_as_of: fresh.clocksAsOf,
    is_demonstration: fresh.isDemonstration,
    revision: fresh.revision,
    created_by: fresh.authorId,
    updated_by: fresh.authorId,
  };
  const columns = namesOf(sql, Object.keys(row));
  const values = namesOf(sql, Object.keys(row), sql`given.`);
  const [inserted] = await sql<{ id: number }[]>`
    INSERT INTO idle_case (${columns})
    SELECT ${values} FROM json_populate_record(NULL::idle_case, ${JSON.stringify(row)}::text::json) AS given
    RETURNING id::integer AS id`;
  return inserted!.id;
}

function namesOf(sql: Sql, names: readonly string[], before?: postgres.Fragment): postgres.Fragment {
  return names
    .map((name) => (before === undefined ? sql`${sql(name)}` : sql`${before}${sql(name)}`))
    .reduce((all, name) => sql`${all}, ${name}`);
}

/** Brings the cached columns of a case up to its newest event. */
export async function updateCase(
  sql: Sql,
  zoneCode: string,
  id: number,
  {
    revision,
    authorId,
    clocksAsOf,
    columns,
  }: { revision: number; authorId: string; clocksAsOf: string; columns: Record<string, unknown> },
): Promise<void> {
  const sets = Object.keys(columns)
    .map((name) => sql`${sql(name)} = given.${sql(name)}`)
    .reduce((all, name) => sql`${all}, ${name}`);
  await sql`
    UPDATE idle_case SET ${sets}, revision = ${revision}, clocks_as_of = ${clocksAsOf}, updated_by = ${authorId}, updated_at = now()
    FROM json_populate_record(NULL::idle_case, ${JSON.stringify(columns)}::text::json) AS given
    WHERE idle_case.zone_code = ${zoneCode} AND idle_case.id = ${id}`;
}

export interface NewEvent {
  caseId: number;
  sequence: number;
  event: CaseEvent;
  actorId: string;
  basis: string;
  ruleVersions: Readonly<Record<string, number>>;
  stateAfter: string;
}

/** Appends events; rows of this table are never changed. */
export async function insertEvents(sql: Sql, zoneCode: string, events: readonly NewEvent[]): Promise<void> {
  const rowsPerStatement = 500;
  for (let from = 0; from < events.length; from += rowsPerStatement) {
    const rows = events
      .slice(from, from + rowsPerStatement)
      .map(({ caseId, sequence, event, actorId, basis, ruleVersions, stateAfter }) => ({
        zone_code: zoneCode,
        case_id: caseId,
        sequence,
        event_id: event.id,
        event_type: event.type,
        occurred_on: event.occurredOn,
        recorded_at: event.recordedAt,
        actor_id: actorId,
        actor_name: event.actor,
        payload: event,
        basis,
        rule_versions: ruleVersions,
        state_after: stateAfter,
      }));
    await sql`
      INSERT INTO idle_case_event
      SELECT row.* FROM json_populate_recordset(NULL::idle_case_event, ${JSON.stringify(rows)}::text::json) AS row`;
  }
}

/** Replaces the running clocks of cases by those computed now: the last thing written of a case, for it is counted anew here. */
export async function replaceDeadlines(
  sql: Sql,
  zoneCode: string,
  cases: readonly { caseId: number; clocks: readonly CaseClock[] }[],
): Promise<void> {
  if (cases.length === 0) return;
  const ids = cases.map(({ caseId }) => caseId);
  await sql`DELETE FROM idle_case_deadline WHERE zone_code = ${zoneCode} AND case_id = ANY (${ids}::bigint[])`;
  const rows = cases.flatMap(({ caseId, clocks }) =>
    clocks.map((clock, position) => ({
      zone_code: zoneCode,
      case_id: caseId,
      position,
      code: clock.code,
      kind: clock.kind,
      due_on: clock.dueOn,
      clock,
    })),
  );
  await sql`
    INSERT INTO idle_case_deadline
    SELECT row.* FROM json_populate_recordset(NULL::idle_case_deadline, ${JSON.stringify(rows)}::text::json) AS row`;
  await recountCases(sql, zoneCode, ids);
}

/** Replaces the register of papers of cases. A number that another case has breaks `idle_case_document_no_unique`. */
export async function replaceDocuments(
  sql: Sql,
  zoneCode: string,
  cases: readonly { caseId: number; documents: CaseState['facts']['documents'] }[],
): Promise<void> {
  const ids = cases.map(({ caseId }) => caseId);
  await sql`DELETE FROM idle_case_document WHERE zone_code = ${zoneCode} AND case_id = ANY (${ids}::bigint[])`;
  const rows = cases.flatMap(({ caseId, documents }) =>
    documents.map((document) => ({
      zone_code: zoneCode,
      case_id: caseId,
      doc_no: document.docNo,
      doc_type: document.docType,
      issued_on: document.issuedOn,
      served_on: document.servedOn,
      served_method: document.servedMethod,
      receipt_ref: document.receiptRef,
    })),
  );
  await sql`
    INSERT INTO idle_case_document
    SELECT row.* FROM json_populate_recordset(NULL::idle_case_document, ${JSON.stringify(rows)}::text::json) AS row`;
}

/** The case another paper with one of these numbers belongs to. */
export async function findNumberTaken(
  sql: postgres.ISql,
  zoneCode: string,
  exceptCaseId: number,
  docNos: readonly string[],
): Promise<{ docNo: string; caseNo: string } | undefined> {
  const [taken] = await sql<{ docNo: string; caseNo: string }[]>`
    SELECT document.doc_no AS "docNo", idle_case.case_no AS "caseNo"
    FROM idle_case_document AS document
    JOIN idle_case ON idle_case.zone_code = document.zone_code AND idle_case.id = document.case_id
    WHERE document.zone_code = ${zoneCode} AND document.case_id <> ${exceptCaseId}
      AND document.doc_no = ANY (${[...docNos]}::text[])
      AND document.doc_type NOT IN ('agreement', 'disposal_plan', 'service_receipt', 'start_application', 'completion_report', 'delivery_confirmation')
    LIMIT 1`;
  return taken;
}

export interface PublicEntryRow {
  eventId: string;
  location: string;
  holderName: string;
  causeText: string | null;
  publishedOn: string;
  withdrawnOn: string | null;
}

/** Replaces the public entries of a case by those its events give. */
export async function replacePublicEntries(
  sql: Sql,
  zoneCode: string,
  caseId: number,
  entries: readonly PublicEntryRow[],
): Promise<void> {
  await sql`DELETE FROM idle_case_public_entry WHERE zone_code = ${zoneCode} AND case_id = ${caseId}`;
  for (const entry of entries) {
    await sql`
      INSERT INTO idle_case_public_entry (zone_code, case_id, event_id, location, holder_name, cause_text, published_on, withdrawn_on)
      VALUES (${zoneCode}, ${caseId}, ${entry.eventId}, ${entry.location}, ${entry.holderName}, ${entry.causeText},
              ${entry.publishedOn}, ${entry.withdrawnOn})`;
  }
}

/** Gives the case to somebody, or back to everybody. */
export async function updateOfficer(
  sql: Sql,
  zoneCode: string,
  id: number,
  officer: { id: string; name: string } | null,
  authorId: string,
): Promise<void> {
  await sql`
    UPDATE idle_case SET officer_id = ${officer?.id ?? null}, officer_name = ${officer?.name ?? null},
      updated_by = ${authorId}, updated_at = now()
    WHERE zone_code = ${zoneCode} AND id = ${id}`;
}
