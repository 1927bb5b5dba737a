import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGeometry, type GeometryFault } from '../../../../geodata/analysis/geometry/check-geometry.ts';

const square = [
  [119.1, 36.7],
  [119.2, 36.7],
  [119.2, 36.8],
  [119.1, 36.8],
  [119.1, 36.7],
];
const bowTie = [
  [0, 0],
  [2, 2],
  [2, 0],
  [0, 2],
  [0, 0],
];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });

describe('a geometry that PostGIS may see', () => {
  it.each([
    ['a point', { type: 'Point', coordinates: [119.1, 36.7] }],
    ['a point with height', { type: 'Point', coordinates: [119.1, 36.7, 12] }],
    ['a line', { type: 'LineString', coordinates: square }],
    ['lines', { type: 'MultiLineString', coordinates: [square, square] }],
    ['a polygon with a hole', polygon(square, square)],
    ['a multipolygon', { type: 'MultiPolygon', coordinates: [[square], [square]] }],
    ['a ring that crosses itself, which ST_MakeValid mends', polygon(bowTie)],
    [
      'a sliver of a tenth of a millimetre',
      polygon([
        [119, 36],
        [119.01, 36],
        [119.01, 36.000000001],
        [119, 36],
      ]),
    ],
  ])('passes %s', (_name, geometry) => {
    expect(checkGeometry(geometry)).toEqual({ ok: true });
  });

  it.each<[string, unknown, GeometryFault, (string | number)[]]>([
    ['nothing', null, 'unsupported-type', []],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, 'unsupported-type', ['type']],
    [
      'a type of the object prototype',
      { type: 'constructor', coordinates: [] },
      'unsupported-type',
      ['type'],
    ],
    ['no coordinates', { type: 'Polygon' }, 'not-coordinates', ['coordinates']],
    ['coordinates one level short', polygon(square[0]), 'not-coordinates', ['coordinates', 0, 0]],
    ['a text for a number', { type: 'Point', coordinates: ['119', 36] }, 'not-coordinates', ['coordinates']],
    ['NaN', { type: 'Point', coordinates: [Number.NaN, 36] }, 'not-finite', ['coordinates']],
    [
      'an infinite height',
      { type: 'Point', coordinates: [119, 36, Number.POSITIVE_INFINITY] },
      'not-finite',
      ['coordinates'],
    ],
    [
      'metres instead of degrees',
      { type: 'Point', coordinates: [40_500_000, 4_070_000] },
      'out-of-range',
      ['coordinates'],
    ],
    ['an empty polygon', polygon(), 'empty', ['coordinates']],
    ['a line of one point', { type: 'LineString', coordinates: [[1, 1]] }, 'too-few-points', ['coordinates']],
    [
      'a line that stays in place',
      {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [1, 1],
        ],
      },
      'collapsed',
      ['coordinates'],
    ],
    [
      'a ring of three points',
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      'too-few-points',
      ['coordinates', 0],
    ],
    ['an open hole', polygon(square, square.slice(0, 4)), 'not-closed', ['coordinates', 1]],
    [
      'a ring that is one point',
      polygon([
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
      'collapsed',
      ['coordinates', 0],
    ],
    [
      'a ring that is a line there and back',
      polygon([
        [0, 0],
        [1, 1],
        [2, 2],
        [0, 0],
      ]),
      'collapsed',
      ['coordinates', 0],
    ],
    [
      'the second part of a multipolygon',
      {
        type: 'MultiPolygon',
        coordinates: [
          [square],
          [
            [
              [0, 0],
              [1, 0],
              [0, 0],
            ],
          ],
        ],
      },
      'too-few-points',
      ['coordinates', 1, 0],
    ],
  ])('refuses %s', (_name, geometry, reason, path) => {
    const result = checkGeometry(geometry);
    expect(result).toMatchObject({ ok: false, reason, path });
    expect(result).toHaveProperty('message', expect.stringMatching(/[一-龥]/));
  });

  it('answers for anything at all, without throwing', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('Point', 'LineString', 'Polygon', 'MultiPolygon'),
        (coordinates, type) => {
          expect(typeof checkGeometry({ type, coordinates }).ok).toBe('boolean');
        },
      ),
    );
  });
});
