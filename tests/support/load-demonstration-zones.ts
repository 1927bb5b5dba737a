import type postgres from 'postgres';
import { syncCodes } from '../../server/codes/sync-codes.ts';
import { loadDemonstration } from '../../server/demonstration/load-demonstration.ts';
import { silentLog } from './database.ts';
import { gridZoneSample } from './grid-zone-sample.ts';

/** Loads small grids of parcels under the codes of demonstration zones, with the ledgers and cases of those zones. */
export async function loadDemonstrationZones(
  sql: postgres.Sql,
  zoneCodes: readonly string[],
  asOf: string,
): Promise<void> {
  await syncCodes(sql);
  await loadDemonstration({
    sql,
    zones: zoneCodes.map((zoneCode) => ({ zoneCode, name: `演示开发区${zoneCode}` })),
    seed: 1,
    asOf,
    generate: async (zoneCode) => ({
      ...gridZoneSample({ zoneCode, columns: 4, rows: 2, origin: [117 + zoneCodes.indexOf(zoneCode), 35] }),
      asOf,
    }),
    log: silentLog,
    onProgress: () => {},
  });
}
