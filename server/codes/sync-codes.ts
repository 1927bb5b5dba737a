import type postgres from 'postgres';
import { landUseClasses } from '../../geodata/codes/land-use-class.ts';
import { saveLandUseClasses } from './codes.repository.ts';

/** Writes the code lists of `geodata/codes` to the database, where foreign keys and names need them. Safe to repeat. */
export async function syncCodes(sql: postgres.ISql): Promise<{ landUseClasses: number }> {
  return { landUseClasses: await saveLandUseClasses(sql, landUseClasses) };
}
