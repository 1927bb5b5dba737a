import { describe, expect, it } from 'vitest';
import {
  crsLabel,
  epsgFromText,
  gaussKruegerByEpsg,
  gaussKruegerForLongitude,
  gaussKruegerSystems,
  zoneOfLongitude,
} from '../../../geodata/units/crs.ts';

describe('CGCS2000 systems', () => {
  it.each([
    ['潍坊', 119.1, 40, 4528, 4549, 20, 4498, 4509],
    ['临沂城区', 118.35, 39, 4527, 4548, 20, 4498, 4509],
    ['枣庄', 117.32, 39, 4527, 4548, 20, 4498, 4509],
    ['长春经开', 125.4, 42, 4530, 4551, 21, 4499, 4510],
    ['包头昆区', 109.84, 37, 4525, 4546, 19, 4497, 4508],
  ])('finds the zones and codes of %s', (_, lng, zone3, prefixed3, bare3, zone6, prefixed6, bare6) => {
    expect(zoneOfLongitude(lng, 3)).toBe(zone3);
    expect(zoneOfLongitude(lng, 6)).toBe(zone6);
    expect(gaussKruegerForLongitude(lng, 3, true)?.epsg).toBe(prefixed3);
    expect(gaussKruegerForLongitude(lng, 3, false)?.epsg).toBe(bare3);
    expect(gaussKruegerForLongitude(lng, 6, true)?.epsg).toBe(prefixed6);
    expect(gaussKruegerForLongitude(lng, 6, false)?.epsg).toBe(bare6);
  });

  it('knows that zone 40 is 4528 and that 4514 is zone 26', () => {
    expect(gaussKruegerByEpsg(4528)).toMatchObject({ zone: 40, centralMeridianDegrees: 120 });
    expect(gaussKruegerByEpsg(4514)).toMatchObject({ zone: 26, centralMeridianDegrees: 78 });
  });

  it('covers 4491 to 4554 without a gap or a double', () => {
    const codes = gaussKruegerSystems.map((system) => system.epsg).toSorted((a, b) => a - b);
    expect(codes).toEqual(Array.from({ length: 64 }, (_, index) => 4491 + index));
  });

  it('changes zone at half past the meridian', () => {
    expect(zoneOfLongitude(118.4999, 3)).toBe(39);
    expect(zoneOfLongitude(118.5, 3)).toBe(40);
    expect(gaussKruegerForLongitude(20, 3, true)).toBeUndefined();
  });

  it('names systems the way people say them', () => {
    expect(crsLabel(4528)).toBe('CGCS2000 三度带 第40带（中央经线120°E，坐标带带号）');
    expect(crsLabel(4509)).toBe('CGCS2000 六度带 第20带（中央经线117°E，坐标不带带号）');
    expect(crsLabel(4490)).toBe('CGCS2000 经纬度');
    expect(crsLabel(27700)).toBe('EPSG:27700');
  });

  it.each([
    ['EPSG:4526', 4526],
    ['epsg:4490', 4490],
    ['urn:ogc:def:crs:EPSG::4528', 4528],
    ['urn:ogc:def:crs:EPSG:6.9:4549', 4549],
    ['http://www.opengis.net/def/crs/EPSG/0/4547', 4547],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 4326],
  ])('reads the code out of %s', (text, epsg) => {
    expect(epsgFromText(text)).toBe(epsg);
  });

  it.each(['', '4526', 'ESRI:102100', '西安80', 'EPSG:abc'])('does not guess a code from "%s"', (text) => {
    expect(epsgFromText(text)).toBeUndefined();
  });
});
