import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { centroid, ellipsoidalAreaSquareMetres } from '../../../../geodata/analysis/geometry/area.ts';
import {
  ellipsoidalLengthMetres,
  geodesicDistanceMetres,
} from '../../../../geodata/analysis/geometry/length.ts';

const box = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

describe('area on the ellipsoid', () => {
  it('measures the test plot of the domain dossier', () => {
    const plot: Polygon = { type: 'Polygon', coordinates: [box(119.1, 36.77, 119.1056, 36.7736)] };
    // 199 732 m2 on the ellipsoid; Turf's sphere says 199 668, EPSG:3857 311 879.
    expect(Math.abs(ellipsoidalAreaSquareMetres(plot) - 199_732)).toBeLessThan(2);
  });

  it('gives one ellipsoid for all eight octants', () => {
    const octant: Polygon = { type: 'Polygon', coordinates: [box(0, 0, 90, 89.999999999)] };
    // Surface of the CGCS2000 ellipsoid, from its closed form.
    expect(ellipsoidalAreaSquareMetres(octant) * 8).toBeCloseTo(5.10065621718e14, -6);
  });

  it('does not mind the winding, takes holes off and adds parts up', () => {
    const outer = box(119.1, 36.77, 119.12, 36.78);
    const hole = box(119.105, 36.772, 119.11, 36.775);
    const whole = ellipsoidalAreaSquareMetres({ type: 'Polygon', coordinates: [outer] });
    const inner = ellipsoidalAreaSquareMetres({ type: 'Polygon', coordinates: [hole.toReversed()] });
    const pierced: Polygon = { type: 'Polygon', coordinates: [outer.toReversed(), hole] };
    expect(ellipsoidalAreaSquareMetres(pierced)).toBeCloseTo(whole - inner, 6);
    expect(
      ellipsoidalAreaSquareMetres({ type: 'MultiPolygon', coordinates: [[outer, hole], [hole]] }),
    ).toBeCloseTo(whole, 6);
  });

  it('is the sum of its parts', () => {
    const whole = ellipsoidalAreaSquareMetres({
      type: 'Polygon',
      coordinates: [box(119, 36, 119.02, 36.01)],
    });
    const west = ellipsoidalAreaSquareMetres({ type: 'Polygon', coordinates: [box(119, 36, 119.01, 36.01)] });
    const east = ellipsoidalAreaSquareMetres({
      type: 'Polygon',
      coordinates: [box(119.01, 36, 119.02, 36.01)],
    });
    expect(Math.abs(west + east - whole) / whole).toBeLessThan(1e-7);
  });
});

describe('centroid', () => {
  it('lies in the middle of a square and off the middle of a square with a hole', () => {
    const outer = box(119, 36, 119.01, 36.01);
    const [lng, lat] = centroid({ type: 'Polygon', coordinates: [outer] })!;
    expect(lng).toBeCloseTo(119.005, 8);
    expect(lat).toBeCloseTo(36.005, 8);
    const [eastLng] = centroid({ type: 'Polygon', coordinates: [outer, box(119, 36, 119.005, 36.01)] })!;
    expect(eastLng).toBeCloseTo(119.0075, 8);
  });

  it('is undefined for a shape without area', () => {
    expect(centroid({ type: 'MultiPolygon', coordinates: [] })).toBeUndefined();
    expect(
      centroid({
        type: 'Polygon',
        coordinates: [
          [
            [119, 36],
            [119.1, 36],
            [119, 36],
          ],
        ],
      }),
    ).toBeUndefined();
  });
});

describe('length on the ellipsoid', () => {
  it('measures the quarter meridian', () => {
    expect(geodesicDistanceMetres([119, 0], [119, 90])).toBeCloseTo(10_001_965.7293, 3);
  });

  it('measures the equator and a point', () => {
    expect(geodesicDistanceMetres([0, 0], [1, 0])).toBeCloseTo(111_319.4908, 4);
    expect(geodesicDistanceMetres([119, 36], [119, 36])).toBe(0);
  });

  it('adds up along a line and refuses the other side of the globe', () => {
    const line = [
      [119, 36],
      [119.01, 36],
      [119.01, 36.01],
    ];
    const sum = geodesicDistanceMetres(line[0]!, line[1]!) + geodesicDistanceMetres(line[1]!, line[2]!);
    expect(ellipsoidalLengthMetres(line)).toBe(sum);
    expect(ellipsoidalLengthMetres([[119, 36]])).toBe(0);
    expect(() => geodesicDistanceMetres([0, 0.1], [179.9, 0])).toThrow(RangeError);
  });
});
