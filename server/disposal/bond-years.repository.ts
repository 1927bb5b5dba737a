import type postgres from 'postgres';
import type { BondYear } from '../../geodata/analysis/disposal/bond-resupply.ts';

/**
 * By calendar year, the real-estate land that the cases of a zone but one took back with bond money, and what of it was
 * supplied for real estate again in that year.
 */
export async function readOtherBondYears(
  sql: postgres.ISql,
  zoneCode: string,
  caseId: number,
): Promise<Map<number, BondYear>> {
  const rows = await sql<{ year: number; takenBack: string; resupplied: string }[]>`
    SELECT extract(year FROM bond_taken_back_on)::integer AS year,
           sum(bond_taken_back_square_metres)::text AS "takenBack", sum(bond_resupplied_square_metres)::text AS resupplied
    FROM idle_case WHERE zone_code = ${zoneCode} AND id <> ${caseId} AND bond_taken_back_on IS NOT NULL
    GROUP BY extract(year FROM bond_taken_back_on)`;
  return new Map(
    rows.map(({ year, takenBack, resupplied }) => [
      year,
      { takenBackSquareMetres: Number(takenBack), resuppliedSquareMetres: Number(resupplied) },
    ]),
  );
}
