import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ParcelRecord } from '../../../geodata/model/parcel.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { type ChangeSet, type ChangeSetDraft, inChangeSet } from '../../../server/land/change-set.ts';
import { insertRecords } from '../../../server/land/insert-records.ts';
import { UnknownCodeError, ZoneNotFoundError } from '../../../server/land/land-errors.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../../support/database.ts';
import { rectangle } from '../../support/grid-zone-sample.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';

const author = { id: 'planner', name: '规划员' };
const draft = (rest: Partial<ChangeSetDraft> = {}): ChangeSetDraft => ({
  zoneCode: 'TEST',
  kind: 'edit',
  title: '新增地块',
  author,
  reason: '补录',
  requestId: 'r-1',
  ...rest,
});

const parcel = (name: string, rest: object = {}) =>
  ParcelRecord.parse({
    name,
    stockClass: 'planned',
    sourceName: '测试数据',
    geometry: rectangle(119.2, 36.9, 119.202, 36.902),
    ...rest,
  });

describeEachEngine('writing land records', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
    await loadGridZone(db.sql);
  });
  afterAll(() => db.dispose());

  const revisions = async () => {
    const rows = await db.sql<{ collection: string; revision: number }[]>`
      SELECT collection, revision FROM collection_revision WHERE zone_code = 'TEST'`;
    return Object.fromEntries(rows.map((row) => [row.collection, row.revision]));
  };
  const write = (work: (changes: ChangeSet) => Promise<unknown>, rest: Partial<ChangeSetDraft> = {}) =>
    inChangeSet(db.sql, draft(rest), work);

  test('a record, its audit row, its change set and the revisions come together', async () => {
    const before = await revisions();
    const record = parcel('新增地块一', { parkCode: 'P1', parcelCode: '370700001001GB90001' });
    const closed = await write((changes) => insertRecords(changes, 'parcels', [record]));
    const [id] = closed.result as number[];
    const [row] = await db.sql`SELECT * FROM collection_parcel WHERE id = ${id!}`;
    expect(row).toMatchObject({
      name: '新增地块一',
      park_name: '康华生物医药产业园',
      land_class: 'planned',
      updated_by: 'planner',
      area_cert_square_metres: null,
    });
    expect(row!.search_text).toContain('xinzengdikuaiyi');
    // 0.002° square at 36.901° N on the ellipsoid of CGCS2000: N cos(lat) gives 178.254 m, M gives 221.952 m.
    expect(Number(row!.area_gis_square_metres)).toBeCloseTo(178.254 * 221.952, 0);
    const [entry] = await db.sql`
      SELECT * FROM audit_entry WHERE zone_code = 'TEST' AND record_id = ${id!} AND collection = 'parcels'`;
    expect(entry).toMatchObject({
      action: 'create',
      actor_id: 'planner',
      actor_name: '规划员',
      reason: '补录',
      request_id: 'r-1',
      record_label: '新增地块一',
      before_values: null,
      change_set_id: closed.changeSetId,
    });
    expect(entry!.after_values).toEqual(JSON.parse(JSON.stringify(record)));
    const [set] = await db.sql`SELECT kind, title, summary FROM change_set WHERE id = ${closed.changeSetId}`;
    expect(set).toEqual({ kind: 'edit', title: '新增地块', summary: { parcels: { create: 1 } } });
    const after = await revisions();
    expect(after).toMatchObject({
      parcels: before.parcels! + 1,
      zones: before.zones! + 1,
      parks: before.parks! + 1,
    });
    expect(after.roads).toBe(before.roads);
    expect(closed.revisions.parcels).toBe(after.parcels);
  });

  test('a broken constraint in the last record leaves nothing behind', async () => {
    const before = await revisions();
    const counted = () => db.sql`
      SELECT (SELECT count(*) FROM parcel) AS parcels, (SELECT count(*) FROM audit_entry) AS entries,
             (SELECT count(*) FROM change_set) AS sets, (SELECT max(last_sequence) FROM audit_head) AS head`;
    const [counts] = await counted();
    const records = Array.from({ length: 400 }, (_, index) => parcel(`成批地块${index}`));
    const broken = { ...parcel('坏地块'), farMin: 3, farMax: 1 };
    await expect(write((changes) => insertRecords(changes, 'parcels', [...records, broken]))).rejects.toThrow(
      /parcel_far_order/,
    );
    expect((await counted())[0]).toEqual(counts);
    expect(await revisions()).toEqual(before);
  });

  test('an outline that crosses itself is refused and nothing is written', async () => {
    const bow = [
      [119.3, 36.9],
      [119.31, 36.91],
      [119.31, 36.9],
      [119.3, 36.91],
      [119.3, 36.9],
    ];
    const crossed = parcel('蝴蝶结', { geometry: { type: 'MultiPolygon', coordinates: [[bow]] } });
    await expect(
      write((changes) => insertRecords(changes, 'parcels', [parcel('好地块'), crossed])),
    ).rejects.toThrow();
    expect(await db.sql`SELECT id FROM parcel WHERE name IN ('好地块', '蝴蝶结')`).toHaveLength(0);
  });

  test('a coordinate that is not a number never reaches the database', async () => {
    const geometry = rectangle(119.2, Number.NaN, 119.3, 36.9);
    const record = { ...parcel('坏坐标'), geometry };
    await expect(write((changes) => insertRecords(changes, 'parcels', [record]))).rejects.toThrow(
      '“坏坐标”：坐标不是有限的数字',
    );
  });

  test('codes that the zone does not have are named', async () => {
    const records = [parcel('甲', { parkCode: 'P9' }), parcel('乙', { parkCode: 'P1' })];
    const failed = write((changes) => insertRecords(changes, 'parcels', records));
    await expect(failed).rejects.toThrow(UnknownCodeError);
    await expect(failed).rejects.toThrow('所属园区（parkCode）在本开发区中不存在：P9');
  });

  test('a zone that is not registered is named', async () => {
    const failed = write((changes) => insertRecords(changes, 'parcels', [parcel('甲')]), {
      zoneCode: 'NOWHERE',
    });
    await expect(failed).rejects.toThrow(ZoneNotFoundError);
    await expect(failed).rejects.toThrow('没有代码为“NOWHERE”的开发区');
  });

  test('writers of one zone take turns, and the chain stays whole', async () => {
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        write((changes) => insertRecords(changes, 'parcels', [parcel(`并发地块${index}`)])),
      ),
    );
    expect(await verifyAuditChain(db.sql, 'TEST')).toMatchObject({ ok: true });
    expect(await db.sql`SELECT id FROM parcel WHERE name LIKE '并发地块%'`).toHaveLength(6);
  });

  describe('the loaded zone', () => {
    test('has parks in parks, units in buildings, buildings on parcels', async () => {
      const [park] = await db.sql`SELECT parent_park_name FROM collection_park WHERE park_code = 'P1-A'`;
      expect(park).toEqual({ parent_park_name: '康华生物医药产业园' });
      const units =
        await db.sql`SELECT unit_code, building_name FROM collection_factory_unit ORDER BY unit_code`;
      expect(units.map((unit) => ({ ...unit }))).toEqual([
        { unit_code: 'F1-1', building_name: '1号标准厂房' },
        { unit_code: 'F1-2', building_name: '1号标准厂房' },
      ]);
      const [orphans] = await db.sql`SELECT count(*) AS count FROM building WHERE parcel_id IS NULL`;
      expect(orphans).toEqual({ count: 0 });
    });

    test('counts an assessment only where it covers 99.9 % of the parcel and is valid', async () => {
      // 区域节能 ends in the middle of the fifth column; 水资源论证 ran out the day before the as-of date.
      const rows = await db.sql<{ column: number; count: number; missing: string[]; ratio: string }[]>`
        SELECT (parcel.id - first.id)::integer % 8 AS column, assessment_valid_count AS count,
               missing_assessments AS missing, link.coverage_ratio AS ratio
        FROM (SELECT min(id) AS id FROM parcel WHERE zone_code = 'TEST') AS first, parcel
        LEFT JOIN parcel_assessment AS link
          ON link.zone_code = parcel.zone_code AND link.parcel_id = parcel.id AND link.kind = 'energy_saving'
        WHERE parcel.zone_code = 'TEST' AND parcel.is_demonstration ORDER BY parcel.id LIMIT 8`;
      expect(rows.map(({ count, missing }) => [count, missing.join()])).toEqual([
        ...Array(4).fill([5, 'water_resources']),
        ...Array(4).fill([4, 'water_resources,energy_saving']),
      ]);
      expect(Number(rows[3]!.ratio)).toBe(1);
      expect(Number(rows[4]!.ratio)).toBeCloseTo(0.5, 3);
      expect(rows[6]!.ratio).toBeNull();
    });

    test('is one entry of the audit log, with counts and a checksum', async () => {
      const [load] = await db.sql`
        SELECT after_values FROM audit_entry WHERE zone_code = 'TEST' AND action = 'load'`;
      expect(load!.after_values).toMatchObject({
        seed: 1,
        asOf: '2026-05-01',
        counts: { parcels: 32, parks: 2 },
      });
      expect(load!.after_values.sha256).toMatch(/^[0-9a-f]{64}$/);
    });
  });
});
