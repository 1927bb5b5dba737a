import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCoordinate, parsePointList } from '../../../geodata/formats/coordinate-text.ts';
import { parsePlainDate } from '../../../geodata/formats/parse-date.ts';
import { parseWktOutline } from '../../../geodata/formats/wkt-geometry.ts';
import { encodeGbk } from '../../support/gbk.ts';
import { readHere } from '../../support/read-here.ts';
import { writeWorkbook } from '../../support/workbook-writer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luodi-tables-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const csv = (lines: readonly string[]) => `${lines.join('\n')}\n`;

describe('tables of attributes', () => {
  it('a CSV in GB18030 below a title keeps its texts, and rows are counted as a spreadsheet shows them', async () => {
    const text = csv([
      '2024年台账,,',
      '宗地代码,地块名称,面积(亩)',
      '',
      '370705000101GB00001,"甲\n地块",001',
      ',,',
    ]);
    const { formats, layers, problems } = await readHere({ path: put('台账.csv', encodeGbk(text)) });
    expect(formats).toEqual(['csv']);
    const [layer] = layers;
    expect(layer).toMatchObject({
      name: '台账',
      geometryKinds: [],
      crs: { source: 'unknown' },
      encoding: { name: 'GB18030', source: 'guessed' },
    });
    expect(layer!.fields.map(({ name }) => name)).toEqual(['宗地代码', '地块名称', '面积(亩)']);
    expect(layer!.features).toEqual([
      {
        index: 3,
        properties: { 宗地代码: '370705000101GB00001', 地块名称: '甲\n地块', '面积(亩)': '001' },
        geometry: null,
      },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['encoding-guessed']);
  });

  it('columns of one name are told apart, short rows are told', async () => {
    const { layers, problems } = await readHere({
      path: put('重名.csv', csv(['编号,面积,面积', '1,2,3', '2'])),
    });
    expect(layers[0]!.fields.map(({ name }) => name)).toEqual(['编号', '面积', '面积（2）']);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'cells-missing', row: 3, count: 1 }));
  });

  it('a workbook: every sheet with rows is a layer; dates, numbers and stored results of formulas are read', async () => {
    const bytes = await writeWorkbook({
      地块: [
        ['宗地代码', '约定动工日', '面积(亩)', '备注'],
        ['A1', new Date(Date.UTC(2020, 3, 22)), { formula: 'B2*2', result: 24.5 }, '好'],
      ],
      空白: [],
    });
    const { formats, layers, problems } = await readHere({ path: put('台账.xlsx', bytes) });
    expect(formats).toEqual(['xlsx']);
    expect(layers).toHaveLength(1);
    expect(layers[0]).toMatchObject({
      name: '台账',
      features: [
        { index: 1, properties: { 宗地代码: 'A1', 约定动工日: '2020-04-22', '面积(亩)': 24.5, 备注: '好' } },
      ],
    });
    expect(problems).toEqual([]);
  });

  it('a formula that was never computed is an error of its cell, an error value a warning', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('地块');
    sheet.addRow(['宗地代码', '面积(亩)', '年限']);
    sheet.addRow(['A1', { formula: 'C2*2' }, { error: '#REF!' }]);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const { layers, problems } = await readHere({ path: put('公式.xlsx', bytes) });
    expect(layers[0]!.features[0]!.properties).toEqual({ 宗地代码: 'A1', '面积(亩)': null, 年限: null });
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'formula-without-value',
        severity: 'error',
        row: 2,
        field: '面积(亩)',
      }),
    );
    expect(problems.find(({ code }) => code === 'formula-without-value')!.message).toContain(
      '没有保存计算结果',
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'cell-error', severity: 'warning', row: 2, field: '年限' }),
    );
  });

  it.each([
    ['a document', 'format-unsupported', 'PK'],
    ['an old workbook', 'format-unsupported', '\u00d0\u00cf\u0011\u00e0'],
  ])('%s is refused with the mend', async (_name, code, head) => {
    const path = put(`${code}-${head.length}.xls`, Buffer.from(head, 'latin1'));
    const refusal = head === 'PK' ? 'format-unknown' : code;
    await expect(readHere({ path })).rejects.toMatchObject({ code: refusal });
  });
});

const square = 'POLYGON((119.1 36.7,119.101 36.7,119.101 36.701,119.1 36.701,119.1 36.7))';

