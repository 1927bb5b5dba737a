import { describe, expect, it } from 'vitest';
import { pictureWidthMetres } from '../../../client/views/print/picture-width.ts';

describe('the picture of a printed map', () => {
  it('fills the width of its paper when it is flat enough', () => {
    expect(pictureWidthMetres('a4', 1.6)).toBe(0.206);
    expect(pictureWidthMetres('a3', 1.6)).toBe(0.322);
  });

  it('is narrower when it is tall, so that nothing of the view is cut off', () => {
    expect(pictureWidthMetres('a4', 0.87)).toBeCloseTo(0.146, 3);
    expect(pictureWidthMetres('a3', 0.5) / 0.5).toBeLessThanOrEqual(0.255);
  });
});
