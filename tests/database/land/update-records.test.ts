import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { type ChangeSet, inChangeSet } from '../../../server/land/change-set.ts';
import { RecordConflictError, UnknownCodeError } from '../../../server/land/land-errors.ts';
import type { LandCollection } from '../../../server/land/land-tables.ts';
import { landTableOf } from '../../../server/land/land-tables.ts';
import { restoreRecord, updateRecord, withdrawRecord } from '../../../server/land/update-record.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../../support/database.ts';
import { rectangle } from '../../support/grid-zone-sample.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';

describeEachEngine('changing land records', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
    await loadGridZone(db.sql);
  });
  afterAll(() => db.dispose());

  const change = async <T>(write: (changes: ChangeSet) => Promise<T>): Promise<T> => {
    const draft = {
      zoneCode: 'TEST',
      kind: 'edit' as const,
      title: '修改',
      author: { id: 'planner', name: '规划员' },
    };
    return (await inChangeSet(db.sql, draft, write)).result;
  };
  const parcel = async (name: string) => {
    const [row] = await db.sql<
      { id: number; revision: number }[]
    >`SELECT id, revision FROM parcel WHERE name = ${name}`;
    return row!;
  };
  const lastEntry = async () => {
    const [entry] = await db.sql`
      SELECT action, collection, record_label, before_values AS before, after_values AS after
      FROM audit_entry ORDER BY sequence DESC LIMIT 1`;
    return { ...entry };
  };

  test('an update writes the changed fields and leaves their values before and after', async () => {
    const version = await parcel('测试地块1');
    const isChanged = await change((changes) =>
      updateRecord(changes, 'parcels', version, {
        name: '康华路地块',
        parkCode: 'P1-A',
        areaCertSquareMetres: 31_234.56,
        stockClass: 'in_use',
        supplyModes: ['long_lease', 'one_off'],
      }),
    );
    expect(isChanged).toBe(true);
    expect(await lastEntry()).toEqual({
      action: 'update',
      collection: 'parcels',
      record_label: '康华路地块',
      before: { name: '测试地块1', parkCode: 'P1', areaCertSquareMetres: 30_000, supplyModes: [] },
      after: {
        name: '康华路地块',
        parkCode: 'P1-A',
        areaCertSquareMetres: 31_234.56,
        supplyModes: ['long_lease', 'one_off'],
      },
    });
    const [row] = await db.sql`
      SELECT name, park_name, area_square_metres, supply_modes, revision, updated_by, search_text, sort_key
      FROM collection_parcel WHERE id = ${version.id}`;
    expect(row).toMatchObject({
      name: '康华路地块',
      park_name: '标准厂房区',
      area_square_metres: '31234.56',
      supply_modes: ['long_lease', 'one_off'],
      revision: version.revision + 1,
      updated_by: 'planner',
    });
    expect(row!.search_text).toContain('kanghualudikuai');
    expect(row!.sort_key).toMatch(/^kang1.hua2/);
  });

  test('a new outline brings its area, perimeter and label point', async () => {
    const version = await parcel('测试地块2');
    const geometry = rectangle(119.2, 36.9, 119.202, 36.902);
    await change((changes) => updateRecord(changes, 'parcels', version, { geometry, labelPoint: null }));
    const [row] = await db.sql`
      SELECT abs(area_gis_square_metres - ST_Area(geom::geography)) < 0.01 AS area,
             abs(perimeter_metres - ST_Perimeter(geom::geography)) < 0.1 AS perimeter,
             ST_Contains(geom, label_point) AS label, ST_XMax(geom) AS east
      FROM parcel WHERE id = ${version.id}`;
    expect(row).toEqual({ area: true, perimeter: true, label: true, east: 119.202 });
    const { before, after } = await lastEntry();
    expect(after).toMatchObject({ geometry });
    expect((before as { geometry: typeof geometry }).geometry.coordinates[0]![0]).toHaveLength(5);
  });

  test('a change of nothing is none', async () => {
    const version = await parcel('测试地块3');
    const entry = await lastEntry();
    expect(await change((changes) => updateRecord(changes, 'parcels', version, { name: '测试地块3' }))).toBe(
      false,
    );
    expect(await parcel('测试地块3')).toEqual(version);
    expect(await lastEntry()).toEqual(entry);
  });

  test('a record changed by somebody else meanwhile is not overwritten', async () => {
    const version = await parcel('测试地块4');
    await change((changes) => updateRecord(changes, 'parcels', version, { locationText: '甲路' }));
    const failed = change((changes) => updateRecord(changes, 'parcels', version, { locationText: '乙路' }));
    await expect(failed).rejects.toThrow(RecordConflictError);
    await expect(failed).rejects.toThrow('已被他人修改，请刷新后重试');
    const [row] = await db.sql`SELECT location_text FROM parcel WHERE id = ${version.id}`;
    expect(row).toEqual({ location_text: '甲路' });
  });

  test('what breaks the schema, names an unknown code or is not there is refused', async () => {
    const version = await parcel('测试地块5');
    const update = (values: object, of = version) =>
      change((changes) => updateRecord(changes, 'parcels', of, values));
    await expect(update({ stockClass: 'unheard of' })).rejects.toThrow();
    await expect(update({ parkCode: 'P9' })).rejects.toThrow(UnknownCodeError);
    await expect(update({ farMin: 3, farMax: 1 })).rejects.toThrow(/parcel_far_order/);
    await expect(update({ name: '甲' }, { id: 999_999, revision: 1 })).rejects.toThrow('不存在或已撤回');
    expect(await parcel('测试地块5')).toEqual(version);
  });

  test('a withdrawn record leaves every view, keeps its history, and comes back', async () => {
    const version = await parcel('测试地块6');
    const visible = async () =>
      (await db.sql`SELECT id FROM collection_parcel WHERE id = ${version.id}`).length;
    await change((changes) => withdrawRecord(changes, 'parcels', version));
    expect(await visible()).toBe(0);
    expect(await lastEntry()).toMatchObject({ action: 'withdraw', record_label: '测试地块6', after: null });
    const withdrawn = await parcel('测试地块6');
    await expect(
      change((changes) => updateRecord(changes, 'parcels', withdrawn, { name: '甲' })),
    ).rejects.toThrow('不存在或已撤回');
    await change((changes) => restoreRecord(changes, 'parcels', withdrawn));
    expect(await visible()).toBe(1);
    expect(await lastEntry()).toMatchObject({ action: 'restore', before: null });
  });

  test('every collection can be written back as it is read', async () => {
    const collections: LandCollection[] = [
      'parks',
      'parcels',
      'standard-terms',
      'assessments',
      'factory-buildings',
      'factory-units',
      'roads',
      'water-areas',
      'green-spaces',
      'blocks',
      'buildings',
      'facilities',
    ];
    for (const collection of collections) {
      const { table } = landTableOf(collection);
      const [version] = await db.sql<{ id: number; revision: number }[]>`
        SELECT id, revision FROM ${db.sql(table)} ORDER BY id LIMIT 1`;
      const isChanged = await change((changes) =>
        updateRecord(changes, collection, version!, { sourceName: `核对：${collection}` }),
      );
      expect(isChanged, collection).toBe(true);
      const [row] = await db.sql`SELECT source_name FROM ${db.sql(table)} WHERE id = ${version!.id}`;
      expect(row).toEqual({ source_name: `核对：${collection}` });
    }
    expect(await verifyAuditChain(db.sql, 'TEST')).toMatchObject({ ok: true });
  });
});
