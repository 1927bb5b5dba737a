import ExcelJs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { csvCell } from '../../../server/exports/csv-text.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('exports', () => {
  let server: TestServer;
  /** Day of the last change: the zone was not made by the demonstration itself. */
  let asOf: string;
  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql, {
      parcels: {
        0: {
          name: '=HYPERLINK("http://evil.example","点我")',
          areaCertSquareMetres: 468_666.67,
          priceYuan: 1234567.89,
          suppliedOn: '2022-03-01',
        },
        1: { name: '含,逗号和"引号"', holderName: '-1+1' },
      },
    });
    const { zones } = await server.json<{ zones: { asOf: string }[] }>('/api/zones');
    asOf = zones[0]!.asOf;
  });
  afterAll(() => server?.close());

  const file = (query: string, collection = 'parcels') =>
    server.get(`/api/collections/${collection}/export?${query}`);
  const lines = async (query: string) => {
    const response = await file(query);
    expect(response.status).toBe(200);
    // text() would swallow the mark.
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return bytes.subarray(3).toString().split('\r\n');
  };

  it('as CSV: mark for Excel, day, 演示数据, units, 亩 beside square metres, exact figures, formulas made harmless', async () => {
    const found = await lines(
      'format=csv&sortby=-areaCertSquareMetres&properties=name,areaCertSquareMetres,priceYuan,suppliedOn,landClass,isNetLand',
    );
    expect(found.slice(0, 4)).toEqual([
      '地块',
      `数据截至 ${asOf}；坐标为 CGCS2000 经纬度`,
      '演示数据，非真实地块',
      '地块名称,地类状态,证载面积（亩）,证载面积（平方米）,供地日期,成交价款（元）,净地',
    ]);
    expect(found[4]).toBe(
      '"\'=HYPERLINK(""http://evil.example"",""点我"")",已供已用,703,468666.67,2022-03-01,1234567.89,否',
    );
    expect(found).toHaveLength(4 + 32 + 1);
  });

  it('keeps to the filters and the order of the list', async () => {
    const query = 'landClass=idle,standard&areaSquareMetres=31000..&sortby=-name';
    const page = await server.json<FeaturePage>(`/api/collections/parcels/items?${query}&limit=100`);
    const found = await lines(`format=csv&properties=name&${query}`);
    expect(found.slice(4, -1)).toEqual(
      page.features.map(({ properties }) => csvCell(String(properties.name))),
    );
    expect(page.numberMatched).toBeGreaterThan(3);
  });

  it('as a workbook: numbers and days are such, texts are never formulas, English where asked', async () => {
    const response = await file('format=xlsx&lang=en&sortby=-areaCertSquareMetres');
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(`Parcels-${asOf}.xlsx`));
    const workbook = new ExcelJs.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getCell('A1').value).toBe('Parcels');
    expect(sheet.getCell('A3').value).toContain('演示数据');
    const header = sheet.getRow(4).values as string[];
    const cell = (label: string) => sheet.getRow(5).getCell(header.indexOf(label));
    expect(cell('Certified area (mu)').value).toBe(703);
    expect(cell('Certified area (m²)').value).toBe(468_666.67);
    expect(cell('Price (CNY)').value).toBe(1_234_567.89);
    expect(cell('Supplied').value).toEqual(new Date('2022-03-01T00:00:00Z'));
    expect(cell('Parcel').type).toBe(ExcelJs.ValueType.String);
    expect(cell('Land class').value).toBe('In use');
    expect(sheet.rowCount).toBe(4 + 32);
  });

  it('as GeoJSON: every feature with its geometry', async () => {
    const collection = (await (await file('format=geojson&landClass=standard')).json()) as FeaturePage & {
      notes: string[];
    };
    expect(collection.features).toHaveLength(4);
    expect(collection.features[0]!.geometry).toMatchObject({ type: 'MultiPolygon' });
    expect(collection.notes).toContain('演示数据，非真实地块');
    const none = (await (await file('format=geojson&q=nothing')).json()) as FeaturePage;
    expect(none.features).toEqual([]);
  });

  it('shows no field that the caller may not see', async () => {
    server.actAs({ ...localPlanner, sees: { internal: false, sensitive: false, suspected: false } });
    const found = await lines('format=csv');
    server.actAs(localPlanner);
    expect(found[3]).not.toMatch(/成交价款|土地使用权人|闲置状态|更新人/);
    expect(found.join('\n')).not.toContain('疑似闲置');
  });

  it.each([
    'format=pdf',
    '',
    'format=csv&lang=fr',
    'format=csv&landClass=sold',
    'format=csv&nonsense=1',
    'format=csv&limit=5',
  ])('refuses %s', async (query) => {
    const response = await file(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ title: '请求有误' });
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    [-1, '-1'],
    ['370704001001GB00001', '370704001001GB00001'],
    ['a\nb', '"a\nb"'],
    [null, ''],
  ])('a cell %j becomes %j', (value, text) => {
    expect(csvCell(value)).toBe(text);
  });
});
