import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import { importParcels } from '../../../server/imports/import-parcels.ts';
import type { ImportRequest } from '../../../server/imports/import-request.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { importFolder, planeShapefile, squareAt } from '../../support/import-files.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { writeZip } from '../../support/zip-writer.ts';

const cgcs2000Zone40 =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_40",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",40500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

describe('files that are refused', () => {
  let db: TestDatabase;
  let files: ReturnType<typeof importFolder>;
  beforeAll(async () => {
    db = await createTestDatabase('embedded');
    await loadGridZone(db.sql, { columns: 2, rows: 2 });
  });
  afterAll(() => db.dispose());

  const contents = () => db.sql`
    SELECT (SELECT count(*) FROM parcel) AS parcels, (SELECT count(*) FROM zone) AS zones,
           (SELECT count(*) FROM audit_entry) AS entries, (SELECT count(*) FROM change_set) AS sets,
           (SELECT sum(revision) FROM collection_revision) AS revisions`;
  let before: unknown;
  beforeEach(async () => {
    files = importFolder();
    [before] = await contents();
  });
  afterEach(async () => {
    files.remove();
    // Whatever the reason was: nothing is written.
    expect((await contents())[0]).toEqual(before);
  });

  const importFile = async (path: string, rest: Partial<ImportRequest> = {}): Promise<ImportReport> => {
    const request: ImportRequest = { path, collection: 'parcels', zoneCode: 'TEST', columns: [], ...rest };
    const author = { id: 'planner', name: '规划员' };
    const report = await importParcels(
      { sql: db.sql, author, today: '2026-05-01', onProgress: () => {} },
      request,
    );
    expect(report.status).toBe('refused');
    expect(report.counts.written).toBe(0);
    expect(report.changeSetId).toBeNull();
    return report;
  };
  const errorOf = (report: ImportReport, code: string) => {
    const found = report.problems.filter(({ severity }) => severity === 'error');
    expect(found.map((problem) => problem.code)).toContain(code);
    return found.find((problem) => problem.code === code)!;
  };
  const writeShapefileParts = (
    origin: [number, number],
    parts: { prj?: string; dbf?: boolean } = {},
  ): string => {
    const { shp, shx, dbf } = planeShapefile(origin, ['高新路北侧地块', '樱前街南侧地块']);
    files.write('地块.shx', shx);
    if (parts.dbf !== false) files.write('地块.dbf', dbf);
    if (parts.prj !== undefined) files.write('地块.prj', parts.prj);
    return files.write('地块.shp', shp);
  };

  test('an unknown coordinate system', async () => {
    const path = writeShapefileParts([40_400_000, 4_060_000]);
    const problem = errorOf(await importFile(path, { crs: 'EPSG:99999' }), 'crs-unknown');
    expect(problem.message).toContain('坐标系 EPSG:99999 不存在');
    expect(problem.message).toContain('请指定坐标系');
  });

  test('no .prj, and coordinates that fit no system', async () => {
    const path = writeShapefileParts([990_000_000, 4_060_000]);
    const problem = errorOf(await importFile(path), 'crs-undetermined');
    expect(problem.message).toMatch(/坐标/);
    expect(problem.message).toMatch(/请指定坐标系/);
  });

  test('a .prj that its coordinates contradict', async () => {
    const path = writeShapefileParts([119.1, 36.7], { prj: cgcs2000Zone40 });
    expect(errorOf(await importFile(path), 'crs-mismatch').message).toContain('与之不符');
  });

  test('a corrupt zip', async () => {
    const zip = writeZip([
      { name: '地块.geojson', bytes: Buffer.from('{"type":"FeatureCollection","features":[]}') },
    ]);
    const path = files.write('地块.zip', zip.subarray(0, zip.length - 30));
    expect(errorOf(await importFile(path), 'zip-corrupt').message).toMatch(/压缩包|zip/i);
  });

  test('a zip bomb', async () => {
    const zip = writeZip([{ name: '地块.geojson', bytes: Buffer.alloc(40 * 1024 * 1024) }]);
    expect(zip.length).toBeLessThan(100_000);
    const path = files.write('地块.zip', zip);
    expect(errorOf(await importFile(path), 'zip-ratio').message).toMatch(/压缩/);
  });

  test('a shapefile without its .dbf', async () => {
    const path = writeShapefileParts([40_400_000, 4_060_000], { prj: cgcs2000Zone40, dbf: false });
    expect(errorOf(await importFile(path), 'shapefile-without-dbf').message).toContain('.dbf');
  });

  test('the wrong encoding', async () => {
    const path = writeShapefileParts([40_400_000, 4_060_000], { prj: cgcs2000Zone40 });
    const problem = errorOf(await importFile(path, { encoding: 'UTF-8' }), 'encoding-mismatch');
    expect(problem.message).toContain('UTF-8');
    expect(problem.message).toContain('GB18030');
  });

  test('an empty geometry', async () => {
    const path = files.writeGeoJson('地块.geojson', [
      { geometry: squareAt(119.2, 36.8) },
      { geometry: null },
      { geometry: { type: 'Polygon', coordinates: [] } },
    ]);
    const report = await importFile(path);
    expect(report.counts).toMatchObject({ read: 3, rejected: 2 });
    expect(errorOf(report, 'geometry-missing').message).toBe('第2行：缺少图形。');
    expect(report.problems.filter(({ row }) => row === 3)[0]!.message).toMatch(/图形没有坐标|缺少图形/);
  });

  test('an outline that crosses itself until nothing is left', async () => {
    const [a, b] = [
      [119.2, 36.8],
      [119.201, 36.801],
    ];
    const path = files.writeGeoJson('地块.geojson', [
      { geometry: { type: 'Polygon', coordinates: [[a!, b!, a!, b!, a!]] } },
    ]);
    const problem = errorOf(await importFile(path), 'geometry-collapsed');
    expect(problem).toMatchObject({ row: 1, mend: '请在原软件中改正图形，或删除该行后重新导入' });
    expect(problem.message).toContain('没有面积');
  });

  test('points and lines where outlines are wanted', async () => {
    const path = files.writeGeoJson('地块.geojson', [
      { geometry: { type: 'Point', coordinates: [119.2, 36.8] } },
    ]);
    expect(errorOf(await importFile(path), 'geometry-not-polygon').message).toContain('不是面');
  });

  test('parcel codes that occur twice in the file', async () => {
    const properties = { 宗地代码: '370700001001GB70001' };
    const path = files.writeGeoJson('地块.geojson', [
      { geometry: squareAt(119.2, 36.8), properties },
      { geometry: squareAt(119.21, 36.8), properties: { 宗地代码: '370700001001GB70002' } },
      { geometry: squareAt(119.22, 36.8), properties },
    ]);
    const problem = errorOf(await importFile(path), 'parcel-code-repeated');
    expect(problem).toMatchObject({ row: 3, value: '370700001001GB70001' });
    expect(problem.message).toBe('第3行的宗地代码“370700001001GB70001”与第1行重复。');
  });

  test('parcel codes that the zone already has', async () => {
    const path = files.writeGeoJson('地块.geojson', [
      { geometry: squareAt(119.2, 36.8), properties: { 宗地代码: '370700001001GB00002' } },
    ]);
    const problem = errorOf(await importFile(path), 'parcel-code-taken');
    expect(problem.message).toBe('第1行的宗地代码“370700001001GB00002”在本开发区已有地块“测试地块2”使用。');
  });

  test('values that cannot be read, all of them, with row, column, value and mend', async () => {
    const path = files.writeGeoJson('地块.geojson', [
      {
        geometry: squareAt(119.2, 36.8),
        properties: { 宗地代码: '123', 供地日期: '2024-02-30', 土地面积亩: 20 },
      },
      { geometry: null, properties: { 宗地代码: null, 供地日期: '去年', 土地面积亩: '约20' } },
    ]);
    // Columns are given, because a column full of unreadable values would not be taken for the field at all.
    const columns = [
      { source: '宗地代码', target: 'parcelCode', unit: null },
      { source: '供地日期', target: 'suppliedOn', unit: null },
      { source: '土地面积亩', target: 'areaCertSquareMetres', unit: '亩' },
    ];
    const report = await importFile(path, { columns });
    const told = report.problems.filter(({ severity }) => severity === 'error');
    expect(told.map(({ row, field, value }) => [row, field, value])).toEqual(
      expect.arrayContaining([
        [1, '宗地代码', '123'],
        [1, '供地日期', '2024-02-30'],
        [2, '供地日期', '去年'],
        [2, '土地面积亩', '约20'],
      ]),
    );
    for (const problem of told) expect(problem.mend).toBeTruthy();
    expect(report.counts.rejected).toBe(2);
  });

  test('a zone that is not registered', async () => {
    const path = files.writeGeoJson('地块.geojson', [{ geometry: squareAt(119.2, 36.8) }]);
    const problem = errorOf(await importFile(path, { zoneCode: 'NOWHERE' }), 'zone-unknown');
    expect(problem.message).toBe('没有代码为“NOWHERE”的开发区。');
    expect(problem.mend).toContain('--zone-name');
  });

  test('columns and fields that do not exist', async () => {
    const path = files.writeGeoJson('地块.geojson', [
      { geometry: squareAt(119.2, 36.8), properties: { 名称: '甲', 面积: 10 } },
    ]);
    const columns = [
      { source: '无此列', target: 'name', unit: null },
      { source: '名称', target: '无此字段', unit: null },
      { source: '面积', target: '证载面积', unit: '万元' },
    ];
    const report = await importFile(path, { columns });
    expect(errorOf(report, 'column-unknown').mend).toBe('现有的列：名称、面积');
    expect(errorOf(report, 'field-unknown').mend).toContain('name（地块名称）');
    expect(errorOf(report, 'unit-unknown').mend).toContain('亩');
  });

  test('a file that breaks a rule between fields', async () => {
    const path = files.writeGeoJson('地块.geojson', [
      {
        geometry: squareAt(119.2, 36.8),
        properties: { 容积率下限: 2, 容积率上限: 1, 土地用途: '工业用地', 出让年限: 70 },
      },
    ]);
    const broken = (await importFile(path)).problems.filter(({ code }) => code === 'rule-broken');
    expect(broken.map(({ message }) => message)).toEqual([
      '第1行：容积率下限大于上限。',
      '第1行：工业用地的年限超过 50 年。',
    ]);
  });

  test('several layers, none chosen', async () => {
    const layer = (lng: number) =>
      Buffer.from(
        JSON.stringify({
          type: 'FeatureCollection',
          features: [{ type: 'Feature', properties: {}, geometry: squareAt(lng, 36.8) }],
        }),
      );
    const zip = writeZip([
      { name: '工业.geojson', bytes: layer(119.2), utf8: true },
      { name: '商服.geojson', bytes: layer(119.3), utf8: true },
    ]);
    const problem = errorOf(await importFile(files.write('地块.zip', zip)), 'layer-ambiguous');
    expect(problem.message).toBe('文件中有 2 个面状图层：工业、商服。');
    expect(problem.mend).toContain('--layer');
  });
});
