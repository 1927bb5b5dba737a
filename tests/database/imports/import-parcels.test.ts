import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ImportReport } from '../../../geodata/model/import-report.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { importParcels } from '../../../server/imports/import-parcels.ts';
import { ImportRequest } from '../../../server/imports/import-request.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../../support/database.ts';
import { importFolder, squareAt } from '../../support/import-files.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

const importer = (db: () => TestDatabase) => {
  return async (path: string, rest: Partial<ImportRequest> = {}): Promise<ImportReport> => {
    const request = ImportRequest.parse({ path, collection: 'parcels', zoneCode: 'TEST', ...rest });
    const deps = { author: { id: 'planner', name: '规划员' }, today: '2026-05-01', onProgress: () => {} };
    // The report is a published interface: it must keep to its schema.
    return ImportReport.parse(await importParcels({ sql: db().sql, ...deps }, request));
  };
};

describeWithSharedData('the parcels of 登封', () => {
  describeEachEngine('imported', (engine) => {
    let db: TestDatabase;
    const reports = new Map<string, ImportReport>();
    beforeAll(async () => {
      db = await createTestDatabase(engine);
      await loadGridZone(db.sql, { columns: 2, rows: 2 });
      const importFile = importer(() => db);
      for (const layer of ['工业样点', '商服样点']) {
        const path = sharedPath(`dengfeng/shp/${layer}.shp`);
        reports.set(layer, await importFile(path, { zoneCode: 'DFCY', zoneName: '登封产业集聚区' }));
      }
    });
    afterAll(() => db.dispose());

    interface Expected {
      layer: string;
      row: number;
      area: number;
      lng: number;
      lat: number;
    }
    const expected = (): Expected[] => {
      const [head, ...lines] = readFileSync(sharedPath('dengfeng/expected_area_centroid.csv'), 'utf8')
        .trim()
        .split(/\r?\n/);
      const names = head!.replace(/^\ufeff/, '').split(',');
      return lines
        .map((line) => {
          const cells = line.split(',');
          const cell = (name: string) => cells[names.indexOf(name)]!;
          return {
            layer: cell('layer'),
            row: Number(cell('fid')) + 1,
            area: Number(cell('ellipsoidal_m2_GRS80')),
            lng: Number(cell('centroid_lon')),
            lat: Number(cell('centroid_lat')),
          };
        })
        .filter(({ layer }) => reports.has(layer));
    };

    test('arrive whole, with coordinate system and encoding found in the files', () => {
      for (const [layer, count] of [
        ['工业样点', 19],
        ['商服样点', 32],
      ] as const) {
        const report = reports.get(layer)!;
        expect(report.status).toBe('imported');
        expect(report.counts).toMatchObject({ read: count, written: count, rejected: 0 });
        expect(report.layers[0]!.crs).toMatchObject({ epsg: 4526, source: 'file' });
        expect(report.layers[0]!.encoding.name).toBe('GB18030');
        expect(report.isNewZone).toBe(layer === '工业样点');
      }
    });

    test('have every area within 0.001 % and every centroid within a millionth of a degree', async () => {
      const wanted = expected();
      expect(wanted).toHaveLength(51);
      const rows = await db.sql<{ source: string; number: number; area: string; lng: number; lat: number }[]>`
        SELECT source_name AS source, row_number() OVER (PARTITION BY source_name ORDER BY id) AS number,
               area_gis_square_metres AS area, ST_X(ST_Centroid(geom)) AS lng, ST_Y(ST_Centroid(geom)) AS lat
        FROM collection_parcel WHERE zone_code = 'DFCY'`;
      const found = new Map(rows.map((row) => [`${row.source} ${row.number}`, row]));
      for (const { layer, row, area, lng, lat } of wanted) {
        const parcel = found.get(`${layer}.shp ${row}`)!;
        expect(Math.abs(Number(parcel.area) / area - 1), `${layer} ${row}`).toBeLessThan(1e-5);
        expect(Math.abs(parcel.lng - lng)).toBeLessThan(1e-6);
        expect(Math.abs(parcel.lat - lat)).toBeLessThan(1e-6);
      }
    });

    test('keep their Chinese names, uses and holders', async () => {
      const [parcel] = await db.sql`
        SELECT name, location_text, land_use_scheme, land_use_code, land_use_name, holder_name, land_class, far_max, search_text,
               source_attributes
        FROM collection_parcel WHERE zone_code = 'DFCY' ORDER BY id LIMIT 1`;
      expect(parcel).toMatchObject({
        name: '登封市产业集聚区中庸路与天德峰路东南角',
        location_text: '登封市产业集聚区中庸路与天德峰路东南角',
        land_use_scheme: 'YDYH2023',
        land_use_code: '1001',
        land_use_name: '工业用地',
        holder_name: '天地之中',
        land_class: 'in_use',
        far_max: '1.00',
        source_attributes: { 成交价万元: 27, 年份: '2022年' },
      });
      expect(parcel!.search_text).toContain('dengfengshi');
    });

    test('have no total price, because the figures are prices per 亩', () => {
      for (const report of reports.values()) {
        const problem = report.problems.find(({ code }) => code === 'price-looks-per-area')!;
        expect(problem.message).toContain('成交价万元');
        expect(report.keptColumns[0]!.columns).toContain('成交价万元');
      }
    });

    test('come with a zone in their Gauss-Krueger system, and with their history', async () => {
      const [zone] =
        await db.sql`SELECT name, gauss_krueger_srid, is_demonstration FROM zone WHERE zone_code = 'DFCY'`;
      expect(zone).toEqual({ name: '登封产业集聚区', gauss_krueger_srid: 4526, is_demonstration: false });
      expect(await verifyAuditChain(db.sql, 'DFCY')).toMatchObject({ ok: true, entries: 52 });
      const sets =
        await db.sql`SELECT kind, title, summary FROM change_set WHERE zone_code = 'DFCY' ORDER BY id`;
      expect(sets.map((set) => ({ ...set }))).toEqual([
        {
          kind: 'import',
          title: '导入 工业样点.shp（19 宗）',
          summary: { zones: { create: 1 }, parcels: { create: 19 } },
        },
        { kind: 'import', title: '导入 商服样点.shp（32 宗）', summary: { parcels: { create: 32 } } },
      ]);
    });

    test('are not imported twice', async () => {
      const report = await importer(() => db)(sharedPath('dengfeng/shp/工业样点.shp'), { zoneCode: 'DFCY' });
      expect(report.status).toBe('refused');
      expect(report.problems.find(({ severity }) => severity === 'error')).toMatchObject({
        code: 'already-imported',
      });
    });
  });
});

