import { describe, expect, it } from 'vitest';
import { isSimpleRing } from '../../../client/state/simple-ring.ts';

describe('a drawn ring', () => {
  it('is simple when its edges only meet at corners', () => {
    expect(
      isSimpleRing([
        [0, 0],
        [4, 0],
        [4, 3],
        [2, 1],
        [0, 3],
      ]),
    ).toBe(true);
    expect(
      isSimpleRing([
        [0, 0],
        [1, 0],
        [0, 1],
      ]),
    ).toBe(true);
  });

  it('is not simple when it crosses itself like a bow tie', () => {
    expect(
      isSimpleRing([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ]),
    ).toBe(false);
  });
});
