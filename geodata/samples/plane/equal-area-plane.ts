import { meridianRadiusMetres, primeVerticalRadiusMetres, radiansPerDegree } from '../../units/ellipsoid.ts';
import type { Point } from './vector.ts';

/** A plane in metres whose areas are those on the ellipsoid. */
export interface EqualAreaPlane {
  /** [x, y] in metres to [lng, lat] in degrees, rounded to 1e-9 degrees (a tenth of a millimetre). */
  toDegrees(point: Point): [number, number];
  /** [lng, lat] in degrees to [x, y] in metres. */
  toMetres(lngLat: Point): Point;
}

/** Length of the meridian between two latitudes in radians that lie within a few degrees (Simpson's rule). */
function meridianArc(from: number, to: number): number {
  const mean =
    meridianRadiusMetres(from) + 4 * meridianRadiusMetres((from + to) / 2) + meridianRadiusMetres(to);
  return ((to - from) * mean) / 6;
}

/**
 * The sinusoidal projection of the CGCS2000 ellipsoid about `origin`, turned counter-clockwise by `rotationDegrees`.
 * It is equal-area by construction (dx dy = M N cos(lat) dlat dlng); within 10 km of its origin a right angle is off
 * by less than 0.1 degrees. A tangent plane would be 3e-4 wrong in area at 3 km from its origin.
 */
export function equalAreaPlane(origin: Point, rotationDegrees: number): EqualAreaPlane {
  const originLat = origin[1] * radiansPerDegree;
  const cos = Math.cos(rotationDegrees * radiansPerDegree);
  const sin = Math.sin(rotationDegrees * radiansPerDegree);
  const round = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;
  return {
    toDegrees([x, y]) {
      const east = x * cos - y * sin;
      const north = x * sin + y * cos;
      let lat = originLat + north / meridianRadiusMetres(originLat);
      for (let i = 0; i < 2; i++) lat += (north - meridianArc(originLat, lat)) / meridianRadiusMetres(lat);
      const lng = origin[0] + east / (primeVerticalRadiusMetres(lat) * Math.cos(lat)) / radiansPerDegree;
      return [round(lng), round(lat / radiansPerDegree)];
    },
    toMetres([lng, latDegrees]) {
      const lat = latDegrees * radiansPerDegree;
      const east = (lng - origin[0]) * radiansPerDegree * primeVerticalRadiusMetres(lat) * Math.cos(lat);
      const north = meridianArc(originLat, lat);
      return [east * cos + north * sin, north * cos - east * sin];
    },
  };
}
