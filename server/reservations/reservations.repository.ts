import type postgres from 'postgres';
import type { Reservation, ReservationStatus } from '../../geodata/model/api-reservations.ts';

type LogEntry = Reservation['log'][number];

/** A reservation as it is stored, with the names people know its parts by. */
export type StoredReservation = Omit<Reservation, 'daysLeft'> & { projectZoneCode: string };

const selection = (sql: postgres.ISql) => sql`
  SELECT held.id::integer AS id, held.zone_code AS "zoneCode", held.project_zone_code AS "projectZoneCode",
    held.project_id::integer AS "projectId", project.project_no AS "projectNo", project.name AS "projectName", team.name AS "teamName",
    held.supply_id AS "supplyId", CASE WHEN held.parcel_id IS NULL THEN 'factory-units' ELSE 'parcels' END AS collection,
    COALESCE(held.parcel_id, held.unit_id)::integer AS "recordId",
    COALESCE(parcel.name, building.name || ' ' || unit.storey || '层 ' || regexp_replace(unit.unit_code, '^.*-', '')) AS "supplyName",
    COALESCE(parcel.parcel_code, unit.unit_code) AS "supplyCode", held.status, held.reserved_on::text AS "reservedOn",
    held.until::text AS until, held.note, held.revision::integer AS revision, held.created_at AS "createdAt",
    held.updated_at AS "updatedAt",
    (SELECT json_agg(json_build_object('action', entry.action, 'at', entry.at, 'by', entry.actor_name, 'reason', entry.reason,
       'until', entry.until) ORDER BY entry.id)
     FROM reservation_log AS entry WHERE entry.zone_code = held.zone_code AND entry.reservation_id = held.id) AS log
  FROM reservation AS held
  JOIN project ON project.zone_code = held.project_zone_code AND project.id = held.project_id
  LEFT JOIN investment_team AS team ON team.zone_code = project.zone_code AND team.team_code = project.team_code AND team.withdrawn_at IS NULL
  LEFT JOIN parcel ON parcel.zone_code = held.zone_code AND parcel.id = held.parcel_id
  LEFT JOIN factory_unit AS unit ON unit.zone_code = held.zone_code AND unit.id = held.unit_id
  LEFT JOIN factory_building AS building ON building.zone_code = unit.zone_code AND building.id = unit.building_id`;

export interface ReservationFilter {
  zones: readonly string[];
  projectId?: number | undefined;
  supplyId?: string | undefined;
  status?: ReservationStatus | undefined;
  limit: number;
  offset?: number | undefined;
}

const matching = (
  sql: postgres.ISql,
  { zones, projectId = 0, supplyId = '', status = undefined }: ReservationFilter,
) => sql`
  held.zone_code = ANY (${[...zones]}::text[]) AND (${projectId} = 0 OR held.project_id = ${projectId}::bigint)
    AND (${supplyId} = '' OR held.supply_id = ${supplyId}) AND (${status ?? ''} = '' OR held.status = ${status ?? ''})`;

/** Reservations of some zones, active ones first, then the latest. */
export async function readReservations(
  sql: postgres.ISql,
  filter: ReservationFilter,
): Promise<StoredReservation[]> {
  return await sql<StoredReservation[]>`
    ${selection(sql)} WHERE ${matching(sql, filter)}
    ORDER BY held.status <> 'active', held.until, held.id DESC LIMIT ${filter.limit} OFFSET ${filter.offset ?? 0}`;
}

