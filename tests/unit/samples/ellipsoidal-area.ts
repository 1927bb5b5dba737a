import type { MultiPolygonGeometry, Position } from '../../../geodata/model/geometry.ts';
import {
  meridianRadiusMetres,
  primeVerticalRadiusMetres,
  radiansPerDegree,
} from '../../../geodata/units/ellipsoid.ts';

/**
 * Area on the CGCS2000 ellipsoid by Green's theorem: the integral of lng dQ along the rings, with Q' = M N cos(lat).
 * Shares no code with the generator's plane.
 */
export function ellipsoidalAreaSquareMetres({ coordinates }: MultiPolygonGeometry): number {
  return coordinates.reduce(
    (sum, [outer, ...holes]) =>
      sum +
      Math.abs(ringIntegral(outer!)) -
      holes.reduce((part, hole) => part + Math.abs(ringIntegral(hole)), 0),
    0,
  );
}

function ringIntegral(ring: readonly Position[]): number {
  const [lng0, lat0] = ring[0]!;
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lngA, latA] = ring[i]!;
    const [lngB, latB] = ring[i + 1]!;
    // lng and Q are nearly linear along an edge of a few hundred metres: Simpson's rule.
    const from = zoneArea(lat0, latA);
    const to = zoneArea(lat0, latB);
    sum += ((lngA + lngB) / 2 - lng0) * radiansPerDegree * (to - from);
  }
  return sum;
}

/** Area per radian of longitude between two latitudes in degrees (Simpson's rule). */
function zoneArea(fromDegrees: number, toDegrees: number): number {
  const density = (degrees: number): number => {
    const lat = degrees * radiansPerDegree;
    return meridianRadiusMetres(lat) * primeVerticalRadiusMetres(lat) * Math.cos(lat);
  };
  const middle = (fromDegrees + toDegrees) / 2;
  const span = (toDegrees - fromDegrees) * radiansPerDegree;
  return (span / 6) * (density(fromDegrees) + 4 * density(middle) + density(toDegrees));
}
