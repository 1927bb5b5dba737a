import type postgres from 'postgres';
import type { IdleCaseCounts } from '../../geodata/model/api-idle-case-list.ts';
import type { CaseClock } from '../../geodata/model/idle-case-state.ts';

/** A case joined with its parcel and its clocks. */
export interface ListedCase {
  id: number;
  zoneCode: string;
  zoneName: string;
  caseNo: string;
  parcelId: number;
  parcelCode: string | null;
  parcelName: string;
  locationText: string | null;
  areaSquareMetres: string;
  lng: number;
  lat: number;
  contractId: number | null;
  contractNo: string;
  holderName: string;
  idleType: string;
  state: string;
  branch: string;
  cause: string | null;
  round: number;
  isOpen: boolean;
  foundOn: string | null;
  clockStart: string;
  openedOn: string;
  stateSince: string;
  idleEndedOn: string | null;
  closedOn: string | null;
  pauses: { from: string; to: string | null }[];
  hasPlan: boolean;
  planOwnerUnit: string | null;
  planMode: string | null;
  planDeadlineOn: string | null;
  isLegalReview: boolean;
  isRemedyPending: boolean;
  isPublished: boolean;
  officerId: string | null;
  officerName: string | null;
  explanation: string[];
  isDemonstration: boolean;
  revision: number;
  updatedAt: string;
  clocks: CaseClock[];
}

export type CaseSort = 'urgency' | '-idleDays' | 'stateSince' | 'caseNo';

export interface CaseFilter {
  /** Zones with the day their cases stand on. */
  days: ReadonlyMap<string, string>;
  actorId: string;
  ids?: readonly number[] | undefined;
  states?: readonly string[] | undefined;
  branches?: readonly string[] | undefined;
  causes?: readonly string[] | undefined;
  types?: readonly string[] | undefined;
  isOpen?: boolean | undefined;
  isOverdue?: boolean | undefined;
  isMine?: boolean | undefined;
  withoutPlan?: boolean | undefined;
  dueWithinDays?: number | undefined;
  text?: string | undefined;
  parcelId?: number | undefined;
}

type Skipped =
  | 'states'
  | 'branches'
  | 'causes'
  | 'isOpen'
  | 'isOverdue'
  | 'isMine'
  | 'withoutPlan'
  | 'dueWithinDays';

function conditions(sql: postgres.ISql, filter: CaseFilter, skip?: Skipped): postgres.Fragment {
  const parts: postgres.Fragment[] = [sql`TRUE`];
  const any = (column: string, values: readonly string[] | undefined, name: Skipped | 'types') => {
    if (values !== undefined && skip !== name)
      parts.push(sql`listed.${sql(column)} = ANY (${[...values]}::text[])`);
  };
  any('state', filter.states, 'states');
  any('branch', filter.branches, 'branches');
  any('cause', filter.causes, 'causes');
  any('idle_type', filter.types, 'types');
  if (filter.ids !== undefined) parts.push(sql`listed.id = ANY (${[...filter.ids]}::bigint[])`);
  if (filter.isOpen !== undefined && skip !== 'isOpen') parts.push(sql`listed.is_open = ${filter.isOpen}`);
  if (filter.isOverdue !== undefined && skip !== 'isOverdue') {
    parts.push(sql`COALESCE(listed.due_on < listed.as_of, false) = ${filter.isOverdue}`);
  }
  if (filter.isMine && skip !== 'isMine') parts.push(mine(sql, filter.actorId));
  if (filter.withoutPlan !== undefined && skip !== 'withoutPlan') {
    parts.push(sql`listed.needs_plan = ${filter.withoutPlan}`);
  }
  if (filter.dueWithinDays !== undefined && skip !== 'dueWithinDays') {
    parts.push(sql`listed.due_on <= listed.as_of + ${filter.dueWithinDays}::integer`);
  }
  if (filter.parcelId !== undefined) parts.push(sql`listed.parcel_id = ${filter.parcelId}`);
  for (const word of (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean)) {
    parts.push(sql`position(${word} IN listed.search_text) > 0`);
  }
  return parts.reduce((all, part) => sql`${all} AND ${part}`);
}

/** One's own cases, and those nobody has taken yet. */
const mine = (sql: postgres.ISql, actorId: string): postgres.Fragment =>
  sql`listed.is_open AND (listed.officer_id = ${actorId} OR listed.officer_id IS NULL)`;

/** Cases of the zones with their parcel and their most urgent duty. */
function listed(sql: postgres.ISql, filter: CaseFilter): postgres.Fragment {
  const zones = [...filter.days].map(([zone_code, as_of]) => ({ zone_code, as_of }));
  return sql`
    day AS (
      SELECT zone_code, as_of FROM json_to_recordset(${JSON.stringify(zones)}::text::json) AS day (zone_code text, as_of date)
    ), listed AS (
      SELECT idle_case.*, day.as_of, zone.name AS zone_name, parcel.parcel_code, parcel.name AS parcel_name, parcel.location_text,
             COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres) AS area_square_metres, parcel.label_point,
             (SELECT min(due_on) FROM idle_case_deadline AS deadline
              WHERE deadline.zone_code = idle_case.zone_code AND deadline.case_id = idle_case.id AND deadline.kind = 'duty') AS due_on,
             lower(concat_ws(' ', idle_case.case_no, parcel.name, parcel.pinyin, parcel.parcel_code, idle_case.holder_name,
                             idle_case.contract_no, parcel.location_text)) AS search_text
      FROM idle_case
      JOIN day ON day.zone_code = idle_case.zone_code
      JOIN zone ON zone.zone_code = idle_case.zone_code
      JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id
    )`;
}

