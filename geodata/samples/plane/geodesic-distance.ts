import {
  flattening,
  radiansPerDegree,
  semiMajorAxisMetres,
  semiMinorAxisMetres,
} from '../../units/ellipsoid.ts';
import type { Point } from './vector.ts';

/**
 * Length in metres of the geodesic between two [lng, lat] on the CGCS2000 ellipsoid (Vincenty, "Direct and inverse
 * solutions of geodesics on the ellipsoid", Survey Review 1975; better than a millimetre). Nearly antipodal points
 * do not converge; no zone is that far from its port.
 */
export function geodesicDistanceMetres(from: Point, to: Point): number {
  const reduced = (lat: number): number => Math.atan((1 - flattening) * Math.tan(lat * radiansPerDegree));
  const u1 = reduced(from[1]);
  const u2 = reduced(to[1]);
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const lngDifference = (to[0] - from[0]) * radiansPerDegree;
  let lambda = lngDifference;
  for (let i = 0; i < 100; i++) {
    const sinLambda = Math.sin(lambda);
    const cosLambda = Math.cos(lambda);
    const sinSigma = Math.hypot(cosU2 * sinLambda, cosU1 * sinU2 - sinU1 * cosU2 * cosLambda);
    if (sinSigma === 0) return 0;
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cosSquaredAlpha = 1 - sinAlpha * sinAlpha;
    const cos2Middle = cosSquaredAlpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cosSquaredAlpha;
    const c = (flattening / 16) * cosSquaredAlpha * (4 + flattening * (4 - 3 * cosSquaredAlpha));
    const before = lambda;
    lambda =
      lngDifference +
      (1 - c) *
        flattening *
        sinAlpha *
        (sigma + c * sinSigma * (cos2Middle + c * cosSigma * (2 * cos2Middle ** 2 - 1)));
    if (Math.abs(lambda - before) < 1e-12)
      return arcLength(cosSquaredAlpha, sinSigma, cosSigma, sigma, cos2Middle);
  }
  throw new RangeError(`no geodesic found between ${from.join(',')} and ${to.join(',')}`);
}

function arcLength(
  cosSquaredAlpha: number,
  sinSigma: number,
  cosSigma: number,
  sigma: number,
  cos2Middle: number,
): number {
  const uSquared = cosSquaredAlpha * ((semiMajorAxisMetres / semiMinorAxisMetres) ** 2 - 1);
  const a = 1 + (uSquared / 16384) * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)));
  const b = (uSquared / 1024) * (256 + uSquared * (-128 + uSquared * (74 - 47 * uSquared)));
  const deltaSigma =
    b *
    sinSigma *
    (cos2Middle +
      (b / 4) *
        (cosSigma * (2 * cos2Middle ** 2 - 1) -
          (b / 6) * cos2Middle * (4 * sinSigma ** 2 - 3) * (4 * cos2Middle ** 2 - 3)));
  return semiMinorAxisMetres * a * (sigma - deltaSigma);
}
