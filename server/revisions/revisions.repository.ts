import type postgres from 'postgres';

/** How far the data of one zone has come. */
export interface ZoneState {
  zoneCode: string;
  name: string;
  isDemonstration: boolean;
  /** Seed of generated data; null for real data. */
  seed: number | null;
  /** Day the data speaks of: the as-of day of a demonstration, else the day of the last change (in China). */
  asOf: string | null;
  /** Revision counters by collection. */
  revisions: Record<string, number>;
  /** When the database was last filled from a backup: the counters may count to a number they had before. */
  restoredAt: string | null;
}

/** Reads the state of every zone: a row a zone, small enough to be read again every second. */
export async function readZoneStates(sql: postgres.ISql): Promise<ZoneState[]> {
  return await sql<ZoneState[]>`
    SELECT zone.zone_code AS "zoneCode", zone.name, zone.is_demonstration AS "isDemonstration",
           demonstration_load.seed::float8 AS seed,
           COALESCE(demonstration_load.as_of, (changed.at AT TIME ZONE 'Asia/Shanghai')::date)::text AS "asOf",
           COALESCE(changed.revisions, '{}'::json) AS revisions,
           (SELECT max(restored_at) FROM restore_record) AS "restoredAt"
    FROM zone
    LEFT JOIN demonstration_load ON demonstration_load.zone_code = zone.zone_code
    LEFT JOIN (
      SELECT zone_code, max(changed_at) FILTER (WHERE collection <> 'suspicions') AS at, json_object_agg(collection, revision) AS revisions
      FROM collection_revision GROUP BY zone_code
    ) AS changed ON changed.zone_code = zone.zone_code
    ORDER BY zone.zone_code`;
}