describe('outlines in tables', () => {
  it('well-known text in a column, with SRID or by its numbers', async () => {
    const lines = ['宗地代码,图形', `A1,"${square}"`, 'A2,'];
    const { layers, problems } = await readHere({ path: put('wkt.csv', csv(lines)) });
    expect(layers[0]).toMatchObject({
      geometryKinds: ['Polygon'],
      crs: { epsg: 4490 },
      fields: [{ name: '宗地代码' }],
    });
    expect(layers[0]!.features[0]!.geometry).toMatchObject({ type: 'Polygon' });
    expect(layers[0]!.features[1]!.geometry).toBeNull();
    expect(problems).toContainEqual(expect.objectContaining({ code: 'geometry-missing', row: 3 }));
    const given = await readHere({
      path: put('ewkt.csv', csv(['宗地代码,wkt', `A1,"SRID=4490;${square}"`])),
    });
    expect(given.layers[0]!.crs).toMatchObject({ epsg: 4490, source: 'file' });
  });

  it('boundary points a row, northing first as surveyors write, holes and parts by ring', async () => {
    const lines = ['宗地代码,地块名称,桩号,圈号,X坐标,Y坐标'];
    const corners = [
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
    ] as const;
    const ring = (code: string, mark: number, north: number, east: number, size: number) => {
      for (const [index, [dn, de]] of corners.entries()) {
        const named = index === 0 ? `${mark === 1 ? code : ''},地块${code}` : ',';
        lines.push(`${named},J${index + 1},${mark},${north + dn * size},${east + de * size}`);
      }
    };
    ring('A1', 1, 4_060_000, 40_500_000, 100);
    ring('A1', 2, 4_060_040, 40_500_040, 20);
    ring('A1', 3, 4_060_000, 40_500_200, 50);
    ring('B2', 1, 4_061_000, 40_500_000, 100);
    const { layers, problems } = await readHere({ path: put('界址点.csv', csv(lines)) });
    const [layer] = layers;
    expect(problems.map(({ code }) => code)).toEqual(['axes-exchanged', 'crs-guessed']);
    expect(layer!.crs.epsg).toBe(4528);
    expect(layer!.fields.map(({ name }) => name)).toEqual(['宗地代码', '地块名称']);
    expect(layer!.features.map(({ index, properties }) => [index, properties.宗地代码])).toEqual([
      [1, 'A1'],
      [13, 'B2'],
    ]);
    const { geometry } = layer!.features[0]!;
    expect(geometry?.type === 'MultiPolygon' && geometry.coordinates.map((rings) => rings.length)).toEqual([
      2, 1,
    ]);
    expect(geometry?.type === 'MultiPolygon' && geometry.coordinates[0]![0]![0]![0]).toBeCloseTo(120, 4);
  });

  it('longitude and latitude in degrees, minutes and seconds; a ring that returns is closed', async () => {
    const lines = [
      '地块编号,经度,纬度',
      'A1,119°06′00″,36°42′',
      'A1,119.101,36.7',
      'A1,119.101,36.701',
      'A1,119°06′00″,36°42′',
    ];
    const { layers } = await readHere({ path: put('度分秒.csv', csv(lines)) });
    expect(layers[0]!.features[0]!.geometry).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [119.1, 36.7],
          [119.101, 36.7],
          [119.101, 36.701],
          [119.1, 36.7],
        ],
      ],
    });
  });

  it('a point without its parcel, a coordinate that is none and a ring of two points are errors of their rows', async () => {
    const lines = [
      '宗地代码,X,Y',
      ',119.1,36.7',
      'A1,119.1,36.7',
      'A1,一一九,36.7',
      'A1,119.2,36.7',
      'B1,119.1,36.7',
      'B1,119.2,36.7',
      'B1,119.2,36.8',
      'A1,119.2,36.9',
    ];
    const { layers, problems } = await readHere({ path: put('坏点.csv', csv(lines)) });
    expect(
      problems.filter(({ severity }) => severity === 'error').map(({ code, row }) => [code, row]),
    ).toEqual([
      ['ring-group-missing', 2],
      ['geometry-malformed', 4],
      ['ring-too-short', 3],
    ]);
    expect(layers[0]!.features.map(({ geometry }) => geometry?.type ?? null)).toEqual([null, 'Polygon']);
  });

  it('one point a parcel is no outline: the rows are attributes', async () => {
    const lines = ['宗地代码,经度,纬度,年限', 'A1,119.1,36.7,50', 'A2,119.2,36.7,40'];
    const { layers, problems } = await readHere({ path: put('点位.csv', csv(lines)) });
    expect(layers[0]!.geometryKinds).toEqual([]);
    expect(layers[0]!.fields.map(({ name }) => name)).toEqual(['宗地代码', '经度', '纬度', '年限']);
    expect(problems.map(({ code }) => code)).toEqual(['points-without-outline']);
  });

  it.each([
    ['119.1,36.7;119.2,36.7;119.2,36.8', 3],
    ['119.1 36.7,119.2 36.7,119.2 36.8,119.1 36.7', 4],
    ['J1,119.1,36.7\nJ2,119.2,36.7\nJ3,119.2,36.8', 3],
    ['[[119.1,36.7],[119.2,36.7],[119.2,36.8]]', 3],
    ['119.1,36.7', undefined],
    ['高新路以北，樱前街以南，甲方用地', undefined],
    ['1,2,3,4,5,6', undefined],
  ])('a list of points in a cell: %s', (text, count) => {
    expect(parsePointList(text)?.length).toBe(count);
  });

  it.each([
    ['MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((2 2,3 2,3 3,2 2)))', 'MultiPolygon'],
    ['polygon z ((0 0 5,1 0 5,1 1 5,0 0 5))', 'Polygon'],
    ['POLYGON((0 0,1 0,1 1', undefined],
    ['POINT(1 2)', undefined],
    ['POLYGON((a b,1 0,1 1,0 0))', undefined],
    ['POLYGON EMPTY', undefined],
  ])('well-known text: %s', (text, type) => {
    expect(parseWktOutline(text)?.geometry.type).toBe(type);
  });
});

describe('values of cells', () => {
  it.each([
    ['2020年04月22日', '2020-04-22'],
    ['2020/4/22', '2020-04-22'],
    ['43943', '2020-04-22'],
    [43_943.75, '2020-04-22'],
    ['2020年2月30日', undefined],
    ['明年春天', undefined],
    ['12345', undefined],
    ['99999', undefined],
  ])('the day in %s', (text, day) => {
    expect(parsePlainDate(text)).toBe(day);
  });

  it.each([
    ['4,060,000.5', 4_060_000.5],
    ['119°30′', 119.5],
    ['119°75′', undefined],
    ['', undefined],
  ])('the coordinate in %s', (text, value) => {
    expect(parseCoordinate(text)).toBe(value);
  });
});
