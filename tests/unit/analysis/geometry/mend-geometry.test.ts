import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Geometry, MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaSquareMetres } from '../../../../geodata/analysis/geometry/area.ts';
import { checkGeometry } from '../../../../geodata/analysis/geometry/check-geometry.ts';
import { findRingFault } from '../../../../geodata/analysis/geometry/find-ring-fault.ts';
import { mendGeometry } from '../../../../geodata/analysis/geometry/mend-geometry.ts';
import { doubleSignedArea, splitAtRepeats } from '../../../../geodata/analysis/geometry/ring-order.ts';
import { describeWithSharedData, sharedPath } from '../../../support/shared-data.ts';

const at = (...steps: [number, number][]): Position[] =>
  steps.map(([x, y]) => [119 + x / 1000, 36 + y / 1000]);
const square = at([0, 0], [2, 0], [2, 2], [0, 2], [0, 0]);
const polygon = (...rings: Position[][]): Geometry => ({ type: 'Polygon', coordinates: rings });
const area = (geometry: MultiPolygon) => ellipsoidalAreaSquareMetres(geometry);
const squareArea = ellipsoidalAreaSquareMetres({ type: 'Polygon', coordinates: [square] });

function mended(geometry: Geometry) {
  const result = mendGeometry(geometry);
  if (!result.ok) throw new Error(result.message);
  return { ...result, codes: result.changes.map(({ code }) => code) };
}

function refused(geometry: Geometry | null): string {
  const result = mendGeometry(geometry);
  return result.ok ? 'ok' : result.reason;
}

describe('mending a geometry', () => {
  it('keeps every coordinate of a valid one', () => {
    const { geometry, codes } = mended({ type: 'MultiPolygon', coordinates: [[square]] });
    expect(geometry.coordinates).toEqual([[square]]);
    expect(codes).toEqual([]);
  });

  it('closes rings and makes a MultiPolygon of a Polygon', () => {
    const { geometry, codes } = mended(polygon(square.slice(0, -1)));
    expect(geometry.coordinates).toEqual([[square]]);
    expect(codes).toEqual(['ring-closed', 'promoted-to-multipolygon']);
  });

  it('removes repeated points', () => {
    const doubled = square.flatMap((position) => [position, [...position]]);
    const { geometry, codes } = mended(polygon(doubled));
    expect(geometry.coordinates).toEqual([[square]]);
    expect(codes).toContain('duplicates-removed');
  });

  it('cuts off spikes, outward along an edge and at a corner, also several in a row', () => {
    const spiked = at([0, 0], [2, 0], [2, -1], [2, 2], [2, 3], [2, 5], [2, 2], [0, 2], [0, 0]);
    const { geometry, codes } = mended(polygon(spiked));
    expect(area(geometry)).toBeCloseTo(squareArea, 4);
    expect(geometry.coordinates[0]![0]).toHaveLength(5);
    expect(codes).toContain('spikes-removed');
  });

  it('winds shells counter-clockwise and holes clockwise', () => {
    const hole = at([0.5, 0.5], [1, 0.5], [1, 1], [0.5, 1], [0.5, 0.5]);
    const { geometry, codes } = mended(polygon(square.toReversed(), hole));
    const [shell, inner] = geometry.coordinates[0]!;
    expect(doubleSignedArea(shell!)).toBeGreaterThan(0);
    expect(doubleSignedArea(inner!)).toBeLessThan(0);
    expect(codes).toContain('rewound');
  });

  it('turns a bow tie into its two wings', () => {
    const { geometry, changes } = mended(polygon(at([0, 0], [2, 0], [0, 2], [2, 2], [0, 0])));
    expect(geometry.coordinates).toHaveLength(2);
    expect(area(geometry)).toBeCloseTo(squareArea / 2, 0);
    expect(changes.find(({ code }) => code === 'self-crossing-mended')?.message).toMatch(
      /边界自相交.*平方米/,
    );
  });

  it('splits a ring that touches itself and keeps exact coordinates', () => {
    const touching = at([0, 0], [1, 0], [1, 1], [2, 1], [2, 2], [1, 2], [1, 1], [0, 1], [0, 0]);
    const { geometry } = mended(polygon(touching));
    expect(geometry.coordinates).toHaveLength(2);
    for (const position of geometry.coordinates.flat(2)) expect(touching).toContainEqual(position);
  });

  it('merges parts that overlap or share an edge', () => {
    const other = at([1, 0], [3, 0], [3, 2], [1, 2], [1, 0]);
    const { geometry } = mended({ type: 'MultiPolygon', coordinates: [[square], [other]] });
    expect(geometry.coordinates).toHaveLength(1);
    expect(area(geometry) / squareArea).toBeCloseTo(1.5, 4);
  });

  it('leaves parts and holes that only touch in a point as they are', () => {
    const corner = at([2, 2], [3, 2], [3, 3], [2, 3], [2, 2]);
    const hole = at([0, 1], [1, 1.5], [1, 0.5], [0, 1]);
    const source: Position[][][] = [[square, hole], [corner]];
    const { geometry, codes } = mended({ type: 'MultiPolygon', coordinates: source });
    expect(codes).toEqual([]);
    expect(geometry.coordinates).toEqual(source);
  });

  it('cuts a hole that reaches outside, and drops one without an inside', () => {
    const across = at([1, 1], [3, 1], [3, 1.5], [1, 1.5], [1, 1]);
    const { geometry, codes } = mended(polygon(square, across));
    expect(geometry.coordinates[0]).toHaveLength(1);
    expect(area(geometry) / squareArea).toBeCloseTo(0.875, 3);
    expect(codes).toContain('self-crossing-mended');
    const line = at([0.5, 0.5], [1, 1], [0.5, 0.5], [0.5, 0.5]);
    expect(mended(polygon(square, line)).codes).toContain('collapsed-ring-removed');
  });

  it('takes the polygons of a collection', () => {
    expect(
      mended({ type: 'GeometryCollection', geometries: [polygon(square)] }).geometry.coordinates,
    ).toEqual([[square]]);
  });

  it.each<[string, Geometry | null]>([
    ['missing', null],
    ['not-polygon', { type: 'Point', coordinates: [119, 36] }],
    ['not-polygon', { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [119, 36] }] }],
    ['empty', { type: 'MultiPolygon', coordinates: [] }],
    ['empty', polygon([])],
    ['collapsed', polygon(at([0, 0], [1, 1], [0, 0]))],
    ['collapsed', polygon(at([0, 0], [1, 1], [2, 2], [0, 0]))],
    [
      'not-finite',
      polygon([
        [119, 36],
        [Number.NaN, 36],
        [119, 37],
        [119, 36],
      ]),
    ],
    [
      'out-of-range',
      polygon([
        [419_647, 4_071_364],
        [419_700, 4_071_364],
        [419_700, 4_071_400],
        [419_647, 4_071_364],
      ]),
    ],
  ])('refuses what is %s', (reason, geometry) => {
    expect(refused(geometry)).toBe(reason);
  });

  it('makes something without fault out of any scribble, or says why not', () => {
    const step = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
    const ring = fc.array(step, { minLength: 3, maxLength: 14 }).map((steps) => at(...steps, steps[0]!));
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        const result = mendGeometry({ type: 'MultiPolygon', coordinates: rings.map((one) => [one]) });
        if (!result.ok) return result.reason === 'collapsed';
        return checkGeometry(result.geometry).ok && area(result.geometry) > 0;
      }),
      { numRuns: 300 },
    );
  });
});

