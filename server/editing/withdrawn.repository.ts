import type postgres from 'postgres';
import type { WithdrawnRecord } from '../../geodata/model/api-withdrawn.ts';
import type { EditableTable } from './editable-table.ts';

/** Withdrawn rows of some tables, each as people call it. */
const withdrawnRows = (
  sql: postgres.ISql,
  tables: readonly EditableTable[],
  zoneCodes: readonly string[],
): postgres.Fragment =>
  tables
    .map(
      ({ id, table }) => sql`
        SELECT ${id}::text AS collection, zone_code, id, revision, withdrawn_at, to_jsonb(record) - 'geom' - 'label_point' AS row
        FROM ${sql(table)} AS record
        WHERE zone_code = ANY (${[...zoneCodes]}::text[]) AND withdrawn_at IS NOT NULL`,
    )
    .reduce((all, part) => sql`${all} UNION ALL ${part}`);

/** Withdrawn records, the last withdrawn first, from an offset on. Terms of standard land are called as their parcel is. */
export async function readWithdrawn(
  sql: postgres.ISql,
  tables: readonly EditableTable[],
  zoneCodes: readonly string[],
  { offset, limit }: { offset: number; limit: number },
): Promise<WithdrawnRecord[]> {
  return await sql<WithdrawnRecord[]>`
    SELECT found.zone_code AS "zoneCode", found.collection, found.id::integer AS id, found.revision::integer AS revision,
           found.withdrawn_at AS "withdrawnAt", COALESCE(entry.actor_name, found.row ->> 'updated_by') AS "withdrawnBy",
           entry.reason,
           COALESCE(found.row ->> 'name', found.row ->> 'unit_code', found.row ->> 'project_name', found.row ->> 'contract_no',
                    found.row ->> 'holder_name', parcel.name) AS label
    FROM (SELECT * FROM (${withdrawnRows(sql, tables, zoneCodes)}) AS withdrawn
          ORDER BY withdrawn_at DESC, collection, id LIMIT ${limit} OFFSET ${offset}) AS found
    LEFT JOIN parcel ON parcel.zone_code = found.zone_code AND parcel.id = (found.row ->> 'parcel_id')::bigint
    LEFT JOIN LATERAL (
      SELECT actor_name, reason FROM audit_entry
      WHERE zone_code = found.zone_code AND collection = found.collection AND record_id = found.id AND action = 'withdraw'
      ORDER BY sequence DESC LIMIT 1) AS entry ON TRUE
    ORDER BY found.withdrawn_at DESC, found.collection, found.id`;
}

/** How many withdrawn records each collection has. */
export async function countWithdrawn(
  sql: postgres.ISql,
  tables: readonly EditableTable[],
  zoneCodes: readonly string[],
): Promise<Record<string, number>> {
  const rows = await sql<{ collection: string; count: number }[]>`
    SELECT collection, count(*)::integer AS count
    FROM (${withdrawnRows(sql, tables, zoneCodes)}) AS withdrawn GROUP BY collection`;
  return Object.fromEntries(rows.map(({ collection, count }) => [collection, count]));
}
