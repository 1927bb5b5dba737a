import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalAreaPlane } from '../../../geodata/samples/plane/equal-area-plane.ts';
import { geodesicDistanceMetres } from '../../../geodata/samples/plane/geodesic-distance.ts';
import { orientedBox } from '../../../geodata/samples/plane/oriented-box.ts';
import { clipToBounds, ringArea, spacedRing, withoutPinches } from '../../../geodata/samples/plane/ring.ts';
import type { Point } from '../../../geodata/samples/plane/vector.ts';
import { ellipsoidalAreaSquareMetres } from './ellipsoidal-area.ts';

describe('the equal-area plane', () => {
  const plane = equalAreaPlane([119.062, 36.748], 11);
  const place = fc.tuple(
    fc.double({ min: -8000, max: 8000, noNaN: true }),
    fc.double({ min: -8000, max: 8000, noNaN: true }),
  );

  it('comes back to the same point within a tenth of a millimetre', () => {
    fc.assert(
      fc.property(place, (point) => {
        const [x, y] = plane.toMetres(plane.toDegrees(point));
        expect(Math.hypot(x - point[0], y - point[1])).toBeLessThan(1e-4);
      }),
    );
  });

  it('keeps the area on the ellipsoid, anywhere within 8 km', () => {
    fc.assert(
      fc.property(place, ([x, y]) => {
        const square: Point[] = [
          [x, y],
          [x + 300, y + 20],
          [x + 280, y + 320],
          [x - 20, y + 300],
        ];
        const ring = [...square, square[0]!].map((point) => plane.toDegrees(point));
        const onEllipsoid = ellipsoidalAreaSquareMetres({ type: 'MultiPolygon', coordinates: [[ring]] });
        expect(Math.abs(onEllipsoid / ringArea(square) - 1)).toBeLessThan(2e-6);
      }),
    );
  });
});

describe('geodesic distances', () => {
  it('agree with the published line of the Flinders Peak example, moved to CGCS2000', () => {
    // Vincenty's test line on GRS80: 54,972.271 m between Flinders Peak and Buninyong (GDA technical manual).
    const flinders: Point = [144 + 25 / 60 + 29.52442 / 3600, -(37 + 57 / 60 + 3.7203 / 3600)];
    const buninyong: Point = [143 + 55 / 60 + 35.3839 / 3600, -(37 + 39 / 60 + 10.1561 / 3600)];
    expect(geodesicDistanceMetres(flinders, buninyong)).toBeCloseTo(54_972.271, 2);
  });

  it('is nothing between a place and itself', () => {
    expect(geodesicDistanceMetres([119, 36], [119, 36])).toBe(0);
  });
});

describe('rings', () => {
  it('loses the smaller loop where a ring touches itself', () => {
    const ring: Point[] = [
      [0, 0],
      [10, 0],
      [10, 5],
      [12, 8],
      [8, 8],
      [10, 5],
      [0, 5],
    ];
    expect(withoutPinches(ring)).toEqual([
      [0, 0],
      [10, 0],
      [10, 5],
      [0, 5],
    ]);
  });

  it('drops points a hair apart, also across the seam', () => {
    expect(
      spacedRing(
        [
          [0, 0],
          [5, 0],
          [5, 0.01],
          [5, 5],
          [0, 5],
          [0, 0.01],
        ],
        0.1,
      ),
    ).toEqual([
      [0, 0],
      [5, 0],
      [5, 5],
      [0, 5],
    ]);
  });

  it('are clipped to a rectangle', () => {
    const clipped = clipToBounds(
      [
        [-5, 1],
        [5, 1],
        [5, 3],
        [-5, 3],
      ],
      { minX: 0, minY: 0, maxX: 2, maxY: 9 },
    );
    expect(ringArea(clipped)).toBeCloseTo(4, 9);
    expect(
      clipToBounds(
        [
          [20, 1],
          [25, 1],
          [25, 3],
        ],
        { minX: 0, minY: 0, maxX: 2, maxY: 9 },
      ),
    ).toEqual([]);
  });

  it('fit into the smallest rectangle, turned as needed', () => {
    const box = orientedBox([
      [0, 0],
      [30, 30],
      [20, 40],
      [-10, 10],
    ]);
    expect(box.long).toBeCloseTo(Math.hypot(30, 30), 9);
    expect(box.short).toBeCloseTo(Math.hypot(10, 10), 9);
  });
});
