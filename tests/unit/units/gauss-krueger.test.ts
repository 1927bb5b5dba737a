import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gaussKruegerByEpsg } from '../../../geodata/units/crs.ts';
import { fromGaussKrueger, toGaussKrueger } from '../../../geodata/units/gauss-krueger.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

describe('Gauss-Krueger', () => {
  it.each([
    [119.1, 36.77, 4549, 419647.904, 4071364.4],
    [119.1, 36.77, 4528, 40419647.904, 4071364.4],
    [118.63, 35.79, 4549, 376145.327, 3963107.749],
    [118.63, 35.79, 4548, 647361.8, 3963467.737],
    [117.32, 34.81, 4548, 529279.631, 3853561.199],
    [125.45, 43.88, 4551, 455797.753, 4860636.099],
    [109.84, 40.66, 4546, 401902.366, 4503463.157],
  ])(
    'puts %d, %d into EPSG:%d as gdaltransform does, to the millimetre',
    (lng, lat, epsg, easting, northing) => {
      const plane = toGaussKrueger([lng, lat], gaussKruegerByEpsg(epsg)!);
      expect(Math.abs(plane.eastingMetres - easting)).toBeLessThan(0.00051);
      expect(Math.abs(plane.northingMetres - northing)).toBeLessThan(0.00051);
    },
  );

  it('comes back to where it started, up to three degrees from the central meridian and at the equator', () => {
    for (const lng of [117, 117.5, 118.63, 120, 121.4, 123]) {
      for (const lat of [0, 3.5, 18.25, 36.7069, 53.5]) {
        const strip = { centralMeridianDegrees: 120, falseEastingMetres: 500_000 };
        const [backLng, backLat] = fromGaussKrueger(toGaussKrueger([lng, lat], strip), strip);
        expect(Math.abs(backLng - lng)).toBeLessThan(1e-11);
        expect(Math.abs(backLat - lat)).toBeLessThan(1e-11);
      }
    }
  });
});

describeWithSharedData('Gauss-Krueger against vectors made with PROJ', () => {
  const rows = readFileSync(sharedPath('crs/proj_cgcs2000_vectors.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([name, lng, lat, epsg, x, y]) => ({
      name,
      lngLat: [Number(lng), Number(lat)] as [number, number],
      system: gaussKruegerByEpsg(Number(epsg)),
      x: Number(x),
      y: Number(y),
    }))
    .filter((row) => row.system !== undefined);

  it('agrees forwards to 0.1 mm and backwards to 1e-9 degrees in every vector', () => {
    expect(rows.length).toBe(27);
    for (const { lngLat, system, x, y } of rows) {
      const plane = toGaussKrueger(lngLat, system!);
      expect(Math.abs(plane.eastingMetres - x)).toBeLessThan(0.0001);
      expect(Math.abs(plane.northingMetres - y)).toBeLessThan(0.0001);
      const [lng, lat] = fromGaussKrueger({ eastingMetres: x, northingMetres: y }, system!);
      expect(Math.abs(lng - lngLat[0])).toBeLessThan(1e-9);
      expect(Math.abs(lat - lngLat[1])).toBeLessThan(1e-9);
    }
  });
});