describeEachEngine('importing parcels', (engine) => {
  let db: TestDatabase;
  let files: ReturnType<typeof importFolder>;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
    await loadGridZone(db.sql, { columns: 2, rows: 2 });
  });
  afterAll(() => db.dispose());
  beforeEach(() => {
    files = importFolder();
  });
  afterEach(() => files.remove());
  const importFile = importer(() => db);

  test('mends outlines and tells what it did, row by row', async () => {
    const open = squareAt(119.2, 36.8);
    open.coordinates[0]!.pop();
    const bow = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [119.21, 36.8],
          [119.211, 36.801],
          [119.211, 36.8],
          [119.21, 36.8012],
          [119.21, 36.8],
        ],
      ],
    };
    const path = files.writeGeoJson('修复.geojson', [
      { geometry: open, properties: { 名称: '未闭合' } },
      { geometry: bow, properties: { 名称: '自相交' } },
      { geometry: squareAt(119.22, 36.8), properties: { 名称: '完好' } },
    ]);
    const report = await importFile(path);
    expect(report.status).toBe('imported');
    expect(report.counts).toEqual({ read: 3, written: 3, mended: 2, rejected: 0 });
    expect(
      report.mends.map(({ row, name, changes }) => [row, name, changes.map(({ code }) => code)]),
    ).toEqual([
      [1, '未闭合', ['ring-closed']],
      [2, '自相交', ['self-crossing-mended']],
    ]);
    expect(report.mends[1]!.changes[0]!.message).toMatch(/边界自相交,?，?已重建/);
    const [bad] = await db.sql`SELECT count(*) AS count FROM parcel WHERE NOT ST_IsValid(geom)`;
    expect(bad).toEqual({ count: 0 });
  });

  test('reads columns by name, by --map, with units, and keeps the rest', async () => {
    const areaMu = (squareMetres: number) => Math.round((squareMetres / (2000 / 3)) * 100) / 100;
    // Squares of 0.001° at this latitude measure 89.26 m by 110.97 m.
    const rows = [1, 1.5, 2, 2.5].map((factor, index) => ({
      geometry: squareAt(119.3 + index * 0.01, 36.8, 0.001 * Math.sqrt(factor)),
      properties: {
        地块名称: `示例地块${index + 1}`,
        宗地代码: `370700001001GB8000${index + 1}`,
        面积: areaMu(9905 * factor),
        土地用途: index === 3 ? '工业兼容研发' : '二类工业用地',
        存量分类: '供而未用',
        约定动工日: '2026年3月1日',
        底价: 28,
        园区: '康华生物医药产业园',
        备注: `第${index}`,
      },
    }));
    const path = files.writeGeoJson('示例.geojson', rows);
    const columns = [{ source: '底价', target: 'floorPriceYuanPerSquareMetre', unit: '万元/亩' }];
    const report = await importFile(path, { columns, sourceName: '自然资源局台账' });
    expect(report.status).toBe('imported');
    expect(report.keptColumns).toEqual([{ layer: '示例', columns: ['备注'] }]);
    expect(report.problems.map(({ code, row }) => [code, row])).toEqual(
      expect.arrayContaining([
        ['unit-guessed', undefined],
        ['land-use-unknown', 4],
      ]),
    );
    const parcels = await db.sql`
      SELECT name, area_cert_square_metres, land_use_code, land_use_name, stock_class, agreed_start_on,
             floor_price_yuan_per_square_metre, park_name, source_name, source_attributes, area_mismatch
      FROM collection_parcel WHERE name LIKE '示例地块%' ORDER BY name`;
    expect(parcels[0]).toMatchObject({
      name: '示例地块1',
      area_cert_square_metres: ((areaMu(9905) * 2000) / 3).toFixed(2),
      land_use_code: '100102',
      stock_class: 'supplied_unused',
      agreed_start_on: '2026-03-01',
      floor_price_yuan_per_square_metre: '420.00',
      park_name: '康华生物医药产业园',
      source_name: '自然资源局台账',
      source_attributes: { 备注: '第0' },
      area_mismatch: false,
    });
    expect(parcels[3]).toMatchObject({ land_use_code: null, land_use_name: '工业兼容研发' });
  });

  test('works out which assessments cover the new parcels', async () => {
    const path = files.writeGeoJson('评估.geojson', [
      { geometry: squareAt(119.1002, 36.7002), properties: { 名称: '区内' } },
      { geometry: squareAt(119.5, 36.9), properties: { 名称: '区外' } },
    ]);
    expect((await importFile(path)).status).toBe('imported');
    const rows = await db.sql<{ name: string; count: number }[]>`
      SELECT name, assessment_valid_count AS count FROM parcel WHERE name IN ('区内', '区外') ORDER BY name DESC`;
    expect(rows.map(({ name, count }) => [name, count])).toEqual([
      ['区外', 0],
      ['区内', 5],
    ]);
  });

  test('warns of the same outline twice, and imports both', async () => {
    const path = files.writeGeoJson('重复.geojson', [
      { geometry: squareAt(119.6, 36.9), properties: { 名称: '甲' } },
      { geometry: squareAt(119.6, 36.9), properties: { 名称: '乙' } },
    ]);
    const report = await importFile(path);
    expect(report.status).toBe('imported');
    expect(report.problems).toContainEqual(
      expect.objectContaining({ code: 'outline-repeated', row: 2, severity: 'warning' }),
    );
  });

  test('text that the database cannot hold does not stop the rest', async () => {
    const path = files.writeGeoJson('坏字.geojson', [
      { geometry: squareAt(119.7, 36.9), properties: { 名称: '带\u0000空字符', 备注: '孤立\ud83d代理' } },
    ]);
    const report = await importFile(path);
    expect(report.status).toBe('imported');
    const [parcel] =
      await db.sql`SELECT name, source_attributes FROM collection_parcel WHERE name LIKE '带%'`;
    expect(parcel!.name).toMatch(/^带\s?空字符$/);
  });
});
