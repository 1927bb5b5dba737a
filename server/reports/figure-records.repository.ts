import type postgres from 'postgres';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { columnOf } from '../../geodata/catalog/field.ts';
import type { FigureRecord } from '../../geodata/model/api-figure-records.ts';
import { actorOfRole } from '../access/roles.ts';
import { parseCollectionQuery } from '../collections/collection-query.ts';
import { whereFragment } from '../collections/where-fragment.ts';
import { funnelStep } from './current-inputs.repository.ts';

/** A record as it is kept with a frozen quarter. */
export type CountedRecord = Omit<FigureRecord, 'standing' | 'zoneCode'>;

/** Sums are made of everything there is; who may read the list is decided where it is read. */
const everybody = actorOfRole('administrator', { id: 'reports', name: '统计', zones: 'all' });

/** What a list shows beside the title, by collection. */
const factFields: Readonly<Record<string, readonly string[]>> = {
  parcels: ['stockClass', 'areaSquareMetres', 'landUseName'],
  'stock-movements': ['countedMode', 'occurredOn', 'areaSquareMetres', 'ownerUnit'],
  'approval-batches': ['approvedOn', 'areaSquareMetres', 'suppliedAreaSquareMetres'],
  'revitalised-land': ['mode', 'revitalisedOn', 'areaSquareMetres'],
  'key-projects': ['stage', 'plannedYuan', 'completedYuan', 'stageDueOn'],
  'project-problems': ['status', 'raisedOn', 'dueOn', 'resolvedOn'],
  'approval-runs': ['flow', 'startedOn', 'finishedOn', 'elapsedDays'],
  'enterprise-reports': ['class', 'score', 'landSquareMetres'],
  'commitment-checks': ['year', 'areaSquareMetres'],
  'lease-projects': ['areaSquareMetres', 'signedOn', 'producedOn'],
  'factory-units': ['status', 'areaSquareMetres'],
  'enclave-taxes': ['period'],
};

const joined = (fragments: readonly postgres.Fragment[], sql: postgres.ISql): postgres.Fragment =>
  fragments.reduce((all, fragment, index) => (index === 0 ? fragment : sql`${all}, ${fragment}`), sql``);

/** The part that the records of the figure's own list have; parts may reach beyond it. */
export const wholeFigure = '';

/** Records of a collection that any of some lists has, and which of them have it. */
export async function readCollectionRecords(
  sql: postgres.ISql,
  zoneCode: string,
  collection: Collection,
  lists: readonly { key: string; filters: Readonly<Record<string, string>> }[],
): Promise<CountedRecord[]> {
  const conditions = lists.map(({ key, filters }) => {
    const query = parseCollectionQuery(collection, new URLSearchParams(filters), everybody);
    return { key, holds: whereFragment(sql, collection, query, everybody) };
  });
  const has = (name: string) => collection.fields.some((field) => field.name === name);
  const facts = (factFields[collection.id] ?? []).filter(has);
  const parcel = collection.id === 'parcels' ? sql`id` : has('parcelId') ? sql`parcel_id` : sql`NULL::bigint`;
  const keys = conditions.map(({ key, holds }) => sql`CASE WHEN ${holds} THEN ${key}::text END`);
  const pairs = facts.map((name) => sql`${name}::text, ${sql(columnOf(name))}`);
  const anyHolds = conditions.reduce((all, { holds }) => sql`${all} OR (${holds})`, sql`FALSE`);
  return await sql<CountedRecord[]>`
    SELECT ${collection.id}::text AS collection, id::integer AS id, revision::integer AS revision,
           COALESCE(${sql(columnOf(collection.titleField))}::text, '') AS title, ${parcel}::integer AS "parcelId",
           array_remove(ARRAY[${joined(keys, sql)}]::text[], NULL) AS parts, json_build_object(${joined(pairs, sql)}) AS facts
    FROM ${sql(collection.relation)}
    WHERE zone_code = ${zoneCode} AND (${anyHolds})
    ORDER BY sort_key, id`;
}

/** Which lines of cases a figure counts; `item` names the part. */
const caseFigures: Readonly<Record<string, string>> = {
  R01: 'cause',
  R02: 'cause',
  R05: 'late',
  R06: 'age',
  R07: 'charged',
};

/** Cases that a figure counted on a day: by cause, by step, by age. */
export async function readCaseRecords(
  sql: postgres.ISql,
  zoneCode: string,
  indicatorId: string,
  asOf: string,
): Promise<CountedRecord[]> {
  return await sql<CountedRecord[]>`
    WITH age_limit AS (
      SELECT (${asOf}::date - interval '1 year')::date AS one, (${asOf}::date - interval '2 years')::date AS two,
             (${asOf}::date - interval '3 years')::date AS three
    )
    SELECT 'idle-cases' AS collection, idle_case.id::integer AS id, idle_case.revision::integer AS revision,
           parcel.name AS title, parcel.id::integer AS "parcelId",
           ''::text || CASE line.figure
             WHEN 'late' THEN (SELECT array_agg(step.item ORDER BY step.item) FROM idle_case_line AS step
               WHERE step.zone_code = line.zone_code AND step.case_id = line.case_id AND step.figure = 'step' AND step.day < ${asOf}::date)
             WHEN 'age' THEN ARRAY[(ARRAY['lt1', '1-2', '2-3', 'gt3'])[1 + (line.day <= one)::integer + (line.day <= two)::integer
               + (line.day <= three)::integer]]
             WHEN 'cause' THEN ARRAY[line.item]
             ELSE ARRAY[line.figure] END AS parts,
           json_build_object('caseNo', idle_case.case_no, 'state', idle_case.state,
             'areaSquareMetres', COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres),
             'dueOn', CASE WHEN line.figure = 'late' THEN line.day END, 'clockStart', idle_case.clock_start) AS facts
    FROM idle_case_line AS line
    JOIN idle_case ON idle_case.zone_code = line.zone_code AND idle_case.id = line.case_id
    JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id, age_limit
    WHERE line.zone_code = ${zoneCode} AND line.figure = ${caseFigures[indicatorId] ?? ''}
      AND (line.figure <> 'late' OR line.day < ${asOf}::date)
    ORDER BY CASE WHEN line.figure = 'late' THEN line.day END, idle_case.case_no`;
}