/** How many reservations a filter finds, whatever its limit. */
export async function countReservations(sql: postgres.ISql, filter: ReservationFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM reservation AS held WHERE ${matching(sql, filter)}`;
  return row?.count ?? 0;
}

export async function readReservation(
  sql: postgres.ISql,
  id: number,
  zones: readonly string[],
): Promise<StoredReservation | undefined> {
  const [found] = await sql<StoredReservation[]>`
    ${selection(sql)} WHERE held.id = ${id}::bigint AND held.zone_code = ANY (${[...zones]}::text[])`;
  return found;
}

/** A piece that can be held. */
export interface Piece {
  zoneCode: string;
  name: string;
  code: string;
  isOffered: boolean;
}

/** The piece of an id; undefined when there is none, or it is withdrawn. */
export async function readPiece(sql: postgres.ISql, supplyId: string): Promise<Piece | undefined> {
  const id = Number(supplyId.split('-')[1]);
  if (supplyId.startsWith('unit-')) {
    const [unit] = await sql<Piece[]>`
      SELECT unit.zone_code AS "zoneCode", building.name || ' ' || unit.storey || '层 ' || regexp_replace(unit.unit_code, '^.*-', '') AS name, unit.unit_code AS code, unit.status <> 'leased' AS "isOffered"
      FROM factory_unit AS unit
      JOIN factory_building AS building ON building.zone_code = unit.zone_code AND building.id = unit.building_id
      WHERE unit.id = ${id}::bigint AND unit.withdrawn_at IS NULL`;
    return unit;
  }
  const [parcel] = await sql<Piece[]>`
    SELECT zone_code AS "zoneCode", name, COALESCE(parcel_code, source_code, '') AS code, public_land_class <> 'in_use' AS "isOffered"
    FROM parcel WHERE id = ${id}::bigint AND withdrawn_at IS NULL`;
  return parcel;
}

/** Inserts an active reservation; undefined when the piece is held already (the unique index decides). */
export async function insertReservation(
  sql: postgres.TransactionSql,
  row: {
    zoneCode: string;
    projectZoneCode: string;
    projectId: number;
    supplyId: string;
    reservedOn: string;
    until: string;
    note: string | null;
  },
  authorId: string,
): Promise<number | undefined> {
  const id = Number(row.supplyId.split('-')[1]);
  const isParcel = row.supplyId.startsWith('parcel-');
  const [inserted] = await sql<{ id: number }[]>`
    INSERT INTO reservation (zone_code, project_zone_code, project_id, supply_id, parcel_id, unit_id, reserved_on, until, note,
      created_by, updated_by)
    VALUES (${row.zoneCode}, ${row.projectZoneCode}, ${row.projectId}, ${row.supplyId}, ${isParcel ? id : null},
      ${isParcel ? null : id}, ${row.reservedOn}, ${row.until}, ${row.note}, ${authorId}, ${authorId})
    ON CONFLICT (zone_code, supply_id) WHERE status = 'active' DO NOTHING
    RETURNING id::integer AS id`;
  return inserted?.id;
}

/** Changes an active reservation that is at this revision; false when it is not. */
export async function updateReservation(
  sql: postgres.TransactionSql,
  zoneCode: string,
  id: number,
  revision: number,
  change: { status: ReservationStatus; until?: string },
  authorId: string,
): Promise<boolean> {
  const updated = await sql`
    UPDATE reservation SET status = ${change.status}, until = COALESCE(${change.until ?? null}::date, until),
      revision = revision + 1, updated_by = ${authorId}, updated_at = now()
    WHERE zone_code = ${zoneCode} AND id = ${id}::bigint AND revision = ${revision}::bigint AND status = 'active'`;
  return updated.count === 1;
}

export async function logReservation(
  sql: postgres.TransactionSql,
  zoneCode: string,
  id: number,
  { action, by, reason, until }: Omit<LogEntry, 'at'>,
): Promise<void> {
  await sql`
    INSERT INTO reservation_log (zone_code, reservation_id, action, actor_name, reason, until)
    VALUES (${zoneCode}, ${id}, ${action}, ${by}, ${reason}, ${until})`;
}

/** Zones with active reservations whose last day is past. */
export async function readZonesWithLapsed(sql: postgres.ISql, today: string): Promise<string[]> {
  const rows = await sql<{ zoneCode: string }[]>`
    SELECT DISTINCT zone_code AS "zoneCode" FROM reservation WHERE status = 'active' AND until < ${today}::date`;
  return rows.map(({ zoneCode }) => zoneCode);
}

/** Ends the lapsed reservations of a zone and returns them. */
export async function expireLapsed(
  sql: postgres.TransactionSql,
  zoneCode: string,
  today: string,
): Promise<{ id: number; supplyId: string; projectId: number; until: string }[]> {
  return await sql<{ id: number; supplyId: string; projectId: number; until: string }[]>`
    UPDATE reservation SET status = 'expired', revision = revision + 1, updated_by = 'system', updated_at = now()
    WHERE zone_code = ${zoneCode} AND status = 'active' AND until < ${today}::date
    RETURNING id::integer AS id, supply_id AS "supplyId", project_id::integer AS "projectId", until::text AS until`;
}

/** Zones with active reservations of projects that have ended. */
export async function readZonesWithEnded(sql: postgres.ISql): Promise<string[]> {
  const rows = await sql<{ zoneCode: string }[]>`
    SELECT DISTINCT held.zone_code AS "zoneCode" FROM reservation AS held
    JOIN project ON project.zone_code = held.project_zone_code AND project.id = held.project_id
    WHERE held.status = 'active' AND project.stage = 'ended' ORDER BY held.zone_code`;
  return rows.map(({ zoneCode }) => zoneCode);
}

/** Cancels the reservations in a zone of projects that have ended, and returns them. */
export async function cancelEnded(
  sql: postgres.TransactionSql,
  zoneCode: string,
  authorId: string,
): Promise<{ id: number; supplyId: string; until: string }[]> {
  return await sql<{ id: number; supplyId: string; until: string }[]>`
    UPDATE reservation SET status = 'cancelled', revision = reservation.revision + 1, updated_by = ${authorId}, updated_at = now()
    FROM project
    WHERE reservation.zone_code = ${zoneCode} AND reservation.status = 'active' AND project.zone_code = reservation.project_zone_code
      AND project.id = reservation.project_id AND project.stage = 'ended'
    RETURNING reservation.id::integer AS id, reservation.supply_id AS "supplyId", reservation.until::text AS until`;
}
