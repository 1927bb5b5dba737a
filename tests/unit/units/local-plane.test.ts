import { describe, expect, it } from 'vitest';
import { createLocalPlane } from '../../../geodata/units/local-plane.ts';

describe('local plane', () => {
  it('measures a degree as long as the ellipsoid does', () => {
    const plane = createLocalPlane([119.1, 36.77]);
    // One thousandth of a degree along the meridian and the parallel, from the geodesic inverse on CGCS2000.
    expect(plane.toMetres([119.1, 36.771])[1]).toBeCloseTo(110.973, 2);
    expect(plane.toMetres([119.101, 36.77])[0]).toBeCloseTo(89.281, 2);
  });

  it('goes back exactly', () => {
    const plane = createLocalPlane([109.84, 40.66]);
    const [lng, lat] = plane.toDegrees(plane.toMetres([109.86, 40.65]));
    expect(lng).toBeCloseTo(109.86, 12);
    expect(lat).toBeCloseTo(40.65, 12);
  });
});