/** Cases of the bond purchase, by how far they came in area and money, and whether they count against the cap of the year. */
export async function readBondRecords(
  sql: postgres.ISql,
  zoneCode: string,
  asOf: string,
): Promise<CountedRecord[]> {
  return await sql<CountedRecord[]>`
    SELECT 'idle-cases' AS collection, idle_case.id::integer AS id, idle_case.revision::integer AS revision,
           parcel.name AS title, parcel.id::integer AS "parcelId",
           ''::text || array_agg(CASE line.figure WHEN 'bond_yuan' THEN line.item || '_yuan' ELSE line.item END
             ORDER BY line.figure, line.item) AS parts,
           json_build_object('caseNo', idle_case.case_no, 'state', idle_case.state,
             'areaSquareMetres', COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres),
             'amountYuan', max(line.amount) FILTER (WHERE line.figure = 'bond_yuan')) AS facts
    FROM idle_case_line AS line
    JOIN idle_case ON idle_case.zone_code = line.zone_code AND idle_case.id = line.case_id
    JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id
    WHERE line.zone_code = ${zoneCode} AND (line.figure IN ('bond', 'bond_yuan')
      OR line.figure = 'bond_estate' AND line.day = make_date(extract(year FROM ${asOf}::date)::integer, 1, 1))
    GROUP BY idle_case.id, idle_case.revision, idle_case.case_no, idle_case.state, parcel.id, parcel.name,
             parcel.area_cert_square_metres, parcel.area_gis_square_metres
    ORDER BY idle_case.case_no`;
}

/** Parts of R24 by the place of the step. */
const funnelParts: readonly string[] = [
  'demand',
  'matched',
  'visited',
  'reserved',
  'supplied',
  'broken_ground',
];

/** Projects of the register: all that are not ended, by stage and by whether they have land. */
export async function readProjectRecords(sql: postgres.ISql, zoneCode: string): Promise<CountedRecord[]> {
  return await sql<CountedRecord[]>`
    SELECT 'projects' AS collection, id::integer AS id, revision::integer AS revision, name AS title, NULL AS "parcelId",
           ARRAY['', stage, CASE WHEN stage IN ('landed', 'started', 'completed', 'producing')
               OR EXISTS (SELECT 1 FROM reservation WHERE reservation.project_zone_code = project.zone_code
                          AND reservation.project_id = project.id AND reservation.status = 'active')
             THEN 'met' ELSE 'unmet' END] || (${funnelParts as string[]}::text[])[1:1 + ${funnelStep(sql)}] AS parts,
           json_build_object('stage', stage, 'areaSquareMetres', COALESCE((demand ->> 'areaOptimumSquareMetres')::numeric,
             (demand ->> 'areaMinSquareMetres')::numeric, 0)) AS facts
    FROM project WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL AND stage <> 'ended'
    ORDER BY name, id`;
}

/** Revisions of records that are still there, by id. */
export async function readRevisions(
  sql: postgres.ISql,
  zoneCode: string,
  relation: string,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const rows = await sql<{ id: number; revision: number }[]>`
    SELECT id::integer AS id, revision::integer AS revision FROM ${sql(relation)}
    WHERE zone_code = ${zoneCode} AND id = ANY (${[...ids]}::bigint[])`;
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** Keeps the records of a figure with a frozen quarter; one statement a figure, because thousands of enterprises are long. */
export async function insertFrozenRecords(
  sql: postgres.ISql,
  { zoneCode, snapshotId, figure }: { zoneCode: string; snapshotId: number; figure: string },
  records: readonly CountedRecord[],
): Promise<void> {
  await sql`
    INSERT INTO quarter_snapshot_list (zone_code, snapshot_id, figure, records)
    VALUES (${zoneCode}, ${snapshotId}, ${figure}, ${JSON.stringify(records)}::text::jsonb)`;
}

/** The records of a figure as a quarter froze them, or undefined where it kept none. */
export async function readFrozenRecords(
  sql: postgres.ISql,
  { zoneCode, snapshotId, figure }: { zoneCode: string; snapshotId: number; figure: string },
): Promise<CountedRecord[] | undefined> {
  const [row] = await sql<{ records: CountedRecord[] }[]>`
    SELECT records FROM quarter_snapshot_list
    WHERE zone_code = ${zoneCode} AND snapshot_id = ${snapshotId} AND figure = ${figure}`;
  return row?.records;
}
