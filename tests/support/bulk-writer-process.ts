/**
 * A program for tests: opens the data folder given as its argument, and edits every parcel of its zone in bulk, again
 * and again, until it is killed. Prints one JSON line for ready and for each bulk edit that the database acknowledged.
 */
import { localPlanner } from '../../server/access/actor.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { bulkEdit } from '../../server/editing/bulk-edit.service.ts';
import { editableTableOf } from '../../server/editing/editable-table.ts';
import { Revisions } from '../../server/revisions/revisions.ts';
import { loadGridZone } from './load-grid-zone.ts';

const dataDir = process.argv[2]!;
const print = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`);

const database = await openDatabase(
  { dataDir, maxConnections: 4 },
  { log: { info: () => {}, warn: () => {}, error: () => {} }, onProgress: () => {} },
);
await database.whenReady;
const { sql } = database;
const known = await sql`SELECT 1 FROM zone WHERE zone_code = 'TEST'`;
if (known.length === 0) await loadGridZone(sql, { columns: 12, rows: 10 });
const deps = { sql, revisions: new Revisions(sql, 'embedded'), today: () => '2026-05-01' };
const parcels = editableTableOf('parcels')!;
print({ ready: process.pid });
for (let step = 1; ; step += 1) {
  const records = await sql<{ id: number; revision: number }[]>`
    SELECT id::integer AS id, revision FROM parcel WHERE zone_code = 'TEST' ORDER BY id`;
  const { changeSets } = await bulkEdit(
    deps,
    parcels,
    { actor: localPlanner, requestId: `step-${step}` },
    {
      records: records.map(({ id, revision }) => ({ id, revision })),
      changes: { heightMaxMetres: (records[0]!.revision % 500) + 1 },
    },
  );
  print({ written: changeSets[0]!.changeSetId });
}
