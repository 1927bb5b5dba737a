import { describe, expect, it } from 'vitest';
import { simplifyPath } from '../../../server/tiles/simplify-path.ts';

const path = (...numbers: number[]) => Float64Array.from(numbers);

describe('simplifyPath', () => {
  it('leaves out positions within the tolerance and keeps both ends', () => {
    expect([...simplifyPath(path(0, 0, 5, 0.4, 10, 0), 0.5, false)]).toEqual([0, 0, 10, 0]);
    expect([...simplifyPath(path(0, 0, 5, 0.6, 10, 0), 0.5, false)]).toEqual([0, 0, 5, 0.6, 10, 0]);
  });

  it('keeps the extent of a ring and does not repeat its first position', () => {
    const ring = path(0, 0, 5, 0.1, 10, 0, 10, 10, 5, 9.9, 0, 10);
    expect([...simplifyPath(ring, 0.5, true)]).toEqual([0, 0, 10, 0, 10, 10, 0, 10]);
  });

  it('keeps everything at tolerance 0', () => {
    const ring = path(0, 0, 5, 0, 10, 0, 10, 10, 0, 10);
    expect(simplifyPath(ring, 0, true)).toBe(ring);
  });
});
