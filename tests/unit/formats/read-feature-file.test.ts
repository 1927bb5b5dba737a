import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormatError, type FormatErrorCode } from '../../../geodata/formats/format-error.ts';
import { type ReadInput, readFeatureFile } from '../../../geodata/formats/read-feature-file.ts';
import type { ReadResult } from '../../../geodata/formats/read-result.ts';
import { gaussKruegerByEpsg } from '../../../geodata/units/crs.ts';
import { toGaussKrueger } from '../../../geodata/units/gauss-krueger.ts';
import { encodeGbk } from '../../support/gbk.ts';
import { writeGeoPackage } from '../../support/geopackage-writer.ts';
import { readHere } from '../../support/read-here.ts';
import { writeShapefile } from '../../support/shapefile-writer.ts';
import { writeZip } from '../../support/zip-writer.ts';

const prj = (name: string, meridian: number, easting: number) =>
  `PROJCS["${name}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

const corners: [number, number][] = [
  [119.1, 36.77],
  [119.1, 36.7736],
  [119.1056, 36.7736],
  [119.1056, 36.77],
  [119.1, 36.77],
];

const ringIn = (epsg: number) =>
  corners.map((corner): [number, number] => {
    const plane = toGaussKrueger(corner, gaussKruegerByEpsg(epsg)!);
    return [plane.eastingMetres, plane.northingMetres];
  });

const shapefileIn = (epsg: number, languageDriver = 0) =>
  writeShapefile({
    rings: [ringIn(epsg)],
    columns: [{ name: encodeGbk('权利人'), width: 40 }],
    rows: [[encodeGbk('潍坊经济区示范公司')]],
    languageDriver,
  });

const square = { type: 'Polygon', coordinates: [corners] };

describe('reading a file of features', { timeout: 60_000 }, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-formats-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function put(name: string, content: string | Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  function putShapefile(name: string, parts: Record<string, string | Uint8Array>): string {
    for (const [extension, content] of Object.entries(parts)) put(`${name}.${extension}`, content);
    return join(folder, `${name}.shp`);
  }

  async function refusal(reading: Promise<ReadResult>): Promise<FormatError> {
    const error = await reading.catch((reason: unknown) => reason);
    if (error instanceof FormatError) return error;
    throw new Error(`expected a FormatError, got ${JSON.stringify(error)}`);
  }

  it('reads a loose shapefile in zone 40 with GBK names and converts it to longitude and latitude', async () => {
    const path = putShapefile('标准地', {
      ...shapefileIn(4528, 0x4d),
      prj: prj('CGCS2000_3_Degree_GK_Zone_40', 120, 40_500_000),
    });
    const { formats, layers, problems } = await readFeatureFile({ path });
    expect(formats).toEqual(['shapefile']);
    expect(problems).toEqual([]);
    const [layer] = layers;
    expect(layer).toMatchObject({
      name: '标准地',
      geometryKinds: ['Polygon'],
      crs: { epsg: 4528, source: 'file' },
      encoding: { name: 'GB18030', source: 'file' },
      fields: [{ name: '权利人', type: 'text', width: 40 }],
    });
    expect(layer!.features[0]!.properties).toEqual({ 权利人: '潍坊经济区示范公司' });
    const geometry = layer!.features[0]!.geometry;
    if (geometry?.type !== 'Polygon') throw new Error('no polygon');
    for (const [lng, lat] of geometry.coordinates[0]!) {
      const nearest = Math.min(...corners.map(([x, y]) => Math.hypot(lng! - x, lat! - y)));
      expect(nearest).toBeLessThan(1e-9);
    }
  });

  it('reads several layers out of a zip whose names are GBK, and ignores what macOS leaves behind', async () => {
    const one = shapefileIn(4549);
    const two = shapefileIn(4549);
    const projection = Buffer.from(prj('CGCS2000_3_Degree_GK_CM_120E', 120, 500_000));
    const items = (folderName: string, name: string, parts: Record<string, Uint8Array>) =>
      Object.entries({ ...parts, prj: projection }).map(([extension, bytes]) => ({
        name: encodeGbk(`${folderName}/${name}.${extension.toUpperCase()}`),
        bytes,
      }));
    const path = put(
      '园区.zip',
      writeZip([
        ...items('资料', '闲置土地', one),
        ...items('资料', '低效用地', two),
        { name: '__MACOSX/资料/._闲置土地.shp', bytes: Buffer.from('x'), utf8: true },
        { name: encodeGbk('说明.txt'), bytes: encodeGbk('说明') },
      ]),
    );
    const { layers, problems } = await readHere({ path });
    expect(layers.map(({ name, crs }) => [name, crs.epsg])).toEqual([
      ['闲置土地', 4549],
      ['低效用地', 4549],
    ]);
    expect(layers[1]!.features[0]!.properties.权利人).toBe('潍坊经济区示范公司');
    expect(problems.map(({ code, layer }) => [code, layer])).toEqual([
      ['encoding-guessed', '闲置土地'],
      ['encoding-guessed', '低效用地'],
    ]);
  });

  it('asks for the central meridian where a six-digit easting has no .prj, and takes the answer', async () => {
    const path = putShapefile('无坐标系', shapefileIn(4549, 0x4d));
    const unsure = await readHere({ path, nearLongitude: 119 });
    expect(unsure.layers[0]!.crs).toMatchObject({ source: 'unknown' });
    expect(unsure.layers[0]!.crs.candidates?.[0]?.epsg).toBe(4549);
    expect(unsure.layers[0]!.features[0]!.geometry).toBeNull();
    expect(unsure.problems).toMatchObject([{ code: 'crs-undetermined', severity: 'error' }]);
    const sure = await readHere({ path, crs: 'EPSG:4549' });
    expect(sure.layers[0]!.crs).toMatchObject({ epsg: 4549, source: 'given' });
    expect(sure.layers[0]!.features[0]!.geometry).not.toBeNull();
  });

  it.each([
    [
      'FeatureCollection',
      {
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: { 名称: '甲' }, geometry: square }],
      },
    ],
    ['Feature', { type: 'Feature', properties: { 名称: '甲' }, geometry: square }],
    ['geometry', square],
  ])('reads a GeoJSON %s', async (form, document) => {
    const path = put(`${form}.geojson`, `\ufeff${JSON.stringify(document)}`);
    const { layers } = await readHere({ path });
    expect(layers[0]!.features).toHaveLength(1);
    expect(layers[0]!.features[0]!.geometry).toEqual(square);
    expect(layers[0]!.crs).toMatchObject({ epsg: 4490, source: 'guessed' });
  });

  it('converts GeoJSON that names a plane CRS, and drops heights', async () => {
    const ring = ringIn(4528).map(([x, y]) => [x, y, 12.5]);
    const document = {
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4528' } },
      features: [
        {
          type: 'Feature',
          properties: { 面积: 19.97, 年份: 2024, 注: null },
          geometry: { type: 'Polygon', coordinates: [ring] },
        },
      ],
    };
    const { layers, problems } = await readHere({ path: put('平面.json', JSON.stringify(document)) });
    const geometry = layers[0]!.features[0]!.geometry;
    if (geometry?.type !== 'Polygon') throw new Error('no polygon');
    expect(geometry.coordinates[0]![0]).toHaveLength(2);
    expect(geometry.coordinates[0]![0]![0]).toBeCloseTo(119.1, 9);
    expect(problems.map(({ code }) => code)).toEqual(['dimensions-dropped']);
    expect(layers[0]!.fields.map(({ name, type }) => [name, type])).toEqual([
      ['面积', 'decimal'],
      ['年份', 'integer'],
      ['注', 'text'],
    ]);
  });

  it('keeps the good features of a GeoJSON with a malformed geometry and names its row', async () => {
    const document = {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: {}, geometry: square },
        { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[[119, 'x']]] } },
        { type: 'Feature', properties: {}, geometry: null },
      ],
    };
    const { layers, problems } = await readHere({
      path: put('坏一条.geojson', JSON.stringify(document)),
    });
    expect(layers[0]!.features.map(({ geometry }) => geometry !== null)).toEqual([true, false, false]);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'geometry-malformed', severity: 'error', row: 2 }),
    );
    expect(problems).toContainEqual(expect.objectContaining({ code: 'geometry-missing', row: 3, count: 1 }));
  });

  it('reads KML, whatever the file is called', async () => {
    const ring = corners.map((corner) => `${corner.join(',')},0`).join(' ');
    const kml = `<?xml version="1.0" encoding="GB2312"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>地块</name><Placemark><name>一号地块</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>`;
    const { formats, layers } = await readHere({ path: put('地块.dat', encodeGbk(kml)) });
    expect(formats).toEqual(['kml']);
    expect(layers[0]!.crs).toMatchObject({ epsg: 4326, source: 'file' });
    expect(layers[0]!.features[0]!.properties.Name).toBe('一号地块');
    expect(layers[0]!.features[0]!.geometry?.type).toBe('Polygon');
  });

  it('converts a local system on CGCS2000 by its parameters', async () => {
    const strip = { centralMeridianDegrees: 118.5, falseEastingMetres: 500_000 };
    const ring = corners.map((corner): [number, number] => {
      const plane = toGaussKrueger(corner, strip);
      return [plane.eastingMetres, plane.northingMetres];
    });
    const files = writeShapefile({
      rings: [ring],
      columns: [{ name: Buffer.from('A'), width: 2 }],
      rows: [[Buffer.from('1')]],
    });
    const path = putShapefile('地方', { ...files, prj: prj('某市独立坐标系', 118.5, 500_000) });
    const { layers, problems } = await readHere({ path });
    expect(layers[0]!.crs).toEqual({ name: '某市独立坐标系', source: 'file' });
    expect(problems).toEqual([]);
    const geometry = layers[0]!.features[0]!.geometry;
    if (geometry?.type !== 'Polygon') throw new Error('no polygon');
    expect(Math.min(...geometry.coordinates[0]!.map(([lng]) => lng!))).toBeCloseTo(119.1, 9);
    expect(Math.max(...geometry.coordinates[0]!.map(([, lat]) => lat!))).toBeCloseTo(36.7736, 9);
  });

  it('reads a GeoPackage: layers, Chinese names, CRS', async () => {
    const document = {
      type: 'FeatureCollection',
      name: '工业用地',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4528' } },
      features: [
        {
          type: 'Feature',
          properties: { 权利人: '沂水示范公司', 年份: 2024 },
          geometry: { type: 'Polygon', coordinates: [ringIn(4528)] },
        },
      ],
    };
    const path = put('库.bin', await writeGeoPackage(document));
    const { formats, layers } = await readHere({ path });
    expect(formats).toEqual(['geopackage']);
    expect(layers[0]).toMatchObject({
      name: '工业用地',
      crs: { epsg: 4528, source: 'file' },
      encoding: { name: 'UTF-8' },
    });
    expect(layers[0]!.features[0]!.properties).toEqual({ 权利人: '沂水示范公司', 年份: 2024 });
    const geometry = layers[0]!.features[0]!.geometry;
    if (geometry?.type !== 'Polygon') throw new Error('no polygon');
    expect(Math.min(...geometry.coordinates[0]!.map(([lng]) => lng!))).toBeCloseTo(119.1, 9);
  });

  it('says so when the given CRS overrides the file’s', async () => {
    const document = { ...square, crs: { type: 'name', properties: { name: 'EPSG:4326' } } };
    const { layers, problems } = await readHere({
      path: put('改.geojson', JSON.stringify(document)),
      crs: 'EPSG:4490',
    });
    expect(layers[0]!.crs).toMatchObject({ epsg: 4490, source: 'given' });
    expect(problems.map(({ code }) => code)).toEqual(['crs-overridden']);
  });

  it('calls a KMZ and a temporary file by the names people know', async () => {
    const kml = `<kml><Placemark><name>甲</name><Point><coordinates>119.1,36.7</coordinates></Point></Placemark></kml>`;
    const path = put('upload-1', writeZip([{ name: 'doc.kml', bytes: Buffer.from(kml) }]));
    const { layers } = await readHere({ path, fileName: '踏勘.kmz' });
    expect(layers.map(({ name }) => name)).toEqual(['踏勘']);
    const broken = await refusal(readHere({ path: put('upload-2', '{'), fileName: '地块.geojson' }));
    expect(broken.message).toContain('“地块.geojson”');
  });

  it('leaves out records with the deletion mark and says so', async () => {
    const files = writeShapefile({
      rings: [ringIn(4528), ringIn(4528)],
      columns: [{ name: Buffer.from('CODE'), width: 8 }],
      rows: [[Buffer.from('A')], [Buffer.from('B')]],
      deleted: [0],
    });
    const { layers, problems } = await readHere({ path: putShapefile('删除', files) });
    expect(layers[0]!.features).toMatchObject([{ index: 1, properties: { CODE: 'B' } }]);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'records-deleted', count: 1 }));
  });

  const corner = (n: number) => ({ type: 'Point', coordinates: [n, n] });
  const cases: [string, FormatErrorCode, () => ReadInput][] = [
    ['a file that is not there', 'file-not-found', () => ({ path: join(folder, '没有.zip') })],
    ['an empty file', 'file-empty', () => ({ path: put('空.geojson', '') })],
    [
      'a file over the limit',
      'file-too-large',
      () => ({ path: put('大.geojson', JSON.stringify(square)), limits: { fileBytes: 10 } }),
    ],
    [
      'bytes of no known format',
      'format-unknown',
      () => ({ path: put('乱.shp', Buffer.from([1, 0, 2, 0, 3])) }),
    ],
    ['text that is no table', 'format-unknown', () => ({ path: put('说明.txt', 'a,b\n1,2\n') })],
    ['an empty table', 'table-empty', () => ({ path: put('空表.csv', '\n\n') })],
    ['a CSV with open quotes', 'table-invalid', () => ({ path: put('引号.csv', 'a,b\n"1,2\n') })],
    ['a drawing', 'format-unsupported', () => ({ path: put('图.dwg', 'AC1032......') })],
    ['a RAR archive called .zip', 'format-unsupported', () => ({ path: put('包.zip', 'Rar!\u001a\u0007') })],
    [
      'an archive without data',
      'zip-without-data',
      () => ({ path: put('空包.zip', writeZip([{ name: 'a.txt', bytes: Buffer.from('x') }])) }),
    ],
    [
      'a truncated archive',
      'zip-corrupt',
      () => ({
        path: put(
          '断.zip',
          writeZip([{ name: 'a.geojson', bytes: Buffer.from(JSON.stringify(square)) }]).subarray(0, 60),
        ),
      }),
    ],
    [
      'a shapefile without .shx',
      'shapefile-without-shx',
      () => ({ path: putShapefile('缺shx', { shp: shapefileIn(4528).shp, dbf: shapefileIn(4528).dbf }) }),
    ],
    [
      'a shapefile without .dbf',
      'shapefile-without-dbf',
      () => ({ path: putShapefile('缺dbf', { shp: shapefileIn(4528).shp, shx: shapefileIn(4528).shx }) }),
    ],
    [
      'a .dbf without its .shp',
      'shapefile-without-shp',
      () => ({ path: put('缺shp.dbf', shapefileIn(4528).dbf) }),
    ],
    [
      'a truncated .shp',
      'shapefile-truncated',
      () => ({
        path: putShapefile('断shp', { ...shapefileIn(4528), shp: shapefileIn(4528).shp.subarray(0, 180) }),
      }),
    ],
    [
      'a truncated .dbf',
      'dbf-truncated',
      () => ({
        path: putShapefile('断dbf', { ...shapefileIn(4528), dbf: shapefileIn(4528).dbf.subarray(0, 80) }),
      }),
    ],
    [
      'attributes of another export',
      'shapefile-corrupt',
      () => ({
        path: putShapefile('错配', {
          ...shapefileIn(4528),
          dbf: writeShapefile({
            rings: [],
            columns: [{ name: Buffer.from('A'), width: 2 }],
            rows: [] as never[],
          }).dbf,
        }),
      }),
    ],
    [
      'broken JSON',
      'json-invalid',
      () => ({ path: put('断.geojson', '{"type":"FeatureCollection","features":[') }),
    ],
    ['JSON that is not GeoJSON', 'geojson-invalid', () => ({ path: put('配置.json', '{"a":1}') })],
    ['a JSON array', 'geojson-invalid', () => ({ path: put('数组.json', '[1,2]') })],
    [
      'XML with entities',
      'xml-entities',
      () => ({
        path: put('炸.kml', '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa">]><kml>&a;</kml>'),
      }),
    ],
    [
      'XML that is not KML',
      'format-unsupported',
      () => ({ path: put('别.gml', '<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml"/>') }),
    ],
    [
      'text in another encoding than given',
      'encoding-mismatch',
      () => ({ path: putShapefile('编码', shapefileIn(4528)), encoding: 'UTF-8' }),
    ],
    [
      'an encoding nobody knows',
      'encoding-unknown',
      () => ({ path: putShapefile('编码二', shapefileIn(4528)), encoding: '火星文' }),
    ],
    [
      'a CRS nobody knows',
      'crs-unknown',
      () => ({
        path: put(
          '未知.geojson',
          JSON.stringify({ ...square, crs: { type: 'name', properties: { name: '地方独立坐标系' } } }),
        ),
      }),
    ],
    [
      'an EPSG code that does not exist',
      'crs-unknown',
      () => ({ path: put('一.geojson', JSON.stringify(square)), crs: 'EPSG:99999' }),
    ],
    [
      '西安80, given',
      'crs-unsupported',
      () => ({ path: put('二.geojson', JSON.stringify(square)), crs: 'EPSG:2364' }),
    ],
    [
      'coordinates against the .prj',
      'crs-mismatch',
      () => ({
        path: putShapefile('不符', {
          ...shapefileIn(4528),
          prj: prj('CGCS2000_3_Degree_GK_CM_120E', 120, 500_000),
        }),
      }),
    ],
    [
      'a .prj that contradicts itself',
      'crs-contradictory',
      () => ({
        path: putShapefile('矛盾', {
          ...shapefileIn(4528),
          prj: prj('CGCS2000_3_Degree_GK_Zone_39', 120, 40_500_000),
        }),
      }),
    ],
    [
      'coordinates of no known range',
      'crs-undetermined',
      () => ({ path: put('范围.geojson', JSON.stringify(corner(99_000_000))) }),
    ],
    [
      'latitude first',
      'axes-swapped',
      () => ({ path: put('颠倒.geojson', JSON.stringify({ type: 'Point', coordinates: [36.77, 119.1] })) }),
    ],
    [
      'too many features',
      'too-many-features',
      () => ({ path: put('多.geojson', JSON.stringify(square)), limits: { features: 0 } }),
    ],
    [
      'too many vertices',
      'too-many-vertices',
      () => ({ path: put('密.geojson', JSON.stringify(square)), limits: { vertices: 4 } }),
    ],
  ];
  it.each(cases)('refuses %s with %s, in Chinese and with a mend', async (_, code, input) => {
    const error = await refusal(readHere(input()));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/[\u4e00-\u9fa5]{4}/);
    expect(error.message).toMatch(/请/);
  });

  it('exchanges the axes when told to', async () => {
    const path = put('颠倒二.geojson', JSON.stringify({ type: 'Point', coordinates: [36.77, 119.1] }));
    const { layers } = await readHere({ path, swapAxes: true });
    expect(layers[0]!.features[0]!.geometry).toEqual({ type: 'Point', coordinates: [119.1, 36.77] });
  });

  it('stops when cancelled, before or during the read', async () => {
    const path = put('取消.geojson', JSON.stringify(square));
    expect((await refusal(readFeatureFile({ path }, { signal: AbortSignal.abort() }))).code).toBe(
      'cancelled',
    );
    const control = new AbortController();
    const pending = refusal(readFeatureFile({ path }, { signal: control.signal }));
    control.abort();
    expect((await pending).code).toBe('cancelled');
  });

  it('gives up on a file that takes longer than allowed', async () => {
    const path = put('慢.geojson', JSON.stringify(square));
    expect((await refusal(readFeatureFile({ path, limits: { milliseconds: 1 } }))).code).toBe('timed-out');
  });

  it('hands a refusal over from its thread with code, message and detail', async () => {
    const error = await refusal(readFeatureFile({ path: put('断二.geojson', '{') }));
    expect(error).toMatchObject({ code: 'json-invalid', detail: { file: '断二.geojson' } });
    expect(error.message).toContain('断二.geojson');
  });

  it('gives up on a file that needs more memory than allowed', async () => {
    const points = Array.from({ length: 400_000 }, (_, index) => [119 + index * 1e-7, 36]);
    const path = put('胖.geojson', JSON.stringify({ type: 'LineString', coordinates: points }));
    expect((await refusal(readFeatureFile({ path, limits: { heapMegabytes: 24 } }))).code).toBe(
      'out-of-memory',
    );
  });

  it('a column called like what every object has is empty where a row lacks it', async () => {
    const features = ['{"constructor":"甲公司","__proto__":"乙"}', '{"地块名称":"二"}'].map(
      (properties) => `{"type":"Feature","properties":${properties},"geometry":${JSON.stringify(square)}}`,
    );
    const path = put('同名.geojson', `{"type":"FeatureCollection","features":[${features.join()}]}`);
    const { layers } = await readFeatureFile({ path });
    const [first, second] = layers[0]!.features.map(({ properties }) => Object.entries(properties));
    expect(first).toEqual(
      expect.arrayContaining([
        ['constructor', '甲公司'],
        ['__proto__', '乙'],
      ]),
    );
    expect(second).toEqual(
      expect.arrayContaining([
        ['constructor', null],
        ['__proto__', null],
      ]),
    );
  });

  it('tells how far it is', async () => {
    const stages: string[] = [];
    await readFeatureFile(
      { path: put('进度.geojson', JSON.stringify(square)) },
      { onProgress: ({ stage }) => stages.push(stage) },
    );
    expect(stages).toEqual(['opening', 'reading', 'converting']);
  });
});
