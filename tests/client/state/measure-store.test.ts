import { describe, expect, it } from 'vitest';
import { MeasureStore, measure } from '../../../client/state/measure-store.ts';

describe('measuring', () => {
  it('follows the ellipsoid: a hundredth of a degree on the meridian at 36.7° N', () => {
    const { lengthMetres, areaSquareMetres } = measure({
      kind: 'length',
      corners: [
        [119, 36.7],
        [119, 36.71],
      ],
    });
    expect(lengthMetres).toBeCloseTo(1109.7, 0);
    expect(areaSquareMetres).toBeNull();
  });

  it('closes an area: its perimeter includes the way back', () => {
    const corners: [number, number][] = [
      [119, 36.7],
      [119.01, 36.7],
      [119.01, 36.71],
      [119, 36.71],
    ];
    const { lengthMetres, areaSquareMetres } = measure({ kind: 'area', corners });
    expect(areaSquareMetres! / 991_000).toBeCloseTo(1, 2);
    expect(lengthMetres).toBeGreaterThan(4 * 890);
  });

  it('counts a double click once and takes corners back', () => {
    const store = new MeasureStore();
    store.start('area');
    for (const corner of [
      [1, 1],
      [2, 2],
      [2, 2],
    ] as [number, number][])
      store.add(corner);
    expect(store.value.corners).toHaveLength(2);
    store.removeLast();
    expect(store.value.corners).toEqual([[1, 1]]);
    store.stop();
    expect(store.value).toMatchObject({ isOn: false, corners: [] });
  });
});
