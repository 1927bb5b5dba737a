import type postgres from 'postgres';

/** The last number given in each series of a zone and year; a series without one is missing. */
export async function readLastNumbers(
  sql: postgres.ISql,
  zoneCode: string,
  year: number,
): Promise<Map<string, number>> {
  const rows = await sql<{ series: string; last: number }[]>`
    SELECT series, last_number AS last FROM idle_case_number WHERE zone_code = ${zoneCode} AND year = ${year}`;
  return new Map(rows.map(({ series, last }) => [series, last]));
}

/** Takes the next numbers of a series and returns the last of them. */
export async function takeNumbers(
  sql: postgres.TransactionSql,
  zoneCode: string,
  series: string,
  year: number,
  count = 1,
): Promise<number> {
  const [row] = await sql<{ last: number }[]>`
    INSERT INTO idle_case_number (zone_code, series, year, last_number) VALUES (${zoneCode}, ${series}, ${year}, ${count})
    ON CONFLICT (zone_code, series, year) DO UPDATE SET last_number = idle_case_number.last_number + ${count}
    RETURNING last_number AS last`;
  return row!.last;
}

/** A number entered by hand is never given again. */
export async function raiseNumber(
  sql: postgres.TransactionSql,
  zoneCode: string,
  series: string,
  year: number,
  number: number,
): Promise<void> {
  await sql`
    INSERT INTO idle_case_number (zone_code, series, year, last_number) VALUES (${zoneCode}, ${series}, ${year}, ${number})
    ON CONFLICT (zone_code, series, year)
    DO UPDATE SET last_number = GREATEST(idle_case_number.last_number, excluded.last_number)`;
}

/** What the authority of a zone is called in the numbers of its papers. */
export async function readZoneName(
  sql: postgres.ISql,
  zoneCode: string,
): Promise<{ name: string; shortName: string | null; cityName: string | null }> {
  const [zone] = await sql<{ name: string; shortName: string | null; cityName: string | null }[]>`
    SELECT name, short_name AS "shortName", city_name AS "cityName" FROM zone WHERE zone_code = ${zoneCode}`;
  return zone!;
}
