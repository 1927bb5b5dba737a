import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { runChecks } from '../../../server/database/integrity-checks.ts';
import { writeNewParcels } from '../../../server/imports/write-new-parcels.ts';
import { inChangeSet } from '../../../server/land/change-set.ts';
import { updateRecord } from '../../../server/land/update-record.ts';
import {
  createTestDatabase,
  describeEachEngine,
  projectSqlFolder,
  type TestDatabase,
} from '../../support/database.ts';
import { gridZoneSample } from '../../support/grid-zone-sample.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';

const author = { id: 'planner', name: '规划员' };
const draft = { zoneCode: 'TEST', kind: 'import' as const, title: '导入', author };

/** As many parcels as take several steps to prepare, beside those that are there. */
const newParcels = () =>
  gridZoneSample({ columns: 10, rows: 4 }).parcels.map((parcel) => ({
    ...parcel,
    parcelCode: null,
    parkCode: null,
  }));

describeEachEngine('new parcels of an import', (engine) => {
  let db: TestDatabase;
  let there = 0;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
    there = (await loadGridZone(db.sql, { columns: 2, rows: 2 })).parcels.length;
  });
  afterAll(() => db.dispose());

  const staged = async () => {
    const [row] = await db.sql<{ count: number }[]>`
      SELECT ((SELECT count(*) FROM staged_parcel) + (SELECT count(*) FROM staged_parcel_assessment)
            + (SELECT count(*) FROM staged_audit_entry))::integer AS count`;
    return row!.count;
  };

  test('are there whole with their history when others write in the zone while they are prepared', async () => {
    const { sql } = db;
    const records = newParcels();
    const [edited] = await sql<{ id: number; revision: number }[]>`
      SELECT id::integer AS id, revision::integer AS revision FROM parcel WHERE zone_code = 'TEST' ORDER BY id LIMIT 1`;
    let edit: Promise<unknown> = Promise.resolve();
    let begun = 0;
    const onPrepared = (count: number) => {
      if (count >= records.length || begun >= 3) return;
      begun += 1;
      // The third time the zone is held: nobody outruns it any more.
      if (begun === 3) return;
      const name = `改名 ${begun}`;
      const revision = edited!.revision + begun - 1;
      edit = inChangeSet(sql, { ...draft, kind: 'edit', title: '改名' }, async (changes) => {
        await updateRecord(changes, 'parcels', { id: edited!.id, revision }, { name });
      });
    };
    const slowToBegin = new Proxy(sql, {
      get: (target, key) =>
        key === 'begin'
          ? async (work: Parameters<typeof sql.begin>[1]) => {
              await edit;
              return await target.begin(work as never);
            }
          : target[key as keyof typeof target],
    });

    const closed = await writeNewParcels(
      slowToBegin,
      draft,
      { records, asOf: '2026-05-01', onPrepared },
      async () => {},
    );
    expect(begun).toBe(3);
    const parcels = await sql<{ name: string; sum: number }[]>`
      SELECT name, (SELECT sum(parcel_count)::integer FROM land_summary WHERE zone_code = 'TEST') AS sum
      FROM parcel WHERE zone_code = 'TEST' ORDER BY id`;
    expect(parcels).toHaveLength(there + records.length);
    expect(parcels[0]).toEqual({ name: '改名 2', sum: there + records.length });
    const [set] = await sql<{ summary: unknown }[]>`
      SELECT summary FROM change_set WHERE zone_code = 'TEST' AND id = ${closed.changeSetId}`;
    expect(set!.summary).toEqual({ parcels: { create: records.length } });
    const [entries] = await sql<{ count: number }[]>`
      SELECT count(*)::integer AS count FROM audit_entry WHERE zone_code = 'TEST' AND change_set_id = ${closed.changeSetId}`;
    expect(entries!.count).toBe(records.length);
    expect((await verifyAuditChain(sql, 'TEST')).ok).toBe(true);
    expect(await staged()).toBe(0);
    const broken = await runChecks(sql, projectSqlFolder);
    expect(broken.filter(({ check }) => check !== 'parcels_do_not_overlap.sql')).toEqual([]);
  });

  test('are not there at all when one breaks a rule, and leave nothing waiting', async () => {
    const { sql } = db;
    const [before] = await sql<{ count: number }[]>`SELECT count(*)::integer AS count FROM audit_entry`;
    const records = newParcels().map((parcel, index) =>
      index === 30 ? { ...parcel, farMin: 3, farMax: 1 } : parcel,
    );
    const written = writeNewParcels(
      sql,
      draft,
      { records, asOf: '2026-05-01', onPrepared: () => {} },
      async () => {},
    );
    await expect(written).rejects.toMatchObject({ constraint_name: 'parcel_far_order' });
    const [after] = await sql<{ count: number }[]>`SELECT count(*)::integer AS count FROM audit_entry`;
    expect(after).toEqual(before);
    expect(await staged()).toBe(0);
  });
});
