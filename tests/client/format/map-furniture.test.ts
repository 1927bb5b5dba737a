import { describe, expect, it } from 'vitest';
import { formatDegrees, formatGaussKrueger } from '../../../client/format/coordinates.ts';
import { formatScale, groundResolution, scaleBar } from '../../../client/format/map-scale.ts';
import { formatMoment } from '../../../client/format/moments.ts';

describe('coordinates', () => {
  it('are degrees with their side of the world', () => {
    expect(formatDegrees([119.21468, 36.72001])).toBe('119.2147° E 36.7200° N');
    expect(formatDegrees([-0.5, -10])).toBe('0.5000° W 10.0000° S');
  });

  it('are metres of the zone with its number before the easting', () => {
    expect(formatGaussKrueger([119.2147, 36.72], 4528, 'zh')).toMatch(
      /^高斯-克吕格 40 带 X 4 06\d \d{3}\.\d{2} Y 40 4\d{2} \d{3}\.\d{2} m$/,
    );
    expect(formatGaussKrueger([119.2147, 36.72], null, 'zh')).toBe('');
    expect(formatGaussKrueger([119.2147, 36.72], 4490, 'zh')).toBe('');
    expect(formatGaussKrueger([90, 36.72], 4528, 'zh')).toBe('');
  });
});

describe('scale', () => {
  it('halves the ground of a pixel with every zoom level', () => {
    expect(groundResolution(0, 0)).toBeCloseTo(78_271.517, 2);
    expect(groundResolution(36.7, 14) / groundResolution(36.7, 15)).toBeCloseTo(2, 12);
  });

  it('is written with three digits that count', () => {
    expect(formatScale(3.757)).toBe('14 200');
    expect(formatScale(0.2)).toBe('756');
    expect(formatScale(1000)).toBe('3 780 000');
  });

  it.each([
    [3.757, 140, { widthPixels: 133, label: '500 m' }],
    [10, 140, { widthPixels: 100, label: '1 km' }],
    [0.1, 140, { widthPixels: 100, label: '10 m' }],
  ])('%d metres a pixel: the longest round bar within %d', (resolution, most, bar) => {
    expect(scaleBar(resolution, most)).toEqual(bar);
  });

  it('never exceeds the room there is', () => {
    for (let resolution = 0.05; resolution < 5000; resolution *= 1.37) {
      const { widthPixels } = scaleBar(resolution, 140);
      expect(widthPixels).toBeLessThanOrEqual(140);
      expect(widthPixels).toBeGreaterThan(50);
    }
  });
});

describe('moments', () => {
  it('are told in the time of Chinese offices', () => {
    expect(formatMoment('2026-09-18T02:42:00Z')).toBe('2026-09-18 10:42');
    expect(formatMoment('2026-12-31T16:05:00Z')).toBe('2027-01-01 00:05');
  });
});