describe('splitting a ring at repeated positions', () => {
  it('separates loops and drops lines walked there and back', () => {
    const ring = at([0, 0], [1, 0], [1, 1], [2, 1], [1, 1], [0, 1], [0, 0]);
    expect(splitAtRepeats(ring).map((piece) => piece.length)).toEqual([5]);
  });
});

describeWithSharedData('broken shapes of mapshaper and Turf', () => {
  const geometries = [
    'mapshaper/features/clean',
    'turf/boolean-valid/false/Polygon',
    'turf/boolean-valid/false/MultiPolygon',
    'turf/kinks/in',
    'turf/unkink-polygon/in',
  ].flatMap((folder) =>
    readdirSync(sharedPath(`formats/${folder}`)).flatMap((file): [string, Geometry][] => {
      const text = readFileSync(sharedPath(`formats/${folder}/${file}`), 'utf8');
      const document = JSON.parse(text) as {
        features?: { geometry: Geometry }[];
        geometry?: Geometry;
        geometries?: Geometry[];
      };
      const found = document.features?.map(({ geometry }) => geometry) ??
        document.geometries ?? [document.geometry ?? (document as unknown as Geometry)];
      return found.map((geometry, index) => [`${file} #${index}`, geometry]);
    }),
  );

  it('are mended or refused with a reason, never thrown at', () => {
    expect(geometries.length).toBeGreaterThan(50);
    let mendedCount = 0;
    for (const [name, geometry] of geometries) {
      const result = mendGeometry(geometry);
      if (!result.ok) {
        expect(result.reason, name).toMatch(/^(not-polygon|collapsed|out-of-range)$/);
        continue;
      }
      mendedCount += 1;
      expect(findRingFault(result.geometry.coordinates), name).toBeUndefined();
      expect(checkGeometry(result.geometry), name).toEqual({ ok: true });
    }
    expect(mendedCount).toBeGreaterThan(40);
  });
});
