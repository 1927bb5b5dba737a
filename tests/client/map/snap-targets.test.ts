import { describe, expect, it } from 'vitest';
import { SnapTargets } from '../../../client/map/snap-targets.ts';

/** A screen on which a degree is a million pixels: a pixel is some 0.1 m. */
const project = (lng: number, lat: number) => ({ x: lng * 1e6, y: -lat * 1e6 });

const targets = new SnapTargets();
targets.show([
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [0.001, 0],
          [0.001, 0.001],
          [0, 0.001],
          [0, 0],
        ],
      ],
    ],
  },
]);

describe('outlines that attract what is drawn', () => {
  it('give their very corner within twelve pixels', () => {
    expect(targets.snap([0.001008, 0.000007], project)).toEqual([0.001, 0]);
  });

  it('prefer a corner to an edge', () => {
    expect(targets.snap([0.000991, 0.000001], project)).toEqual([0.001, 0]);
  });

  it('give the nearest place of an edge within eight pixels', () => {
    const [lng = 0, lat = 0] = targets.snap([0.0005, -0.000006], project) ?? [];
    expect(lng).toBeCloseTo(0.0005, 9);
    expect(lat).toBeCloseTo(0, 9);
  });

  it('leave alone what is farther away', () => {
    expect(targets.snap([0.0005, -0.00001], project)).toBeUndefined();
    expect(targets.snap([0.0005, 0.0005], project)).toBeUndefined();
  });

  it('attract nothing once they are gone', () => {
    const emptied = new SnapTargets();
    emptied.show([{ type: 'Point', coordinates: [0, 0] }]);
    expect(emptied.snap([0, 0], project)).toBeUndefined();
  });
});
