import type postgres from 'postgres';

/**
 * Lets a generated zone be looked through as if some of its parcels had been offered a moment ago: the first look tells
 * the teams whose projects they suit, by the same engine as ever.
 */
export async function offerNewLand(
  sql: postgres.TransactionSql,
  zoneCode: string,
  supplyIds: readonly string[],
): Promise<void> {
  // All rows of the load carry the time at which its transaction began.
  await sql`
    INSERT INTO match_look (zone_code, looked_at) VALUES (${zoneCode}, now() + interval '1 microsecond')
    ON CONFLICT (zone_code) DO NOTHING`;
  await sql`
    UPDATE parcel SET updated_at = clock_timestamp()
    WHERE zone_code = ${zoneCode} AND 'parcel-' || id = ANY (${[...supplyIds]}::text[])`;
}
