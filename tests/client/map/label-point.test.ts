import { describe, expect, it } from 'vitest';
import { areaLabels } from '../../../client/map/area-labels.ts';
import { drawnArea } from '../../../client/map/drawn-area.ts';
import { geometryBounds } from '../../../client/map/geometry-bounds.ts';
import { coursePoints, labelPoint, largestPolygon, polygonsOf } from '../../../client/map/label-point.ts';
import { nameLabels } from '../../../client/map/name-labels.ts';

const square = (west: number, south: number, side: number): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const multi = (...polygons: number[][][][]): GeoJSON.MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons,
});

describe('a place for a label', () => {
  it('is the middle of a square', () => {
    const [lng, lat] = labelPoint([square(119, 36, 0.01)]);
    expect(lng).toBeCloseTo(119.005, 3);
    expect(lat).toBeCloseTo(36.005, 3);
  });

  it('lies inside an angle whose middle is outside', () => {
    const angle = [
      [0, 0],
      [10, 0],
      [10, 2],
      [2, 2],
      [2, 10],
      [0, 10],
      [0, 0],
    ];
    const [x, y] = labelPoint([angle]);
    expect((x > 0 && x < 2 && y > 0 && y < 10) || (y > 0 && y < 2 && x > 0 && x < 10)).toBe(true);
  });

  it('keeps out of holes', () => {
    const [x, y] = labelPoint([square(0, 0, 10), square(2, 2, 6)]);
    expect(x > 2 && x < 8 && y > 2 && y < 8).toBe(false);
  });

  it('belongs to the largest part', () => {
    const polygon = largestPolygon(polygonsOf(multi([square(0, 0, 1)], [square(5, 5, 3)])));
    expect(polygon?.[0]?.[0]).toEqual([5, 5]);
  });
});

describe('names of waters', () => {
  it('stand along a river that runs north, one below the other', () => {
    const river = [
      [0, 0],
      [0.002, 0],
      [0.002, 0.05],
      [0, 0.05],
      [0, 0],
    ];
    const { points, runsNorth } = coursePoints([river], 0.012);
    expect(runsNorth).toBe(true);
    expect(points).toHaveLength(4);
    for (const [lng] of points) expect(lng).toBeCloseTo(0.001, 6);
    const labels = nameLabels([], [{ id: 1, name: '浞河', kind: 'river', geometry: multi([river]) }]);
    expect(labels.features.map(({ properties }) => properties?.name)).toEqual(Array(4).fill('浞\n河'));
  });

  it('stand once in a lake, and parks once, too', () => {
    const lake = { id: 1, name: '金马湖', kind: 'lake', geometry: multi([square(0, 0, 1)]) };
    const park = { id: 2, name: '新材料产业园', geometry: multi([square(2, 0, 1)]) };
    const labels = nameLabels([park], [lake, { id: 3, name: '', geometry: multi([square(4, 0, 1)]) }]);
    expect(labels.features.map(({ properties }) => properties)).toEqual([
      { id: 2, name: '新材料产业园', kind: 'park' },
      { name: '金马湖', kind: 'water' },
    ]);
  });
});

describe('areas of parcels', () => {
  it('mark the selected one, which is always written', () => {
    const geometry = multi([square(0, 0, 1)]);
    const labels = areaLabels(
      [
        { id: 1, label: '1.00 亩', geometry },
        { id: 2, label: '2.00 亩', geometry: null },
      ],
      1,
    );
    expect(labels.features.map(({ properties }) => properties)).toEqual([
      { label: '1.00 亩', isSelected: true },
    ]);
  });
});

describe('the drawn area', () => {
  const corners: [number, number][] = [
    [0, 0],
    [1, 0],
    [1, 1],
  ];

  it('is a closed area once it is a filter', () => {
    const [feature] = drawnArea(corners, false, null).features;
    expect(feature?.geometry).toEqual({ type: 'Polygon', coordinates: [[...corners, [0, 0]]] });
  });

  it('follows the pointer while it is being drawn', () => {
    const { features } = drawnArea(corners.slice(0, 1), true, [5, 5]);
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['LineString', 'Point']);
    expect(features[0]?.geometry).toMatchObject({
      coordinates: [
        [0, 0],
        [5, 5],
      ],
    });
  });
});

describe('the box of a geometry', () => {
  it('holds every position', () => {
    expect(geometryBounds(multi([square(0, 0, 1)], [square(5, 5, 3)]))).toEqual([0, 0, 8, 8]);
    expect(geometryBounds({ type: 'Point', coordinates: [3, 4] })).toEqual([3, 4, 3, 4]);
    expect(geometryBounds(null)).toBeNull();
  });
});
