import type { Position } from 'geojson';
import {
  flattening,
  radiansPerDegree,
  semiMajorAxisMetres,
  semiMinorAxisMetres,
} from '../../units/ellipsoid.ts';

const mostRounds = 100;

/**
 * Length in metres of the geodesic between two `[lng, lat]` positions on the CGCS2000 ellipsoid (Vincenty's inverse
 * formula, 0.1 mm). Throws RangeError for nearly opposite points of the globe, where it does not converge.
 */
export function geodesicDistanceMetres(from: Position, to: Position): number {
  const longitude = (to[0]! - from[0]!) * radiansPerDegree;
  const reducedFrom = Math.atan((1 - flattening) * Math.tan(from[1]! * radiansPerDegree));
  const reducedTo = Math.atan((1 - flattening) * Math.tan(to[1]! * radiansPerDegree));
  const [sinFrom, cosFrom] = [Math.sin(reducedFrom), Math.cos(reducedFrom)];
  const [sinTo, cosTo] = [Math.sin(reducedTo), Math.cos(reducedTo)];
  let lambda = longitude;
  for (let round = 0; round < mostRounds; round += 1) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cosTo * sinLambda, cosFrom * sinTo - sinFrom * cosTo * cosLambda);
    if (sinSigma === 0) return 0;
    const cosSigma = sinFrom * sinTo + cosFrom * cosTo * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosFrom * cosTo * sinLambda) / sinSigma;
    const cosSquaredAlpha = 1 - sinAlpha ** 2;
    // On the equator there is no midpoint term.
    const cosTwoMiddle = cosSquaredAlpha === 0 ? 0 : cosSigma - (2 * sinFrom * sinTo) / cosSquaredAlpha;
    const c = (flattening / 16) * cosSquaredAlpha * (4 + flattening * (4 - 3 * cosSquaredAlpha));
    const next =
      longitude +
      (1 - c) *
        flattening *
        sinAlpha *
        (sigma + c * sinSigma * (cosTwoMiddle + c * cosSigma * (2 * cosTwoMiddle ** 2 - 1)));
    const change = Math.abs(next - lambda);
    lambda = next;
    if (change < 1e-13) return arcLengthMetres(sigma, sinSigma, cosSigma, cosSquaredAlpha, cosTwoMiddle);
  }
  throw new RangeError('the two positions are nearly opposite each other on the globe');
}

function arcLengthMetres(
  sigma: number,
  sinSigma: number,
  cosSigma: number,
  cosSquaredAlpha: number,
  cosTwoMiddle: number,
): number {
  const u =
    (cosSquaredAlpha * (semiMajorAxisMetres ** 2 - semiMinorAxisMetres ** 2)) / semiMinorAxisMetres ** 2;
  const a = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const third = (b / 6) * cosTwoMiddle * (4 * sinSigma ** 2 - 3) * (4 * cosTwoMiddle ** 2 - 3);
  const delta = b * sinSigma * (cosTwoMiddle + (b / 4) * (cosSigma * (2 * cosTwoMiddle ** 2 - 1) - third));
  return semiMinorAxisMetres * a * (sigma - delta);
}

/** Length of a line of `[lng, lat]` positions along geodesics, metres; 0 for fewer than two positions. */
export function ellipsoidalLengthMetres(line: readonly Position[]): number {
  let total = 0;
  for (let index = 1; index < line.length; index += 1) {
    total += geodesicDistanceMetres(line[index - 1]!, line[index]!);
  }
  return total;
}
