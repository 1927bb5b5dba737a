import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listWindow, scrollToShow } from '../../../client/elements/list-window.ts';
import { nearestStop, neighbourStop, stopHeight } from '../../../client/elements/sheet-stops.ts';

const height = 53;

describe('the rows in sight', () => {
  it('cover all that is seen and hardly more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (count, wanted) => {
          const scrollTop = Math.min(wanted, Math.max(0, count * height - 400));
          const { first, end } = listWindow(scrollTop, 400, height, count, 6);
          expect(first * height).toBeLessThanOrEqual(scrollTop);
          expect(end * height).toBeGreaterThanOrEqual(Math.min(count * height, scrollTop + 400));
          expect(end - first).toBeLessThanOrEqual(Math.ceil(400 / height) + 14);
          expect(end).toBeLessThanOrEqual(count);
        },
      ),
    );
  });

  it('are none in an empty list, even when it was scrolled before', () => {
    expect(listWindow(9000, 400, height, 0, 6)).toEqual({ first: 0, end: 0 });
  });
});

describe('bringing a row into sight', () => {
  it('moves as little as possible', () => {
    expect(scrollToShow(0, 200, 400, height)).toBe(0);
    expect(scrollToShow(5, 200, 400, height)).toBe(200);
    expect(scrollToShow(20, 200, 400, height)).toBe(21 * height - 400);
  });
});

describe('the stops of a sheet', () => {
  it('are 96, 412 and the page without the search field', () => {
    expect(['low', 'middle', 'full'].map((stop) => stopHeight(stop as 'low', 844))).toEqual([96, 412, 776]);
  });

  it('fit on a page that is low', () => {
    expect(stopHeight('middle', 360)).toBe(292);
    expect(stopHeight('full', 360)).toBe(292);
  });

  it('catch a sheet that is let go near them', () => {
    expect(nearestStop(130, 844)).toBe('low');
    expect(nearestStop(500, 844)).toBe('middle');
    expect(nearestStop(700, 844)).toBe('full');
    expect(neighbourStop('middle', 1)).toBe('full');
    expect(neighbourStop('full', 1)).toBe('full');
  });
});