const orders: Readonly<Record<CaseSort, (sql: postgres.ISql) => postgres.Fragment>> = {
  urgency: (sql) => sql`is_open DESC, due_on - as_of ASC NULLS LAST, clock_start ASC`,
  '-idleDays': (sql) => sql`COALESCE(idle_ended_on, as_of) - clock_start DESC`,
  stateSince: (sql) => sql`state_since ASC`,
  caseNo: (sql) => sql`case_no ASC`,
};

/** A page of cases. */
export async function readCases(
  sql: postgres.ISql,
  filter: CaseFilter,
  page: { sort: CaseSort; limit: number; offset: number },
): Promise<ListedCase[]> {
  return await sql<ListedCase[]>`
    WITH ${listed(sql, filter)}
    SELECT id::integer AS id, zone_code AS "zoneCode", zone_name AS "zoneName", case_no AS "caseNo", parcel_id::integer AS "parcelId",
           parcel_code AS "parcelCode", parcel_name AS "parcelName", location_text AS "locationText",
           area_square_metres::text AS "areaSquareMetres", ST_X(label_point) AS lng, ST_Y(label_point) AS lat,
           contract_id::integer AS "contractId", contract_no AS "contractNo", holder_name AS "holderName",
           idle_type AS "idleType", state, branch, cause, round, is_open AS "isOpen", found_on AS "foundOn",
           clock_start AS "clockStart", opened_on AS "openedOn", state_since AS "stateSince", idle_ended_on AS "idleEndedOn",
           closed_on AS "closedOn", pauses, has_plan AS "hasPlan", plan_owner_unit AS "planOwnerUnit", plan_mode AS "planMode",
           plan_deadline_on AS "planDeadlineOn", is_legal_review AS "isLegalReview", is_remedy_pending AS "isRemedyPending",
           is_published AS "isPublished", officer_id AS "officerId", officer_name AS "officerName", explanation,
           is_demonstration AS "isDemonstration", revision::integer AS revision, updated_at AS "updatedAt",
           COALESCE((SELECT json_agg(deadline.clock ORDER BY deadline.position) FROM idle_case_deadline AS deadline
             WHERE deadline.zone_code = listed.zone_code AND deadline.case_id = listed.id), '[]'::json) AS clocks
    FROM listed WHERE ${conditions(sql, filter)}
    ORDER BY ${orders[page.sort](sql)}, zone_code, id
    LIMIT ${page.limit} OFFSET ${page.offset}`;
}

/** Counts of cases; each group ignores the filter on itself, so that it says what choosing would give. */
export async function countCases(
  sql: postgres.ISql,
  filter: CaseFilter,
): Promise<IdleCaseCounts & { matched: number }> {
  const grouped = (column: string, skip: Skipped) => sql`
    (SELECT COALESCE(json_object_agg(value, count), '{}'::json) FROM (
      SELECT listed.${sql(column)} AS value, count(*)::integer AS count FROM listed
      WHERE ${conditions(sql, filter, skip)} AND listed.${sql(column)} IS NOT NULL GROUP BY 1) AS grouped)`;
  const counted = (condition: postgres.Fragment, skip: Skipped) => sql`
    (SELECT count(*)::integer FROM listed WHERE ${conditions(sql, filter, skip)} AND ${condition})`;
  const [row] = await sql<(IdleCaseCounts & { matched: number })[]>`
    WITH ${listed(sql, filter)}
    SELECT (SELECT count(*)::integer FROM listed WHERE ${conditions(sql, filter)}) AS matched,
           ${counted(sql`listed.is_open`, 'isOpen')} AS open,
           ${counted(sql`NOT listed.is_open`, 'isOpen')} AS ended,
           ${counted(sql`listed.due_on < listed.as_of`, 'isOverdue')} AS overdue,
           ${counted(sql`listed.due_on BETWEEN listed.as_of AND listed.as_of + 7`, 'dueWithinDays')} AS "dueWithin7",
           ${counted(sql`listed.due_on BETWEEN listed.as_of AND listed.as_of + 30`, 'dueWithinDays')} AS "dueWithin30",
           ${counted(sql`listed.needs_plan`, 'withoutPlan')} AS "withoutPlan",
           ${counted(mine(sql, filter.actorId), 'isMine')} AS mine,
           ${grouped('state', 'states')} AS "byState", ${grouped('branch', 'branches')} AS "byBranch",
           ${grouped('cause', 'causes')} AS "byCause"`;
  return row!;
}
