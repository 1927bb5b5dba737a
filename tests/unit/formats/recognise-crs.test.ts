import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recogniseCrs } from '../../../geodata/formats/recognise-crs.ts';
import { parseWkt } from '../../../geodata/formats/wkt.ts';
import { gaussKruegerSystems } from '../../../geodata/units/crs.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

const cgcs2000 =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const unnamed =
  'GEOGCS["unnamed",DATUM["unknown",SPHEROID["unnamed",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

const strip = (name: string, meridian: number, easting: number, geographic = cgcs2000, scale = 1) =>
  `PROJCS["${name}",${geographic},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

describe('recognising a .prj', () => {
  it.each([
    ['CGCS2000_3_Degree_GK_Zone_40', 120, 40_500_000, 4528],
    ['CGCS2000_3_Degree_GK_CM_120E', 120, 500_000, 4549],
    ['CGCS2000_GK_Zone_20', 117, 20_500_000, 4498],
    ['CGCS2000_GK_CM_117E', 117, 500_000, 4509],
    ['CGCS2000_3_Degree_GK_CM_117E', 117, 500_000, 4548],
    ['CGCS2000 / 3-degree Gauss-Kruger zone 38', 114, 38_500_000, 4526],
    ['CGCS2000 / Gauss-Kruger CM 123E', 123, 500_000, 4510],
  ])('takes %s for EPSG:%4$d', (name, meridian, easting, epsg) => {
    expect(recogniseCrs(strip(name, meridian, easting))).toMatchObject({ kind: 'epsg', epsg });
  });

  it('recognises every system by its parameters alone', () => {
    for (const system of gaussKruegerSystems) {
      const found = recogniseCrs(strip('自定义', system.centralMeridianDegrees, system.falseEastingMetres));
      if (found.kind !== 'epsg') throw new Error(`EPSG:${system.epsg} not found`);
      // Without its number a 6-degree zone is the same plane as a 3-degree one.
      const same = gaussKruegerSystems.find(({ epsg }) => epsg === found.epsg)!;
      expect(same.centralMeridianDegrees).toBe(system.centralMeridianDegrees);
      expect(same.falseEastingMetres).toBe(system.falseEastingMetres);
    }
  });

  it('takes the ellipsoid for CGCS2000 where surveying software leaves the datum unnamed', () => {
    expect(recogniseCrs(strip('unnamed', 120, 500_000, unnamed))).toMatchObject({ kind: 'epsg', epsg: 4549 });
  });

  it('keeps a local system on CGCS2000 as a definition of its own', () => {
    const wkt = strip('某市独立坐标系', 118.5, 500_000);
    expect(recogniseCrs(wkt)).toEqual({ kind: 'local', name: '某市独立坐标系', wkt });
    expect(recogniseCrs(strip('缩放', 120, 500_000, cgcs2000, 0.9996)).kind).toBe('local');
  });

  it('notices when name and parameters disagree', () => {
    expect(recogniseCrs(strip('CGCS2000_3_Degree_GK_Zone_39', 120, 40_500_000))).toMatchObject({
      kind: 'contradictory',
      reason: expect.stringContaining('120°E'),
    });
  });

  it.each([
    [
      'Xian_1980_3_Degree_GK_CM_120E',
      'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]]]',
    ],
    [
      'Beijing_1954_GK_Zone_20',
      'GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]]]',
    ],
  ])('knows that %s has no public way to CGCS2000', (name, geographic) => {
    expect(recogniseCrs(strip(name, 120, 500_000, geographic)).kind).toBe('secret-datum');
  });

  it.each([
    [
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
      4326,
    ],
    [cgcs2000, 4490],
    [
      'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]],PROJECTION["Mercator_Auxiliary_Sphere"]]',
      3857,
    ],
    [
      'GEOGCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],ID["EPSG",4326]]',
      4326,
    ],
  ])('recognises the geographic and Mercator systems', (wkt, epsg) => {
    expect(recogniseCrs(wkt)).toMatchObject({ kind: 'epsg', epsg });
  });

  it.each([
    '',
    'hello',
    'PROJCS[',
    'PROJCS["a"',
    '[]',
    `${'A['.repeat(1000)}`,
    'LOCAL_CS["工程坐标系",UNIT["Meter",1]]',
  ])('does not stumble over "%s"', (wkt) => {
    expect(recogniseCrs(wkt).kind).toBe('unrecognised');
  });
});

describe('well-known text', () => {
  it('keeps names with doubled quotes and numbers with exponents', () => {
    expect(parseWkt('UNIT["a ""b""",1.5e-3]')).toEqual({
      keyword: 'UNIT',
      values: ['a "b"', 0.0015],
      children: [],
    });
  });
});

describeWithSharedData('the .prj files ESRI software writes', () => {
  const files = readdirSync(sharedPath('crs/prj'));

  it('are all recognised', () => {
    expect(files).toHaveLength(13);
    for (const file of files) {
      const epsg = Number(/EPSG_(\d+)\.prj/.exec(file)?.[1]);
      expect(recogniseCrs(readFileSync(sharedPath(`crs/prj/${file}`), 'utf8'))).toMatchObject({
        kind: 'epsg',
        epsg,
      });
    }
  });
});
